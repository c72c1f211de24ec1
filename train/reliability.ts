/**
 * Trains how surely a stance tells the direction, on the readings of data/gold/readings.tsv that no rule was mended with; prints how well
 * each tenth of the topics is foretold by the others.
 */

import { writeFileSync } from "node:fs";
import { traceFeatures } from "../src/compare/reliability.ts";
import { readConstructions, readReadings } from "./directions.ts";
import { type Example, type Logistic, trainLogistic } from "./logistic.ts";

const FOLDS = 10;

const readings = [...readReadings(), ...readConstructions()].map((reading) => ({
  topic: reading.topic,
  outcome: reading.outcome,
  features: traceFeatures(reading, reading.text),
  isTrue: reading.outcome === "right",
}));
const topics = [...new Set(readings.map(({ topic }) => topic))].sort();
const foldOf = new Map(topics.map((topic, k) => [topic, k % FOLDS]));

const foretold = Array.from({ length: FOLDS }, (_, fold) => {
  const model = trainLogistic(readings.filter(({ topic }) => foldOf.get(topic) !== fold));
  return readings.filter(({ topic }) => foldOf.get(topic) === fold).map((reading) => ({ ...reading, chance: chanceOf(model, reading) }));
}).flat();
foretold.sort((a, b) => b.chance - a.chance);
for (const share of [0.2, 0.4, 0.6, 0.8, 1]) {
  const top = foretold.slice(0, Math.round(share * foretold.length));
  console.log(`surest ${100 * share} %: ${percent(shareRight(top))} right, chance from ${top.at(-1)?.chance.toFixed(2)}`);
}
/** The lowest and the highest tenth of the readings, and fifths between: each level is what the other topics foretell of hundreds of readings. */
const levels = [0, 0.1, 0.3, 0.5, 0.7, 0.9].map((share, k, all) => {
  const [from, to] = [share, all[k + 1] ?? 1].map((part) => Math.round((1 - part) * foretold.length));
  const inside = foretold.slice(to, from);
  return { from: k === 0 ? 0 : (inside.at(-1)?.chance ?? 0), right: shareRight(inside) };
});
const wrong = readings.filter(({ isTrue }) => !isTrue);
const turned = wrong.filter(({ outcome }) => outcome === "turned").length;
console.log(`${readings.length - wrong.length} of ${readings.length} are right; ${turned} of ${wrong.length} that are not are turned round`);

const { bias, weights } = trainLogistic(readings);
const rows = [...weights].filter(([, weight]) => Math.abs(weight) >= 0.01).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  new URL("../data/lexicon/reliability.tsv", import.meta.url),
  [
    "# columns: how a stance was read, weight (natural log of the odds that it is right); level FROM: share right of readings whose chance is FROM or more",
    "# source: a logistic model of our own labels, data/gold/readings.tsv (models/reliability.md); written by `npm run train -- reliability`; licence Apache-2.0",
    ...levels.map(({ from, right }) => `level ${from.toFixed(3)}\t${right.toFixed(3)}`),
    `bias\t${bias.toFixed(3)}`,
    ...rows.map(([feature, weight]) => `${feature}\t${weight.toFixed(3)}`),
    "",
  ].join("\n"),
);

function chanceOf(model: Logistic, { features }: Example): number {
  let odds = model.bias;
  for (const feature of features) odds += model.weights.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-odds));
}

function shareRight(some: readonly Example[]): number {
  return some.filter(({ isTrue }) => isTrue).length / some.length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
