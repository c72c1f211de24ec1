/**
 * The API under load: 50 clients at once that list, search and open reports of a large record, without a pause between their questions,
 * while texts are added. --store PLACE takes a record made before (it is written to); --reports N (20,000); --rounds N questions a client (60).
 */

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeRandom } from "../../src/model/random.ts";
import { readFileAt } from "../../train/corpora.ts";
import { finish, type Metric, readFlags } from "../report.ts";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const FILES = ["reuters21578", "bbc2005", "te3_silver"];
const CLIENTS = 50;
/** Questions of each client before those that are timed: a server runs for hours, and its first seconds are those of the compiler. */
const WARMING = 20;
const ADDED = 100;

const flags = readFlags();
const random = makeRandom(flags.seed);
const rounds = flags.rounds ?? 60;
const folder = mkdtempSync(join(tmpdir(), "onrecord-bench-"));

const lines = FILES.flatMap((name) => readFileAt(`news/${name}.jsonl`).trim().split("\n"));
random.shuffle(lines);
const reports = lines.slice(0, flags.reports ?? 20_000);

function makeRecord(): string {
  const input = join(folder, "reports.ndjson");
  writeFileSync(input, reports.join("\n"));
  const store = join(folder, "onrecord.db");
  const { status } = spawnSync(process.execPath, [MAIN, "add", input, "--workers", "2", "--store", store, "--json"], { stdio: "inherit" });
  if (status !== 0) throw new Error("the record could not be made");
  return store;
}

const store = flags.store ?? makeRecord();
const server = spawn(process.execPath, [MAIN, "serve", "--port", "0", "--store", store], { stdio: ["ignore", "ignore", "pipe"] });
const base = await new Promise<string>((resolve) => {
  server.stderr.on("data", (data: Buffer) => {
    const found = /http:\/\/[^\s/]+/.exec(data.toString());
    if (found !== null) resolve(found[0]);
  });
});

const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
/** Reads the answer to its end and looks at nothing but its status: the clients stand on the same machine, and what they do slows the server. */
const ask = (path: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    request(base + path, { agent }, (response) => {
      response.on("end", () => resolve(response.statusCode === 200));
      response.resume();
    })
      .on("error", reject)
      .end();
  });
const words = [
  ...new Set(reports.slice(0, 400).flatMap((line) => (JSON.parse(line) as { text: string }).text.toLowerCase().match(/\b[a-z]{4,}\b/g) ?? [])),
];
const word = (): string => words[random.below(words.length)];
const get = async (path: string): Promise<{ ok: boolean; body: unknown }> => {
  const response = await fetch(base + path);
  return { ok: response.ok, body: await response.json() };
};
const ids: string[] = [];
for (let page: string | undefined = ""; page !== undefined && ids.length < 1000; ) {
  const { body } = await get(`/api/reports?limit=200${page === "" ? "" : `&page=${page}`}`);
  const { items, next } = body as { items: { id: string }[]; next?: string };
  ids.push(...items.map(({ id }) => id));
  page = next;
}
const total = ((await get("/api/status")).body as { reports: number }).reports;

const QUESTIONS = {
  list: () => `/api/reports?limit=50&from=${1980 + random.below(30)}-0${1 + random.below(9)}-01`,
  search: () => `/api/search?q=${word()}%20${word()}`,
  report: () => `/api/reports/${encodeURIComponent(ids[random.below(ids.length)])}`,
} as const;
type Kind = keyof typeof QUESTIONS;
const times: Record<Kind, number[]> = { list: [], search: [], report: [] };
let errors = 0;

async function client(count: number, keep: boolean): Promise<void> {
  for (let k = 0; k < count; k++) {
    const kind = (["list", "search", "report"] as const)[random.below(3)];
    const path = QUESTIONS[kind]();
    const begin = performance.now();
    const ok = await ask(path);
    if (keep) times[kind].push(performance.now() - begin);
    if (!ok) errors++;
  }
}

const clients = (count: number, keep: boolean): Promise<unknown> => Promise.all(Array.from({ length: CLIENTS }, () => client(count, keep)));
await clients(WARMING, false);
const began = performance.now();
await clients(rounds, true);
const seconds = (performance.now() - began) / 1000;

// The same while reports come in: nothing may fail, nothing that was acknowledged may be missing.
const texts = Array.from({ length: ADDED }, (_, k) => ({
  text: `Minister Dora Vey said on Monday that mill number ${k} of Ostrava Bay would close.`,
  title: `Mill ${k}`,
}));
const started = await fetch(`${base}/api/imports`, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ texts }),
});
const { id } = (await started.json()) as { id: string };
const quiet = { ...times, list: [...times.list], search: [...times.search], report: [...times.report] };
for (const kind of Object.keys(times) as Kind[]) times[kind] = [];
let done = false;
const loaded = (async () => {
  while (!done) await clients(4, true);
})();
let state: { state: string; summary?: { added: number; reports: string[] } };
do {
  await new Promise((resolve) => setTimeout(resolve, 200));
  state = (await get(`/api/imports/${id}`)).body as typeof state;
} while (state.state !== "done" && state.state !== "failed");
done = true;
await loaded;
let missing = ADDED - (state.summary?.reports.length ?? 0);
for (const report of state.summary?.reports ?? []) if (!(await get(`/api/reports/${encodeURIComponent(report)}`)).ok) missing++;
server.kill("SIGTERM");
await new Promise((resolve) => server.once("exit", resolve));

const p95 = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(0.95 * values.length)] ?? 0;
const metrics: Metric[] = [
  { metric: "reports in the record", value: total, n: 1 },
  ...(Object.keys(quiet) as Kind[]).map((kind): Metric => ({ metric: `${kind}: p95, ms`, value: p95(quiet[kind]), n: quiet[kind].length })),
  { metric: "answers a second", value: (CLIENTS * rounds) / seconds, n: CLIENTS * rounds },
  ...(Object.keys(times) as Kind[]).map(
    (kind): Metric => ({ metric: `${kind} while adding: p95, ms`, value: p95(times[kind]), n: times[kind].length }),
  ),
  { metric: "errors", value: errors, n: CLIENTS * rounds + times.list.length + times.search.length + times.report.length },
  { metric: "added and missing", value: missing, n: ADDED },
];
finish("api", metrics, flags);
