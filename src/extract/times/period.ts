/** The stretch of time a date expression gives with the words around it: "between A and B", "from A to B", "since A". */

import type { Doc } from "../../document/doc.ts";
import type { ResolvedTime } from "./times.ts";

export interface Period {
  readonly value: string;
  readonly edtf: string;
  readonly from: number;
  readonly to: number;
}

/** @param time one of `dates`, which are the dated expressions of its sentence in text order */
export function periodAround(doc: Doc, dates: readonly ResolvedTime[], time: ResolvedTime): Period {
  const at = dates.indexOf(time);
  for (const [a, b] of [
    [dates[at - 1], time],
    [time, dates[at + 1]],
  ]) {
    if (a === undefined || b === undefined || b.from - a.to > 1) continue;
    const opens = doc.formOf(a.from - 1).toLowerCase();
    const joint = doc.formOf(b.from - 1).toLowerCase();
    if ((opens !== "between" || joint !== "and") && (opens !== "from" || !/^(?:to|until|till)$/.test(joint))) continue;
    const edtf = `${firstPart(a.edtf as string)}/${lastPart(b.edtf as string)}`;
    return { value: edtf, edtf, from: a.from, to: b.to };
  }
  const edtf = time.edtf as string;
  const since = hasSince(doc, doc.sentenceFrom[doc.sentenceOf(time.from)], time.from);
  return { value: time.value, edtf: since ? `${firstPart(edtf)}/..` : edtf, from: time.from, to: time.to };
}

/** "Since the flood of 2022": the clause that opens with "since" reaches to now. */
function hasSince(doc: Doc, first: number, time: number): boolean {
  for (let i = time - 1; i >= first && i > time - 10; i--) {
    const word = doc.formOf(i).toLowerCase();
    if (word === "since") return true;
    if (word === "," || word === "for") return false;
  }
  return false;
}

const firstPart = (edtf: string): string => edtf.split("/")[0];
const lastPart = (edtf: string): string => edtf.split("/").at(-1) ?? edtf;
