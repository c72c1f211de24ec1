import { readRows } from "./table.ts";

export type Gender = "m" | "f";

/** Given names in small letters without accents, with the gender that nearly all who bear them have. */
export type GivenNames = ReadonlyMap<string, Gender>;

/** A name of both lists is borne by both, and is left out. */
export function readGivenNames(source: string): GivenNames {
  const names = new Map<string, Gender | "both">();
  for (const [gender, list] of readRows(source))
    for (const name of list.split(" ")) names.set(name, names.has(name) && names.get(name) !== gender ? "both" : (gender as Gender));
  return new Map([...names].flatMap(([name, gender]) => (gender === "both" ? [] : [[name, gender]])));
}
