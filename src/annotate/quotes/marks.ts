/**
 * Candidate quotation marks with evidence for each role. A mark's role is read from what stands around it;
 * the glyph is only one hint, because translated, scanned and retyped text has the wrong one often.
 */

import type { Doc } from "../../document/doc.ts";
import type { ReportVerbs } from "../../lexicon/report-verbs.ts";
import { isDoubleMark } from "../tokens/tokenizer.ts";

const OPEN_GLYPHS = "“‘«„‚‹〝";
const CLOSE_GLYPHS = "”’»›〞";
const SINGLE = "‘’'‚‹›`";
const PRONOUNS = new Set("he she they it i we you who".split(" "));

export interface Mark {
  readonly token: number;
  readonly start: number;
  readonly end: number;
  readonly double: boolean;
  /** Scores of the roles; the higher the likelier. */
  readonly open: number;
  readonly close: number;
  readonly skip: number;
  readonly spaceBefore: boolean;
  readonly spaceAfter: boolean;
}

export function isSingleMark(form: string): boolean {
  return form.length === 1 && SINGLE.includes(form);
}

export function glyphOpens(glyph: string): boolean {
  return OPEN_GLYPHS.includes(glyph) || glyph === "``";
}

export function glyphCloses(glyph: string): boolean {
  return CLOSE_GLYPHS.includes(glyph) || glyph === "''";
}

/** Marks of tokens [from, to), one paragraph. */
export function findMarks(doc: Doc, from: number, to: number, verbs: ReportVerbs): Mark[] {
  const marks: Mark[] = [];
  for (let i = from; i < to; i++) {
    const form = doc.formOf(i);
    const double = isDoubleMark(form);
    if (double || isSingleMark(form)) marks.push(scoreMark(doc, i, from, to, double, verbs));
  }
  return marks;
}

/** Evidence weights were set by hand on PolNeAR train with damaged marks; see docs/evaluation.md. */
function scoreMark(doc: Doc, i: number, from: number, to: number, double: boolean, verbs: ReportVerbs): Mark {
  const form = doc.formOf(i);
  const first = i === from;
  const last = i === to - 1;
  const spaceBefore = first || doc.end[i - 1] < doc.start[i];
  const spaceAfter = last || doc.end[i] < doc.start[i + 1];
  const before = first ? "" : doc.formOf(i - 1);
  const after = last ? "" : doc.formOf(i + 1);
  const wordBefore = /[\p{L}\p{N}\p{M}%)\]]$/u.test(before);
  const stopBefore = /^(?:[.,?!]+|…)$/u.test(before) || /\p{L}\.$/u.test(before);
  const bracketBefore = /^[([{–—-]+$/.test(before);
  const wordAfter = /^[\p{L}\p{N}$£€[(…]/u.test(after);
  const said = (k: number): boolean => k >= from && k < to && verbs.has(doc.formOf(k).toLowerCase());
  const introduced =
    before === ":" || said(i - 1) || (before === "," && said(i - 2)) || (/^(?:that|as|a|an|the|called)$/i.test(before) && spaceBefore);

  let open = 0;
  let close = 0;
  open += spaceBefore || bracketBefore ? 1.5 : -2.5;
  open += spaceAfter ? -0.5 : wordAfter ? 1 : 0;
  open += introduced ? 1.2 : 0;
  open += first ? 2 : 0;
  open -= last ? 4 : 0;
  open -= before === "," && !said(i - 2) ? (spaceBefore ? 0.7 : 1.7) : 0;
  close += spaceBefore ? -0.6 : wordBefore || stopBefore ? 1.2 : 0;
  close += spaceAfter || /^[.,;:?!)\]]/.test(after) ? 1 : -1.2;
  close += stopBefore ? 0.8 : 0;
  close += last ? 2.5 : 0;
  close -= first ? 5 : 0;
  if (!last && stopBefore && before !== ".") close += attributionFollows(doc, i + 1, to, verbs, before === ",");
  if (!last && before === "." && said(i + 2)) close += 1;
  if (glyphOpens(form)) {
    open += 1;
    close -= 0.6;
  } else if (glyphCloses(form)) {
    open -= 0.6;
    close += 1;
  }
  const skip = double ? -2.5 : apostropheScore(form, before, spaceBefore, spaceAfter, wordAfter);
  return { token: i, start: doc.start[i], end: doc.end[i], double, open, close, skip, spaceBefore, spaceAfter };
}

/** How much the words after a possible closing mark look like "he said" or "Name, a minister, said". */
function attributionFollows(doc: Doc, at: number, to: number, verbs: ReportVerbs, comma: boolean): number {
  const first = doc.formOf(at);
  const isName = /^\p{Lu}/u.test(first);
  const isSpeaker = isName || PRONOUNS.has(first.toLowerCase()) || /^(?:the|a|an|one|his|her)$/i.test(first);
  if (verbs.has(first.toLowerCase())) return 1.5;
  for (let k = at + 1; k < Math.min(to, at + 4); k++) {
    if (isSpeaker && verbs.has(doc.formOf(k).toLowerCase())) return 2.2;
  }
  if (!comma || !isName) return 0;
  return verbBeforeStop(doc, at, Math.min(to, at + 30), verbs) ? 2.2 : 1.2;
}

/** A report verb after an apposition: "Name, a senior fellow at a think tank, told". */
function verbBeforeStop(doc: Doc, from: number, to: number, verbs: ReportVerbs): boolean {
  for (let k = from; k < to; k++) {
    if (/^[.?!;:]/.test(doc.formOf(k))) return false;
    if (verbs.get(doc.formOf(k).toLowerCase())?.core) return true;
  }
  return false;
}

/** Single marks are more often apostrophes: plural possessives, cut words. */
function apostropheScore(form: string, before: string, spaceBefore: boolean, spaceAfter: boolean, wordAfter: boolean): number {
  if (form === "‘" || form === "‹" || form === "›") return -1.5;
  if (!spaceBefore && /s$/i.test(before) && spaceAfter) return 2.2;
  if (!spaceBefore && spaceAfter && /\p{L}$/u.test(before)) return 1.8;
  if (spaceBefore && wordAfter) return 0.8;
  return 1;
}
