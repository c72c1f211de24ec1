import fc from "fast-check";
import { expect, test } from "vitest";
import { assignEntities, type NameEdge, type NameNode, type RuledPair } from "../../src/resolve/entities.ts";

/** "a b c=person/x": nodes, with the entry of the list that a name leads to. */
const nodesOf = (spec: string): NameNode[] =>
  spec.split(" ").map((part) => {
    const [id, authority] = part.split("=");
    return authority === undefined ? { id } : { id, authority: { id: authority, score: 0.9 } };
  });

/** "ab9 bc7": edges of names of one letter, with tenths of a score. */
const edgesOf = (spec: string): NameEdge[] => (spec === "" ? [] : spec.split(" ").map(([a, b, score]) => ({ a, b, score: Number(score) / 10 })));

const groups = (nodes: string, edges: string, rulings: RuledPair[] = []): string[] => {
  const entities = assignEntities(nodesOf(nodes), edgesOf(edges), rulings);
  const byEntity = new Map<string, string[]>();
  for (const [id, entity] of entities) byEntity.set(entity, [...(byEntity.get(entity) ?? []), id]);
  return [...byEntity].map(([entity, ids]) => `${entity}: ${ids.sort().join("")}`).sort();
};

test("names that are linked are one, under the smallest name's id", () => expect(groups("c b a d", "cb9 ba9")).toEqual(["e/a: abc", "e/d: d"]));

test("an entry of the list gives its id", () => expect(groups("a b=person/x", "ab9")).toEqual(["person/x: ab"]));

test("two entries of the list stay two; what lies between goes to the nearer", () =>
  expect(groups("a=person/x b c=person/y", "ab9 bc8")).toEqual(["person/x: ab", "person/y: c"]));

test("a ruling parts what letters join, and joins what they do not", () => {
  expect(groups("a b c", "ab9 bc9", [{ verdict: "differ", a: "a", b: "b" }])).toEqual(["e/a: a", "e/b: bc"]);
  expect(groups("a b c", "", [{ verdict: "same", a: "a", b: "c" }])).toEqual(["e/a: ac", "e/b: b"]);
});

test("of two rulings on one pair the later holds", () =>
  expect(
    groups("a b", "ab9", [
      { verdict: "differ", a: "a", b: "b" },
      { verdict: "same", a: "b", b: "a" },
    ]),
  ).toEqual(["e/a: ab"]));

test("a ruling that a name is no entry of the list takes it away from there", () =>
  expect(groups("a=person/x b", "ab9", [{ verdict: "differ", a: "a", b: "person/x" }])).toEqual(["e/a: ab"]));

test("the order of names, links and rulings on different pairs does not matter", () => {
  const letters = ["a", "b", "c", "d", "e", "f"];
  const edge = fc.record({ a: fc.constantFrom(...letters), b: fc.constantFrom(...letters), score: fc.constantFrom(0.9, 0.95, 0.99) });
  fc.assert(
    fc.property(
      fc.array(edge, { maxLength: 10 }),
      fc.array(fc.tuple(fc.constantFrom(...letters), fc.constantFrom(...letters)), { maxLength: 2 }),
      fc.integer(),
      (edges, apart, seed) => {
        const rulings = apart.filter(([a, b]) => a !== b).map(([a, b]): RuledPair => ({ verdict: "differ", a, b }));
        const nodes = letters.map((id) => ({ id }));
        const turned = <T>(items: readonly T[]): T[] => (seed % 2 === 0 ? [...items].reverse() : [...items.slice(1), ...items.slice(0, 1)]);
        const sorted = (map: Map<string, string>): unknown => [...map].sort();
        expect(sorted(assignEntities(turned(nodes), turned(edges), turned(rulings)))).toEqual(sorted(assignEntities(nodes, edges, rulings)));
      },
    ),
    { seed: 11, numRuns: 300 },
  );
});
