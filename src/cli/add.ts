/** `onrecord add SOURCES…`: reports into the record. A report is acknowledged when it is on disk, and not before. */

import { tablesOf } from "../pipeline.ts";
import { makeFetcher } from "../read/fetch.ts";
import type { PackedReport } from "../store/packed.ts";
import type { Store } from "../store/store.ts";
import { addSources, type FetchFlags } from "./add-sources.ts";
import type { AddData, AddOutcome, AddResult, AddTask } from "./add-thread.ts";
import { helpLess, keepHeapsSmall, YOUNG_ADDING_MB } from "./heaps.ts";
import type { Io } from "./io.ts";
import { runPool, workerCount } from "./pool.ts";
import { makeProgress, type Progress } from "./progress.ts";
import { loadResources } from "./resources.ts";
import { checkFlags, type RawSource, type SourceFlags, sourceFlagsOf } from "./sources.ts";
import { type StoreFlags, withStore } from "./store-client.ts";

export interface AddFlags extends SourceFlags, StoreFlags, FetchFlags {
  readonly workers?: string;
  readonly json?: boolean;
  /** Reads what is kept already, and puts the new reading in the old one's place. */
  readonly again?: boolean;
}

/** What one run did. */
export interface AddSummary {
  added: number;
  known: number;
  renewed: number;
  readonly failed: { readonly source: string; readonly message: string }[];
}

/** The store has one of its own beside the workers. */
const STORE_THREADS = 1;
/** Reports in one transaction at most: one sync to disk for all of them, and what many of them write to is written once. */
const COMMIT = 256;
/** Milliseconds after which what is gathered is kept with the next report that comes, however little it is: sources may be slow. */
const COMMIT_MS = 2000;
/** Reports that may wait to be linked while others are read; linking them in between keeps the pace even. */
const UNLINKED = 256;
/** Readings a worker holds to know again; a larger store reads the rest anew, with the same result. */
const MOST_READINGS = 500_000;

export async function runAdd(paths: readonly string[], flags: AddFlags, io: Io): Promise<number> {
  checkFlags(flags);
  keepHeapsSmall();
  helpLess(workerCount(flags.workers) + STORE_THREADS);
  return withStore(flags, false, async (store) => {
    const progress = await makeProgress(io, "adding");
    const fetcher = makeFetcher();
    const summary = emptySummary();
    try {
      const kept: Kept = async (outcome, reportId, source) => {
        if (flags.json !== true && !io.terminal) await io.out(`${outcome}\t${reportId}\t${source}\n`);
      };
      await addAll(store, addSources(paths, { io, flags, fetcher, store }), flags, summary, progress, kept);
    } finally {
      progress.stop();
      await fetcher.close();
    }
    await report(store, summary, flags, io);
    return summary.failed.length === 0 ? 0 : 1;
  });
}

export function emptySummary(): AddSummary {
  return { added: 0, known: 0, renewed: 0, failed: [] };
}

/** Told of each report once it is on disk, or was there already. */
export type Kept = (outcome: "added" | "known" | "renewed", reportId: string, source: string) => Promise<void>;

/** Reads, keeps and links everything. */
export async function addAll(
  store: Store,
  sources: AsyncIterable<RawSource>,
  flags: AddFlags,
  summary: AddSummary,
  progress: Progress,
  kept: Kept = async () => {},
): Promise<void> {
  const count = workerCount(flags.workers);
  // The tables of the models are made once for all threads: 30 MB less for each but the first.
  const tables = count > 1 ? tablesOf(loadResources()) : {};
  const pool = {
    youngMb: YOUNG_ADDING_MB,
    script: new URL("./add-thread.js", import.meta.url),
    count,
    data: { readings: flags.again === true ? [] : await store.readings(MOST_READINGS), tables } satisfies AddData,
  };
  const writer = makeWriter(store, summary, progress, { kept, again: flags.again === true });
  const sourceFlags = sourceFlagsOf(flags);
  await runPool<RawSource, AddTask, AddResult>(
    pool,
    sources,
    (id, batch) => ({ id, sources: batch, flags: sourceFlags }),
    async ({ outcomes }) => {
      for (const outcome of outcomes) await writer.take(outcome);
    },
  );
  await writer.finish();
  while ((await store.settle()) > 0);
}

interface Writer {
  take(outcome: AddOutcome): Promise<void>;
  finish(): Promise<void>;
}

/** Gathers reports into transactions; while one is being written the next is gathered. */
function makeWriter(store: Store, summary: AddSummary, progress: Progress, { kept, again }: { kept: Kept; again: boolean }): Writer {
  let gathered: PackedReport[] = [];
  let writing: Promise<void> = Promise.resolve();
  let unlinked = 0;
  let flushed = performance.now();
  const fail = (source: string, message: string): void => {
    summary.failed.push({ source, message });
    progress.note(`failed: ${message}\n`);
  };
  const write = async (reports: readonly PackedReport[]): Promise<void> => {
    for (const { reportId, source, outcome } of await store.addPacked(reports, new Date().toISOString(), again)) {
      if (outcome === "conflict")
        fail(source, `${source}: another text is kept under the id ${JSON.stringify(reportId)}; give this one an id of its own`);
      else {
        summary[outcome]++;
        await kept(outcome, reportId, source);
      }
      progress.tick();
    }
    unlinked += reports.length;
    if (unlinked < UNLINKED) return;
    unlinked = await store.settle();
  };
  const flush = async (): Promise<void> => {
    await writing;
    const reports = gathered;
    gathered = [];
    flushed = performance.now();
    writing = reports.length === 0 ? Promise.resolve() : write(reports);
    // An error shows when the next part is written, or at the end.
    writing.catch(() => {});
  };
  return {
    async take(outcome) {
      if ("failure" in outcome) {
        fail(outcome.name, outcome.failure);
        progress.tick();
      } else if ("known" in outcome) {
        summary.known++;
        progress.tick();
        await kept("known", outcome.known, outcome.name);
      } else gathered.push(outcome.packed);
      if (gathered.length >= COMMIT || performance.now() - flushed >= COMMIT_MS) await flush();
    },
    async finish() {
      await flush();
      await writing;
    },
  };
}

async function report(store: Store, summary: AddSummary, flags: AddFlags, io: Io): Promise<void> {
  const stats = await store.stats();
  if (flags.json === true) {
    await io.out(`${JSON.stringify({ ...summary, reports: stats.reports, records: stats.records })}\n`);
    return;
  }
  const count = (n: number, what: string): string => `${n} ${what}`;
  const parts = [
    count(summary.added, "added"),
    count(summary.known, "known already"),
    ...(summary.renewed > 0 ? [count(summary.renewed, "renewed")] : []),
    ...(summary.failed.length > 0 ? [count(summary.failed.length, "failed")] : []),
  ];
  io.err(`${parts.join(", ")}; the record holds ${stats.reports} ${stats.reports === 1 ? "report" : "reports"} and ${stats.records} records\n`);
  if (summary.failed.length > 0) io.err(`failed:\n${summary.failed.map(({ message }) => `  ${message}\n`).join("")}`);
}
