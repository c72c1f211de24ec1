/** `onrecord extract FILES…|- --json`: a pure filter, reports in, records out. */

import { makeReader } from "../pipeline.ts";
import { type Extracted, extractSource } from "./extract-source.ts";
import type { Io } from "./io.ts";
import { runPool, workerCount } from "./pool.ts";
import { makeProgress } from "./progress.ts";
import { loadResources } from "./resources.ts";
import { checkFlags, type RawSource, readSources, type SourceFlags, sourceFlagsOf } from "./sources.ts";
import type { WorkerResult, WorkerTask } from "./worker.ts";

export interface ExtractFlags extends SourceFlags {
  readonly workers?: string;
}

export async function runExtract(paths: readonly string[], flags: ExtractFlags, io: Io): Promise<number> {
  checkFlags(flags);
  const workers = workerCount(flags.workers);
  const progress = await makeProgress(io, "reading");
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

/** Workers take batches as they are free; results are written in the order of the input. */
async function extractParallel(
  sources: AsyncIterable<RawSource>,
  flags: ExtractFlags,
  count: number,
  write: (result: Extracted) => Promise<void>,
): Promise<void> {
  const sourceFlags = sourceFlagsOf(flags);
  const pool = { script: new URL("./worker.js", import.meta.url), count, data: undefined, youngMb: 64 };
  await runPool<RawSource, WorkerTask, WorkerResult>(
    pool,
    sources,
    (id, batch) => ({ id, sources: batch, flags: sourceFlags }),
    async ({ results }) => {
      for (const result of results) await write(result);
    },
  );
}
