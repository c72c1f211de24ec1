import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { phraseFamilies } from "../../src/compare/families.ts";
import { levelOf, type Vote } from "../../src/compare/level.ts";
import { type Counted, powerOf, verdictOf } from "../../src/compare/verdict.ts";

/** "++-" as votes on following days. */
function votes(signs: string, r = 0.85): Vote[] {
  return [...signs].map((sign, i) => ({ day: dayOf(i), sign: sign === "+" ? 1 : -1, r, weight: 1 }));
}
const dayOf = (i: number): string => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10);
function items(signs: string, fields: Partial<Counted> = {}): Counted[] {
  return [...signs].map((sign, i) => ({
    day: dayOf(i),
    direction: sign === "+" ? 1 : -1,
    reliability: 0.85,
    family: i,
    predicate: `p${i % 4}`,
    confirmed: false,
    ...fields,
  }));
}
const signs = fc.array(fc.constantFrom("+", "-"), { maxLength: 40 }).map((list) => list.join(""));

describe("the level", () => {
  test("of nothing and of one vote is no change", () => {
    expect(levelOf([])).toEqual({ changes: [1, 0, 0], reversed: 0, states: [], points: [] });
    expect(levelOf(votes("+")).changes[0]).toBeCloseTo(1);
  });
  test("chances of 0, 1 and 2 changes sum to 1, whatever the votes", () => {
    fc.assert(
      fc.property(signs, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (text, r) => {
        const { changes, reversed } = levelOf(votes(text, r));
        expect(changes[0] + changes[1] + changes[2]).toBeCloseTo(1, 9);
        expect(reversed).toBeLessThanOrEqual(1 - changes[0] + 1e-9);
      }),
      { seed: 5 },
    );
  });
  test("turning every sign round turns the states round and nothing else", () => {
    fc.assert(
      fc.property(signs, (text) => {
        const turned = [...text].map((sign) => (sign === "+" ? "-" : "+")).join("");
        const [a, b] = [levelOf(votes(text)), levelOf(votes(turned))];
        expect(b.reversed).toBeCloseTo(a.reversed, 9);
        expect(b.points).toEqual(a.points);
      }),
      { seed: 6 },
    );
  });
  test("equals the sum over all segmentations, counted one by one", () => {
    const some = votes("++-+---");
    expect(levelOf(some).changes[1] / levelOf(some).changes[0]).toBeCloseTo(byHand(some), 6);
  });
  test("dates a turn between the days it lies between", () => {
    const { points, states } = levelOf(votes("++++++++--------", 0.9));
    expect(states).toEqual([1, -1]);
    expect(points.map(({ before, after }) => [before, after])).toEqual([[dayOf(7), dayOf(8)]]);
    expect(points[0].from <= dayOf(7) && points[0].to >= dayOf(8)).toBe(true);
  });
});

/** Chance of one change against none, by listing every cut and every pair of states. */
function byHand(some: readonly Vote[]): number {
  const states = [-1, 0, 1];
  const prior = [0.425, 0.15, 0.425];
  const likelihood = (from: number, to: number, state: number): number =>
    some.slice(from, to).reduce((product, { sign, r }) => product * (state === 0 ? 0.5 : state === sign ? r : 1 - r), 1);
  const none = states.reduce((sum, state, s) => sum + prior[s] * likelihood(0, some.length, state), 0);
  let one = 0;
  let cuts = 0;
  for (let cut = 2; cut <= some.length - 2; cut++) {
    cuts++;
    states.forEach((a, s) => {
      states.forEach((b, t) => {
        if (s !== t) one += prior[s] * (prior[t] / (1 - prior[s])) * likelihood(0, cut, a) * likelihood(cut, some.length, b);
      });
    });
  }
  return ((0.2 * (2 / 3)) / 0.8) * (one / cuts / none);
}

describe("the verdict", () => {
  test("on nothing says what is missing", () => {
    const { verdict, because } = verdictOf([]);
    expect(verdict).toBe("undetermined");
    expect(because).toEqual(["no statement with a clear direction on a known day"]);
  });
  test.each([
    ["+-", "undetermined"],
    ["+++---", "undetermined"],
    ["++++++++++++------------", "reversed"],
    [`${"+".repeat(60)}`, "unchanged"],
    ["++++++++++", "undetermined"],
  ] as const)("on %s is %s", (text, expected) => {
    expect(verdictOf(items(text)).verdict).toBe(expected);
  });
  test("signs given by a person are no single wording, though no word of the sentence gives them", () => {
    const given = items("++++------++++", { reliability: 0.99, predicate: "", confirmed: true });
    expect(verdictOf(given).verdict).toBe("shifted");
    expect(verdictOf(given.map((item) => ({ ...item, confirmed: false }))).verdict).toBe("undetermined");
  });
  test("to and fro is neither a change nor stability, however many days are confirmed", () => {
    const { verdict, because } = verdictOf(items("+-+--++-+-+-", { reliability: 0.99, confirmed: true }));
    expect([verdict, because[0]]).toEqual(["undetermined", "speaks both ways, in no order that a change explains"]);
  });
  test("two confirmed signs on either side suffice, one does not, nor do two that were only read", () => {
    expect(verdictOf(items("+++---", { reliability: 0.99, confirmed: true })).verdict).toBe("reversed");
    expect(verdictOf(items("++--", { reliability: 0.99, confirmed: true })).verdict).toBe("reversed");
    expect(verdictOf(items("+++-", { reliability: 0.99, confirmed: true })).verdict).toBe("undetermined");
    expect(verdictOf(items("+--", { reliability: 0.99, confirmed: true })).verdict).toBe("undetermined");
    expect(verdictOf(items("++--", { reliability: 0.99 })).verdict).toBe("undetermined");
  });
  test("one phrase that is repeated on many days makes no reversal", () => {
    const stump = items("------------", { family: 99 }).map((item, i) => ({ ...item, day: dayOf(20 + i) }));
    expect(verdictOf([...items("++++++++++++"), ...stump]).verdict).toBe("undetermined");
  });
  test("a change of one wording is no shift", () => {
    const mixed = [
      ...items("+-+-+-+-+-+-+-+-+-+-", { predicate: "a" }),
      ...items("++++++++++++++++++++", { predicate: "b" }).map((item, i) => ({ ...item, family: 100 + i, day: dayOf(30 + i) })),
    ];
    expect(["undetermined", "reversed"]).toContain(verdictOf(mixed).verdict);
    expect(verdictOf(mixed).verdict).not.toBe("shifted");
  });
  test("many items of one day are one vote", () => {
    const day = items("+".repeat(50)).map((item) => ({ ...item, day: dayOf(0) }));
    expect(verdictOf(day).counts.all).toEqual({ items: 50, families: 50, days: 1 });
    expect(verdictOf(day).verdict).toBe("undetermined");
  });
  test("the order of items does not matter", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(items("+++++++---+++------"), { minLength: 19 }), (shuffled) => {
        expect(verdictOf(shuffled)).toEqual(verdictOf(items("+++++++---+++------")));
      }),
      { seed: 3, numRuns: 20 },
    );
  });
  test("power grows with the number of days and is none for a few", () => {
    expect(powerOf(votes("+++"))).toBe(0);
    expect(powerOf(votes("+".repeat(60)))).toBeGreaterThan(powerOf(votes("+".repeat(15))));
  });
});

describe("phrase families", () => {
  const words = (text: string): string[] => text.split(" ");
  test("join what shares most of its runs of words, whatever stands around", () => {
    expect(
      phraseFamilies([
        words("we will build the northern railway"),
        words("and we will build the northern railway soon"),
        words("the fare is too high"),
      ]),
    ).toEqual([0, 0, 1]);
  });
  test("of nothing are none", () => expect(phraseFamilies([])).toEqual([]));
  test("join copies whatever their words", () => expect(phraseFamilies([words("a b c"), words("x y z")], [[0, 1]])).toEqual([0, 0]));
});
