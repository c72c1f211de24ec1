import { readRows } from "./table.ts";

export type TitleKind = "person" | "body" | "group";

/** Role nouns by lower-case form, singular or plural. */
export type Titles = ReadonlyMap<string, TitleKind>;

export function readTitles(source: string): Titles {
  const titles = new Map<string, TitleKind>();
  for (const [word, kind] of readRows(source)) {
    titles.set(word, kind as TitleKind);
    if (kind !== "group" && !titles.has(`${word}s`)) titles.set(`${word}s`, kind === "person" ? "group" : "body");
  }
  return titles;
}
