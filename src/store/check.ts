/** Verifies what the store promises: every span slices back, nothing hangs in the air, every word can be found. */

import { sql } from "kysely";
import { type RecordOf, RecordSchema } from "../document/records.ts";
import { spansOf } from "../document/spans.ts";
import type { Engine } from "./engine.ts";

export interface Fault {
  readonly rule: "span" | "schema" | "orphan" | "search" | "unsettled" | "engine";
  /** Id of what is wrong. */
  readonly id: string;
  readonly message: string;
}

export interface CheckResult {
  readonly reports: number;
  readonly records: number;
  readonly spans: number;
  readonly faults: readonly Fault[];
}

const PAGE = 200;
const MOST_FAULTS = 100;

export async function checkStore(engine: Engine, onProgress: (reports: number) => void = () => {}): Promise<CheckResult> {
  const { db } = engine;
  const faults: Fault[] = [];
  const fault = (rule: Fault["rule"], id: string, message: string): void => {
    if (faults.length < MOST_FAULTS) faults.push({ rule, id, message });
  };
  if (engine.name === "sqlite") {
    const { rows } = await sql<{ quick_check: string }>`pragma quick_check`.execute(db);
    if (rows[0]?.quick_check !== "ok")
      fault(
        "engine",
        "file",
        `SQLite finds the file damaged: ${rows
          .map((row) => row.quick_check)
          .slice(0, 3)
          .join("; ")}`,
      );
  }
  let [reports, records, spans] = [0, 0, 0];
  for (let after = ""; ; ) {
    const page = await db
      .selectFrom("reports")
      .select(["id", "text", "details", "stances"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(PAGE)
      .execute();
    if (page.length === 0) break;
    after = page[page.length - 1].id;
    const texts = new Map(page.map(({ id, text }) => [id, text]));
    const rows = await db
      .selectFrom("records")
      .select(["id", "report_id", "kind", "json"])
      .where("report_id", "in", [...texts.keys()])
      .execute();
    const withOwn = new Set<string>();
    const details = page.flatMap(({ id, details: list, stances }) =>
      [...(JSON.parse(list) as RecordOf[]), ...(JSON.parse(stances) as RecordOf[])].map((record) => ({
        id: record.id,
        report_id: id,
        kind: record.kind,
        json: JSON.stringify(record),
      })),
    );
    for (const row of [...rows, ...details]) {
      const text = texts.get(row.report_id) as string;
      const record = { ...(JSON.parse(row.json) as RecordOf), ...(row.kind === "report" ? { text } : {}) } as RecordOf;
      if (row.kind === "report") withOwn.add(row.report_id);
      const parsed = RecordSchema.safeParse(record);
      if (!parsed.success)
        fault("schema", row.id, `breaks its schema: ${parsed.error.issues[0]?.message ?? ""} at ${parsed.error.issues[0]?.path.join(".") ?? ""}`);
      for (const span of spansOf(record)) {
        spans++;
        if (text.slice(span.start, span.end) !== span.text)
          fault("span", row.id, `the text at ${span.start}-${span.end} is not what the record says`);
      }
    }
    for (const id of texts.keys()) if (!withOwn.has(id)) fault("orphan", id, "the report has no record of its own");
    reports += page.length;
    records += rows.length + details.length;
    onProgress(reports);
  }
  await findOrphans(engine, fault);
  const gaps = await engine.searchGaps();
  if (gaps.missing > 0) fault("search", "records", `${gaps.missing} records cannot be found by their words; \`onrecord reread --all\` mends it`);
  if (gaps.orphans > 0) fault("search", "words", `${gaps.orphans} entries of the word index belong to no record`);
  const waiting = Number(
    (
      await db
        .selectFrom("unsettled")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow()
    ).n,
  );
  if (waiting > 0)
    fault("unsettled", "unsettled", `${waiting} reports are kept and still to be linked with the others; \`onrecord add\` without sources does it`);
  return { reports, records, spans, faults };
}

async function findOrphans({ db }: Engine, fault: (rule: Fault["rule"], id: string, message: string) => void): Promise<void> {
  const orphans: readonly (readonly [string, string, ReturnType<typeof sql<{ id: string }>>])[] = [
    ["records", "of no report", sql<{ id: string }>`select id from records where report_id not in (select id from reports) limit 5`],
    [
      "items",
      "of no record",
      sql<{
        id: string;
      }>`select id from items where space <> 'copy' and id not like '%/stance/%' and not exists (select 1 from records where records.id = items.id) limit 5`,
    ],
    [
      "item_keys",
      "of no item",
      sql<{ id: string }>`select cast(item_seq as text) as id from item_keys where item_seq not in (select seq from items) limit 5`,
    ],
    [
      "links",
      "to no item",
      sql<{
        id: string;
      }>`select a as id from links l where not exists (select 1 from items where items.id = l.a and items.space = l.space) or not exists (select 1 from items where items.id = l.b and items.space = l.space) limit 5`,
    ],
    [
      "groups",
      "of no item",
      sql<{
        id: string;
      }>`select item_id as id from groups g where not exists (select 1 from items where items.id = g.item_id and items.space = g.space) limit 5`,
    ],
    [
      "report_names",
      "led to nobody",
      sql<{
        id: string;
      }>`select name_id as id from report_names n where not exists (select 1 from names where names.id = n.name_id) and not exists (select 1 from unsettled where unsettled.report_id = n.report_id) limit 5`,
    ],
  ];
  for (const [table, what, query] of orphans) for (const { id } of (await query.execute(db)).rows) fault("orphan", id, `a row of ${table} ${what}`);
}
