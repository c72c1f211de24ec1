/** A logistic model over sets of features: AdaGrad on all examples at once, drawn towards nothing. */

export interface Example {
  readonly features: ReadonlySet<string>;
  readonly isTrue: boolean;
}

export interface Logistic {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

/** How strongly weights are drawn to zero; features that fewer examples have are left out; passes over the examples. */
const PULL = 20;
const RARE = 6;
const PASSES = 60;
const RATE = 0.2;

/** Deterministic: no order and no chance. O(passes × features of all examples). */
export function trainLogistic(examples: readonly Example[]): Logistic {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const names = [...counts].filter(([name, count]) => name !== "" && count >= RARE).map(([name]) => name);
  const at = new Map(names.map((name, k) => [name, k]));
  const sets = examples.map(({ features }) => [...features].flatMap((feature) => at.get(feature) ?? []));
  const weights = new Float64Array(names.length);
  const squares = new Float64Array(names.length).fill(1e-8);
  const share = examples.filter(({ isTrue }) => isTrue).length / examples.length;
  let bias = Math.log(share / (1 - share));
  let biasSquares = 1e-8;
  for (let pass = 0; pass < PASSES; pass++) {
    const slope = weights.map((weight) => PULL * weight);
    let biasSlope = 0;
    for (const [k, set] of sets.entries()) {
      const wrong = chanceOf(set.reduce((sum, feature) => sum + weights[feature], bias)) - (examples[k].isTrue ? 1 : 0);
      biasSlope += wrong;
      for (const feature of set) slope[feature] += wrong;
    }
    biasSquares += biasSlope * biasSlope;
    bias -= (RATE * biasSlope) / Math.sqrt(biasSquares);
    for (let k = 0; k < names.length; k++) {
      squares[k] += slope[k] * slope[k];
      weights[k] -= (RATE * slope[k]) / Math.sqrt(squares[k]);
    }
  }
  return { bias, weights: new Map(names.map((name, k) => [name, weights[k]])) };
}

function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
