import fc from "fast-check";
import { expect, test } from "vitest";
import { ModelError } from "../../src/errors.ts";
import { addScores, adoptTables, Features, packLinear, readLinear, shareTables } from "../../src/model/linear.ts";
import { decodeTable, encodeWeight } from "../../src/model/quantise.ts";
import { makeRandom } from "../../src/model/random.ts";
import { allowed, runsFromBio, viterbi } from "../../src/model/sequence.ts";

const rowsArbitrary = fc.uniqueArray(
  fc.record({
    hash: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    weights: fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 60, selector: (row) => row.hash },
);

test("a packed model gives each feature its weights back, within the code's error", () => {
  fc.assert(
    fc.property(rowsArbitrary, (rows) => {
      const scale = Math.max(...rows.flatMap((row) => row.weights.map(Math.abs)));
      fc.pre(scale > 0);
      const model = readLinear(packLinear(["a", "b", "c"], rows, 1), "test");
      let wrong = 0;
      for (const row of rows) {
        const features = new Features();
        features.add(row.hash);
        const scores = new Int32Array(3);
        addScores(model, features, scores);
        if (row.weights.some((weight, c) => Math.abs(scores[c] / model.unit - weight) > 0.03 * scale + 0.01)) wrong++;
      }
      // Two features with the same slot and the same mark cannot be told apart: rare, and only then may one be lost.
      expect(wrong).toBeLessThanOrEqual(Math.ceil(rows.length / 30));
    }),
    { seed: 4, numRuns: 60 },
  );
});

test("the code of a weight keeps its sign and order", () => {
  const decode = decodeTable();
  const values = [-9, -2, -0.01, 0, 0.01, 2, 9].map((weight) => decode[encodeWeight(weight, 9) + 128]);
  expect([...values].sort((a, b) => a - b)).toEqual(values);
  expect(values[0]).toBe(-32767);
  expect(encodeWeight(5, 0)).toBe(0);
});

test("a cut model file is refused with what was expected and what came", () => {
  const bytes = packLinear(["a"], [{ hash: 5, weights: [1] }], 1);
  expect(() => readLinear(bytes.subarray(0, bytes.length - 3), "tagger")).toThrow(ModelError);
  expect(() => readLinear(bytes.subarray(0, bytes.length - 3), "tagger")).toThrow(/model tagger: expected \d+ bytes/);
});

test("viterbi finds the best sequence that BIO allows, as trying all does", () => {
  const labels = ["O", "B-X", "I-X"];
  const random = makeRandom(12);
  for (let round = 0; round < 50; round++) {
    const n = 1 + random.below(5);
    const emission = Array.from({ length: n * 3 }, () => random.below(20) - 10);
    const transition = allowed(
      Array.from({ length: 12 }, () => random.below(6) - 3),
      labels,
    );
    const path = new Uint8Array(n);
    viterbi(emission, n, 3, transition, path);
    const scoreOf = (sequence: ArrayLike<number>): number => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += emission[i * 3 + sequence[i]] + transition[(i === 0 ? 3 : sequence[i - 1]) * 3 + sequence[i]];
      return sum;
    };
    let best = Number.NEGATIVE_INFINITY;
    for (let code = 0; code < 3 ** n; code++) best = Math.max(best, scoreOf(Array.from({ length: n }, (_, i) => Math.floor(code / 3 ** i) % 3)));
    expect(scoreOf(path)).toBe(best);
  }
});

test.each([
  ["a run that ends with the text is kept", [1, 2], [{ type: "X", from: 0, to: 2 }]],
  [
    "two runs side by side stay two",
    [1, 1, 0],
    [
      { type: "X", from: 0, to: 1 },
      { type: "X", from: 1, to: 2 },
    ],
  ],
  ["nothing labelled gives nothing", [0, 0], []],
])("spans from BIO: %s", (_, path, runs) => {
  expect(runsFromBio(path, path.length, ["O", "B-X", "I-X"])).toEqual(runs);
});

test("the same seed gives the same numbers", () => {
  const draw = (seed: number): number[] => {
    const random = makeRandom(seed);
    return Array.from({ length: 5 }, () => random.below(1000));
  };
  expect(draw(3)).toEqual(draw(3));
  expect(draw(3)).not.toEqual(draw(4));
});

test("tables made for other threads are in shared memory, and who adopts them scores alike without making them again", () => {
  const packed = packLinear(["a", "b"], [{ hash: 77, weights: [1, -2] }], 1);
  const own = readLinear(packed, "shared test");
  const tables = shareTables(() => readLinear(packed, "shared test"));
  expect(tables["shared test"].entries.buffer).toBeInstanceOf(SharedArrayBuffer);
  adoptTables(tables);
  const adopted = readLinear(packed, "shared test");
  adoptTables({});
  expect(adopted.entries).toBe(tables["shared test"].entries);
  expect([adopted.slots, adopted.entries, adopted.unit]).toEqual([own.slots, own.entries, own.unit]);
});
