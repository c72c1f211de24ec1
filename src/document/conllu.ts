/** CoNLL-U in and out. Only what onrecord uses: form, lemma, UPOS, XPOS, head, relation, `SpaceAfter=No`, names in MISC. */

import { DEPREL, deprelId, NAME_LABELS, UPOS, UPOS_ID, XPOS, XPOS_ID } from "./alphabets.ts";
import { Doc } from "./doc.ts";

export interface ConlluToken {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  /** 1-based head in the sentence, 0 = root; −1 when the column is empty. */
  readonly head: number;
  readonly deprel: string;
  readonly spaceAfter: boolean;
}

export interface ConlluSentence {
  readonly comments: readonly string[];
  readonly tokens: readonly ConlluToken[];
  /** Line index (0-based, in the sentence's own lines) of each token, so that a writer can keep the other lines. */
  readonly lines: readonly string[];
}

/** Reads sentences; multiword ranges and empty nodes are kept in `lines` and give no token. O(length). */
export function readConllu(source: string): ConlluSentence[] {
  const sentences: ConlluSentence[] = [];
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.some((line) => !line.startsWith("#"))) sentences.push(sentenceFromLines(lines));
    lines = [];
  };
  for (const line of source.split(/\r?\n/)) {
    if (line === "") flush();
    else lines.push(line);
  }
  flush();
  return sentences;
}

function sentenceFromLines(lines: readonly string[]): ConlluSentence {
  const tokens: ConlluToken[] = [];
  let rangeEnd = 0;
  let rangeSpace = true;
  for (const line of lines) {
    if (line.startsWith("#")) continue;
    const cells = line.split("\t");
    const range = /^(\d+)-(\d+)$/.exec(cells[0]);
    if (range) {
      rangeEnd = Number(range[2]);
      rangeSpace = !/SpaceAfter=No/.test(cells[9] ?? "");
      continue;
    }
    if (!/^\d+$/.test(cells[0])) continue;
    const id = Number(cells[0]);
    const own = !/SpaceAfter=No/.test(cells[9] ?? "");
    tokens.push({
      form: cells[1] ?? "",
      lemma: cells[2] ?? "_",
      upos: cells[3] ?? "_",
      xpos: cells[4] ?? "_",
      head: /^\d+$/.test(cells[6] ?? "") ? Number(cells[6]) : -1,
      deprel: cells[7] ?? "_",
      spaceAfter: id < rangeEnd ? false : id === rangeEnd ? rangeSpace : own,
    });
  }
  return { comments: lines.filter((line) => line.startsWith("#")), tokens, lines };
}

/**
 * Makes a Doc of gold tokens and sentences. The text is put together from the forms.
 *
 * @param labels also copy tag, head and relation (for training); otherwise these stay unset
 */
export function docFromConllu(sentences: readonly ConlluSentence[], labels: boolean): Doc {
  let text = "";
  const start: number[] = [];
  const end: number[] = [];
  const sentenceFrom: number[] = [0];
  const forms: string[] = [];
  for (const sentence of sentences) {
    for (const token of sentence.tokens) {
      start.push(text.length);
      text += token.form;
      end.push(text.length);
      forms.push(token.form);
      if (token.spaceAfter) text += " ";
    }
    if (!text.endsWith(" ")) text += " ";
    sentenceFrom.push(start.length);
  }
  const doc = new Doc(text, Uint32Array.from(start), Uint32Array.from(end), undefined, forms);
  doc.sentenceFrom = Uint32Array.from(sentenceFrom);
  if (labels) copyLabels(doc, sentences);
  return doc;
}

function copyLabels(doc: Doc, sentences: readonly ConlluSentence[]): void {
  let i = 0;
  for (const sentence of sentences) {
    const from = i;
    for (const token of sentence.tokens) {
      doc.tag[i] = UPOS_ID.get(token.upos) ?? 0;
      doc.xpos[i] = XPOS_ID.get(token.xpos) ?? 0;
      doc.head[i] = token.head === 0 ? i : from + token.head - 1;
      doc.dep[i] = deprelId(token.deprel);
      i++;
    }
  }
}

/** The token lines of a sentence of the Doc, without comments. */
export function conlluLines(doc: Doc, k: number): string[] {
  const from = doc.sentenceFrom[k];
  const to = doc.sentenceFrom[k + 1];
  const lines: string[] = [];
  for (let i = from; i < to; i++) {
    const misc: string[] = [];
    if (doc.name[i] > 1) misc.push(`NER=${NAME_LABELS[doc.name[i]]}`);
    if (i + 1 < doc.length && doc.end[i] === doc.start[i + 1]) misc.push("SpaceAfter=No");
    const head = doc.head[i] < 0 ? "_" : doc.head[i] === i ? "0" : String(doc.head[i] - from + 1);
    lines.push(
      [
        i - from + 1,
        doc.formOf(i),
        doc.lemma[i] ?? "_",
        UPOS[doc.tag[i]] || "_",
        XPOS[doc.xpos[i]] || "_",
        "_",
        head,
        DEPREL[doc.dep[i]] || "_",
        "_",
        misc.join("|") || "_",
      ].join("\t"),
    );
  }
  return lines;
}
