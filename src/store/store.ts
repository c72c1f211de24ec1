/** The store as everything outside this folder sees it: what can be asked of the record, and what can be kept in it. */

import { accessSync, constants, existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { PackedDetails } from "../document/material.ts";
import type { RecordOf, ReportRecord, Stance } from "../document/records.ts";
import { byPlace } from "../document/spans.ts";
import type { PreparedReport, Proposal, Ruling } from "../document/stored.ts";
import { StoreError } from "../errors.ts";
import { type Added, addReports } from "./add.ts";
import { type CheckResult, checkStore } from "./check.ts";
import { diffSince, type RecordDiff } from "./diff.ts";
import type { Engine } from "./engine.ts";
import { type GatheredOptions, listCommitments, listCopies, listDisagreements, listFamilies, listHappenings } from "./gathered.ts";
import type { Linking } from "./linking.ts";
import {
  type ListedRecord,
  type ListedReport,
  type ListRequest,
  listRecords,
  listReports,
  type Page,
  type RecordRequest,
  type WholeReport,
  wholeReport,
  wholeReportJson,
} from "./listing.ts";
import { migrate } from "./migrations.ts";
import { type PackedReport, unpackReport } from "./packed.ts";
import { findEntity, labelsOf, listDoubts, listEntities, namesOfEntities, peopleAmong, showEntity } from "./people.ts";
import { loadDetails, loadMaterial, type Material, type MaterialRequest, makeShelves, speakersOn } from "./positions.ts";
import { openPostgres } from "./postgres.ts";
import { decide, listProposals, type ProposalRequest, propose } from "./proposals.ts";
import { type ItemRulingRequest, keepRulings, listRulings, type RulingRequest, rule, ruleItem, ruleStatement, ruleTopic } from "./rulings.ts";
import { type SearchRequest, search } from "./search.ts";
import { settleSome, unsettleAll } from "./settle.ts";
import { show } from "./show.ts";
import { openSqlite } from "./sqlite.ts";

export interface StoreStats {
  readonly reports: number;
  readonly records: number;
  readonly names: number;
  readonly waiting: number;
  readonly sizeBytes: number;
}

/** What a source answered last, for conditional requests. */
export interface Fetched {
  readonly url: string;
  readonly etag: string | null;
  readonly modified: string | null;
  readonly at: string;
}

/** A page of whole reports with their records, for export and for reading again. */
export interface ReportPage {
  readonly reports: readonly {
    readonly report: ReportRecord;
    readonly source: string;
    readonly reading: string;
    readonly extractor: string;
    readonly records: readonly RecordOf[];
  }[];
  /** Give it to the next call; absent on the last page. */
  readonly next?: string;
}

export type Store = ReturnType<typeof makeStore>;

/**
 * @param readOnly whoever opens it reads only; others may write meanwhile
 * @throws StoreError when the place cannot be opened
 */
export async function openEngine(place: string, readOnly = false): Promise<Engine> {
  if (/^postgres(?:ql)?:\/\//.test(place)) return openPostgres(place);
  const path = resolve(place);
  if (readOnly && !existsSync(path))
    throw new StoreError("store/missing", `${place}: there is no store here; \`onrecord add FILES…\` makes one, --store names another`);
  if (!existsSync(dirname(path)))
    throw new StoreError("store/open", `${place}: the folder ${dirname(place)} does not exist; make it, or give another path with --store`);
  return openSqlite(path, !readOnly ? "write" : isWritable(path) ? "read" : "sealed");
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The store over an opened engine; its tables are made or brought up to date first. */
export function makeStore(linking: Linking) {
  const { engine } = linking;
  const { db } = engine;
  const shelves = makeShelves();
  /** What changes reports, what was read of them, or who is who: reports at hand are read anew. */
  const changing = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      for (const shelf of Object.values(shelves)) shelf.clear();
    }
  };
  return {
    migrate: (): Promise<void> => migrate(engine),
    /** @param again puts these readings in the place of those that are kept */
    add: (reports: readonly PreparedReport[], now: string, again = false): Promise<Added[]> => changing(addReports(engine, reports, now, again)),
    /** The same with reports of other threads; where the store has a thread of its own, the bytes are handed over to it. */
    addPacked: (reports: readonly PackedReport[], now: string, again = false): Promise<Added[]> =>
      changing(addReports(engine, reports.map(unpackReport), now, again)),
    /** Links some of what was added; how many reports still wait. */
    settle: (): Promise<number> => changing(settleSome(linking)),
    /** Forgets what was linked, so that `settle` works it all out again. */
    unsettle: (): Promise<void> => changing(unsettleAll(engine)),
    check: (): Promise<CheckResult> => checkStore(engine),
    search: (request: SearchRequest) => search(linking, request),
    show: (id: string) => show(linking, id),
    entities: (options?: Parameters<typeof listEntities>[1]) => listEntities(linking, options),
    entity: (asked: string) => showEntity(linking, asked),
    entityId: (asked: string) => findEntity(linking, asked),
    doubts: (limit?: number) => listDoubts(linking, limit),
    rule: (request: RulingRequest): Promise<Ruling> => changing(rule(linking, request)),
    ruleItem: (request: ItemRulingRequest): Promise<Ruling> => ruleItem(linking, request),
    ruleTopic: (request: Parameters<typeof ruleTopic>[1]): Promise<Ruling> => ruleTopic(linking, request),
    ruleStatement: (request: Parameters<typeof ruleStatement>[1]): Promise<Ruling> => changing(ruleStatement(linking, request)),
    propose: (request: ProposalRequest): Promise<Proposal> => propose(engine, request),
    proposals: (state?: Proposal["state"]): Promise<Proposal[]> => listProposals(engine, state),
    decide: (request: Parameters<typeof decide>[1]): Promise<Proposal> => changing(decide(engine, request)),
    listReports: (request?: ListRequest): Promise<Page<ListedReport>> => listReports(engine, request),
    listRecords: (request: RecordRequest): Promise<Page<ListedRecord>> => listRecords(linking, request),
    wholeReport: (id: string): Promise<WholeReport> => wholeReport(engine, id),
    wholeReportJson: (id: string): Promise<string> => wholeReportJson(engine, id),
    rulings: (): Promise<Ruling[]> => listRulings(linking),
    keepRulings: (rulings: readonly Ruling[]): Promise<void> => changing(keepRulings(linking, rulings)),
    families: (options?: GatheredOptions) => listFamilies(engine, options),
    happenings: (options?: GatheredOptions) => listHappenings(engine, options),
    commitments: (options?: Parameters<typeof listCommitments>[1]) => listCommitments(engine, options),
    disagreements: (options?: GatheredOptions) => listDisagreements(engine, options),
    copies: (options?: GatheredOptions) => listCopies(engine, options),
    material: (request: MaterialRequest): Promise<Material> => loadMaterial(linking, shelves, request),
    /** What is known of some reports of a material beside their texts. */
    details: (ids: readonly string[]): Promise<ReadonlyMap<string, PackedDetails>> => loadDetails(linking, shelves, ids),
    speakersOn: (queries: MaterialRequest["queries"], limit?: number) => speakersOn(linking, queries, limit),
    /** Those of some names that are people's, here or in the authority list. */
    people: (names: readonly string[]): Promise<string[]> => peopleAmong(linking, names),
    diff: (since: string): Promise<RecordDiff> => diffSince(linking, since),
    /** Stances of the reports that came last, of at most so many. */
    recentStances: async (most: number): Promise<Stance[]> =>
      (await db.selectFrom("reports").select("stances").orderBy("published", "desc").orderBy("id").limit(most).execute()).flatMap(
        ({ stances }) => JSON.parse(stances) as Stance[],
      ),
    /** The names that the record has for each of some entities. */
    entityNames: (ids: readonly string[]): Promise<[string, string[]][]> => namesOfEntities(engine, ids),
    labels: async (ids: readonly string[]): Promise<[string, string][]> => [...(await labelsOf(linking, ids))],
    /** Entity of every name of some reports, for export. */
    partyIds: async (reportIds: readonly string[]): Promise<{ reportId: string; name: string; entityId: string }[]> =>
      (
        await db
          .selectFrom("report_names")
          .innerJoin("names", "names.id", "report_names.name_id")
          .select(["report_names.report_id as reportId", "report_names.name", "report_names.authority_id", "names.entity_id"])
          .where("report_names.report_id", "in", [...reportIds])
          .execute()
      ).map(({ reportId, name, authority_id, entity_id }) => ({ reportId, name, entityId: authority_id ?? entity_id })),
    /** Readings that are kept already; at most so many, for a store too large to hold them all. */
    readings: async (most: number): Promise<string[]> =>
      (await db.selectFrom("reports").select("reading").limit(most).execute()).map(({ reading }) => reading),
    page: (after: string, limit = 50, asOf?: string): Promise<ReportPage> => reportPage(engine, after, limit, asOf),
    /** Reports whose records another version made. */
    outdated: async (extractor: string): Promise<number> =>
      Number(
        (
          await db
            .selectFrom("reports")
            .select((eb) => eb.fn.countAll<number>().as("n"))
            .where("extractor", "!=", extractor)
            .executeTakeFirstOrThrow()
        ).n,
      ),
    stats: async (): Promise<StoreStats> => {
      const count = async (table: "reports" | "names" | "unsettled"): Promise<number> =>
        Number(
          (
            await db
              .selectFrom(table)
              .select((eb) => eb.fn.countAll<number>().as("n"))
              .executeTakeFirstOrThrow()
          ).n,
        );
      return {
        reports: await count("reports"),
        records: Number(
          (
            await db
              .selectFrom("reports")
              .select((eb) => eb.fn.sum<number>("record_count").as("n"))
              .executeTakeFirstOrThrow()
          ).n ?? 0,
        ),
        names: await count("names"),
        waiting: await count("unsettled"),
        sizeBytes: await engine.sizeBytes(),
      };
    },
    fetched: (url: string): Promise<Fetched | undefined> => db.selectFrom("fetched").selectAll().where("url", "=", url).executeTakeFirst(),
    keepFetched: async (row: Fetched): Promise<void> => {
      await db
        .insertInto("fetched")
        .values(row)
        .onConflict((conflict) => conflict.column("url").doUpdateSet(row))
        .execute();
    },
    close: (): Promise<void> => engine.close(),
  };
}

async function reportPage({ db }: Engine, after: string, limit: number, asOf: string | undefined): Promise<ReportPage> {
  let select = db
    .selectFrom("reports")
    .select(["id", "text", "details", "stances", "source", "reading", "extractor"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit);
  if (asOf !== undefined) select = select.where((eb) => eb.or([eb("published", "<=", asOf), eb("published", "is", null)]));
  const rows = await select.execute();
  if (rows.length === 0) return { reports: [] };
  const records = new Map<string, RecordOf[]>(rows.map(({ id }) => [id, []]));
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  for (const { report_id, kind, json } of await db
    .selectFrom("records")
    .select(["report_id", "kind", "json"])
    .where("report_id", "in", [...records.keys()])
    .orderBy("seq")
    .execute()) {
    const record = JSON.parse(json) as RecordOf;
    records.get(report_id)?.push(kind === "report" ? ({ ...record, text: texts.get(report_id) } as RecordOf) : record);
  }
  const reports = rows.map(({ id, details, stances, source, reading, extractor }) => {
    const [report, ...rest] = records.get(id) as [ReportRecord, ...RecordOf[]];
    return {
      report,
      source,
      reading,
      extractor,
      records: [...rest, ...(JSON.parse(details) as RecordOf[]), ...(JSON.parse(stances) as RecordOf[])].sort(byPlace),
    };
  });
  return rows.length < limit ? { reports } : { reports, next: rows[rows.length - 1].id };
}
