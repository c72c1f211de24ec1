/** `onrecord reread`: reads kept reports again with this version of onrecord; rulings stay. */

import type { ReportRecord } from "../document/records.ts";
import type { Report } from "../document/report.ts";
import { EXTRACTOR_VERSION } from "../document/stored.ts";
import { withTurns } from "../read/transcript.ts";
import type { Store } from "../store/store.ts";
import { addAll, emptySummary } from "./add.ts";
import type { Io } from "./io.ts";
import { workerCount } from "./pool.ts";
import { makeProgress } from "./progress.ts";
import type { RawSource } from "./sources.ts";
import { type StoreFlags, withStore } from "./store-client.ts";

export interface RereadFlags extends StoreFlags {
  readonly workers?: string;
  readonly all?: boolean;
  readonly relink?: boolean;
}

export async function runReread(flags: RereadFlags, io: Io): Promise<number> {
  workerCount(flags.workers);
  return withStore(flags, false, async (store) => {
    const { reports } = await store.stats();
    if (flags.relink !== true) {
      const progress = await makeProgress(io, "reading again");
      const summary = emptySummary();
      try {
        await addAll(store, keptReports(store, flags.all === true), { ...flags, again: true }, summary, progress);
      } finally {
        progress.stop();
      }
      io.err(`${summary.renewed} read again${summary.failed.length > 0 ? `, ${summary.failed.length} failed` : ""}\n`);
      if (summary.failed.length > 0) return 1;
    }
    await store.unsettle();
    while ((await store.settle()) > 0);
    io.err(`${reports} reports linked again\n`);
    return 0;
  });
}

/** Reports as they were read, from the store; only those of another version unless `all`. */
async function* keptReports(store: Store, all: boolean): AsyncGenerator<RawSource> {
  for (let after: string | undefined = ""; after !== undefined; ) {
    const page = await store.page(after, 100);
    for (const { report, source, extractor, records } of page.reports) {
      if (!all && extractor === EXTRACTOR_VERSION) continue;
      const turns = records.flatMap((record) =>
        record.kind === "statement" && record.speaker.how === "turn" ? [{ speaker: record.speaker.name, start: record.start, end: record.end }] : [],
      );
      yield { name: source, report: withTurns({ ...readAgain(report), ...(turns.length > 0 ? { turns } : {}) }) };
    }
    after = page.next;
  }
}

/** The report as it came in: what extraction inferred or noted is left out. */
function readAgain({ id, text, url, publisher, title, byline, published, publishedBasis, notes }: ReportRecord): Report {
  const given = publishedBasis.how === "given" || publishedBasis.how === "read" ? publishedBasis.how : undefined;
  return {
    id,
    text,
    ...(url === undefined ? {} : { url }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(title === undefined ? {} : { title }),
    ...(byline === undefined ? {} : { byline }),
    ...(given === undefined || published === undefined ? {} : { published, publishedHow: given }),
    notes: notes.filter(({ rule }) => READ_NOTES.has(rule)),
  };
}

/** Notes that reading makes, not extraction. */
const READ_NOTES: ReadonlySet<string> = new Set(["encoding", "bidi-control", "lone-surrogate", "no-article", "feed-summary", "transcript"]);
