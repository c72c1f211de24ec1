/** npm run bench -- NAME… [--data FILE] [--seed N] [--dry]: one process a benchmark, all of them without a name. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { YOUNG_READING_MB } from "../src/cli/heaps.ts";

const BENCHES: Readonly<Record<string, string>> = {
  explainer: "accuracy/explainer.ts",
  attribution: "accuracy/attribution.ts",
  syntax: "accuracy/syntax.ts",
  names: "accuracy/names.ts",
  times: "accuracy/times.ts",
  record: "accuracy/record.ts",
  judged: "accuracy/judged.ts",
  "quantity-cases": "accuracy/quantity-cases.ts",
  petrarch: "accuracy/petrarch.ts",
  quantities: "accuracy/quantities.ts",
  "event-types": "accuracy/event-types.ts",
  "name-pairs": "accuracy/name-pairs.ts",
  spellings: "accuracy/spellings.ts",
  directions: "accuracy/directions.ts",
  series: "accuracy/series.ts",
  matches: "accuracy/matches.ts",
  "explainer-answer": "accuracy/explainer-answer.ts",
  synthetic: "accuracy/synthetic.ts",
  transliteration: "accuracy/transliteration.ts",
  entities: "accuracy/entities.ts",
  speed: "speed/pipeline.ts",
  growth: "speed/growth.ts",
  process: "speed/process.ts",
  store: "speed/store.ts",
  ask: "speed/ask.ts",
  api: "speed/api.ts",
  page: "speed/page.ts",
  kills: "speed/kills.ts",
};

/** V8's flags of a benchmark's process: what answers in it has as much room for young objects as the thread that answers for the server. */
const NODE_FLAGS: Readonly<Record<string, readonly string[]>> = { ask: [`--max-semi-space-size=${YOUNG_READING_MB / 3}`] };

const args = process.argv.slice(2);
const names = args.filter((arg) => Object.hasOwn(BENCHES, arg));
const flags = args.filter((arg) => !Object.hasOwn(BENCHES, arg));
let failed = false;
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
  const file = fileURLToPath(new URL(BENCHES[name], import.meta.url));
  const { status } = spawnSync(process.execPath, [...process.execArgv, ...(NODE_FLAGS[name] ?? []), file, ...flags], { stdio: "inherit" });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
