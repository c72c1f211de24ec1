/** Entities of the record: who and what stands in several reports, with every name and why it is theirs. */

import { sql } from "kysely";
import { NotFoundError } from "../errors.ts";
import type { AuthorityEntry } from "../lexicon/authority.ts";
import { SAME_NAME } from "../resolve/names/compare.ts";
import { plainForm, searchKeys, shortKey } from "../resolve/names/keys.ts";
import { nameId } from "./add.ts";
import type { Engine } from "./engine.ts";
import { LIST, type Linking } from "./linking.ts";

export interface EntityRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly reports: number;
  readonly mentions: number;
}

export interface EntityName {
  readonly name: string;
  readonly type: string;
  readonly reports: number;
  readonly score: number;
  readonly reasons: readonly string[];
}

export interface Entity extends EntityRow {
  readonly kind: string;
  readonly names: readonly EntityName[];
  readonly titles: readonly string[];
  readonly roles: readonly { readonly title: string; readonly of: string; readonly from?: string; readonly to?: string }[];
  readonly aliases: readonly string[];
  readonly source: string | undefined;
  readonly statements: number;
}

/** A pair of names that may be one, for a person to rule on. */
export interface Doubt {
  readonly a: string;
  readonly b: string;
  readonly aEntity: string;
  readonly bEntity: string;
  readonly score: number;
  readonly reasons: readonly string[];
}

export const ENTITY = sql<string>`coalesce(report_names.authority_id, names.entity_id)`;

/** Entities named most first. */
export async function listEntities(
  linking: Linking,
  options: { type?: string; like?: string; limit?: number; asOf?: string } = {},
): Promise<EntityRow[]> {
  const { db } = linking.engine;
  let select = db
    .selectFrom("report_names")
    .innerJoin("names", "names.id", "report_names.name_id")
    .select([
      ENTITY.as("id"),
      sql<number>`count(distinct report_names.report_id)`.as("reports"),
      sql<number>`sum(report_names.mentions)`.as("mentions"),
    ])
    .select([sql<string>`min(names.type)`.as("type")])
    .groupBy(ENTITY)
    .orderBy("reports", "desc")
    .orderBy("mentions", "desc")
    .orderBy("id")
    .limit(options.limit ?? 50);
  if (options.type !== undefined) select = select.where("names.type", "=", options.type);
  if (options.asOf !== undefined)
    select = select.innerJoin("reports", "reports.id", "report_names.report_id").where("reports.published", "<=", options.asOf);
  if (options.like !== undefined) select = select.where(sql<boolean>`lower(names.name) like ${`%${options.like.toLowerCase()}%`}`);
  const rows = await select.execute();
  const labels = await labelsOf(
    linking,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, type, reports, mentions }) => ({
    id,
    name: labels.get(id) ?? id,
    type: typeOf(linking, id, type),
    reports: Number(reports),
    mentions: Number(mentions),
  }));
}

function typeOf({ authority }: Linking, id: string, type: string): string {
  const kind = authority.byId.get(id)?.kind;
  return kind ?? ({ PER: "person", ORG: "organisation", LOC: "place" }[type] as string);
}

/** What an entity is called: as the authority list has it, else by the name most reports use, the longer of two. */
export async function labelsOf({ engine, authority }: Linking, ids: readonly string[]): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  const rest: string[] = [];
  for (const id of new Set(ids)) {
    const entry = authority.byId.get(id);
    if (entry === undefined) rest.push(id);
    else labels.set(id, entry.name);
  }
  for (let at = 0; at < rest.length; at += 500) {
    const rows = await engine.db
      .selectFrom("names")
      .select(["entity_id", "name", "short", sql<number>`(select count(*) from report_names where report_names.name_id = names.id)`.as("reports")])
      .where("entity_id", "in", rest.slice(at, at + 500))
      .execute();
    rows.sort((a, b) => a.short - b.short || Number(b.reports) - Number(a.reports) || b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
    for (const { entity_id, name } of rows) if (!labels.has(entity_id)) labels.set(entity_id, name);
  }
  return labels;
}

/** Names shown to who asked for one that nobody has. */
const MOST_SUGGESTED = 3;

/**
 * Entity ids that a name or id means, the one most reports name first: as written, else as the authority list knows it in any script, else
 * by its last word, else without the titles before it.
 *
 * @throws NotFoundError when the record knows nobody of that name; with names near it, where there are any
 */
export async function entityIds(linking: Linking, asked: string): Promise<string[]> {
  const written = await idsAsWritten(linking, asked);
  if (written.length > 0) return written;
  const listed = linking.authority.exact(asked)?.id;
  if (listed !== undefined && (await isNamed(linking, listed))) return [listed];
  const called = await idsByWord(linking, asked);
  if (called.length > 0) return called;
  const bare = linking.comparer
    .read(asked, "person")
    .words.map(({ text }) => text)
    .join(" ");
  if (bare !== "" && plainForm(bare) !== plainForm(asked)) {
    const untitled = [...(await idsAsWritten(linking, bare)), ...(await idsByWord(linking, bare))];
    if (untitled.length > 0) return untitled;
  }
  const near = await namesNear(linking, asked);
  throw new NotFoundError(
    "entity/unknown",
    `nobody and nothing called ${JSON.stringify(asked)} is in the record; ${
      near.length === 0 ? "" : `did you mean ${near.map((name) => JSON.stringify(name)).join(" or ")}? `
    }\`onrecord entities\` lists who is`,
  );
}

/** Ids of the names with exactly these letters, or of the entity of this id. */
async function idsAsWritten({ engine: { db } }: Linking, asked: string): Promise<string[]> {
  const rows = await db
    .selectFrom("names")
    .leftJoin("report_names", "report_names.name_id", "names.id")
    .select(["names.entity_id", sql<number>`sum(report_names.mentions)`.as("mentions")])
    .where((eb) =>
      eb.or([
        eb("names.entity_id", "=", asked),
        eb("names.id", "in", [asked, asked.replace(/^e\//, ""), ...["PER", "ORG", "LOC"].map((type) => `${type}:${asked}`)]),
      ]),
    )
    .groupBy("names.entity_id")
    .execute();
  if (rows.length > 0)
    return rows.sort((a, b) => Number(b.mentions) - Number(a.mentions) || (a.entity_id < b.entity_id ? -1 : 1)).map((row) => row.entity_id);
  const linked = await db.selectFrom("report_names").select("authority_id").where("authority_id", "=", asked).limit(1).execute();
  return linked.length > 0 ? [asked] : [];
}

/** Whether some report names the entity. */
async function isNamed({ engine: { db } }: Linking, id: string): Promise<boolean> {
  const rows = await db
    .selectFrom("report_names")
    .innerJoin("names", "names.id", "report_names.name_id")
    .select("report_names.name_id")
    .where((eb) => eb.or([eb("report_names.authority_id", "=", id), eb("names.entity_id", "=", id)]))
    .limit(1)
    .execute();
  return rows.length > 0;
}

/** Ids of names that are the same but for case and accents, else of those that hold the word. */
async function idsByWord({ engine: { db } }: Linking, asked: string): Promise<string[]> {
  const like = `%${asked.trim().split(/\s+/).at(-1)?.toLowerCase() ?? ""}%`;
  const rows = await db
    .selectFrom("report_names")
    .innerJoin("names", "names.id", "report_names.name_id")
    .select([ENTITY.as("entity"), "names.name", sql<number>`count(*)`.as("reports")])
    // Names first: there are far fewer of them than of their uses in reports.
    .where("report_names.name_id", "in", (names) => names.selectFrom("names").select("id").where(sql<boolean>`lower(name) like ${like}`))
    .groupBy([ENTITY, "names.name"])
    .orderBy("reports", "desc")
    .limit(500)
    .execute();
  const plain = plainForm(asked);
  const same = rows.filter((row) => plainForm(row.name) === plain);
  const found = same.length > 0 ? same : rows.filter((row) => plainForm(row.name).split(" ").includes(plain));
  return [...new Set(found.map((row) => row.entity))];
}

/** Names of the record that are nearly this one, the likest first. */
async function namesNear({ engine: { db }, comparer }: Linking, asked: string): Promise<string[]> {
  const reads = (["person", "organisation", "place"] as const).map((kind) => comparer.read(asked, kind));
  const keys = [...new Set(reads.flatMap((read) => [...searchKeys(read), shortKey(read) ?? ""]).flatMap((key) => [key, `short ${key}`]))];
  const rows = await db
    .selectFrom("name_keys")
    .innerJoin("names", "names.id", "name_keys.name_id")
    .select(["names.name", "names.type", "names.entity_id"])
    .distinct()
    .where("name_keys.key", "in", keys)
    .limit(500)
    .execute();
  const best = new Map<string, { name: string; score: number }>();
  for (const { name, type, entity_id } of rows) {
    const [person, organisation, place] = reads;
    const read = type === "PER" ? person : type === "ORG" ? organisation : place;
    // A surname alone is held against the surname.
    const own = comparer.read(read.words.length === 1 && type === "PER" ? (name.split(" ").at(-1) as string) : name, read.kind);
    const { score } = comparer.compare(read, own);
    if (score >= SAME_NAME && score > (best.get(entity_id)?.score ?? 0)) best.set(entity_id, { name, score });
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_SUGGESTED)
    .map(({ name }) => name);
}

/** The names that the record has for each of some entities, in their letters' order. */
export async function namesOfEntities({ db }: Engine, ids: readonly string[]): Promise<[string, string[]][]> {
  const names = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (let at = 0; at < ids.length; at += LIST) {
    const rows = await db
      .selectFrom("names")
      .select(["entity_id", "name"])
      .where("entity_id", "in", ids.slice(at, at + LIST))
      .orderBy("name")
      .execute();
    for (const { entity_id, name } of rows) names.get(entity_id)?.push(name);
  }
  return [...names];
}

/** As `entityIds`, and what the authority list calls so when the record does not. */
export async function findEntity(linking: Linking, asked: string): Promise<string> {
  const listed = linking.authority.byId.get(asked) ?? linking.authority.exact(asked);
  if (listed !== undefined) return listed.id;
  const [id] = await entityIds(linking, asked);
  return id;
}

/** Those of some names that are people's: in the record by these letters, or in the authority list. */
export async function peopleAmong({ engine, authority }: Linking, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const known = await engine.db
    .selectFrom("names")
    .select("name")
    .where(
      "id",
      "in",
      names.map((name) => nameId("PER", name)),
    )
    .execute();
  const own = new Set(known.map(({ name }) => name));
  return names.filter((name) => own.has(name) || authority.exact(name)?.kind === "person");
}

/** @throws NotFoundError when there is no such entity */
export async function showEntity(linking: Linking, asked: string): Promise<Entity> {
  const { engine, authority } = linking;
  const id = await findEntity(linking, asked);
  const rows = await engine.db
    .selectFrom("report_names")
    .innerJoin("names", "names.id", "report_names.name_id")
    .select([
      "names.id",
      "names.name",
      "names.type",
      "names.short",
      "names.titles",
      "report_names.report_id",
      "report_names.mentions",
      "report_names.score",
      "report_names.reasons",
      "report_names.forms",
      "report_names.authority_id",
    ])
    .where((eb) =>
      eb.or([eb("report_names.authority_id", "=", id), eb.and([eb("report_names.authority_id", "is", null), eb("names.entity_id", "=", id)])]),
    )
    .orderBy("names.name")
    .orderBy("report_names.report_id")
    .execute();
  if (rows.length === 0) throw new NotFoundError("entity/unknown", `no report of this record names ${JSON.stringify(asked)}`);
  const joins = await engine.db
    .selectFrom("name_links")
    .selectAll()
    .where("state", "in", ["joined", "short"])
    .where((eb) => eb.or([eb("a", "in", [...new Set(rows.map((row) => row.id))]), eb("b", "in", [...new Set(rows.map((row) => row.id))])]))
    .orderBy("state")
    .orderBy("score", "desc")
    .orderBy("a")
    .orderBy("b")
    .execute();
  const names = new Map<string, { name: string; type: string; reports: number; score: number; reasons: readonly string[] }>();
  for (const row of rows) {
    const known = names.get(row.id);
    // That a short form goes to a full name is a reason for the short one.
    const join = joins.find(({ a, b, state }) => (a === row.id || b === row.id) && (state === "joined" || row.short === 1));
    const own = {
      score: row.authority_id === null ? (join?.score ?? 1) : row.score,
      reasons: JSON.parse(row.authority_id === null ? (join?.reasons ?? "[]") : row.reasons) as string[],
    };
    names.set(row.id, {
      name: row.name,
      type: row.type,
      reports: (known?.reports ?? 0) + 1,
      ...(known !== undefined && known.score >= own.score ? { score: known.score, reasons: known.reasons } : own),
    });
  }
  const entry: AuthorityEntry | undefined = authority.byId.get(id);
  const { statements } = await engine.db
    .selectFrom("records")
    .innerJoin("report_names", (join) =>
      join.onRef("report_names.report_id", "=", "records.report_id").onRef("report_names.name", "=", "records.party"),
    )
    .innerJoin("names", "names.id", "report_names.name_id")
    .select(sql<number>`count(distinct records.id)`.as("statements"))
    .where("records.kind", "=", "statement")
    .where((eb) =>
      eb.or([eb("report_names.authority_id", "=", id), eb.and([eb("report_names.authority_id", "is", null), eb("names.entity_id", "=", id)])]),
    )
    .executeTakeFirstOrThrow();
  const label = (await labelsOf(linking, [id])).get(id) ?? id;
  return {
    id,
    name: label,
    type: typeOf(linking, id, rows[0].type),
    kind: entry?.kind ?? "unlisted",
    reports: new Set(rows.map((row) => row.report_id)).size,
    mentions: rows.reduce((sum, row) => sum + row.mentions, 0),
    names: [...names.values()].sort((a, b) => b.reports - a.reports || (a.name < b.name ? -1 : 1)),
    titles: [...new Set(rows.flatMap((row) => JSON.parse(row.titles) as string[]))].sort(),
    roles: entry?.offices ?? [],
    aliases: [...new Set([...(entry?.aliases ?? []), ...rows.flatMap((row) => JSON.parse(row.forms) as string[])])].sort(),
    source: entry?.source,
    statements: Number(statements),
  };
}

/** Pairs that may be one and are kept apart until a person rules, the likeliest first. */
export async function listDoubts(linking: Linking, limit = 50): Promise<Doubt[]> {
  const rows = await linking.engine.db
    .selectFrom("name_links")
    .innerJoin("names as left", "left.id", "name_links.a")
    .innerJoin("names as right", "right.id", "name_links.b")
    .select([
      "left.name as a",
      "right.name as b",
      "left.entity_id as aEntity",
      "right.entity_id as bEntity",
      "name_links.score",
      "name_links.reasons",
    ])
    .where("name_links.state", "=", "possible")
    .whereRef("left.entity_id", "!=", "right.entity_id")
    .orderBy("name_links.score", "desc")
    .orderBy("name_links.a")
    .orderBy("name_links.b")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, reasons: JSON.parse(row.reasons) as string[] }));
}
