/** Worker threads that take batches as they are free; results come back in the order of the input. */

import { Worker } from "node:worker_threads";
import { compileLess, helpLess } from "./heaps.ts";
import { UsageError } from "./sources.ts";

/** Sources sent to a worker at once: fewer messages, and still an even load at the end. */
const BATCH = 8;
/** Batches a worker may have waiting; more only costs memory. */
const QUEUED = 3;

export interface Pool {
  readonly script: URL;
  readonly count: number;
  /** Given to every worker when it starts. */
  readonly data: unknown;
  /** Room for short-lived objects in each worker, in MB: a larger one is collected less often (64: 5 % faster than the default), and kept. */
  readonly youngMb: number;
}

/** @throws UsageError when it is no number of workers */
export function workerCount(value: string | undefined): number {
  if (value === undefined) return 1;
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > 64)
    throw new UsageError(`--workers: expected a whole number from 1 to 64, came ${JSON.stringify(value)}`);
  return count;
}

/**
 * Runs every source through the workers.
 *
 * @param taskOf the message for a batch; workers answer each with a result of the same id
 * @param take   gets the results one after another, in order
 * @throws what a worker threw
 */
export async function runPool<Source, Task, Result extends { readonly id: number }>(
  pool: Pool,
  sources: AsyncIterable<Source>,
  taskOf: (id: number, batch: Source[]) => Task,
  take: (result: Result) => Promise<void>,
): Promise<void> {
  compileLess(pool.count);
  helpLess(pool.count);
  const workers = Array.from(
    { length: pool.count },
    () => new Worker(pool.script, { workerData: pool.data, resourceLimits: { maxYoungGenerationSizeMb: pool.youngMb } }),
  );
  const waiting = new Map<number, { resolve: (result: Result) => void; reject: (error: unknown) => void }>();
  for (const worker of workers) {
    worker.on("message", (result: Result) => {
      waiting.get(result.id)?.resolve(result);
      waiting.delete(result.id);
    });
    worker.on("error", (error) => {
      for (const entry of waiting.values()) entry.reject(error);
    });
  }
  const send = (id: number, batch: Source[]): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      workers[id % pool.count].postMessage(taskOf(id, batch));
    });
  try {
    const running: Promise<Result>[] = [];
    let id = 0;
    let batch: Source[] = [];
    const takeFirst = async (): Promise<void> => take(await (running.shift() as Promise<Result>));
    for await (const source of sources) {
      batch.push(source);
      if (batch.length < BATCH) continue;
      running.push(send(id++, batch));
      batch = [];
      if (running.length >= pool.count * QUEUED) await takeFirst();
    }
    if (batch.length > 0) running.push(send(id++, batch));
    while (running.length > 0) await takeFirst();
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
