/**
 * The record of many reports. Adding is idempotent and independent of order; what several reports tell together is worked out afterwards
 * (`settle`), so that a crash between the two loses nothing.
 */

import type { Transaction } from "kysely";
import type { PreparedReport } from "../document/stored.ts";
import type { Engine } from "./engine.ts";
import type { Tables } from "./schema.ts";

/** added; known: the same report was there; renewed: there without its day or made by another version; conflict: another text has its id. */
export type Outcome = "added" | "known" | "renewed" | "conflict";

export interface Added {
  readonly reportId: string;
  readonly source: string;
  readonly outcome: Outcome;
}

/**
 * Keeps prepared reports; acknowledged when the promise resolves, which is after they are on disk. One transaction.
 *
 * @param now   ISO 8601 instant, kept as `added`
 * @param again puts these readings in the place of those that are kept
 */
export async function addReports(engine: Engine, reports: readonly PreparedReport[], now: string, again = false): Promise<Added[]> {
  if (reports.length === 0) return [];
  return engine.write(false, async (trx) => {
    const ids = [...new Set(reports.map(({ report }) => report.id))];
    const known = new Map(
      (
        await trx.selectFrom("reports").select(["id", "hash", "extractor", "published", "title", "publisher", "url"]).where("id", "in", ids).execute()
      ).map((row) => [row.id, row]),
    );
    const outcomes: Added[] = [];
    const fresh: PreparedReport[] = [];
    for (const prepared of reports) {
      const { report } = prepared;
      const before = known.get(report.id);
      let outcome: Outcome = "added";
      if (before !== undefined) {
        outcome =
          before.hash !== prepared.hash
            ? "conflict"
            : again || rankOf(rowOf(prepared, now)) > rankOf(before) || before.extractor !== prepared.extractor
              ? "renewed"
              : "known";
      }
      if (outcome === "renewed") await removeReport(engine, trx, report.id);
      if (outcome === "added" || outcome === "renewed") {
        fresh.push(prepared);
        known.set(report.id, rowOf(prepared, now));
      }
      outcomes.push({ reportId: report.id, source: prepared.source, outcome });
    }
    await insertReports(engine, trx, fresh, now);
    return outcomes;
  });
}

/** Of two readings of one text the one that knows more is kept, whichever came first: equal ones by their letters. */
function rankOf(row: { published: string | null; title: string | null; publisher: string | null; url: string | null }): string {
  const facts = [row.published, row.publisher, row.title, row.url];
  return `${facts.map((fact) => (fact === null ? "0" : "1")).join("")} ${facts.join("\u0001")}`;
}

function rowOf({ report, hash, reading, source, extractor, records, told }: PreparedReport, now: string): Tables["reports"] {
  return {
    id: report.id,
    hash,
    reading,
    text: report.text,
    published: report.published ?? null,
    publisher: report.publisher ?? null,
    title: report.title ?? null,
    url: report.url ?? null,
    language: report.language,
    source,
    extractor,
    details: listOf(records, (kind) => DETAILS.has(kind)),
    stances: listOf(records, (kind) => kind === "stance"),
    told,
    record_count: records.length,
    added: now,
  };
}

/** Kinds that are kept with their report. */
const DETAILS: ReadonlySet<string> = new Set(["mention", "timex", "mark"]);

function listOf(records: PreparedReport["records"], wanted: (kind: string) => boolean): string {
  return `[${records
    .filter(({ kind }) => wanted(kind))
    .map(({ json }) => json)
    .join(",")}]`;
}

async function insertReports(engine: Engine, trx: Transaction<Tables>, reports: readonly PreparedReport[], now: string): Promise<void> {
  // A later line of one batch may renew an earlier one: the last stays.
  const last = [...new Map(reports.map((prepared) => [prepared.report.id, prepared])).values()];
  await engine.insert(
    trx,
    "reports",
    last.map((prepared) => rowOf(prepared, now)),
  );
  await engine.insertRecords(
    trx,
    last.flatMap(({ report, records }) =>
      records
        .filter(({ kind }) => !DETAILS.has(kind) && kind !== "stance")
        .map(({ id, kind, start, end, day, dayTo, party, body, json }) => ({
          id,
          report_id: report.id,
          kind,
          start_at: start,
          end_at: end,
          day: day ?? null,
          day_to: dayTo ?? null,
          known: report.published ?? now.slice(0, 10),
          party: party ?? null,
          json,
          body: body ?? null,
        })),
    ),
  );
  await engine.insert(
    trx,
    "report_names",
    last.flatMap(({ report, names }) =>
      names.map((name) => ({
        report_id: report.id,
        name_id: nameId(name.type, name.name),
        name: name.name,
        type: name.type,
        mentions: name.mentions,
        titles: JSON.stringify(name.titles),
        forms: JSON.stringify(name.forms),
        authority_id: name.authorityId ?? null,
        plain_id: name.plain?.id ?? null,
        plain_score: name.plain?.score ?? 0,
        score: name.score,
        reasons: JSON.stringify(name.reasons),
      })),
    ),
  );
  const items = last.flatMap((prepared) => prepared.items);
  await engine.insertItems(trx, items);
  await engine.insert(
    trx,
    "unsettled",
    last.map(({ report }) => ({ report_id: report.id })),
  );
}

/** Takes a report out with all that hangs on it. */
export async function removeReport(engine: Engine, trx: Transaction<Tables>, id: string): Promise<void> {
  const items = await trx.selectFrom("items").select(["id", "seq", "keys"]).where("report_id", "=", id).execute();
  for (let at = 0; at < items.length; at += 500) {
    const some = items.slice(at, at + 500);
    const ids = some.map((item) => item.id);
    await trx
      .deleteFrom("links")
      .where((eb) => eb.or([eb("a", "in", ids), eb("b", "in", ids)]))
      .execute();
    await trx.deleteFrom("groups").where("item_id", "in", ids).execute();
    const keys = some.flatMap((item) => JSON.parse(item.keys) as number[]);
    await trx
      .deleteFrom("item_keys")
      .where(engine.among("key", keys))
      .where(
        engine.among(
          "item_seq",
          some.map(({ seq }) => Number(seq)),
        ),
      )
      .execute();
  }
  for (const table of ["items", "report_names", "unsettled"] as const) await trx.deleteFrom(table).where("report_id", "=", id).execute();
  await engine.deleteRecords(trx, id);
  await trx.deleteFrom("reports").where("id", "=", id).execute();
}

/** Id of a name wherever it stands: type and exact letters. */
export function nameId(type: string, name: string): string {
  return `${type}:${name}`;
}
