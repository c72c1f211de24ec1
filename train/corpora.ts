/** Readers of the training sets. The folder is the setting ONRECORD_DATA, default ../shared/data beside the checkout. */

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ConlluSentence, readConllu } from "../src/document/conllu.ts";

export const DATA = process.env["ONRECORD_DATA"] ?? fileURLToPath(new URL("../../shared/data", import.meta.url));

function readData(path: string): string {
  const file = `${DATA}/${path}`;
  if (!existsSync(file)) throw new Error(`data file ${file} is missing; set ONRECORD_DATA to the folder that holds it`);
  return readFileSync(file, "utf8");
}

/** A file by its own path, or else by its path in the data folder. */
export function readFileAt(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : readData(path);
}

export function readJsonLines<T>(path: string): T[] {
  return readData(path)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

export function readTreebank(name: "ewt" | "gum", part: "train" | "dev" | "test"): ConlluSentence[] {
  return readConllu(readData(`ud/${name}/en_${name}-ud-${part}.conllu`));
}

/** EWT and GUM training sentences, the base of every syntactic model. */
export function readTrainingTrees(): ConlluSentence[] {
  return [...readTreebank("ewt", "train"), ...readTreebank("gum", "train")];
}

/** A dependency is right when head and base relation (subtype after ":" ignored) are. */
export function baseRelation(label: string): string {
  return label.replace(/:.*/, "");
}
