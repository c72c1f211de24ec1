/**
 * The store under load: reports added with two workers against `extract` alone in the same run, memory, size and rate for every quarter,
 * and two-word searches with facets. SQLite; PostgreSQL too where ONRECORD_TEST_POSTGRES names an empty database.
 * --reports N (20,000), --data FILE (NDJSON; default: the news folder)
 */

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadLists } from "../../src/cli/linking.ts";
import { makeRandom } from "../../src/model/random.ts";
import { makeStore, openEngine } from "../../src/store/store.ts";
import { readFileAt } from "../../train/corpora.ts";
import { finish, type Metric, readFlags } from "../report.ts";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const FILES = ["reuters21578", "bbc2005", "te3_silver", "giveme5w1h_cluster", "giveme5w1h_gold"];
const QUERIES = 200;

const flags = readFlags();
const wanted = flags.reports ?? 20_000;
const folder = mkdtempSync(join(tmpdir(), "onrecord-bench-"));
const random = makeRandom(flags.seed);

const lines =
  flags.data === undefined ? FILES.flatMap((name) => readFileAt(`news/${name}.jsonl`).trim().split("\n")) : readFileAt(flags.data).trim().split("\n");
random.shuffle(lines);
const reports = lines.slice(0, wanted);
const input = join(folder, "reports.ndjson");
writeFileSync(input, reports.join("\n"));

interface Run {
  readonly seconds: number;
  readonly peakMb: number;
  readonly code: number | null;
  /** Seconds at which each quarter was acknowledged, and bytes of the store then. */
  readonly quarters: { readonly at: number; readonly bytes: number }[];
}

/** Runs a command to its end, watching its memory and, for `add`, its acknowledgements. */
function run(args: readonly string[], store?: string): Promise<Run> {
  return new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    let acknowledged = 0;
    let peakMb = 0;
    const quarters: { at: number; bytes: number }[] = [];
    const timer = setInterval(() => {
      try {
        peakMb = Math.max(peakMb, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024);
      } catch {
        // The process has just ended.
      }
    }, 250);
    child.stdout.on("data", (data: Buffer) => {
      if (store === undefined) return;
      for (const byte of data) if (byte === 10) acknowledged++;
      while (acknowledged >= ((quarters.length + 1) * reports.length) / 4)
        quarters.push({ at: (performance.now() - began) / 1000, bytes: sizeOf(store) });
    });
    child.on("close", (code) => {
      clearInterval(timer);
      resolve({ seconds: (performance.now() - began) / 1000, peakMb, code, quarters });
    });
  });
}

function sizeOf(store: string): number {
  if (store.startsWith("postgres")) return 0;
  return ["", "-wal"].reduce((sum, end) => sum + (statSync(store + end, { throwIfNoEntry: false })?.size ?? 0), 0);
}

async function searchTimes(place: string): Promise<number> {
  const { comparer, authority } = loadLists();
  const engine = await openEngine(place);
  const store = makeStore({ engine, comparer, authority });
  const words = [
    ...new Set(reports.slice(0, 400).flatMap((line) => (JSON.parse(line) as { text: string }).text.toLowerCase().match(/\b[a-z]{4,}\b/g) ?? [])),
  ];
  const times: number[] = [];
  for (let k = 0; k < QUERIES + 20; k++) {
    // Half of the queries ask for common words, as people do.
    const pool = k % 2 === 0 ? COMMON : words;
    const query = `${pool[random.below(pool.length)]} ${pool[random.below(pool.length)]}`;
    const began = performance.now();
    await store.search({ query, limit: 20 });
    if (k >= 20) times.push(performance.now() - began);
  }
  await store.close();
  return times.sort((a, b) => a - b)[Math.floor(0.95 * times.length)];
}

const COMMON =
  "government minister president trade oil prices bank market company shares talks agreement officials production foreign policy economic growth dollar exports".split(
    " ",
  );

const metrics: Metric[] = [];
const extract = await run(["extract", input, "--workers", "2"]);
const places: (readonly [string, string])[] = [["SQLite", join(folder, "onrecord.db")]];
if (process.env["ONRECORD_TEST_POSTGRES"] !== undefined) places.push(["PostgreSQL", process.env["ONRECORD_TEST_POSTGRES"]]);
for (const [engine, place] of places) {
  const add = await run(["add", input, "--workers", "2", "--store", place], place);
  const n = reports.length;
  metrics.push({ metric: `${engine}: exit code of add`, value: add.code ?? -1, n });
  metrics.push({ metric: `${engine}: reports a second`, value: n / add.seconds, n });
  metrics.push({ metric: `${engine}: rate against extract alone, %`, value: (100 * extract.seconds) / add.seconds, n });
  metrics.push({ metric: `${engine}: peak memory, MB`, value: add.peakMb, n });
  const spans = add.quarters.map(({ at }, k) => at - (add.quarters[k - 1]?.at ?? 0));
  spans.forEach((seconds, k) => {
    metrics.push({ metric: `${engine}: reports a second, quarter ${k + 1}`, value: n / 4 / seconds, n: n / 4 });
    if (engine === "SQLite")
      metrics.push({ metric: `${engine}: store after quarter ${k + 1}, MB`, value: add.quarters[k].bytes / 1e6, n: ((k + 1) * n) / 4 });
  });
  if (spans.length === 4) metrics.push({ metric: `${engine}: slowest quarter against the first`, value: Math.max(...spans.slice(1)) / spans[0], n });
  metrics.push({ metric: `${engine}: search p95, ms`, value: await searchTimes(place), n: QUERIES });
}
rmSync(folder, { recursive: true });
finish("store", metrics, flags);
