/** What to look for in a store so that every report that may match a topic is found. */

import type { Term, Topic } from "./topic.ts";
import { beginningsOf } from "./words.ts";

/** Words of one query, all of which must be there; each is a beginning or a phrase. */
export interface TopicQuery {
  readonly terms: readonly { readonly words: readonly string[]; readonly prefix: boolean }[];
  /** Whether it is one word of several: worth a look only where it mostly comes with the rest. */
  readonly wide: boolean;
}

/** Queries from the narrow to the wide. */
export function queriesOf(topic: Topic): TopicQuery[] {
  const phrases = topic.terms.flatMap((term) => variantsOf(term).map((words): TopicQuery => ({ terms: [words], wide: false })));
  const wordings = topic.wordings.flatMap(({ words }): TopicQuery[] => {
    const rest = words.filter(({ act }) => !act);
    return [
      ...together(words, false),
      // The act may be put another way.
      ...(rest.length > 0 && rest.length < words.length ? together(rest, false) : []),
      ...(words.length > 1 ? rest.flatMap((word) => together([word], true)) : []),
    ];
  });
  return [...phrases, ...wordings.filter(({ wide }) => !wide), ...wordings.filter(({ wide }) => wide)];
}

type QueryTerm = TopicQuery["terms"][number];

/** Ways a term may stand in an index that takes hyphens for spaces: "k2", "k 2"; "cities", "city". */
function variantsOf({ forms, parts }: Term): QueryTerm[] {
  const phrases = (words: readonly string[]): QueryTerm[] =>
    beginningsOf(words[words.length - 1]).map((last) => ({ words: [...words.slice(0, -1), last], prefix: true }));
  return parts.length > 1 ? [...phrases(forms), ...phrases(parts.map(({ form }) => form))] : phrases(forms);
}

/** One query for each way of writing the words that have several. */
function together(words: readonly Term[], wide: boolean): TopicQuery[] {
  let queries: QueryTerm[][] = [[]];
  for (const word of words) queries = queries.flatMap((terms) => variantsOf(word).map((variant) => [...terms, variant]));
  return queries.map((terms) => ({ terms, wide }));
}
