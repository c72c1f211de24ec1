/** Damages quotation marks the way translation and scanning do: some are lost, some become another mark. */

import type { Random } from "../src/model/random.ts";

const DROPPED = 0.2;
const REPLACED = 0.3;
const REPLACEMENTS = ["”", "“", '"', "'", "„", "«"];
const MARK = /["“”„«»]/;

export interface Damaged {
  readonly text: string;
  /** New offset of an old one; offsets inside a lost mark go to what follows it. */
  shift(offset: number): number;
}

export function damageQuotes(text: string, random: Random): Damaged {
  const shifts = new Int32Array(text.length + 1);
  let out = "";
  for (let at = 0; at < text.length; at++) {
    shifts[at] = out.length;
    const isMark = MARK.test(text[at]) || isSingleQuote(text, at);
    const draw = isMark ? random.next() : 1;
    if (draw < DROPPED) continue;
    out += draw < DROPPED + REPLACED ? REPLACEMENTS[random.below(REPLACEMENTS.length)] : text[at];
  }
  shifts[text.length] = out.length;
  return { text: out, shift: (offset) => shifts[offset] };
}

/** A single mark that is no apostrophe: nothing of a word on one side of it. */
function isSingleQuote(text: string, at: number): boolean {
  if (!/['‘’]/.test(text[at])) return false;
  const before = /[\p{L}\p{N}]/u.test(text[at - 1] ?? " ");
  const after = /[\p{L}\p{N}]/u.test(text[at + 1] ?? " ");
  return before !== after && !(text[at] === "’" && /s/i.test(text[at - 1] ?? ""));
}
