/** What is new since a day, and which statuses moved. */

import { sql } from "kysely";
import type { Engine } from "./engine.ts";
import { type CommitmentHistory, listCommitments } from "./gathered.ts";

export interface RecordDiff {
  readonly since: string;
  readonly reports: readonly {
    readonly id: string;
    readonly published: string | null;
    readonly publisher: string | null;
    readonly title: string | null;
  }[];
  /** New records by kind. */
  readonly counts: Readonly<Record<string, number>>;
  readonly speakers: readonly { readonly name: string; readonly count: number }[];
  /** Commitments made before whose status moved since. */
  readonly moved: readonly {
    readonly id: string;
    readonly actor: string;
    readonly force: string;
    readonly action: string;
    readonly status: string;
    readonly day: string;
    readonly text: string;
  }[];
  readonly made: readonly {
    readonly id: string;
    readonly actor: string;
    readonly force: string;
    readonly action: string;
    readonly made: string | undefined;
  }[];
}

const SPEAKERS = 10;

/** @param since YYYY-MM-DD: what became known on this day or later is new */
export async function diffSince(engine: Engine, since: string): Promise<RecordDiff> {
  const { db } = engine;
  const reports = await db
    .selectFrom("records")
    .innerJoin("reports", "reports.id", "records.report_id")
    .select(["reports.id", "reports.published", "reports.publisher", "reports.title"])
    .where("records.kind", "=", "report")
    .where("records.known", ">=", since)
    .orderBy("records.known")
    .orderBy("reports.id")
    .execute();
  const counts = await db
    .selectFrom("records")
    .select(["kind", sql<number>`count(*)`.as("n")])
    .where("known", ">=", since)
    .where("kind", "!=", "report")
    .groupBy("kind")
    .orderBy("kind")
    .execute();
  const speakers = await db
    .selectFrom("records")
    .select(["party", sql<number>`count(*)`.as("n")])
    .where("known", ">=", since)
    .where("kind", "=", "statement")
    .where("party", "is not", null)
    .groupBy("party")
    .orderBy("n", "desc")
    .orderBy("party")
    .limit(SPEAKERS)
    .execute();
  const histories = await listCommitments(engine, { limit: 1_000_000 });
  const action = ({ tellings }: CommitmentHistory): string => tellings[0].record.action.text.replace(/\s+/g, " ");
  return {
    since,
    reports,
    counts: Object.fromEntries(counts.map(({ kind, n }) => [kind, Number(n)])),
    speakers: speakers.map(({ party, n }) => ({ name: party as string, count: Number(n) })),
    moved: histories.flatMap((history) =>
      history.transitions
        .filter(({ day }) => day !== undefined && day >= since)
        .map(({ status, day, text }) => ({
          id: history.id,
          actor: history.actor,
          force: history.force,
          action: action(history),
          status,
          day: day as string,
          text,
        })),
    ),
    made: histories
      .filter(({ made, tellings }) => (tellings[0].published ?? made ?? "") >= since)
      .map((history) => ({ id: history.id, actor: history.actor, force: history.force, action: action(history), made: history.made })),
  };
}
