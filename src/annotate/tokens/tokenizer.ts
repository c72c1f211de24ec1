/**
 * The tokenizer: Universal Dependencies conventions for English, by one pattern and a split of clitics and hyphens.
 * Quotation marks are tokens of their own wherever they stand, so that damaged marks cannot glue to words.
 */

import { Doc } from "../../document/doc.ts";
import type { TextRange } from "../../document/report.ts";
import type { Abbreviations } from "../../lexicon/abbreviations.ts";

/** Every character that can serve as a double quotation mark. */
const DOUBLE = '"“”„‟«»〝〞＂″';

const PIECES = [
  // addresses
  String.raw`(?:https?:\/\/|www\.)[^\s<>"“”«»]*[^\s<>"“”«».,;:!?)\]’']`,
  String.raw`[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,64}(?:\.[\p{L}\p{N}-]{1,64})+`,
  String.raw`[@#][\p{L}\p{N}_]+`,
  // initials and acronyms with stops: U.S., J.R.
  String.raw`(?:\p{Lu}\.){2,}`,
  String.raw`[ap]\.m\.|Ph\.D\.|e\.g\.|i\.e\.`,
  // dates, clock times, numbers with separators, ordinals, decades
  String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}(?::\d{2})?`,
  String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)+|\d+(?:st|nd|rd|th|s|['’]s)(?![\p{L}\p{N}])|\d+`,
  String.raw`['’]\d0s`,
  // words, with inner apostrophes and combining marks
  String.raw`\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}[\p{L}\p{M}]*)*(?:&\p{Lu})?`,
  // runs of stops and dashes
  String.raw`\.{2,}|…|-{2,}|[–—―]+|[!?]+|\x60\x60|''`,
  String.raw`\S`,
];

const TOKEN = new RegExp(PIECES.join("|"), "gu");
const CLITIC = /^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M))$/u;
const PARTS: Readonly<Record<string, number>> = { cannot: 3, gonna: 3, gotta: 3, wanna: 3, gimme: 3, lemme: 3 };
/** Prefixes that stay with their word: "re-election" is one token. */
const PREFIXES = new Set(
  "anti co counter e ex inter intra mid mini multi non over post pre pro pseudo re semi sub super trans ultra un under vice al el uh".split(" "),
);

/** Grows as needed; the tokenizer does not know the number of tokens beforehand. */
class Offsets {
  start = new Uint32Array(256);
  end = new Uint32Array(256);
  count = 0;

  push(start: number, end: number): void {
    if (this.count === this.start.length) {
      this.start = grown(this.start);
      this.end = grown(this.end);
    }
    this.start[this.count] = start;
    this.end[this.count++] = end;
  }
}

function grown(old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(old.length * 2);
  next.set(old);
  return next;
}

/** A text with spaces where some parts stood; those in text order. */
function blanked(text: string, without: readonly TextRange[]): string {
  if (without.length === 0) return text;
  let from = 0;
  const kept = without.map(({ start, end }) => {
    const piece = text.slice(from, start) + " ".repeat(end - start);
    from = end;
    return piece;
  });
  return kept.join("") + text.slice(from);
}

/**
 * Cuts a text into tokens.
 *
 * @param without parts that are no words of it, such as the labels of a transcript; they get no tokens
 * @returns a Doc with `start`, `end`, `form` and `paragraph` set. O(length).
 */
export function tokenize(whole: string, abbreviations: Abbreviations, without: readonly TextRange[] = []): Doc {
  const text = blanked(whole, without);
  const out = new Offsets();
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const piece = match[0];
    const from = match.index;
    const to = from + piece.length;
    const last = out.count - 1;
    if (piece === "-" && joinsPrefix(text, out, from)) {
      const word = /^[\p{L}][\p{L}\p{M}]*/u.exec(text.slice(to, to + 60));
      if (word) {
        out.end[last] = to + word[0].length;
        TOKEN.lastIndex = out.end[last];
        continue;
      }
    }
    if (piece === "." && last >= 0 && out.end[last] === from && isAbbreviation(text.slice(out.start[last], to), text, to, abbreviations)) {
      out.end[last] = to;
      continue;
    }
    pushPiece(text, piece, from, to, out);
  }
  const start = out.start.slice(0, out.count);
  const end = out.end.slice(0, out.count);
  return new Doc(whole, start, end, paragraphsOf(text, start));
}

function joinsPrefix(text: string, out: Offsets, at: number): boolean {
  const last = out.count - 1;
  return last >= 0 && out.end[last] === at && PREFIXES.has(text.slice(out.start[last], at).toLowerCase());
}

function isAbbreviation(form: string, text: string, after: number, abbreviations: Abbreviations): boolean {
  const kind = abbreviations.get(form);
  if (kind === undefined) return /^\p{Lu}\.$/u.test(form) && /^ \p{Lu}/u.test(text.slice(after, after + 2));
  return kind === "end" || kind === "title" || /^\s*[\p{L}\p{N}]/u.test(text.slice(after, after + 3));
}

function pushPiece(text: string, piece: string, from: number, to: number, out: Offsets, clitics = 2): void {
  const lower = piece.toLowerCase();
  const cut = Object.hasOwn(PARTS, lower) ? PARTS[lower] : 0;
  if (cut > 0) {
    out.push(from, from + cut);
    out.push(from + cut, to);
    return;
  }
  const clitic = clitics > 0 && piece.length > 2 && (piece.includes("'") || piece.includes("’")) ? CLITIC.exec(piece) : null;
  if (clitic && !/^\d/.test(piece)) {
    const middle = from + clitic[1].length;
    pushPiece(text, clitic[1], from, middle, out, clitics - 1);
    out.push(middle, to);
    return;
  }
  out.push(from, to);
}

/**
 * Paragraph number of each token. Blank lines separate paragraphs; in a text without any, every line is one,
 * unless its lines look hard-wrapped (most of them between 50 and 90 characters).
 */
function paragraphsOf(text: string, start: Uint32Array): Uint32Array {
  const lines = text.split("\n");
  const wrapped = lines.length > 4 && lines.filter((line) => line.length >= 50 && line.length <= 90).length > lines.length * 0.6;
  const separator = /\n[ \t\r]*\n/.test(text) || wrapped ? /\n(?:[ \t\r]*\n)+/g : /\n+/g;
  const paragraph = new Uint32Array(start.length);
  let i = 0;
  let k = 0;
  const fill = (until: number): void => {
    const before = i;
    while (i < start.length && start[i] < until) paragraph[i++] = k;
    if (i > before) k++;
  };
  for (const match of text.matchAll(separator)) fill(match.index);
  fill(Number.POSITIVE_INFINITY);
  return paragraph;
}

export function isDoubleMark(form: string): boolean {
  return (form.length === 1 && DOUBLE.includes(form)) || form === "``" || form === "''";
}
