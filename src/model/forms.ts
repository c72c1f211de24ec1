/**
 * Facts of a word form, computed once per distinct form of a document and shared by every learned stage:
 * hashes of the form, its affixes and shape, and its word clusters. Columns are indexed by form id.
 */

import type { Clusters } from "./clusters.ts";
import { hashRange, hashString } from "./hash.ts";

export interface FormColumns {
  readonly count: number;
  /** hash of the form as written */
  readonly cased: Int32Array;
  /** hash of the lower-case form; digits become 0, every quotation mark one sign */
  readonly word: Int32Array;
  readonly suffix1: Int32Array;
  readonly suffix2: Int32Array;
  readonly suffix3: Int32Array;
  readonly suffix4: Int32Array;
  readonly prefix1: Int32Array;
  readonly prefix2: Int32Array;
  readonly prefix3: Int32Array;
  /** hash of the shape ("Xxx-00"), runs shortened */
  readonly shape: Int32Array;
  /** coarse and fine cluster, 0 = the word is unknown */
  readonly coarse: Uint8Array;
  readonly fine: Uint16Array;
  /** 1 when the form starts with an upper-case letter */
  readonly capital: Uint8Array;
}

const QUOTE_GLYPHS = /^["“”„‟«»‹›〝〞＂]$|^''$|^``$/u;

/** The form that features see: lower case, digits as 0, any double quotation mark as `"`. */
export function normalForm(form: string): string {
  if (QUOTE_GLYPHS.test(form)) return '"';
  if (form === "‘" || form === "’" || form === "`" || form === "‚") return "'";
  return form.toLowerCase().replaceAll("’", "'").replace(/[0-9]/g, "0");
}

function shapeOf(form: string): string {
  let shape = "";
  for (const ch of form) {
    const sign = /\p{Lu}/u.test(ch) ? "X" : /\p{L}/u.test(ch) ? "x" : /\p{Nd}/u.test(ch) ? "0" : ch;
    if (!shape.endsWith(sign + sign)) shape += sign;
  }
  return shape;
}

/** Describes every form of a document. O(total length of the distinct forms). */
export function describeForms(forms: readonly string[], clusters: Clusters): FormColumns {
  const n = forms.length;
  const ints = (): Int32Array => new Int32Array(n);
  const columns = {
    count: n,
    cased: ints(),
    word: ints(),
    suffix1: ints(),
    suffix2: ints(),
    suffix3: ints(),
    suffix4: ints(),
    prefix1: ints(),
    prefix2: ints(),
    prefix3: ints(),
    shape: ints(),
    coarse: new Uint8Array(n),
    fine: new Uint16Array(n),
    capital: new Uint8Array(n),
  };
  for (let id = 0; id < n; id++) {
    const form = forms[id];
    const word = normalForm(form);
    const end = word.length;
    columns.cased[id] = hashString(form);
    columns.word[id] = hashString(word);
    columns.suffix1[id] = hashRange(word, Math.max(0, end - 1), end);
    columns.suffix2[id] = hashRange(word, Math.max(0, end - 2), end);
    columns.suffix3[id] = hashRange(word, Math.max(0, end - 3), end);
    columns.suffix4[id] = hashRange(word, Math.max(0, end - 4), end);
    columns.prefix1[id] = hashRange(word, 0, 1);
    columns.prefix2[id] = hashRange(word, 0, 2);
    columns.prefix3[id] = hashRange(word, 0, 3);
    columns.shape[id] = hashString(shapeOf(form));
    columns.capital[id] = /^\p{Lu}/u.test(form) ? 1 : 0;
    const cluster = clusters.find(word);
    columns.coarse[id] = cluster.coarse;
    columns.fine[id] = cluster.fine;
  }
  return columns;
}
