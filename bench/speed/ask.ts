/**
 * How long an answer takes over a record of a million records and more. --store PLACE takes a record made before; else one is made of all
 * news and transcripts of the data folder, which takes a quarter of an hour.
 */

import { sql } from "kysely";
import type { Stance } from "../../src/document/records.ts";
import { makeRandom } from "../../src/model/random.ts";
import { openLargeRecord } from "../large-record.ts";
import { finish, readFlags } from "../report.ts";

const flags = readFlags();
const random = makeRandom(flags.seed);
const QUESTIONS = 200;
const verbose = process.argv.includes("--verbose");
const FILES = [
  "positions/statements.jsonl",
  "polnear/train.jsonl",
  "polnear/dev.jsonl",
  "news/reuters21578.jsonl",
  "news/te3_silver.jsonl",
  "news/bbc2005.jsonl",
  "news/giveme5w1h_cluster.jsonl",
];
const { engine, store, asker: ask } = await openLargeRecord(flags.store, FILES);
const asker = await ask();

/** Targets that follow one another: "import", "fee" → "import fee"; single words are no topics that anybody types. */
function phrasesOf(targets: Stance["targets"]): string[] {
  const sorted = [...targets].sort((a, b) => a.start - b.start);
  return sorted.flatMap((first, k) => {
    const second = sorted[k + 1];
    return second !== undefined && second.start === first.end + 1 && first.text.length > 2 && second.text.length > 2
      ? [`${first.text} ${second.text}`]
      : [];
  });
}

/** Questions as the record has answers to: a holder of a stance in a report drawn by chance, and what the stance is on. */
async function questions(): Promise<{ actor: string; topic: string }[]> {
  const ids = (await engine.db.selectFrom("reports").select("id").where(sql<boolean>`length(stances) > 2`).orderBy("id").execute()).map(
    ({ id }) => id,
  );
  const out: { actor: string; topic: string }[] = [];
  while (out.length < QUESTIONS) {
    const row = await engine.db.selectFrom("reports").select("stances").where("id", "=", ids[random.below(ids.length)]).executeTakeFirstOrThrow();
    const stances = (JSON.parse(row.stances) as Stance[]).filter(({ holder, class: kind }) => holder.name !== "" && kind !== "act");
    const proposed = stances.flatMap(({ holder, targets }) => phrasesOf(targets).map((topic) => ({ actor: holder.name, topic })));
    if (proposed.length > 0) out.push(proposed[random.below(proposed.length)]);
  }
  return out;
}

const asked = await questions();
const times: number[] = [];
let unknown = 0;
for (const question of [...asked.slice(0, 5), ...asked]) {
  const start = performance.now();
  try {
    await asker.answer(question);
  } catch {
    unknown++;
    continue;
  }
  times.push(performance.now() - start);
  if (verbose) console.log(`${times[times.length - 1].toFixed(0)} ms\t${question.actor}\t${question.topic}`);
}
const { records } = await store.stats();
await store.close();
const sorted = times.slice(5).sort((a, b) => a - b);
const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
finish(
  "ask",
  [
    { metric: "records in the store", value: records, n: 1 },
    { metric: "SQLite: p50, ms", value: at(0.5), n: sorted.length },
    { metric: "SQLite: p95, ms", value: at(0.95), n: sorted.length },
    { metric: "questions about nobody the record knows", value: unknown, n: QUESTIONS },
  ],
  flags,
);
