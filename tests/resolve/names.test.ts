import { describe, expect, test } from "vitest";
import { SAME_NAME } from "../../src/resolve/names/compare.ts";
import { testLists } from "../support/store.ts";

const score = (a: string, b: string, kind: "person" | "organisation" | "place" = "person"): number => {
  const { comparer } = testLists();
  return comparer.compare(comparer.read(a, kind), comparer.read(b, kind)).score;
};

const SAME: readonly (readonly [string, string, string])[] = [
  ["accents", "Zoë Brännström", "Zoe Brannstrom"],
  ["order and capitals", "REKK, Tomas", "Tomas Rekk"],
  ["a middle name", "Tomas Ilyich Rekk", "Tomas Rekk"],
  ["a title", "President Tomas Rekk", "Tomas Rekk"],
  ["a slip of the pen", "Dalia Brenwik", "Dalia Brenwick"],
  ["sounds written as German does", "Wiktor Saljko", "Viktor Salyko"],
  ["letters of another Latin alphabet", "Vučko Hadžić", "Vucko Hadzic"],
  ["Cyrillic", "Виктор Мореско", "Viktor Moresko"],
  ["Greek", "Νικόλας Βαρντής", "Nikolas Vardis"],
  ["Arabic", "سامر الحلواني", "Samer al-Halwani"],
  ["Hebrew", "דוד ברנשטיין", "David Bernstein"],
  ["Korean", "마르코 로시니", "Marko Rossini"],
  ["a particle left out", "Omar bin Saleh al-Karim", "Omar Saleh Karim"],
  ["together and apart", "Annamaria Vell", "Anna Maria Vell"],
  ["an initial", "T. Rekk", "Tomas Rekk"],
  ["a short form", "Bill Harrowgate", "William Harrowgate"],
];

const DIFFERENT: readonly (readonly [string, string, string])[] = [
  ["another given name", "Tomas Rekk", "Henrik Rekk"],
  ["another surname", "Tomas Rekk", "Tomas Salko"],
  ["father and son change places", "Omar bin Saleh al-Karim", "Saleh bin Omar al-Karim"],
  ["nothing in common", "Dalia Brenwick", "Oren Tallis"],
  ["another name in another script", "Виктор Мореско", "Henrik Moresko"],
];

describe("persons", () => {
  test.each(SAME)("are one over %s", (_why, a, b) => expect(score(a, b)).toBeGreaterThanOrEqual(SAME_NAME));
  test.each(DIFFERENT)("are two for %s", (_why, a, b) => expect(score(a, b)).toBeLessThan(SAME_NAME));
});

const ORGANISATIONS: readonly (readonly [string, string, boolean])[] = [
  ["Selden Dredging Ltd", "Selden Dredging Limited", true],
  ["The Institute for Inland Trade", "Institute for Inland Trade", true],
  ["Lakes Union", "L.A.K.E.S. Union", true],
  ["Ministry of Defence", "Ministry of Defense", true],
  ["IIT", "Institute Inland Trade", true],
  ["Third Harbour Brigade", "3rd Harbour Brigade", true],
  ["Selden Dredging Ltd", "Selden Shipping Ltd", false],
  ["Third Harbour Brigade", "Fourth Harbour Brigade", false],
  ["Bank of Karstan", "Bank of Velmora", false],
];

test.each(ORGANISATIONS)("the organisations %s and %s: one is %s", (a, b, same) => expect(score(a, b, "organisation") >= SAME_NAME).toBe(same));

test("the score is graded: a name as written is 1, the more changes the less", () => {
  const steps = ["Tomas Rekk", "Tomás Rekk", "Thomas Reck", "Tomas Recc", "T. Rekk", "Henrik Rekk"].map((name) => score(name, "Tomas Rekk"));
  expect(steps[0]).toBe(1);
  expect(steps).toEqual([...steps].sort((a, b) => b - a));
  expect(new Set(steps).size).toBe(steps.length);
});

test("a comparison says in words what agreed and what did not", () => {
  const { comparer } = testLists();
  const { reasons } = comparer.compare(comparer.read("Tomas Rekk", "person"), comparer.read("Henrik Rekk", "person"));
  expect(reasons).toEqual(["“Rekk” in both", "“Tomas” against “Henrik”"]);
});

test("comparing is symmetric", () => {
  for (const [, a, b] of [...SAME, ...DIFFERENT]) expect(score(a, b)).toBeCloseTo(score(b, a), 10);
});
