/** What to look for in a store so that every report that may match a topic is found. */

import type { Term, Topic, Wording } from "./topic.ts";
import { stemOf } from "./words.ts";

/** Words of one query, all of which must be there; each is a beginning or a phrase. */
export interface TopicQuery {
  readonly terms: readonly { readonly words: readonly string[]; readonly prefix: boolean }[];
  /** Whether it is one word of several: worth a look only in reports of the actor. */
  readonly wide: boolean;
}

/** Longest beginning that a word shares with its derivations; at least three letters. */
function beginning(form: string): string {
  const stem = stemOf(form);
  let shared = 0;
  while (shared < stem.length && shared < form.length && stem[shared] === form[shared]) shared++;
  return shared >= 3 ? form.slice(0, shared) : form;
}

/** Queries from the narrow to the wide. */
export function queriesOf(topic: Topic): TopicQuery[] {
  const phrases = topic.terms.map((term): TopicQuery => ({ terms: [phraseOf(term)], wide: false }));
  const wordings = topic.wordings.flatMap((wording): TopicQuery[] => [whole(wording), ...(wording.words.length > 1 ? singles(wording) : [])]);
  return [...phrases, ...wordings.filter(({ wide }) => !wide), ...wordings.filter(({ wide }) => wide)];
}

function phraseOf(term: Term): TopicQuery["terms"][number] {
  const last = term.forms.length - 1;
  return { words: term.forms.map((form, k) => (k === last ? beginning(form) : form)), prefix: true };
}

/** Acts may be put another way: the other words must be there. */
function whole(wording: Wording): TopicQuery {
  const needed = wording.words.filter(({ act }) => !act);
  return { terms: (needed.length > 0 ? needed : wording.words).map(phraseOf), wide: false };
}

function singles(wording: Wording): TopicQuery[] {
  return wording.words.filter(({ act }) => !act).map((word): TopicQuery => ({ terms: [phraseOf(word)], wide: true }));
}
