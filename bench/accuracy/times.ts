/** TIMEX3 on TimeBank: span F1 (overlap) and value F1. --data FILE: NDJSON of {"dct","text","timexes":[{"start","end","value"}]}. */

import { readFileSync } from "node:fs";
import { readDay } from "../../src/extract/times/calendar.ts";
import { findTimes, resolveTimes } from "../../src/extract/times/times.ts";
import { DATA } from "../../train/corpora.ts";
import { Prf } from "../prf.ts";
import { benchReader, finish, readFlags } from "../report.ts";

interface TimeDocument {
  readonly dct: string;
  readonly text: string;
  readonly timexes: readonly { start: number; end: number; value: string }[];
}

const flags = readFlags();
const documents = readFileSync(flags.data ?? `${DATA}/time/timebank.jsonl`, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as TimeDocument);
const reader = benchReader();
const spans = new Prf();
const values = new Prf();
for (const { dct, text, timexes } of documents) {
  const doc = reader.annotate(text);
  const found = resolveTimes(doc, findTimes(doc), readDay(dct));
  const used = new Set<number>();
  let value = 0;
  for (const gold of timexes) {
    const hit = found.findIndex((time, t) => !used.has(t) && doc.start[time.from] < gold.end && doc.end[time.to - 1] > gold.start);
    if (hit < 0) continue;
    used.add(hit);
    if (found[hit].value === gold.value) value++;
  }
  spans.add(used.size, found.length, timexes.length);
  values.add(value, found.length, timexes.length);
}
finish(
  "times",
  [
    { metric: "span F1", value: spans.f1, n: spans.gold },
    { metric: "span precision", value: spans.precision, n: spans.predicted },
    { metric: "span recall", value: spans.recall, n: spans.gold },
    { metric: "value F1", value: values.f1, n: values.gold },
  ],
  flags,
);
