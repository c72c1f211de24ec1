import { expect, test } from "vitest";
import { readAuthority } from "../../src/lexicon/authority.ts";
import { isHeld, makeAuthority } from "../../src/resolve/authority.ts";
import { testLists } from "../support/store.ts";

/** Two of one surname in one office, one after the other, and one abroad. */
const LIST = [
  "person\tTomas Rekk\tXA\tpresident@XA:2026-01-10..\tТомас Рекк\tinvented",
  "person\tAnton Rekk\tXA\tpresident@XA:2010-01-10..2018-01-10\t\tinvented",
  "person\tIlse Maren\tXB\tforeign minister@XB:2024..\t\tinvented",
  "person\tLotte Maren\tXC\tprime minister@XC:2024..\t\tinvented",
  "country\tKarstan\tXA\t\tΚάρσταν|Karstanie\tinvented",
  "igo\tLakes Union\t\t\tLU|Union des Lacs\tinvented",
].join("\n");

const authority = makeAuthority(readAuthority(LIST), testLists().comparer);
const link = (
  name: string,
  given: { titles?: string[]; countries?: string[]; around?: string[]; published?: string; kind?: "person" | "organisation" | "place" } = {},
): string | undefined =>
  authority.link({
    name,
    kind: given.kind ?? "person",
    titles: given.titles ?? [],
    countries: given.countries ?? [],
    around: new Set(given.around ?? []),
    published: given.published,
  })?.id;

test("a full name is its entry, in any spelling and script", () => {
  for (const name of ["Tomas Rekk", "TOMAS REKK", "Rekk, Tomas", "Tomás Reck", "Томас Рекк"]) expect(link(name), name).toBe("person/tomas-rekk");
});

test("a surname with an office is who held it on that day", () => {
  expect(link("Rekk", { titles: ["president"], published: "2026-05-01" })).toBe("person/tomas-rekk");
  expect(link("Rekk", { titles: ["president"], published: "2015-05-01" })).toBe("person/anton-rekk");
});

test("two offices of one person are one: a secretary of state is a foreign minister", () => {
  expect(link("Maren", { titles: ["secretary of state"], countries: ["XB"], published: "2026-05-01" })).toBe("person/ilse-maren");
});

test("a bare surname that two could bear stays open", () => {
  expect(link("Maren", { published: "2026-05-01" })).toBeUndefined();
  expect(link("Rekk")).toBeUndefined();
});

test("a name that is not listed is nobody's", () => {
  for (const name of ["Henrik Rekk", "Tomas Salko", "Karsten", "Lakeside Union"]) expect(link(name), name).toBeUndefined();
});

test("countries and organisations are known by names, acronyms and scripts", () => {
  expect(link("Κάρσταν", { kind: "place" })).toBe("country/XA");
  expect(link("LU", { kind: "organisation" })).toBe("organisation/lakes-union");
  expect(link("Union des Lacs", { kind: "organisation" })).toBe("organisation/lakes-union");
});

test.each([
  [{ title: "president", of: "XA", from: "2020", to: "2024-03" }, "2024-03-31", true],
  [{ title: "president", of: "XA", from: "2020", to: "2024-03" }, "2024-04-01", false],
  [{ title: "president", of: "XA", from: "2020-06-01" }, "2020-05-31", false],
  [{ title: "president", of: "XA" }, "2020-05-31", false],
])("an office %o is held on %s: %s", (office, day, held) => expect(isHeld(office, day)).toBe(held));

test.each([
  "person\tTomas Rekk",
  "wizard\tTomas Rekk\tXA\t\t\tinvented",
  "person\tTomas Rekk\tXA\tpresident of XA\t\tinvented",
])("a row that breaks the form is refused by its number: %s", (row) => expect(() => readAuthority(row)).toThrow("row 1"));

test("every row of the shipped list is whole, and no id stands twice", () => expect(testLists().authority.byId.size).toBeGreaterThan(3000));
