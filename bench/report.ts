/** Shared by every benchmark: flags, one table on stdout, one JSON line a metric in bench/results.jsonl, and the floors. */

import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { loadResources } from "../src/cli/resources.ts";
import { makeReader, type Reader } from "../src/pipeline.ts";

export interface Metric {
  readonly metric: string;
  readonly value: number;
  /** Number of gold items, documents or runs behind the value. */
  readonly n: number;
}

export interface BenchFlags {
  readonly data: string | undefined;
  readonly seed: number;
  /** Append to results.jsonl; off with --dry. */
  readonly record: boolean;
  readonly reports?: number;
  readonly rounds?: number;
  readonly split?: string;
  readonly store?: string;
}

export function readFlags(): BenchFlags {
  const { values } = parseArgs({
    options: {
      data: { type: "string" },
      seed: { type: "string", default: "1" },
      dry: { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
      /** How many reports a load is made of, and how often it is repeated, where a benchmark has such. */
      reports: { type: "string" },
      rounds: { type: "string" },
      /** Part of the judged sentences: train, dev or test. */
      split: { type: "string" },
      /** A record made before. */
      store: { type: "string" },
    },
    allowPositionals: true,
  });
  return {
    data: values.data,
    seed: Number(values.seed),
    record: !values.dry,
    ...(values.reports === undefined ? {} : { reports: Number(values.reports) }),
    ...(values.store === undefined ? {} : { store: values.store }),
    ...(values.split === undefined ? {} : { split: values.split }),
    ...(values.rounds === undefined ? {} : { rounds: Number(values.rounds) }),
  };
}

export function benchReader(): Reader {
  return makeReader(loadResources());
}

interface Floors {
  readonly [metric: string]: { readonly floor: number; readonly direction: "min" | "max" };
}

/** Prints the table, records the lines, and sets the exit code to 1 when a floor is missed (only on the default data). */
export function finish(task: string, metrics: readonly Metric[], flags: BenchFlags): void {
  const floors = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8")) as Floors;
  const table = new Table({ head: ["task", "metric", "value", "n", "floor"], style: { head: [], border: [] } });
  for (const { metric, value, n } of metrics) {
    const floor = flags.data === undefined ? floors[`${task}/${metric}`] : undefined;
    const missed = floor !== undefined && (floor.direction === "min" ? value < floor.floor : value > floor.floor);
    if (missed) process.exitCode = 1;
    table.push([
      task,
      metric,
      round(value),
      n,
      floor === undefined ? "" : `${floor.direction === "min" ? "≥" : "≤"} ${floor.floor}${missed ? " MISSED" : ""}`,
    ]);
  }
  process.stdout.write(`${table.toString()}\n`);
  if (!flags.record) return;
  const commit = commitHash();
  const machine = `${cpus()[0]?.model ?? "unknown"} × ${cpus().length}, Node ${process.version}`;
  const lines = metrics.map(({ metric, value, n }) =>
    JSON.stringify({ task, metric, value: round(value), n, seed: flags.seed, commit, machine, data: flags.data ?? "default" }),
  );
  appendFileSync(new URL("results.jsonl", import.meta.url), `${lines.join("\n")}\n`);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function commitHash(): string {
  try {
    const hash = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
    const dirty = execFileSync("git", ["status", "--porcelain", "--", "src", "models", "data", "train"], { encoding: "utf8" }).trim();
    return dirty === "" ? hash : `${hash}+`;
  } catch {
    return "unknown";
  }
}
