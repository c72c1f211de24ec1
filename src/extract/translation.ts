/** Signs that a text came through a translation machine: glosses in another script, damaged marks, spaces where none belong. */

import type { Doc } from "../document/doc.ts";
import type { RecordNote } from "../document/records.ts";

const SCRIPTS: readonly [string, RegExp, string][] = [
  ["Greek", /\p{Script=Greek}{3,}/u, "el"],
  ["Cyrillic", /\p{Script=Cyrillic}{3,}/u, "ru"],
  ["Arabic", /\p{Script=Arabic}{3,}/u, "ar"],
  ["Hebrew", /\p{Script=Hebrew}{3,}/u, "he"],
  ["Chinese characters", /\p{Script=Han}{2,}/u, "zh"],
  ["Japanese", /[\p{Script=Hiragana}\p{Script=Katakana}]{2,}/u, "ja"],
  ["Korean", /\p{Script=Hangul}{2,}/u, "ko"],
];
const MAX_SIGNS = 5;

export interface TranslationSigns {
  readonly notes: readonly RecordNote[];
  /** BCP 47; "und" when the text holds no Latin letters to speak of. */
  readonly language: string;
  /** Language of the glosses, when there are damaged marks too. */
  readonly translatedFrom?: string;
}

export function translationNotes(text: string, doc: Doc): TranslationSigns {
  const notes: RecordNote[] = [];
  let gloss: string | undefined;
  const latin = text.slice(0, 20_000).match(/\p{Script=Latin}/gu)?.length ?? 0;
  for (const [name, pattern, code] of SCRIPTS) {
    const match = pattern.exec(text);
    if (!match) continue;
    gloss ??= code;
    notes.push({ rule: "gloss", message: `words in another script (${name})`, start: match.index, end: match.index + match[0].length });
  }
  const damaged = doc.quotes.filter((quote) => quote.repairs.length > 0);
  for (const quote of damaged.slice(0, MAX_SIGNS)) {
    notes.push({
      rule: "damaged-mark",
      message: `quotation marks repaired: ${quote.repairs.join(", ")}`,
      start: quote.start,
      end: Math.max(quote.start + 1, quote.end),
    });
  }
  const split = [...text.matchAll(/\p{L} -\p{L}|\d -\p{L}/gu)].slice(0, MAX_SIGNS);
  for (const match of split)
    notes.push({ rule: "split-hyphen", message: "a space before a hyphen inside a word", start: match.index, end: match.index + match[0].length });
  const foreign = SCRIPTS.reduce(
    (sum, [, pattern]) => sum + (text.slice(0, 20_000).match(new RegExp(pattern.source, "gu"))?.join("").length ?? 0),
    0,
  );
  const language = latin >= foreign ? "en" : (gloss ?? "und");
  const translated = language === "en" && gloss !== undefined && (damaged.length >= 2 || split.length > 0);
  return { notes, language: latin + foreign === 0 ? "und" : language, ...(translated ? { translatedFrom: gloss as string } : {}) };
}
