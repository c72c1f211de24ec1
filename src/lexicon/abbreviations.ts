import { readRows } from "./table.ts";

/** What may follow an abbreviation: a name, the rest of the sentence, or a new sentence. */
export type AbbreviationKind = "title" | "inner" | "end";

/** Abbreviations with their full stop, as they are written. */
export type Abbreviations = ReadonlyMap<string, AbbreviationKind>;

export function readAbbreviations(source: string): Abbreviations {
  return new Map(readRows(source).map(([form, kind]) => [form, kind as AbbreviationKind]));
}
