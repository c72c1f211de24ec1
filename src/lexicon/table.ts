/** The form of every file in data/lexicon: tab-separated cells, `#` lines say columns, source and licence. */

/** The rows of a lexicon file, without comments and empty lines. */
export function readRows(source: string): string[][] {
  return source
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t").map((cell) => cell.trim()));
}
