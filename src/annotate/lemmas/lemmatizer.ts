/**
 * Lemmas: a table of exceptions learned from treebanks, then rules for regular endings, with the word list deciding
 * between possible stems ("raised" → raise, "walked" → walk).
 */

import { UPOS, XPOS } from "../../document/alphabets.ts";
import type { Doc, Stage } from "../../document/doc.ts";
import { ByteReader, ByteWriter } from "../../model/bytes.ts";

/** Lemma by "form XPOS". */
export type LemmaExceptions = ReadonlyMap<string, string>;

export function packExceptions(exceptions: LemmaExceptions): Uint8Array {
  const lines = [...exceptions].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([key, lemma]) => `${key}\t${lemma}`);
  return new ByteWriter().text(lines.join("\n")).finish();
}

export function readExceptions(data: Uint8Array): LemmaExceptions {
  const lines = new ByteReader(data, "lemmas").text().split("\n");
  return new Map(lines.map((line) => line.split("\t") as [string, string]));
}

/** @param isWord whether a lower-case word is known: decides between stems */
export function makeLemmatizer(exceptions: LemmaExceptions, isWord: (word: string) => boolean): Stage {
  const run = (doc: Doc): void => {
    const known = new Map<number, string>();
    doc.lemma = Array.from(doc.form, (id, i) => {
      const key = id * 64 + doc.xpos[i];
      let lemma = known.get(key);
      if (lemma === undefined) {
        lemma = lemmaOf(doc.forms[id], UPOS[doc.tag[i]], XPOS[doc.xpos[i]], exceptions, isWord);
        known.set(key, lemma);
      }
      return lemma;
    });
  };
  return { name: "lemmas", reads: ["tokens", "tag"], writes: ["lemma"], run };
}

export function lemmaOf(form: string, upos: string, xpos: string, exceptions: LemmaExceptions, isWord: (word: string) => boolean): string {
  const word = form.toLowerCase().replaceAll("’", "'");
  const exception = exceptions.get(`${word} ${xpos}`);
  if (exception !== undefined) return exception;
  if (upos === "PROPN" || upos === "X" || upos === "SYM" || upos === "PUNCT") return form;
  if (xpos === "NNS" || xpos === "VBZ") return fromS(word, isWord);
  if (xpos === "VBD" || xpos === "VBN") return word.endsWith("ed") ? fromSuffix(word, 2, isWord) : word;
  if (xpos === "VBG") return word.endsWith("ing") && word.length > 4 ? fromSuffix(word, 3, isWord) : word;
  if (xpos === "JJR" || xpos === "RBR") return word.endsWith("er") ? fromSuffix(word, 2, isWord) : word;
  if (xpos === "JJS" || xpos === "RBS") return word.endsWith("est") ? fromSuffix(word, 3, isWord) : word;
  return word;
}

function fromS(word: string, isWord: (word: string) => boolean): string {
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return isWord(word.slice(0, -1)) && !isWord(word.slice(0, -2)) ? word.slice(0, -1) : word.slice(0, -2);
  if (word.endsWith("oes")) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Cuts -ed, -ing, -er, -est and restores the stem: y for i, e, or a single consonant. */
function fromSuffix(word: string, length: number, isWord: (word: string) => boolean): string {
  const stem = word.slice(0, -length);
  if (stem.endsWith("i") && stem.length > 2) return `${stem.slice(0, -1)}y`;
  const doubled = /([bdfgklmnprtvz])\1$/.test(stem);
  if (doubled && (!isWord(stem) || !/(?:ll|ss|ff|zz)$/.test(stem))) return stem.slice(0, -1);
  if (doubled) return stem;
  const shortVowel = /^[^aeiou]*[aeiou][bdgklmnprtvz]$/.test(stem);
  if (isWord(`${stem}e`) && (shortVowel || !isWord(stem))) return `${stem}e`;
  if (isWord(stem)) return stem;
  return /(?:[^aeiou][rvz]|[aeiou][cgsvz]|[aiu]t|dg|ng)$/.test(stem) && /[cgsvz]$|[aiu]t$|dg$/.test(stem) ? `${stem}e` : stem;
}
