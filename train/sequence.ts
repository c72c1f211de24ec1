/** Trains a sequence model: structured averaged perceptron with a cost for wrong labels (Collins 2002; Taskar et al. 2003). */

import { type FeatureRow, Features, packLinear } from "../src/model/linear.ts";
import { makeRandom } from "../src/model/random.ts";
import { allowed, packSequence, viterbi } from "../src/model/sequence.ts";
import { mixRows, Perceptron } from "./perceptron.ts";

export interface SequenceTask<T> {
  readonly labels: readonly string[];
  readonly items: readonly T[];
  length(item: T): number;
  gold(item: T): Uint8Array;
  /** Fills `out` with the features of position `i`. */
  features(item: T, i: number, out: Features): void;
  /** Cost of predicting `predicted` where `gold` is right, added to the score while training. */
  cost(gold: number, predicted: number): number;
}

export interface SequenceSettings {
  readonly epochs: number;
  /** One model a seed; their weights are added up. */
  readonly seeds: readonly number[];
  readonly minUpdates: number;
  readonly minCode: number;
  readonly capacityBits?: number;
}

export function trainSequence<T>(task: SequenceTask<T>, settings: SequenceSettings): Uint8Array {
  const models = settings.seeds.map((seed) => trainOne(task, settings, seed));
  const rows = mixRows(models.map((model) => model.rows));
  const transition = Float32Array.from(models[0].transition, (_, at) => models.reduce((sum, model) => sum + model.transition[at], 0));
  return packSequence(packLinear(task.labels, rows, settings.minCode), transition);
}

function trainOne<T>(task: SequenceTask<T>, settings: SequenceSettings, seed: number): { rows: FeatureRow[]; transition: Float32Array } {
  const width = task.labels.length;
  const model = new Perceptron(task.labels, settings.capacityBits ?? 21);
  const weight = new Float64Array((width + 1) * width);
  const drift = new Float64Array((width + 1) * width);
  const random = makeRandom(seed);
  const order = task.items.map((_, k) => k);
  const features = new Features();
  const scores = new Float32Array(width);
  let path = new Uint8Array(1024);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    let wrong = 0;
    let total = 0;
    for (const k of random.shuffle(order)) {
      const item = task.items[k];
      const n = task.length(item);
      if (n === 0) continue;
      if (n > path.length) path = new Uint8Array(n * 2);
      const gold = task.gold(item);
      const emission = new Float64Array(n * width);
      for (let i = 0; i < n; i++) {
        features.clear();
        task.features(item, i, features);
        scores.fill(0);
        model.addScores(features, scores);
        for (let c = 0; c < width; c++) emission[i * width + c] = scores[c] + (c === gold[i] ? 0 : task.cost(gold[i], c));
      }
      viterbi(emission, n, width, allowed(weight, task.labels), path);
      model.time++;
      total += n;
      const bump = (row: number, c: number, amount: number): void => {
        weight[row * width + c] += amount;
        drift[row * width + c] += amount * model.time;
      };
      for (let i = 0; i < n; i++) {
        const goldBefore = i === 0 ? width : gold[i - 1];
        const pathBefore = i === 0 ? width : path[i - 1];
        if (goldBefore !== pathBefore || gold[i] !== path[i]) {
          bump(goldBefore, gold[i], 1);
          bump(pathBefore, path[i], -1);
        }
        if (gold[i] === path[i]) continue;
        wrong++;
        features.clear();
        task.features(item, i, features);
        model.update(features, gold[i], 1);
        model.update(features, path[i], -1);
      }
    }
    process.stderr.write(`epoch ${epoch + 1}: ${((100 * wrong) / total).toFixed(3)} % of labels updated, ${model.size} features\n`);
  }
  const transition = Float32Array.from(weight, (w, at) => w - drift[at] / model.time);
  return { rows: model.averaged(settings.minUpdates), transition };
}
