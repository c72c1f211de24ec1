/** `onrecord watch FEEDS… --every 10m`: keeps adding what feeds bring, until it is stopped. */

import { makeFetcher } from "../read/fetch.ts";
import type { Store } from "../store/store.ts";
import { type AddFlags, addAll, emptySummary, type Kept } from "./add.ts";
import { addSources } from "./add-sources.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./sources.ts";
import { withStore } from "./store-client.ts";

export interface WatchFlags extends AddFlags {
  readonly every?: string;
  readonly rounds?: string;
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const LEAST_MS = 1000;

/** @throws UsageError for what is no span of time */
export function readEvery(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([smhd])$/.exec(text.trim());
  const ms = match === null ? 0 : Number(match[1]) * UNITS[match[2]];
  if (ms < LEAST_MS) throw new UsageError(`--every: expected a time like 30s, 10m, 2h or 1d, came ${JSON.stringify(text)}`);
  return ms;
}

export async function runWatch(paths: readonly string[], flags: WatchFlags, io: Io): Promise<number> {
  const every = readEvery(flags.every ?? "10m");
  const rounds = flags.rounds === undefined ? Number.POSITIVE_INFINITY : Number(flags.rounds);
  if (!(rounds >= 1)) throw new UsageError(`--rounds: expected a whole number from 1, came ${JSON.stringify(flags.rounds)}`);
  return withStore(flags, false, async (store) => {
    const stop = stopSignal();
    const fetcher = makeFetcher();
    for (let round = 1; round <= rounds && !stop.stopped; round++) {
      await lookOnce(store, paths, flags, io, fetcher);
      if (round < rounds) await stop.wait(every);
    }
    await fetcher.close();
    return 0;
  });
}

async function lookOnce(store: Store, paths: readonly string[], flags: WatchFlags, io: Io, fetcher: ReturnType<typeof makeFetcher>): Promise<void> {
  const summary = emptySummary();
  // What is known from the round before is no news.
  const news: Kept = async (outcome, reportId, source) => {
    if (outcome !== "known" && !io.terminal) await io.out(`${outcome}\t${reportId}\t${source}\n`);
  };
  const quiet = { tick: () => {}, note: (text: string) => io.err(text), stop: () => {} };
  await addAll(store, addSources(paths, { io, flags, fetcher, store }), flags, summary, quiet, news);
  io.err(
    `${new Date().toISOString()} ${summary.added} added, ${summary.known} known already${summary.failed.length > 0 ? `, ${summary.failed.length} failed` : ""}\n`,
  );
}

/** Ends a wait, and the rounds after it, on Ctrl-C or a request to end; what is being written is finished first. */
function stopSignal(): { readonly stopped: boolean; wait(ms: number): Promise<void> } {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
  return {
    get stopped() {
      return controller.signal.aborted;
    },
    wait: (ms) =>
      new Promise((resolve) => {
        if (controller.signal.aborted) return resolve();
        const timer = setTimeout(resolve, ms);
        controller.signal.addEventListener("abort", () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}
