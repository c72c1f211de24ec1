/** One thing of the record by its permanent id, with what it rests on and what it is linked to. */

import type { RecordOf } from "../document/records.ts";
import { NotFoundError } from "../errors.ts";
import { isAuthorityId } from "../resolve/entities.ts";
import { type Correction, correctionsOf } from "./corrections.ts";
import type { CommitmentHistory, FigureDisagreement, Happening, QuotationFamily } from "./gathered.ts";
import { listCommitments, listDisagreements, listFamilies, listHappenings } from "./gathered.ts";
import type { Linking } from "./linking.ts";
import { type Entity, showEntity } from "./people.ts";

export interface ShownRecord {
  readonly kind: "record";
  readonly record: RecordOf;
  readonly report: {
    readonly id: string;
    readonly title: string | null;
    readonly publisher: string | null;
    readonly published: string | null;
    readonly url: string | null;
    readonly source: string;
  };
  /** A person's correction, where there is one. */
  readonly correction?: Correction;
  /** The sentence around it: text before, the record's own, text after. */
  readonly context: readonly [string, string, string];
  readonly families: readonly QuotationFamily[];
  readonly happenings: readonly Happening[];
  readonly commitments: readonly CommitmentHistory[];
}

export interface ShownReport {
  readonly kind: "report";
  readonly record: RecordOf;
  readonly source: string;
  readonly added: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly copies: readonly string[];
  readonly families: readonly QuotationFamily[];
  readonly disagreements: readonly FigureDisagreement[];
}

export type Shown = ShownRecord | ShownReport | ({ readonly shown: "entity" } & Entity) | QuotationFamily | Happening | CommitmentHistory;

const AROUND = 160;

/** @throws NotFoundError when the store holds nothing of this id */
export async function show(linking: Linking, id: string): Promise<Shown> {
  const { engine } = linking;
  if (isAuthorityId(id) || id.startsWith("e/")) return { shown: "entity", ...(await showEntity(linking, id)) };
  const gathered = /^(?:family|happening|commitment)\//.exec(id);
  if (gathered !== null) return showGathered(linking, id, id.slice(gathered[0].length));
  const row = await engine.db
    .selectFrom("records")
    .innerJoin("reports", "reports.id", "records.report_id")
    .select([
      "records.kind",
      "records.json",
      "reports.id",
      "reports.text",
      "reports.title",
      "reports.publisher",
      "reports.published",
      "reports.url",
      "reports.source",
      "reports.added",
      "reports.details",
      "reports.stances",
    ])
    .where("records.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) {
    const detail = await showDetail(linking, id);
    if (detail !== undefined) return detail;
    const under = await recordUnder(linking, id);
    if (under !== undefined) return show(linking, under);
    throw new NotFoundError(
      "show/unknown",
      `${JSON.stringify(id)}: expected the id of a record, report, entity, family, happening or commitment of this store; \`onrecord search\` and \`onrecord entities\` print ids`,
    );
  }
  if (row.kind === "report") return showReport(linking, { ...(JSON.parse(row.json) as RecordOf), text: row.text }, row);
  const record = JSON.parse(row.json) as RecordOf;
  const own = (members: readonly { record: { id: string } }[]): boolean => members.some((member) => member.record.id === id);
  const within = { reportId: row.id, limit: 500 };
  const correction = record.kind === "statement" ? (await correctionsOf(engine)).get(id) : undefined;
  return {
    kind: "record",
    record,
    ...(correction === undefined ? {} : { correction }),
    report: { id: row.id, title: row.title, publisher: row.publisher, published: row.published, url: row.url, source: row.source },
    context: contextOf(row.text, record),
    families: record.kind === "statement" ? (await listFamilies(engine, within)).filter(({ variants }) => own(variants.map(({ told }) => told))) : [],
    happenings: record.kind === "event" ? (await listHappenings(engine, within)).filter(({ mentions }) => own(mentions)) : [],
    commitments: record.kind === "commitment" ? (await listCommitments(engine, within)).filter(({ tellings }) => own(tellings)) : [],
  };
}

/** A mention, time expression, mark or stance: kept with its report, whose id begins its own. */
async function showDetail({ engine }: Linking, id: string): Promise<ShownRecord | undefined> {
  const reportId = /^(.+)\/(?:mention|timex|mark|stance)\/[^/]+$/.exec(id)?.[1];
  if (reportId === undefined) return undefined;
  const row = await engine.db.selectFrom("reports").selectAll().where("id", "=", reportId).executeTakeFirst();
  const record =
    row === undefined ? undefined : ([...JSON.parse(row.details), ...JSON.parse(row.stances)] as RecordOf[]).find((detail) => detail.id === id);
  if (row === undefined || record === undefined) return undefined;
  const { title, publisher, published, url, source } = row;
  return {
    kind: "record",
    record,
    report: { id: reportId, title, publisher, published, url, source },
    context: contextOf(row.text, record),
    families: [],
    happenings: [],
    commitments: [],
  };
}

/** The record that an item of an answer rests on: its id names a report and a sentence of it. */
async function recordUnder({ engine }: Linking, id: string): Promise<string | undefined> {
  const [, reportId, lane, from, to] = /^(.+)\/(word|deed)\/(\d+)-(\d+)(?:-then)?$/.exec(id) ?? [];
  if (reportId === undefined) return undefined;
  const [start, end] = [Number(from), Number(to)];
  const rows = await engine.db
    .selectFrom("records")
    .select(["id", "start_at", "end_at"])
    .where("report_id", "=", reportId)
    .where("kind", "in", lane === "deed" ? ["event"] : ["statement", "event"])
    .where("start_at", "<", end)
    .where("end_at", ">", start)
    .orderBy("seq")
    .execute();
  const shared = (row: { start_at: number; end_at: number }): number => Math.min(row.end_at, end) - Math.max(row.start_at, start);
  const best = rows.reduce<(typeof rows)[number] | undefined>((top, row) => (top === undefined || shared(row) > shared(top) ? row : top), undefined);
  return best?.id;
}

function contextOf(text: string, { start, end }: RecordOf): [string, string, string] {
  return [text.slice(Math.max(0, start - AROUND), start), text.slice(start, end), text.slice(end, end + AROUND)];
}

async function showReport(
  { engine }: Linking,
  record: RecordOf,
  { id, source, added, details, stances }: { id: string; source: string; added: string; details: string; stances: string },
): Promise<ShownReport> {
  const counts = await engine.db
    .selectFrom("records")
    .select(["kind"])
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("report_id", "=", id)
    .groupBy("kind")
    .orderBy("kind")
    .execute();
  const group = await engine.db.selectFrom("groups").select("group_id").where("space", "=", "copy").where("item_id", "=", id).executeTakeFirst();
  const copies =
    group === undefined
      ? []
      : (
          await engine.db
            .selectFrom("groups")
            .select("item_id")
            .where("space", "=", "copy")
            .where("group_id", "=", group.group_id)
            .orderBy("item_id")
            .execute()
        ).map((row) => row.item_id);
  return {
    kind: "report",
    record,
    source,
    added,
    counts: countsOf(counts, [...JSON.parse(details), ...JSON.parse(stances)] as RecordOf[]),
    copies: copies.filter((copy) => copy !== id),
    families: await listFamilies(engine, { reportId: id, limit: 50 }),
    disagreements: await listDisagreements(engine, { reportId: id, limit: 50 }),
  };
}

function countsOf(rows: readonly { kind: string; n: number }[], details: readonly RecordOf[]): Record<string, number> {
  const counts = new Map(rows.map(({ kind, n }) => [kind, Number(n)]));
  for (const { kind } of details) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries([...counts].sort());
}

async function showGathered({ engine }: Linking, id: string, member: string): Promise<QuotationFamily | Happening | CommitmentHistory> {
  const row = await engine.db.selectFrom("records").select("report_id").where("id", "=", member).executeTakeFirst();
  const within = { limit: 2000, ...(row === undefined ? {} : { reportId: row.report_id }) };
  const all =
    row === undefined
      ? []
      : id.startsWith("family/")
        ? await listFamilies(engine, within)
        : id.startsWith("happening/")
          ? await listHappenings(engine, within)
          : await listCommitments(engine, within);
  const found = all.find((entry) => entry.id === id);
  if (found === undefined)
    throw new NotFoundError("show/unknown", `${JSON.stringify(id)}: nothing of this id is in the store now; groups get the id of their first member`);
  return found;
}
