/** Pages of the record for those who read on: reports newest first, records of a kind, one report whole. Cost of a page: its own rows. */

import { sql } from "kysely";
import type { RecordOf, ReportRecord } from "../document/records.ts";
import { InputError, NotFoundError } from "../errors.ts";
import { hashString } from "../model/hash.ts";
import { type Correction, correctionsOf } from "./corrections.ts";
import type { Engine } from "./engine.ts";
import type { Linking } from "./linking.ts";
import { entityIds } from "./people.ts";

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque: give it to the next call, with the same filters. Absent on the last page. */
  readonly next?: string;
}

export interface ListRequest {
  /** The `next` of the page before. */
  readonly page?: string;
  /** 1 to 200; 50 when absent. */
  readonly limit?: number;
  readonly outlet?: string;
  /** First and last day (YYYY-MM-DD). */
  readonly from?: string;
  readonly to?: string;
  /** Only what was known on this day. */
  readonly asOf?: string;
}

export interface ListedReport {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly language: string;
  readonly records: number;
  /** How the report begins. */
  readonly beginning: string;
}

export interface RecordRequest extends ListRequest {
  readonly kind: "statement" | "event" | "figure" | "commitment" | "option";
  /** A name or entity id: whoever is that entity in each report. */
  readonly party?: string;
  readonly reportId?: string;
}

/** A record with where it stands. */
export interface ListedRecord {
  readonly record: RecordOf;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly correction?: Correction;
}

/** A report with everything that was read in it. */
export interface WholeReport {
  readonly report: ReportRecord;
  readonly source: string;
  readonly added: string;
  /** What can be listed by itself, in its place; after it mentions and time expressions, and then stances, each in theirs. */
  readonly records: readonly RecordOf[];
  /** A person's corrections, by id of the statement. */
  readonly corrections: Readonly<Record<string, Correction>>;
}

/** Where a page ended. */
interface Cursor {
  readonly day: string;
  readonly after: string;
}

/** What a page token is bound to: the filters, whatever their order. */
function askedOf({ page: _page, limit: _limit, ...filters }: ListRequest): string {
  return (hashString(JSON.stringify(Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)))) >>> 0).toString(36);
}

/** @throws InputError when the token is not one of this list */
function cursorOf(request: ListRequest): Cursor | undefined {
  if (request.page === undefined) return undefined;
  try {
    const [asked, day, after] = JSON.parse(Buffer.from(request.page, "base64url").toString("utf8")) as unknown[];
    if (asked === askedOf(request) && typeof day === "string" && typeof after === "string") return { day, after };
  } catch {
    // Said below.
  }
  throw new InputError("page/token", "page: expected the `next` of the page before, with the same filters; begin again without it");
}

const MOST = 200;
const BEGINNING = 280;

function sizeOf({ limit = 50 }: ListRequest): number {
  return Math.max(1, Math.min(MOST, limit));
}

/** Reports, the newest first, those of an unknown day last. */
export async function listReports({ db }: Engine, request: ListRequest = {}): Promise<Page<ListedReport>> {
  const limit = sizeOf(request);
  const day = sql<string>`coalesce(published, '')`;
  let select = db
    .selectFrom("reports")
    .select(["id", "title", "publisher", "published", "url", "language", "record_count", day.as("day")])
    .select(sql<string>`substr(text, 1, ${sql.lit(BEGINNING)})`.as("beginning"))
    .orderBy(day, "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  const { outlet, from, to, asOf } = request;
  const after = cursorOf(request);
  if (after !== undefined)
    select = select.where((eb) => eb.or([eb(day, "<", after.day), eb.and([eb(day, "=", after.day), eb("id", "<", after.after)])]));
  if (outlet !== undefined) select = select.where("publisher", "=", outlet);
  // By the expression of the index, so that pages begin where they should.
  if (from !== undefined) select = select.where(day, ">=", from);
  if (to !== undefined) select = select.where(day, "<=", to).where("published", "is not", null);
  if (asOf !== undefined)
    select = select.where((eb) => eb.or([eb("published", "<=", asOf), eb.and([eb("published", "is", null), eb("added", "<=", `${asOf}~`)])]));
  const rows = await select.execute();
  return pageOf(
    request,
    rows,
    limit,
    // Field by field: to copy what is left of a row costs more than to read it.
    ({ id, title, publisher, published, url, language, beginning, record_count }) => ({
      id,
      title,
      publisher,
      published,
      url,
      language,
      beginning,
      records: record_count,
    }),
    ({ id }) => id,
  );
}

function pageOf<R extends { readonly day: string }, T>(
  request: ListRequest,
  rows: readonly R[],
  limit: number,
  itemOf: (row: R) => T,
  keyOf: (row: R) => string,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = (row: R): string => Buffer.from(JSON.stringify([askedOf(request), row.day, keyOf(row)])).toString("base64url");
  return { items: shown.map(itemOf), ...(rows.length > limit && last !== undefined ? { next: next(last) } : {}) };
}

/**
 * Records of a kind, those of the last day first, those of no day last; with corrections beside them.
 *
 * @throws NotFoundError when the party is nobody the record knows
 */
export async function listRecords(linking: Linking, request: RecordRequest): Promise<Page<ListedRecord>> {
  const { engine } = linking;
  const limit = sizeOf(request);
  const day = sql<string>`coalesce(records.day, '')`;
  let select = engine.db
    .selectFrom("records")
    .innerJoin("reports", "reports.id", "records.report_id")
    .select(["records.seq", "records.json", "reports.title", "reports.publisher", "reports.published", "reports.url", day.as("day")])
    .where("records.kind", "=", request.kind)
    .orderBy(day, "desc")
    .orderBy("records.seq", "desc")
    .limit(limit + 1);
  const { outlet, from, to, asOf, party, reportId } = request;
  const after = cursorOf(request);
  if (after !== undefined)
    select = select.where((eb) => eb.or([eb(day, "<", after.day), eb.and([eb(day, "=", after.day), eb("records.seq", "<", Number(after.after))])]));
  if (outlet !== undefined) select = select.where("reports.publisher", "=", outlet);
  if (from !== undefined) select = select.where("records.day_to", ">=", from);
  if (to !== undefined) select = select.where(day, "<=", to).where("records.day", "is not", null);
  if (asOf !== undefined) select = select.where("records.known", "<=", asOf);
  if (reportId !== undefined) select = select.where("records.report_id", "=", reportId);
  if (party !== undefined) {
    const ids = await entityIds(linking, party);
    select = select.where((eb) =>
      eb.exists(
        eb
          .selectFrom("report_names")
          .innerJoin("names", "names.id", "report_names.name_id")
          .select("names.id")
          .whereRef("report_names.report_id", "=", "records.report_id")
          .whereRef("report_names.name", "=", "records.party")
          .where(sql<string>`coalesce(report_names.authority_id, names.entity_id)`, "in", ids),
      ),
    );
  }
  const rows = await select.execute();
  const corrections = await correctionsOf(engine);
  return pageOf(
    request,
    rows,
    limit,
    ({ json, title, publisher, published, url }): ListedRecord => {
      const record = JSON.parse(json) as RecordOf;
      const correction = corrections.get(record.id);
      return { record, title, publisher, published, url, ...(correction === undefined ? {} : { correction }) };
    },
    ({ seq }) => String(seq),
  );
}

/** @throws NotFoundError when there is no such report */
export async function wholeReport(engine: Engine, id: string): Promise<WholeReport> {
  return JSON.parse(await wholeReportJson(engine, id)) as WholeReport;
}

/** The JSON of a report with everything in it: what is kept as JSON is put together as it is, neither read nor written again. */
export async function wholeReportJson(engine: Engine, id: string): Promise<string> {
  const row = await engine.db
    .selectFrom("reports")
    .select(["id", "text", "details", "stances", "source", "added"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined)
    throw new NotFoundError("report/unknown", `${JSON.stringify(id)}: expected the id of a report of this record; the list of reports has them`);
  const rows = await engine.db
    .selectFrom("records")
    .select(["kind", "json"])
    .where("report_id", "=", id)
    .orderBy("start_at")
    .orderBy("end_at", "desc")
    .orderBy("seq")
    .execute();
  const own = rows.find(({ kind }) => kind === "report");
  const report = { ...(JSON.parse(own?.json ?? "{}") as ReportRecord), text: row.text };
  const records = [...rows.filter((each) => each !== own).map(({ json }) => json), row.details.slice(1, -1), row.stances.slice(1, -1)];
  const corrections = [...(await correctionsOf(engine))].filter(([statement]) => statement.startsWith(`${id}/`));
  return (
    `{"report":${JSON.stringify(report)},"source":${JSON.stringify(row.source)},"added":${JSON.stringify(row.added)},` +
    `"records":[${records.filter((json) => json !== "").join(",")}],"corrections":${JSON.stringify(Object.fromEntries(corrections))}}`
  );
}
