/** What several reports tell together: quotation families, events, commitments with what became of them, figures that disagree, copies. */

import { sql } from "kysely";
import type { Commitment, CommitmentStatus, EventRecord, Figure, RecordOf, Stance, Statement } from "../document/records.ts";
import type { Space } from "../document/stored.ts";
import { actOutcome, realisOf, statusAfter } from "../resolve/actions.ts";
import { type Differences, differences } from "../resolve/utterances.ts";
import type { Engine } from "./engine.ts";
import { LIST } from "./linking.ts";

/** Where a record stands: enough to open its sentence. */
export interface Told<R extends RecordOf = RecordOf> {
  readonly record: R;
  readonly publisher: string | undefined;
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly published: string | undefined;
  /** The group of near-copies that its report belongs to, when it has any. */
  readonly copyOf: string | undefined;
}

/** The same utterance in several reports. */
export interface QuotationFamily {
  readonly kind: "quotationFamily";
  readonly id: string;
  readonly speaker: string;
  readonly earliest: string;
  /** The version with most of its words in quotation marks; of those the earliest. */
  readonly mostDirect: string;
  /** Independent reports: near-copies count once. */
  readonly sources: number;
  readonly variants: readonly { readonly told: Told<Statement>; readonly against: Differences }[];
}

/** Mentions of one event in several reports. */
export interface Happening {
  readonly kind: "happening";
  readonly id: string;
  readonly sources: number;
  readonly mentions: readonly Told<EventRecord>[];
}

export interface DatedStatus {
  readonly status: CommitmentStatus;
  readonly day: string | undefined;
  /** Id of the record that shows it, and its sentence. */
  readonly by: string;
  readonly text: string;
  readonly why: string;
}

/** A commitment over all reports that tell of it. */
export interface CommitmentHistory {
  readonly kind: "commitmentHistory";
  readonly id: string;
  readonly actor: string;
  readonly force: Commitment["force"];
  readonly status: CommitmentStatus;
  readonly due: string | undefined;
  readonly made: string | undefined;
  /** Whether statuses of different reports exclude each other. */
  readonly contradicted: boolean;
  readonly tellings: readonly Told<Commitment>[];
  readonly transitions: readonly DatedStatus[];
}

/** Figures of different reports about the same thing. */
export interface FigureDisagreement {
  readonly kind: "figureDisagreement";
  readonly id: string;
  readonly figures: readonly [Told<Figure>, Told<Figure>];
  readonly ratio: number;
  readonly reason: string;
}

export interface GatheredOptions {
  readonly limit?: number;
  /** Only what was known on this day (YYYY-MM-DD). */
  readonly asOf?: string;
  /** Only what belongs to this report. */
  readonly reportId?: string;
}

/** Columns that say where a record stands. */
const WHENCE = ["reports.publisher", "reports.title", "reports.url", "reports.published", "groups.group_id"] as const;

/** Records by id with where they stand, in the order of their reports' days. */
async function told<R extends RecordOf>({ db }: Engine, ids: readonly string[], asOf: string | undefined): Promise<Map<string, Told<R>>> {
  const out: [string, Told<R>][] = [];
  for (let at = 0; at < ids.length; at += LIST) {
    let select = db
      .selectFrom("records")
      .innerJoin("reports", "reports.id", "records.report_id")
      .leftJoin("groups", (join) => join.onRef("groups.item_id", "=", "reports.id").on("groups.space", "=", "copy"))
      .select(["records.id", "records.json", ...WHENCE])
      .where("records.id", "in", ids.slice(at, at + LIST));
    if (asOf !== undefined) select = select.where("records.known", "<=", asOf);
    for (const row of await select.execute()) {
      out.push([row.id, whereTold(JSON.parse(row.json) as R, row)]);
    }
  }
  out.sort(([a, x], [b, y]) => (x.published ?? "9999").localeCompare(y.published ?? "9999") || (a < b ? -1 : 1));
  return new Map(out);
}

interface Whence {
  readonly publisher: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly group_id: string | null;
}

function whereTold<R extends RecordOf>(record: R, { publisher, title, url, published, group_id }: Whence): Told<R> {
  return {
    record,
    publisher: publisher ?? undefined,
    title: title ?? undefined,
    url: url ?? undefined,
    published: published ?? undefined,
    copyOf: group_id ?? undefined,
  };
}

/** From whoever acts to the end of the sentence. */
function clauseAround(text: string, { start, end, holder }: Stance): string {
  const from = Math.min(start, holder.span?.start ?? start);
  const stop = /[.!?](?=\s|$)|\n/.exec(text.slice(end));
  return text.slice(from, stop === null ? text.length : end + stop.index);
}

function isStance(id: string): boolean {
  return id.includes("/stance/");
}

/** Stances stand in a list with their report. */
async function toldStances({ db }: Engine, ids: readonly string[], asOf: string | undefined): Promise<[string, Told<Stance>][]> {
  const wanted = new Set(ids);
  const reports = [...new Set(ids.map((id) => id.slice(0, id.lastIndexOf("/stance/"))))];
  const out: [string, Told<Stance>][] = [];
  for (let at = 0; at < reports.length; at += LIST) {
    let select = db
      .selectFrom("reports")
      .innerJoin("records", "records.id", "reports.id")
      .leftJoin("groups", (join) => join.onRef("groups.item_id", "=", "reports.id").on("groups.space", "=", "copy"))
      .select(["reports.stances", "reports.text", ...WHENCE])
      .where("reports.id", "in", reports.slice(at, at + LIST));
    if (asOf !== undefined) select = select.where("records.known", "<=", asOf);
    for (const row of await select.execute())
      for (const record of JSON.parse(row.stances) as Stance[])
        if (wanted.has(record.id)) out.push([record.id, whereTold({ ...record, text: clauseAround(row.text, record) }, row)]);
  }
  return out;
}

function sourcesOf(all: readonly Told[]): number {
  return new Set(all.map(({ record, copyOf }) => copyOf ?? record.reportId)).size;
}

async function groupMembers({ db }: Engine, space: Space, { limit = 20, reportId }: GatheredOptions): Promise<Map<string, string[]>> {
  let heads = db
    .selectFrom("groups")
    .select(["group_id", sql<number>`count(*)`.as("size")])
    .where("space", "=", space)
    .groupBy("group_id")
    .orderBy("size", "desc")
    .orderBy("group_id")
    .limit(limit);
  if (reportId !== undefined)
    heads = heads.where("group_id", "in", (eb) =>
      eb
        .selectFrom("groups as own")
        .innerJoin("items", (join) => join.onRef("items.id", "=", "own.item_id").on("items.space", "=", space))
        .select("own.group_id")
        .where("own.space", "=", space)
        .where("items.report_id", "=", reportId),
    );
  const ids = (await heads.execute()).map((row) => row.group_id);
  const members = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (let at = 0; at < ids.length; at += LIST) {
    for (const row of await db
      .selectFrom("groups")
      .select(["group_id", "item_id"])
      .where("space", "=", space)
      .where("group_id", "in", ids.slice(at, at + LIST))
      .orderBy("item_id")
      .execute())
      members.get(row.group_id)?.push(row.item_id);
  }
  return members;
}

/** Quotation families, those with most tellings first. */
export async function listFamilies(engine: Engine, options: GatheredOptions = {}): Promise<QuotationFamily[]> {
  const groups = await groupMembers(engine, "utterance", options);
  const all = await told<Statement>(engine, [...groups.values()].flat(), options.asOf);
  return [...groups].flatMap(([id, members]) => {
    const tellings = [...all].filter(([member]) => members.includes(member)).map(([, telling]) => telling);
    return tellings.length < 2 ? [] : [familyOf(id, tellings)];
  });
}

const DIRECTNESS = { direct: 0, mixed: 1, indirect: 2 } as const;

function familyOf(id: string, tellings: readonly Told<Statement>[]): QuotationFamily {
  const [earliest] = tellings;
  const direct = tellings.reduce((best, next) => (DIRECTNESS[next.record.quoteType] < DIRECTNESS[best.record.quoteType] ? next : best));
  return {
    kind: "quotationFamily",
    id: `family/${id}`,
    speaker: direct.record.speaker.name,
    earliest: earliest.record.id,
    mostDirect: direct.record.id,
    sources: sourcesOf(tellings),
    variants: tellings.map((telling) => ({ told: telling, against: differences(direct.record, telling.record) })),
  };
}

/** Events that several reports mention, those with most mentions first. */
export async function listHappenings(engine: Engine, options: GatheredOptions = {}): Promise<Happening[]> {
  const groups = await groupMembers(engine, "happening", options);
  const all = await told<EventRecord>(engine, [...groups.values()].flat(), options.asOf);
  return [...groups].flatMap(([id, members]): Happening[] => {
    const mentions = [...all].filter(([member]) => members.includes(member)).map(([, mention]) => mention);
    return mentions.length < 2 ? [] : [{ kind: "happening", id: `happening/${id}`, sources: sourcesOf(mentions), mentions }];
  });
}

/** Statuses that end a commitment, and those that cannot both be. */
const ENDED: ReadonlySet<CommitmentStatus> = new Set(["kept", "broken", "carriedOut", "notCarriedOut", "reversed", "accepted", "refused", "lapsed"]);
const OPPOSITES: readonly (readonly [CommitmentStatus, CommitmentStatus])[] = [
  ["kept", "broken"],
  ["carriedOut", "notCarriedOut"],
  ["accepted", "refused"],
];

/** Every commitment with its history; those of one matter together, in order of when they were made. */
export async function listCommitments(
  engine: Engine,
  options: GatheredOptions & { readonly actor?: string; readonly ids?: readonly string[] } = {},
): Promise<CommitmentHistory[]> {
  if (options.ids?.length === 0) return [];
  let select = engine.db
    .selectFrom("records")
    .leftJoin("groups", (join) => join.onRef("groups.item_id", "=", "records.id").on("groups.space", "=", "action"))
    .select(["records.id", "groups.group_id"])
    .where("records.kind", "=", "commitment")
    .orderBy("records.day")
    .orderBy("records.id")
    .limit(options.limit ?? 200);
  if (options.asOf !== undefined) select = select.where("records.known", "<=", options.asOf);
  if (options.actor !== undefined) select = select.where("records.party", "=", options.actor);
  if (options.reportId !== undefined) select = select.where("records.report_id", "=", options.reportId);
  if (options.ids !== undefined) select = select.where("records.id", "in", await withTheirGroups(engine, options.ids));
  const rows = await select.execute();
  const groups = new Map<string, string[]>();
  for (const { id, group_id } of rows) groups.set(group_id ?? id, [...(groups.get(group_id ?? id) ?? []), id]);
  const all = await told<Commitment>(
    engine,
    rows.map(({ id }) => id),
    options.asOf,
  );
  const evidence = await evidenceFor(
    engine,
    rows.map(({ id }) => id),
    options.asOf,
  );
  const until = options.asOf ?? (await lastDay(engine));
  return [...groups].flatMap(([id, members]) => {
    const tellings = [...all].filter(([member]) => members.includes(member)).map(([, telling]) => telling);
    return tellings.length === 0
      ? []
      : [
          historyOf(
            id,
            tellings,
            members.flatMap((member) => evidence.get(member) ?? []),
            until,
          ),
        ];
  });
}

/** Commitments with the other tellings of the same ones. */
async function withTheirGroups({ db }: Engine, ids: readonly string[]): Promise<string[]> {
  const own = db.selectFrom("groups").select("group_id").where("space", "=", "action").where("item_id", "in", ids);
  const members = await db.selectFrom("groups").select("item_id").where("space", "=", "action").where("group_id", "in", own).execute();
  return [...new Set([...ids, ...members.map(({ item_id }) => item_id)])];
}

/** The day of the newest report: until then the record knows what became of things. */
async function lastDay({ db }: Engine): Promise<string | undefined> {
  const row = await db
    .selectFrom("reports")
    .select("published")
    .where("published", "is not", null)
    .orderBy(sql`coalesce(published, '')`, "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.published ?? undefined;
}

interface Evidence {
  readonly deed: Told<EventRecord | Stance>;
  readonly reason: string;
}

async function evidenceFor(engine: Engine, ids: readonly string[], asOf: string | undefined): Promise<Map<string, Evidence[]>> {
  const pairs: { commitment: string; deed: string; reason: string }[] = [];
  for (let at = 0; at < ids.length; at += LIST) {
    const some = ids.slice(at, at + LIST);
    const own = new Set(some);
    const rows = await engine.db
      .selectFrom("links")
      .select(["a", "b", "reason"])
      .where("space", "=", "action")
      .where("kind", "=", "evidence")
      .where((eb) => eb.or([eb("a", "in", some), eb("b", "in", some)]))
      .execute();
    for (const { a, b, reason } of rows)
      pairs.push(own.has(a) && a.includes("/commitment/") ? { commitment: a, deed: b, reason } : { commitment: b, deed: a, reason });
  }
  const deedIds = [...new Set(pairs.map(({ deed }) => deed))];
  const acts = await toldStances(engine, deedIds.filter(isStance), asOf);
  const events = await told<EventRecord>(
    engine,
    deedIds.filter((id) => !isStance(id)),
    asOf,
  );
  const deeds = new Map<string, Told<EventRecord | Stance>>([...events, ...acts]);
  const out = new Map<string, Evidence[]>();
  for (const { commitment, deed, reason } of pairs) {
    const record = deeds.get(deed);
    if (record !== undefined) out.set(commitment, [...(out.get(commitment) ?? []), { deed: record, reason }]);
  }
  return out;
}

const LAPSED = "its day has passed, and nothing more is told of it";

/** @param until day up to which the record knows what happened: what was due before it and is told of no more has lapsed */
function historyOf(id: string, tellings: readonly Told<Commitment>[], evidence: readonly Evidence[], until: string | undefined): CommitmentHistory {
  const [first] = tellings;
  const transitions: DatedStatus[] = tellings.flatMap(({ record, published }) =>
    record.transitions.map((step) => ({
      status: step.status,
      day: step.date ?? published,
      by: record.id,
      text: step.evidence.text,
      why: step.status === "lapsed" ? LAPSED : "the same report tells it",
    })),
  );
  // One deed may bear on several tellings of the commitment.
  for (const { deed, reason } of new Map(evidence.map((entry) => [entry.deed.record.id, entry])).values()) {
    const { record, published } = deed;
    transitions.push({
      status: statusAfter(first.record, becameOf(record)),
      day: /^\d{4}-\d\d-\d\d/.exec(record.date?.edtf ?? "")?.[0] ?? published,
      by: record.id,
      text: record.text,
      why: reason,
    });
  }
  const due = tellings.map(({ record }) => record.due).find((day) => day !== undefined);
  const isOpen = transitions.every(({ status }) => !ENDED.has(status)) && (tellings.at(-1)?.record.status ?? "pending") === "pending";
  if (isOpen && due !== undefined && until !== undefined && due.value < until)
    transitions.push({ status: "lapsed", day: due.value, by: first.record.id, text: due.evidence?.text ?? first.record.action.text, why: LAPSED });
  transitions.sort((a, b) => (a.day ?? "9999").localeCompare(b.day ?? "9999") || (a.by < b.by ? -1 : 1));
  const ended = transitions.filter(({ status }) => ENDED.has(status));
  const statuses = new Set(ended.map(({ status }) => status));
  return {
    kind: "commitmentHistory",
    id: `commitment/${id}`,
    actor: first.record.actor.name,
    force: first.record.force,
    status: ended.at(-1)?.status ?? tellings.at(-1)?.record.status ?? "pending",
    due: due?.value,
    made: first.record.made?.value ?? first.published,
    contradicted: OPPOSITES.some(([a, b]) => statuses.has(a) && statuses.has(b)),
    tellings,
    transitions,
  };
}

function becameOf(deed: EventRecord | Stance): Parameters<typeof statusAfter>[1] {
  if (deed.kind === "stance") return actOutcome(deed);
  return { realis: realisOf(deed), ...(deed.reverses === undefined ? {} : { reverses: true as const }) };
}

/** Figures of different reports that disagree, the furthest apart first. */
export async function listDisagreements(engine: Engine, options: GatheredOptions = {}): Promise<FigureDisagreement[]> {
  let select = engine.db
    .selectFrom("links")
    .selectAll()
    .where("space", "=", "figure")
    .where("kind", "=", "contradicts")
    .orderBy("score", "desc")
    .orderBy("a")
    .orderBy("b")
    .limit(options.limit ?? 20);
  if (options.reportId !== undefined) {
    const own = `${options.reportId}/`;
    select = select.where((eb) => eb.or([eb(sql`substr(a, 1, ${own.length})`, "=", own), eb(sql`substr(b, 1, ${own.length})`, "=", own)]));
  }
  const rows = await select.execute();
  const figures = await told<Figure>(engine, [...new Set(rows.flatMap(({ a, b }) => [a, b]))], options.asOf);
  return rows.flatMap(({ a, b, score, reason }): FigureDisagreement[] => {
    const [left, right] = [figures.get(a), figures.get(b)];
    return left === undefined || right === undefined
      ? []
      : [{ kind: "figureDisagreement", id: `disagreement/${a}+${b}`, figures: [left, right], ratio: score, reason }];
  });
}

/** Groups of near-copies: ids of reports, the earliest first. */
export async function listCopies(
  engine: Engine,
  options: GatheredOptions = {},
): Promise<{ id: string; reports: { id: string; publisher: string | null; title: string | null; published: string | null }[] }[]> {
  const groups = await groupMembers(engine, "copy", options);
  const out = [];
  for (const [id, members] of groups) {
    const reports = await engine.db.selectFrom("reports").select(["id", "publisher", "title", "published"]).where("id", "in", members).execute();
    reports.sort((a, b) => (a.published ?? "9999").localeCompare(b.published ?? "9999") || (a.id < b.id ? -1 : 1));
    out.push({ id: `copies/${id}`, reports });
  }
  return out;
}
