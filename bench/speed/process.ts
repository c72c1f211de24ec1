/**
 * What only a whole process shows, on the built command: start to first record, memory over 10,000 reports, two workers
 * against one. --data FILE: NDJSON of reports.
 */

import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DATA } from "../../train/corpora.ts";
import { finish, readFlags } from "../report.ts";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const REPORTS = 10_000;
const STARTS = 7;

const flags = readFlags();
const folder = mkdtempSync(join(tmpdir(), "onrecord-bench-"));
const lines = readFileSync(flags.data ?? `${DATA}/news/reuters21578.jsonl`, "utf8")
  .split("\n")
  .filter((line) => line !== "");

interface Run {
  readonly firstByteMs: number;
  readonly totalMs: number;
  readonly peakMb: number;
}

/** Runs the command; memory is the peak of the process's resident set, sampled from the system. */
function run(args: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    let firstByteMs = 0;
    let peakMb = 0;
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "ignore"] });
    const sample = setInterval(() => {
      try {
        const kb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0);
        peakMb = Math.max(peakMb, kb / 1024);
      } catch {
        // The process has just ended, or the system has no /proc: the last sample stands.
      }
    }, 50);
    child.stdout.on("data", () => {
      if (firstByteMs === 0) firstByteMs = performance.now() - begin;
    });
    child.once("error", reject);
    child.once("close", () => {
      clearInterval(sample);
      resolve({ firstByteMs, totalMs: performance.now() - begin, peakMb });
    });
  });
}

async function writeReports(name: string, count: number): Promise<string> {
  const path = join(folder, name);
  const stream = createWriteStream(path);
  for (let k = 0; k < count; k++) {
    const { text, published } = JSON.parse(lines[k % lines.length]) as { text: string; published?: string };
    stream.write(`${JSON.stringify({ id: `r${k}`, text, ...(published ? { published: published.slice(0, 10) } : {}) })}\n`);
  }
  await new Promise((resolve) => stream.end(resolve));
  return path;
}

const starts: number[] = [];
for (let k = 0; k < STARTS; k++)
  starts.push((await run(["extract", fileURLToPath(new URL("../../samples/06-envoy.txt", import.meta.url))])).firstByteMs);
const few = await writeReports("few.ndjson", 1000);
const one = await run(["extract", few]);
const all = await writeReports("many.ndjson", REPORTS);
const many = await run(["extract", all]);
const two = await run(["extract", all, "--workers", "2"]);
rmSync(folder, { recursive: true });
finish(
  "process",
  [
    { metric: "start to first record, s", value: [...starts].sort((a, b) => a - b)[STARTS >> 1] / 1000, n: STARTS },
    { metric: "two workers against one", value: many.totalMs / two.totalMs, n: REPORTS },
    { metric: "peak memory at 1,000 reports, MB", value: one.peakMb, n: 1000 },
    { metric: "peak memory at 10,000 reports, MB", value: many.peakMb, n: REPORTS },
  ],
  flags,
);
