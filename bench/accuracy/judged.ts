/**
 * Precision of events on ordinary news, by eye: which of the events judged in data/gold/events-by-eye.jsonl (document id, offsets,
 * labels; no text) the tables still give, and how many of those a reader called valid. An event the tables give now and nobody has
 * judged is counted, not guessed. --data FILE: judgements of the same form.
 */

import { readFileSync } from "node:fs";
import type { EventRecord } from "../../src/document/records.ts";
import { DATA } from "../../train/corpora.ts";
import { benchReader, finish, type Metric, readFlags } from "../report.ts";

interface Judgement {
  readonly sample: string;
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly valid: boolean;
  readonly parties: boolean;
  readonly realis: string;
}

const flags = readFlags();
const verbose = process.argv.includes("--verbose");
const lines = (path: string): string[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "");
const judgements = lines(flags.data ?? new URL("../../data/gold/events-by-eye.jsonl", import.meta.url).pathname).map(
  (line) => JSON.parse(line) as Judgement,
);
const wanted = new Set(judgements.map((judgement) => judgement.doc));
const texts = new Map<string, { text: string; published?: string }>();
for (const file of [
  "news/te3_silver.jsonl",
  "news/giveme5w1h_gold.jsonl",
  "news/giveme5w1h_cluster.jsonl",
  "polnear/dev.jsonl",
  "polnear/train.jsonl",
]) {
  for (const line of lines(`${DATA}/${file}`)) {
    const { id, text, published } = JSON.parse(line) as { id: string; text: string; published?: string };
    if (wanted.has(id) && !texts.has(id)) texts.set(id, { text, ...(published ? { published: published.slice(0, 10) } : {}) });
  }
}
const reader = benchReader();
const metrics: Metric[] = [];
const realis = { right: 0, all: 0, other: 0, otherSeen: 0 };
for (const sample of [...new Set(judgements.map((judgement) => judgement.sample))]) {
  const part = judgements.filter((judgement) => judgement.sample === sample);
  let kept = 0;
  let valid = 0;
  let parties = 0;
  let tokens = 0;
  let events = 0;
  for (const doc of new Set(part.map((judgement) => judgement.doc))) {
    const source = texts.get(doc);
    if (source === undefined) continue;
    const found = reader
      .extract({ id: doc, text: source.text, notes: [], ...(source.published ? { published: source.published } : {}) })
      .filter((record): record is EventRecord => record.kind === "event");
    tokens += source.text.split(/\s+/).length;
    events += found.length;
    for (const judgement of part) {
      if (judgement.doc !== doc) continue;
      const event = found.find((record) => record.trigger.start === judgement.start && record.type === judgement.type);
      if (event === undefined) continue;
      kept++;
      if (judgement.valid) valid++;
      if (judgement.parties) parties++;
      realis.all++;
      if (event.realis === judgement.realis) realis.right++;
      else if (verbose)
        process.stderr.write(
          `${judgement.realis} ≠ ${event.realis} | ${source.text.slice(Math.max(0, event.start - 90), event.trigger.end + 60).replace(/\s+/g, " ")}\n`,
        );
      if (judgement.realis !== "occurred") {
        realis.other++;
        if (event.realis !== "occurred") realis.otherSeen++;
      }
    }
  }
  metrics.push(
    { metric: `${sample}: valid with the right type, %`, value: (100 * valid) / Math.max(1, kept), n: kept },
    { metric: `${sample}: parties right, %`, value: (100 * parties) / Math.max(1, kept), n: kept },
    { metric: `${sample}: events per 1,000 words`, value: (1000 * events) / Math.max(1, tokens), n: events },
  );
}
metrics.push(
  { metric: "realis right, %", value: (100 * realis.right) / Math.max(1, realis.all), n: realis.all },
  { metric: "recall of what did not simply occur, %", value: (100 * realis.otherSeen) / Math.max(1, realis.other), n: realis.other },
);
finish("judged", metrics, flags);
