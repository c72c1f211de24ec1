/** Linking of names: which written names over all reports are one entity. */

import type { Transaction } from "kysely";
import { NAME_VERDICTS } from "../document/stored.ts";
import { JOIN_NAMES } from "../resolve/authority.ts";
import { assignEntities, type NameEdge, type RuledPair } from "../resolve/entities.ts";
import { type NameComparer, type NameKind, type ReadName, SAME_NAME } from "../resolve/names/compare.ts";
import { isAcronymText, isShortName, nameKeys, plainForm, searchKeys, shortKey } from "../resolve/names/keys.ts";
import { LIST, type Linking, walkLinks } from "./linking.ts";
import type { Tables } from "./schema.ts";

const KINDS: Readonly<Record<string, NameKind>> = { PER: "person", ORG: "organisation", LOC: "place" };
/** A surname in a full name, as a bare one is written: in one script by the same letters, but for one in a long name. */
const SAME_SURNAME = 0.93;
const LONG = 7;
/** Places differ by little: nothing less than the same sounds joins them. */
const JOIN_PLACES = 0.93;

type NameRow = Tables["names"];

/** Takes the names of some reports in, and works out again who they and their neighbours are. */
export async function settleNames(linking: Linking, trx: Transaction<Tables>, reportIds: readonly string[]): Promise<void> {
  const rows = await trx
    .selectFrom("report_names")
    .select(["name_id", "name", "type", "titles", "forms", "plain_id", "plain_score"])
    .where("report_id", "in", reportIds)
    .orderBy("name_id")
    .execute();
  const rulings = await readRulings(trx);
  for (const ruling of rulings) if (ruling.verdict === "differ") await unlinkRuled(trx, ruling);
  const found = new Map<string, { row: (typeof rows)[number]; titles: Set<string>; acronyms: boolean }>();
  for (const row of rows) {
    const entry = found.get(row.name_id) ?? { row, titles: new Set<string>(), acronyms: false };
    found.set(row.name_id, entry);
    entry.acronyms ||= row.type === "ORG" && (JSON.parse(row.forms) as string[]).some(isAcronymText);
    for (const title of JSON.parse(row.titles) as string[]) entry.titles.add(title);
  }
  const known = await readNames(trx, [...found.keys()]);
  const fresh: NameRow[] = [];
  const touched: NameRow[] = [];
  for (const [id, { row, titles, acronyms }] of found) {
    const before = known.get(id);
    if (before === undefined) {
      fresh.push(newName(linking, id, row, titles));
      continue;
    }
    const all = JSON.stringify([...new Set([...(JSON.parse(before.titles) as string[]), ...titles])].sort());
    // An acronym beside the name may be the first that leads one here.
    if (all === before.titles && !acronyms) continue;
    if (all !== before.titles) await trx.updateTable("names").set({ titles: all }).where("id", "=", id).execute();
    touched.push({ ...before, titles: all });
  }
  await linking.engine.insert(trx, "names", fresh);
  await linking.engine.insert(
    trx,
    "name_keys",
    fresh.flatMap((row) => keysOf(linking, row).map((key) => ({ key, name_id: row.id }))),
  );
  await linkAlike(linking, trx, fresh);
  await reassign(
    linking,
    trx,
    fresh.map(({ id }) => id),
    rulings,
  );
  await settleShort(linking, trx, [...fresh, ...touched], rulings);
}

function newName(
  linking: Linking,
  id: string,
  row: { name: string; type: string; plain_id: string | null; plain_score: number },
  titles: ReadonlySet<string>,
): NameRow {
  const { name, type } = row;
  return {
    id,
    name,
    type,
    titles: JSON.stringify([...titles].sort()),
    authority_id: row.plain_id,
    authority_score: row.plain_score,
    short: isShortName(linking.comparer.read(name, KINDS[type])) ? 1 : 0,
    entity_id: row.plain_id ?? `e/${id}`,
  };
}

function keysOf(linking: Linking, { name, type, short }: NameRow): string[] {
  const read = linking.comparer.read(name, KINDS[type]);
  const called = shortKey(read);
  const written = writtenKey(name);
  if (short === 1) return called === undefined ? [written] : [written, `short ${called}`];
  return [...new Set([written, ...nameKeys(read), ...(called === undefined ? [] : [called])])];
}

/** The same letters are the same name, whatever kind of name a report took them for. */
function writtenKey(name: string): string {
  return `x:${plainForm(name)}`;
}

async function readNames(trx: Transaction<Tables>, ids: readonly string[]): Promise<Map<string, NameRow>> {
  const out = new Map<string, NameRow>();
  for (let at = 0; at < ids.length; at += LIST) {
    for (const row of await trx
      .selectFrom("names")
      .selectAll()
      .where("id", "in", ids.slice(at, at + LIST))
      .execute())
      out.set(row.id, row);
  }
  return out;
}

/** Names filed under any of the keys, with the key. */
async function namesUnder(trx: Transaction<Tables>, keys: readonly string[]): Promise<{ key: string; row: NameRow }[]> {
  const out: { key: string; row: NameRow }[] = [];
  const all = [...new Set(keys)];
  for (let at = 0; at < all.length; at += LIST) {
    const rows = await trx
      .selectFrom("name_keys")
      .innerJoin("names", "names.id", "name_keys.name_id")
      .selectAll("names")
      .select("name_keys.key")
      .where("name_keys.key", "in", all.slice(at, at + LIST))
      .orderBy("names.id")
      .execute();
    for (const { key, ...row } of rows) out.push({ key, row });
  }
  return out;
}

function file(under: Map<string, NameRow[]>, key: string, row: NameRow): void {
  const filed = under.get(key);
  if (filed === undefined) under.set(key, [row]);
  else filed.push(row);
}

/** Compares new names with all that share a key, and keeps what is alike. */
async function linkAlike(linking: Linking, trx: Transaction<Tables>, fresh: readonly NameRow[]): Promise<void> {
  const { comparer } = linking;
  const read = new Map<string, ReadName>();
  const readOf = (row: NameRow): ReadName => {
    const known = read.get(row.id) ?? comparer.read(row.name, KINDS[row.type]);
    read.set(row.id, known);
    return known;
  };
  const keys = new Map(fresh.map((row) => [row, row.short === 1 ? [writtenKey(row.name)] : [writtenKey(row.name), ...searchKeys(readOf(row))]]));
  const under = new Map<string, NameRow[]>();
  for (const { key, row } of await namesUnder(trx, [...keys.values()].flat())) file(under, key, row);
  const links = new Map<string, Tables["name_links"]>();
  for (const row of fresh) {
    const others = new Map((keys.get(row) as string[]).flatMap((key) => under.get(key) ?? []).map((other) => [other.id, other]));
    for (const other of others.values()) {
      if (other.id === row.id) continue;
      const [a, b] = row.id < other.id ? [row, other] : [other, row];
      if (links.has(`${a.id}\n${b.id}`)) continue;
      const link = linkNames(comparer, a, b, readOf);
      if (link !== undefined) links.set(`${a.id}\n${b.id}`, link);
    }
  }
  await linking.engine.insert(trx, "name_links", [...links.values()]);
}

function linkNames(comparer: NameComparer, a: NameRow, b: NameRow, readOf: (row: NameRow) => ReadName): Tables["name_links"] | undefined {
  // Two entries of the authority list are two, however alike they are written.
  if (a.authority_id !== null && b.authority_id !== null) return undefined;
  if (plainForm(a.name) === plainForm(b.name)) {
    const reasons = ["the same letters", ...(a.type === b.type ? [] : [`read as ${KINDS[a.type]} and as ${KINDS[b.type]}`])];
    return { a: a.id, b: b.id, score: a.type === b.type ? 0.99 : 0.9, reasons: JSON.stringify(reasons), state: "joined" };
  }
  if (a.type !== b.type || a.short === 1 || b.short === 1) return undefined;
  const { score, reasons } = comparer.compare(readOf(a), readOf(b));
  if (score < SAME_NAME) return undefined;
  return {
    a: a.id,
    b: b.id,
    score,
    reasons: JSON.stringify(reasons),
    state: score >= (a.type === "LOC" ? JOIN_PLACES : JOIN_NAMES) && !isAnotherWord(a, b) ? "joined" : "possible",
  };
}

/** "Salter" and "Sallter", "Ansted" and "Anstead": a short name of one word that sounds alike is another word. */
function isAnotherWord({ type, name }: NameRow, other: NameRow): boolean {
  const isShort = (word: string): boolean => /^\p{Script=Latin}+\.?$/u.test(word) && word.length <= LONG;
  return type !== "PER" && (isShort(name) || isShort(other.name)) && !/\s/.test(name) && !/\s/.test(other.name);
}

/** Names that are joined with some, near or far, and the links that join them. */
function walkJoined(
  trx: Transaction<Tables>,
  ids: readonly string[],
  extra?: (id: string) => readonly string[],
): ReturnType<typeof walkLinks<NameEdge>> {
  const linksOfSome = (some: readonly string[]): Promise<NameEdge[]> =>
    trx
      .selectFrom("name_links")
      .select(["a", "b", "score"])
      .where("state", "=", "joined")
      .where((eb) => eb.or([eb("a", "in", some), eb("b", "in", some)]))
      .execute();
  return walkLinks(ids, linksOfSome, extra);
}

/** Entities of everything that the names are joined with, near or far. */
async function reassign(linking: Linking, trx: Transaction<Tables>, ids: readonly string[], rulings: readonly RuledPair[]): Promise<void> {
  const ruledWith = (id: string): string[] =>
    rulings.flatMap(({ verdict, a, b }) => (verdict !== "same" ? [] : a === id ? [b] : b === id ? [a] : []));
  const { seen, links } = await walkJoined(trx, ids, ruledWith);
  const rows = await readNames(trx, [...seen]);
  const nodes = [...rows.values()].map((row) =>
    row.authority_id === null ? { id: row.id } : { id: row.id, authority: { id: row.authority_id, score: row.authority_score } },
  );
  nodes.sort((x, y) => (x.id < y.id ? -1 : 1));
  const entities = assignEntities(nodes, links, rulings);
  const moved: NameRow[] = [];
  for (const [id, entity] of entities) {
    const row = rows.get(id) as NameRow;
    if (row.entity_id === entity) continue;
    await trx.updateTable("names").set({ entity_id: entity }).where("id", "=", id).execute();
    moved.push(row);
  }
  // Bare surnames that may mean them are looked at again.
  if (moved.length > 0) await settleShort(linking, trx, moved, rulings);
}

/**
 * Leads bare surnames and acronyms to the one full name they can mean: the only one of those initials, the only bearer of the surname, or
 * of several the only one who has one of its titles. What several names fit stays apart and is listed.
 *
 * @param around names whose short forms are looked at; short ones themselves too
 */
async function settleShort(linking: Linking, trx: Transaction<Tables>, around: readonly NameRow[], rulings: readonly RuledPair[]): Promise<void> {
  const { comparer } = linking;
  const shortKeys = around.flatMap((row) => {
    const key = shortKey(comparer.read(row.name, KINDS[row.type]));
    return key === undefined ? [] : [key];
  });
  if (shortKeys.length === 0) return;
  const shorts = (
    await namesUnder(
      trx,
      shortKeys.map((key) => `short ${key}`),
    )
  ).map(({ row }) => row);
  if (shorts.length === 0) return;
  const full = new Map<string, NameRow[]>();
  const called = shorts.flatMap((row) => shortKey(comparer.read(row.name, KINDS[row.type])) ?? []);
  for (const { key, row } of await namesUnder(trx, called)) file(full, key, row);
  const links = await linksOf(
    trx,
    shorts.map(({ id }) => id),
  );
  for (const short of shorts) {
    const own = links.get(short.id) ?? [];
    // What is joined with a name that stands by itself goes where that goes; with none, all of the same letters are led together.
    const joined = own.some(({ state }) => state === "joined") ? await joinedWith(trx, short.id) : [short];
    if (joined.some((row) => row.short === 0 || row.authority_id !== null)) continue;
    const read = comparer.read(short.name, KINDS[short.type]);
    const fits = (full.get(shortKey(read) as string) ?? []).filter((row) => row.type === short.type && bears(linking, row, read));
    const candidates = short.type === "ORG" ? await calledSo(trx, fits, short.name) : fits;
    const alone = `e/${joined.map(({ id }) => id).sort()[0]}`;
    await leadShort(linking, trx, { short, alone, candidates, links: own.filter(({ state }) => state !== "joined") }, rulings);
  }
}

/** Of some names those that a report writes with the acronym beside them: to have its initials alone says little. */
async function calledSo(trx: Transaction<Tables>, rows: readonly NameRow[], acronym: string): Promise<NameRow[]> {
  if (rows.length === 0) return [];
  const found = await trx
    .selectFrom("report_names")
    .select("name_id")
    .distinct()
    .where(
      "name_id",
      "in",
      rows.slice(0, LIST).map(({ id }) => id),
    )
    .where("forms", "like", `%${JSON.stringify(acronym).replace(/[\\%_]/g, "")}%`)
    .execute();
  const ids = new Set(found.map(({ name_id }) => name_id));
  return rows.filter(({ id }) => ids.has(id));
}

/** A name and all that it is joined with, near or far. */
async function joinedWith(trx: Transaction<Tables>, id: string): Promise<NameRow[]> {
  const { seen } = await walkJoined(trx, [id]);
  return [...(await readNames(trx, [...seen])).values()];
}

/** Links of each of the names. */
async function linksOf(trx: Transaction<Tables>, ids: readonly string[]): Promise<Map<string, Tables["name_links"][]>> {
  const out = new Map<string, Tables["name_links"][]>(ids.map((id) => [id, []]));
  for (let at = 0; at < ids.length; at += LIST) {
    const some = ids.slice(at, at + LIST);
    const rows = await trx
      .selectFrom("name_links")
      .selectAll()
      .where((eb) => eb.or([eb("a", "in", some), eb("b", "in", some)]))
      .execute();
    for (const row of rows) for (const id of [row.a, row.b]) out.get(id)?.push(row);
  }
  return out;
}

/** Answers of `bears` that are at hand: the same surnames are asked about with every batch. */
const borne = new WeakMap<NameComparer, Map<string, boolean>>();
const MOST_BORNE = 100_000;

/** Whether a full name ends in the surname that a short one is. */
function bears({ comparer }: Linking, full: NameRow, short: ReadName): boolean {
  if (short.kind !== "person") return true;
  const known = borne.get(comparer) ?? new Map<string, boolean>();
  borne.set(comparer, known);
  const key = `${full.name}\n${short.words[0].text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const surname = comparer.read(full.name, "person").words.at(-1)?.text ?? "";
  const bare = short.words[0];
  const own = comparer.read(surname, "person");
  const answer =
    comparer.compare(own, comparer.read(bare.text, "person")).score >= SAME_SURNAME &&
    (own.joined.script !== bare.script || bare.folded.length >= LONG || own.joined.folded === bare.folded);
  if (known.size >= MOST_BORNE) known.clear();
  known.set(key, answer);
  return answer;
}

/** Titles that stand with a given name. */
const GIVEN_NAMED: ReadonlySet<string> = new Set(["king", "queen", "prince", "princess", "emperor", "pope", "sultan"]);

/** The one candidate that is left: titles that two names both have and do not share speak for two people. */
function onlyBearer(short: NameRow, candidates: readonly NameRow[]): NameRow | undefined {
  const titles = new Set(JSON.parse(short.titles) as string[]);
  // "Prince Karl" has no surname.
  if ([...titles].some((title) => GIVEN_NAMED.has(title))) return undefined;
  const titlesOf = (row: NameRow): string[] => JSON.parse(row.titles) as string[];
  const one = (rows: readonly NameRow[]): NameRow | undefined => (new Set(rows.map((row) => row.entity_id)).size === 1 ? rows[0] : undefined);
  const only = one(candidates);
  if (short.type !== "PER" || titles.size === 0) return only;
  const sharing = candidates.filter((row) => titlesOf(row).some((title) => titles.has(title)));
  return one(sharing) ?? (only !== undefined && candidates.every((row) => titlesOf(row).length === 0) ? only : undefined);
}

interface ShortName {
  readonly short: NameRow;
  /** Its entity when no full name leads it: its own, or that of all of the same letters. */
  readonly alone: string;
  readonly candidates: readonly NameRow[];
  /** What was found for it before. */
  readonly links: readonly Tables["name_links"][];
}

async function leadShort(
  linking: Linking,
  trx: Transaction<Tables>,
  { short, alone, candidates, links: before }: ShortName,
  rulings: readonly RuledPair[],
): Promise<void> {
  const only = onlyBearer(short, candidates);
  const reasons =
    only === undefined
      ? ["a short form that fits more than one name, or whose office is another's"]
      : [short.type === "PER" ? "the only one of this surname, or of it and this office" : "the only one of these initials"];
  const links = candidates.map((row) => {
    const [a, b] = row.id < short.id ? [row.id, short.id] : [short.id, row.id];
    const led = only !== undefined && row.entity_id === only.entity_id;
    return { a, b, score: led ? 0.8 : 0.5, reasons: JSON.stringify(reasons), state: led ? "short" : "possible" };
  });
  const written = (all: readonly Tables["name_links"][]): string =>
    all
      .map(({ a, b, state }) => `${a} ${b} ${state}`)
      .sort()
      .join("\n");
  if (written(links) !== written(before)) {
    for (const { a, b } of before) await trx.deleteFrom("name_links").where("a", "=", a).where("b", "=", b).execute();
    await linking.engine.insert(trx, "name_links", links);
  }
  const entity = await ruledEntity(trx, short, only?.entity_id, alone, rulings);
  if (entity !== short.entity_id) await trx.updateTable("names").set({ entity_id: entity }).where("id", "=", short.id).execute();
}

/** Where rulings leave a short name: with the last it was ruled to be, else where it was led, unless that is ruled out. */
async function ruledEntity(
  trx: Transaction<Tables>,
  short: NameRow,
  led: string | undefined,
  alone: string,
  rulings: readonly RuledPair[],
): Promise<string> {
  const own = rulings.filter(({ a, b }) => a === short.id || b === short.id);
  const others = await readNames(
    trx,
    own.map(({ a, b }) => (a === short.id ? b : a)),
  );
  let same: string | undefined;
  const barred = new Set<string>();
  for (const { verdict, a, b } of own) {
    const other = a === short.id ? b : a;
    const entity = others.get(other)?.entity_id ?? other;
    if (verdict === "same") {
      same = entity;
      barred.delete(entity);
    } else {
      barred.add(entity);
      if (same === entity) same = undefined;
    }
  }
  if (same !== undefined) return same;
  const found = led ?? alone;
  return barred.has(found) ? `e/${short.id}` : found;
}

export async function readRulings(trx: Transaction<Tables>): Promise<RuledPair[]> {
  const rows = await trx
    .selectFrom("rulings")
    .select(["verdict", "a", "b"])
    .where("verdict", "in", [...NAME_VERDICTS])
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map(({ verdict, a, b }) => ({ verdict: verdict as RuledPair["verdict"], a, b }));
}

/** A ruling that a name is not an authority entry undoes what single reports led to. */
async function unlinkRuled(trx: Transaction<Tables>, { a, b }: RuledPair): Promise<void> {
  for (const [name, entity] of [
    [a, b],
    [b, a],
  ])
    await trx.updateTable("report_names").set({ authority_id: null }).where("name_id", "=", name).where("authority_id", "=", entity).execute();
}

/** Works out again who two ruled names are, after the ruling is stored. */
export async function applyRuling(linking: Linking, trx: Transaction<Tables>, ruling: RuledPair): Promise<void> {
  const rulings = await readRulings(trx);
  if (ruling.verdict === "differ") await unlinkRuled(trx, ruling);
  const rows = await readNames(trx, [ruling.a, ruling.b]);
  await reassign(
    linking,
    trx,
    [...rows.values()].filter(({ short }) => short === 0).map(({ id }) => id),
    rulings,
  );
  await settleShort(linking, trx, [...rows.values()], rulings);
}
