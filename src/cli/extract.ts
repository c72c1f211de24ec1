/** `onrecord extract FILES…|- --json`: a pure filter, reports in, records out. */

import { Worker } from "node:worker_threads";
import { makeReader } from "../pipeline.ts";
import { type Extracted, extractSource } from "./extract-source.ts";
import type { Io } from "./io.ts";
import { loadResources } from "./resources.ts";
import { checkFlags, type RawSource, readSources, type SourceFlags, UsageError } from "./sources.ts";
import type { WorkerResult } from "./worker.ts";

export interface ExtractFlags extends SourceFlags {
  readonly workers?: string;
}

/** Room for short-lived objects in a worker: a larger one than the default is collected less often (5 % faster). */
const YOUNG_MB = 64;
/** Reports sent to a worker at once: fewer messages, and still an even load at the end. */
const BATCH = 8;
/** Batches a worker may have waiting; more only costs memory. */
const QUEUED = 3;

export async function runExtract(paths: readonly string[], flags: ExtractFlags, io: Io): Promise<number> {
  checkFlags(flags);
  const workers = workerCount(flags.workers);
  const progress = await makeProgress(io);
  let read = 0;
  let failed = 0;
  const write = async (result: Extracted): Promise<void> => {
    if (result.failure !== undefined) {
      failed++;
      progress.note(`failed: ${result.failure}\n`);
    } else {
      read++;
      await io.out(result.lines);
    }
    progress.tick();
  };
  const sources = readSources(paths, flags, io);
  if (workers === 1) {
    const reader = makeReader(loadResources());
    for await (const source of sources) await write(extractSource(reader, source, flags));
  } else await extractParallel(sources, flags, workers, write);
  progress.stop();
  io.err(`${read} ${read === 1 ? "report" : "reports"} read${failed === 0 ? "" : `, ${failed} failed`}\n`);
  return failed === 0 ? 0 : 1;
}

function workerCount(value: string | undefined): number {
  if (value === undefined) return 1;
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > 64)
    throw new UsageError(`--workers: expected a whole number from 1 to 64, came ${JSON.stringify(value)}`);
  return count;
}

interface Progress {
  tick(): void;
  note(text: string): void;
  stop(): void;
}

/** A bar on a terminal; in a pipe a line every thousand reports. */
async function makeProgress(io: Io): Promise<Progress> {
  let count = 0;
  if (process.stderr.isTTY !== true) {
    return {
      tick: () => {
        count++;
        if (count % 1000 === 0) io.err(`${count} reports\n`);
      },
      note: (text) => io.err(text),
      stop: () => {},
    };
  }
  const { default: cliProgress } = await import("cli-progress");
  const bar = new cliProgress.SingleBar({ format: "reading {value} reports, {duration_formatted}", stream: process.stderr, clearOnComplete: true });
  bar.start(Number.MAX_SAFE_INTEGER, 0);
  return {
    tick: () => bar.increment(),
    note: (text) => io.err(`\n${text}`),
    stop: () => bar.stop(),
  };
}

/** Workers take batches as they are free; results are written in the order of the input. */
async function extractParallel(
  sources: AsyncIterable<RawSource>,
  flags: ExtractFlags,
  count: number,
  write: (result: Extracted) => Promise<void>,
): Promise<void> {
  const pool = Array.from(
    { length: count },
    () => new Worker(new URL("./worker.js", import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } }),
  );
  const waiting = new Map<number, { resolve: (result: WorkerResult) => void; reject: (error: unknown) => void }>();
  for (const worker of pool) {
    worker.on("message", (result: WorkerResult) => {
      waiting.get(result.id)?.resolve(result);
      waiting.delete(result.id);
    });
    worker.on("error", (error) => {
      for (const entry of waiting.values()) entry.reject(error);
    });
  }
  const flagsOnly: SourceFlags = {
    ...(flags.input === undefined ? {} : { input: flags.input }),
    ...(flags.published === undefined ? {} : { published: flags.published }),
  };
  const send = (id: number, batch: RawSource[]): Promise<WorkerResult> =>
    new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      pool[id % count].postMessage({ id, sources: batch, flags: flagsOnly });
    });
  try {
    const running: Promise<WorkerResult>[] = [];
    let id = 0;
    let batch: RawSource[] = [];
    const writeFirst = async (): Promise<void> => {
      const result = await (running.shift() as Promise<WorkerResult>);
      for (const extracted of result.results) await write(extracted);
    };
    for await (const source of sources) {
      batch.push(source);
      if (batch.length < BATCH) continue;
      running.push(send(id++, batch));
      batch = [];
      if (running.length >= count * QUEUED) await writeFirst();
    }
    if (batch.length > 0) running.push(send(id++, batch));
    while (running.length > 0) await writeFirst();
  } finally {
    await Promise.all(pool.map((worker) => worker.terminate()));
  }
}
