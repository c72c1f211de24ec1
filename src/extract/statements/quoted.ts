/**
 * Whoever is quoted by another: "the Daily quoted Rekk as saying the talks had failed", "Rekk was quoted as saying". The one who says it is
 * the object of "quoted", or its subject in the passive; the linker takes who quotes, and the name for a part of what is said.
 */

import { DEPREL } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Run } from "../../model/sequence.ts";
import type { Evidence } from "./evidence.ts";
import type { CueSpan } from "./link-features.ts";

const QUOTING = /^(?:quot(?:e|es|ed|ing)|cit(?:e|es|ed|ing))$/i;

/** Source and content as they should be; undefined where nobody is quoted by another. */
export function quotedBy(doc: Doc, evidence: Evidence, cue: CueSpan, content: readonly Run[]): { source: Run; content: Run[] } | undefined {
  const verb = quotingVerb(doc, cue);
  if (verb === undefined || indexOfAs(doc, verb) === doc.length) return undefined;
  const said = childOf(doc, verb, "nsubj:pass") ?? childOf(doc, verb, "obj");
  if (said === undefined) return undefined;
  const source: Run = { type: "SOURCE", from: evidence.tree.left[said], to: Math.min(evidence.tree.right[said] + 1, indexOfAs(doc, said)) };
  return { source, content: content.flatMap((run) => withoutSource(doc, run, source)) };
}

function quotingVerb(doc: Doc, cue: CueSpan): number | undefined {
  return [cue.head, doc.head[cue.head]].find((token) => token >= 0 && QUOTING.test(doc.formOf(token)));
}

/** Where "as saying" stands near enough to belong to a token; the end of the text where it does not. */
function indexOfAs(doc: Doc, from: number): number {
  for (let i = from + 1; i < Math.min(doc.length - 1, from + 14); i++) {
    if (doc.formOf(i) === "as" && /^(?:saying|telling|warning|adding|stating)$/.test(doc.formOf(i + 1))) return i;
    if (/^[.;!?]$/.test(doc.formOf(i))) break;
  }
  return doc.length;
}

function childOf(doc: Doc, verb: number, relation: string): number | undefined {
  for (let i = Math.max(0, verb - 14); i < Math.min(doc.length, verb + 8); i++)
    if (i !== verb && doc.head[i] === verb && DEPREL[doc.dep[i]] === relation) return i;
  return undefined;
}

/** A piece of content without the speaker's name and "as saying". */
function withoutSource(doc: Doc, run: Run, source: Run): Run[] {
  let { from, to } = run;
  if (from < source.from && to > source.from) to = source.from;
  else if (from < source.to && to > source.from) from = source.to;
  if (doc.formOf(from) === "as" && from + 1 < to) from += 2;
  while (to > from && !/[\p{L}\p{N}”"’']/u.test(doc.formOf(to - 1))) to--;
  return to - from > 1 ? [{ ...run, from, to }] : [];
}
