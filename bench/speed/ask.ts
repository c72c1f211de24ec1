/**
 * How long an answer takes over a record of a million records and more. --store PLACE takes a record made before; else one is made of all
 * news and transcripts of the data folder, which takes a quarter of an hour.
 */

import { sql } from "kysely";
import { YOUNG_READING_MB } from "../../src/cli/heaps.ts";
import { type Closable, openThread } from "../../src/cli/store-client.ts";
import type { Stance } from "../../src/document/records.ts";
import { makeRandom } from "../../src/model/random.ts";
import type { Inquirer } from "../../src/serve/backend.ts";
import { openLargeRecord } from "../large-record.ts";
import { finish, readFlags } from "../report.ts";

const flags = readFlags();
const random = makeRandom(flags.seed);
const QUESTIONS = 200;
const WARM = 5;
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
const { place, engine, store, asker: ask } = await openLargeRecord(flags.store, FILES);
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

/** Milliseconds of each answer, in order; the first questions are asked twice, to warm up. */
async function timesOf(ask: (question: { actor: string; topic: string }) => Promise<unknown>): Promise<{ times: number[]; unknown: number }> {
  const times: number[] = [];
  let unknown = 0;
  for (const [k, question] of [...asked.slice(0, WARM), ...asked].entries()) {
    const start = performance.now();
    try {
      await ask(question);
    } catch {
      unknown++;
      continue;
    }
    const time = performance.now() - start;
    if (k >= WARM) times.push(time);
    if (verbose) console.log(`${time.toFixed(0)} ms\t${question.actor}\t${question.topic}`);
  }
  return { times: times.sort((a, b) => a - b), unknown };
}

const asked = await questions();
const { times, unknown } = await timesOf((question) => asker.answer(question));
const { records } = await store.stats();
await store.close();
const server = await openThread<Inquirer & Closable>(new URL("../../dist/cli/answer-thread.js", import.meta.url), { place }, YOUNG_READING_MB);
const { times: served } = await timesOf((question) => server.json.ask(question));
await server.close();
const at = (times: readonly number[], share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))];
finish(
  "ask",
  [
    { metric: "records in the store", value: records, n: 1 },
    { metric: "SQLite: p50, ms", value: at(times, 0.5), n: times.length },
    { metric: "SQLite: p95, ms", value: at(times, 0.95), n: times.length },
    { metric: "SQLite, as the server answers: p50, ms", value: at(served, 0.5), n: served.length },
    { metric: "SQLite, as the server answers: p95, ms", value: at(served, 0.95), n: served.length },
    { metric: "questions about nobody the record knows", value: unknown, n: QUESTIONS },
  ],
  flags,
);
