/**
 * Tokens a second, text → checked records, one thread, warm; and wink-nlp's full pipe (tags, lemmas, entities, sentences read
 * out) on the same texts in the same process, in turns. The ratio is the figure; the rest is for reading. Both are
 * measured as they are installed: ours is the built package, because a loader of sources slows it by a third.
 */

import { readFileSync } from "node:fs";
import winkModel from "wink-eng-lite-web-model";
import winkNlp from "wink-nlp";
import type { loadResources } from "../../src/cli/resources.ts";
import type { makeReader } from "../../src/pipeline.ts";
import { DATA } from "../../train/corpora.ts";
import { finish, readFlags } from "../report.ts";

const built = async <M>(file: string): Promise<M> => (await import(new URL(`../../dist/${file}`, import.meta.url).href)) as M;
const { makeReader: make } = await built<{ makeReader: typeof makeReader }>("pipeline.js");
const { loadResources: load } = await built<{ loadResources: typeof loadResources }>("cli/resources.js");

const ROUNDS = 5;
const REPORTS = 400;

const flags = readFlags();
const texts = readFileSync(flags.data ?? `${DATA}/news/bbc2005.jsonl`, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .slice(0, REPORTS)
  .map((line) => (JSON.parse(line) as { text: string }).text);
const reader = make(load());
const wink = winkNlp(winkModel);
const tokens = texts.reduce((sum, text) => sum + reader.annotate(text).length, 0);

const cpuSeconds = (run: () => void): number => {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};
const ours = (): void => {
  for (const [at, text] of texts.entries()) reader.extract({ id: `bench-${at}`, text, notes: [] });
};
const theirs = (): void => {
  for (const text of texts) {
    const doc = wink.readDoc(text);
    doc.tokens().out(wink.its.pos);
    doc.tokens().out(wink.its.lemma as never);
    doc.entities().out(wink.its.detail);
    doc.sentences().out();
  }
};
ours();
theirs();
const rates: { ours: number; theirs: number }[] = [];
for (let round = 0; round < ROUNDS; round++) rates.push({ ours: tokens / cpuSeconds(ours), theirs: tokens / cpuSeconds(theirs) });
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];
finish(
  "speed",
  [
    { metric: "tokens/s", value: median(rates.map((rate) => rate.ours)), n: tokens },
    { metric: "wink-nlp tokens/s", value: median(rates.map((rate) => rate.theirs)), n: tokens },
    { metric: "ratio to wink-nlp", value: median(rates.map((rate) => rate.ours / rate.theirs)), n: ROUNDS },
  ],
  flags,
);
