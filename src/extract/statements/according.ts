/**
 * "According to the lawyer Ida Stahl, it is over", "…, according to the agency": who says it stands behind the words, what is said on
 * the other side of the comma. The linker may take the name for what is said, or the subject of the sentence for who says it.
 */

import { UPOS } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Run } from "../../model/sequence.ts";
import type { CueSpan } from "./link-features.ts";

const LONGEST = 14;
const MARKS = /^[,.;:!?“”"]$/;

/** Source and content as they should be; undefined where the words are others, or the linker has put both on their own sides. */
export function accordingTo(doc: Doc, cue: CueSpan, source: readonly Run[], content: readonly Run[]): { source: Run; content: Run[] } | undefined {
  if (!/^according$/i.test(doc.formOf(cue.from)) || !/^to$/i.test(doc.formOf(cue.from + 1))) return undefined;
  const named = nameBehind(doc, cue.from + 2);
  if (named === undefined) return undefined;
  const isRight =
    source.some((run) => run.from < named.to && run.to > named.from) && !content.some((run) => run.from < named.to && run.to > named.from);
  if (isRight) return undefined;
  const k = doc.sentenceOf(cue.from);
  const [first, end] = [doc.sentenceFrom[k], doc.sentenceFrom[k + 1]];
  const isFirst = cue.from === first;
  const from = isFirst ? named.to + 1 : first;
  const to = isFirst ? withoutStop(doc, named.to, end) : doc.formOf(cue.from - 1) === "," ? cue.from - 1 : cue.from;
  return to - from < 2 ? undefined : { source: { type: "SOURCE", ...named }, content: [{ type: "CONTENT", from, to }] };
}

function withoutStop(doc: Doc, from: number, end: number): number {
  let to = end;
  while (to > from && /^[.!?]$/.test(doc.formOf(to - 1))) to--;
  return to;
}

/** The noun phrase behind the words, up to the comma or stop that closes it. */
function nameBehind(doc: Doc, from: number): { from: number; to: number } | undefined {
  let to = from;
  while (to < doc.length && to - from < LONGEST && !MARKS.test(doc.formOf(to))) to++;
  const isNamed = Array.from({ length: to - from }, (_, i) => UPOS[doc.tag[from + i]]).some((tag) => tag === "NOUN" || tag === "PROPN");
  return isNamed && to < doc.length && MARKS.test(doc.formOf(to)) && doc.quoteOf[from] === 0 ? { from, to } : undefined;
}
