/** Tables of judgements in data/gold: fields by tab, comments by #. */

import { readFileSync } from "node:fs";

export function goldRows(file: string): string[][] {
  return readFileSync(new URL(`../data/gold/${file}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
}
