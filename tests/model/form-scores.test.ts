/** Scores kept by word form are those that adding up anew would give, however many forms come by. */

import { describe, expect, test } from "vitest";
import { FormScores } from "../../src/model/form-scores.ts";
import { addScores, Features, packLinear, readLinear } from "../../src/model/linear.ts";
import { makeRandom } from "../../src/model/random.ts";

const ROLES = 3;

function modelOf(forms: number) {
  const random = makeRandom(4);
  const rows = Array.from({ length: forms * ROLES }, (_, k) => ({ hash: hashOf(k), weights: [random.next() - 0.5, random.next() - 0.5] }));
  return readLinear(packLinear(["a", "b"], rows, 1), "test");
}

const hashOf = (k: number): number => Math.imul(k + 1, 0x9e3779b1) | 0;

describe("scores of forms", () => {
  test.each([
    ["a few forms", 12, 3],
    ["more forms than the first table has room for", 2_500, 2],
    ["more forms in one report than are kept", 9_000, 2],
  ])("are those of adding up anew: %s", (_, count, reports) => {
    const model = modelOf(count);
    const kept = new FormScores(model, ROLES);
    const random = makeRandom(7);
    for (let report = 0; report < reports; report++) {
      // The same words under other numbers in each report.
      const numbers = Array.from({ length: count }, (_, k) => k);
      random.shuffle(numbers);
      const forms = numbers.map((k) => `w${k}`);
      kept.begin(forms, (id, role, into) => into.add(hashOf(numbers[id] * ROLES + role)));
      for (let k = 0; k < 2 * count; k++) {
        const id = random.below(count);
        const role = random.below(ROLES);
        const scores = new Int32Array(2);
        kept.add(id, role, scores);
        const wanted = new Int32Array(2);
        const features = new Features();
        features.add(hashOf(numbers[id] * ROLES + role));
        addScores(model, features, wanted);
        expect(scores, `form ${id}, role ${role}`).toEqual(wanted);
      }
    }
  });
});
