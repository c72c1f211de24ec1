/** What is new since a day, and which statuses moved. */

import { sql } from "kysely";
import { type CommitmentHistory, listCommitments } from "./gathered.ts";
import type { Linking } from "./linking.ts";
import { ENTITY, labelsOf } from "./people.ts";

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
export async function diffSince(linking: Linking, since: string): Promise<RecordDiff> {
  const { engine } = linking;
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
  // Whoever speaks under two names is one; a description is nobody that the record knows.
  const who = sql<string>`coalesce(${ENTITY}, records.party)`;
  const speakers = await db
    .selectFrom("records")
    .leftJoin("report_names", (join) =>
      join.onRef("report_names.report_id", "=", "records.report_id").onRef("report_names.name", "=", "records.party"),
    )
    .leftJoin("names", "names.id", "report_names.name_id")
    .select([who.as("entity"), sql<number>`count(*)`.as("n")])
    .where("records.known", ">=", since)
    .where("records.kind", "=", "statement")
    .where("records.party", "is not", null)
    .groupBy(who)
    .orderBy("n", "desc")
    .orderBy("entity")
    .limit(SPEAKERS)
    .execute();
  const labels = await labelsOf(
    linking,
    speakers.map(({ entity }) => entity),
  );
  const histories = await listCommitments(engine, { limit: 1_000_000 });
  const action = ({ tellings }: CommitmentHistory): string => tellings[0].record.action.text.replace(/\s+/g, " ");
  return {
    since,
    reports,
    counts: Object.fromEntries(counts.map(({ kind, n }) => [kind, Number(n)])),
    speakers: speakers.map(({ entity, n }) => ({ name: labels.get(entity) ?? entity, count: Number(n) })),
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
