/** What a comparison reads, from the store: reports that name an actor and speak of a topic's words, and the records of some of them. */

import { sql } from "kysely";
import { lastWord, type PackedDetails, type ReportOutline } from "../document/material.ts";
import type { Stance } from "../document/records.ts";
import { unpackTold } from "../document/told.ts";
import type { AuthorityEntry } from "../lexicon/authority.ts";
import { type Correction, corrected, correctedStances, correctionsOf } from "./corrections.ts";
import type { Engine, TextQuery } from "./engine.ts";
import { LIST, type Linking } from "./linking.ts";
import { ENTITY, findEntity, labelsOf } from "./people.ts";
import { makeShelf, type Shelf } from "./shelf.ts";

export interface MaterialRequest {
  /** A name or entity id. */
  readonly actor: string;
  /** Any of these; those that are `wide` only where most of their reports are found by the others. Empty: every report that names the actor. */
  readonly queries: readonly (TextQuery & { readonly wide: boolean })[];
  /** Only what was known on this day. */
  readonly asOf?: string;
}

export interface Material {
  readonly actor: { readonly id: string; readonly name: string };
  /** Who speaks for the actor, and why, over all these reports. */
  readonly voices: readonly { readonly name: string; readonly why: string }[];
  readonly reports: readonly ReportOutline[];
  /** Whether more reports were found than are read. */
  readonly more: boolean;
}

/** Reports that are read for one question. */
const MOST_REPORTS = 3000;
const MOST_HITS = 20_000;
/** Share of the reports of a single word that must hold the whole wording, for the rest to be read too. */
const MOSTLY = 0.3;

/** A report as it is read for any question, when it came into the store, and the ministries and the like that it names. */
type ReadReport = Omit<ReportOutline, "actorNames" | "actorForms"> & { readonly added: string; readonly bodies: readonly string[] };

/** What is kept between questions. */
export interface Shelves {
  readonly outlines: Shelf<ReadReport>;
  readonly details: Shelf<PackedDetails>;
  /** By the entities asked for: where they are named. Questions that follow one another often ask about one actor. */
  readonly named: Shelf<ReadonlyMap<string, readonly NamedRow[]>>;
}

/** Bytes in memory, roughly, of what is kept at hand of reports, and of their records. */
const OUTLINE_ROOM = 160_000_000;
const DETAILS_ROOM = 160_000_000;
/** Bytes of a statement with its id and spans, and of a character with its share of what is made of sentences. */
const STATEMENT_SIZE = 500;
const CHARACTER_SIZE = 3.5;
/** Reports, over all kept lists of where some entities are named. */
const NAMED_ROOM = 100_000;

export function makeShelves(): Shelves {
  const lengthOf = (jsons: readonly string[]): number => jsons.reduce((sum, json) => sum + json.length, 0);
  return {
    outlines: makeShelf(OUTLINE_ROOM, ({ text, statements }) => CHARACTER_SIZE * text.length + STATEMENT_SIZE * statements.length),
    details: makeShelf(
      DETAILS_ROOM,
      ({ stances, events, commitments, options }) => stances.length + lengthOf(events) + lengthOf(commitments) + lengthOf(options),
    ),
    named: makeShelf(NAMED_ROOM, (named) => named.size),
  };
}

/** Empties the shelves unless the store is as it was when they were filled. */
async function renew({ outlines, details, named }: Shelves, engine: Engine): Promise<void> {
  const stamp = await engine.stamp();
  for (const shelf of [outlines, details, named]) shelf.renew(stamp);
}

/** @throws NotFoundError when nobody of that name is in the record */
export async function loadMaterial(linking: Linking, shelves: Shelves, { actor, queries, asOf }: MaterialRequest): Promise<Material> {
  const { authority, engine } = linking;
  await renew(shelves, engine);
  const id = await findEntity(linking, actor);
  const label = (await labelsOf(linking, [id])).get(id) ?? id;
  const voices = voicesOf(id, authority.byId);
  if (!authority.byId.has(id)) for (const [entity, voice] of await describedVoices(linking, id, label)) voices.set(entity, voice);
  const entities = [id, ...voices.keys()];
  const named = await keptNamesIn(linking, shelves, entities);
  const reportIds = queries.length === 0 ? [...named.keys()] : await reportsWith(engine, queries, named);
  const rows = await reportsOf(engine, shelves.outlines, reportIds.slice(0, MOST_REPORTS), asOf);
  const told = new Map<string, string>();
  const reports = rows.map(({ added: _added, bodies, ...row }): ReportOutline => {
    const actorNames = new Map<string, string | undefined>();
    const forms = new Set<string>();
    for (const name of named.get(row.id) ?? []) {
      const voice = name.entity === id ? undefined : voiceOn(voices.get(name.entity), row.published);
      if (name.entity !== id && voice === undefined) continue;
      actorNames.set(name.name, voice);
      if (voice !== undefined) told.set(name.name, voice);
      forms.add(name.name).add(name.type === "PER" ? lastWord(name.name) : name.name);
      if (name.entity === id) for (const form of JSON.parse(name.forms) as string[]) forms.add(form);
    }
    // "Velmoran Foreign Ministry": a body whose name begins with the actor's adjective speaks for it.
    for (const name of bodies)
      if (!actorNames.has(name) && isBodyOf(name, forms)) {
        actorNames.set(name, `${name} speaks for ${label}`);
        told.set(name, `a body of ${label} by its name`);
      }
    return { ...row, actorNames, actorForms: [...forms].filter((form) => form !== "") };
  });
  const spoken = new Map([...told].map(([name, why]) => [why, name]));
  return { actor: { id, name: label }, voices: [...spoken].map(([why, name]) => ({ name, why })), reports, more: reportIds.length > MOST_REPORTS };
}

/** Somebody who speaks for the actor: an entry of the list, or who the reports describe so. */
type Voice = { readonly entry: AuthorityEntry; readonly of: string } | { readonly why: string };

/** Reports in which the office-holders of an actor that no list has are looked for. */
const DESCRIBED_IN = 300;

/** "Velmora's Foreign Minister Ilse Maren": people whose office the reports give with the actor's name, for countries that no list has. */
async function describedVoices(linking: Linking, id: string, label: string): Promise<Map<string, Voice>> {
  const officers = new Map<string, string>();
  const own = await namesIn(linking, [id]);
  if (!/^\p{Lu}[\p{L}-]{3,}$/u.test(label) || ![...own.values()].some(([{ type }]) => type === "LOC")) return new Map();
  const ids = [...own.keys()].sort().slice(0, DESCRIBED_IN);
  const texts: { id: string; text: string }[] = [];
  for (let at = 0; at < ids.length; at += LIST)
    texts.push(
      ...(await linking.engine.db
        .selectFrom("reports")
        .select(["id", "text"])
        .where("id", "in", ids.slice(at, at + LIST))
        .execute()),
    );
  const people = await titledIn(linking.engine, ids);
  for (const { id: reportId, text } of texts) {
    const titled = people.get(reportId) ?? [];
    if (titled.length === 0) continue;
    const around = surroundings(text, label);
    if (around === "") continue;
    const lower = around.toLowerCase();
    // An expression is made only where its words are there: making it takes longer than looking.
    const holds = (words: string): boolean => words.split(/\P{L}+/u).every((word) => lower.includes(word.toLowerCase()));
    for (const { name, titles, entity } of titled) {
      if (officers.has(entity) || !holds(lastWord(name))) continue;
      const last = pattern(lastWord(name));
      const title = titles.find((own) => {
        if (!holds(own)) return false;
        const office = pattern(own);
        return new RegExp(
          `\\b${label}(?:[’']s|i|n|an|ian|ese|ish)? (?:${OF_AN_OFFICE} ){0,2}${office},? (?:${A_WORD} )?${last}\\b|\\b${office} (?:${A_WORD} ){0,2}${last} of ${label}\\b`,
          "i",
        ).test(around);
      });
      if (title !== undefined) officers.set(entity, `${name} speaks for ${label} as ${title}`);
    }
  }
  return new Map([...officers].map(([entity, why]) => [entity, { why }]));
}

/** What is no letter may be written another way, and is no operator. */
function pattern(words: string): string {
  return words.replace(/[^\p{L} ]/gu, ".");
}

/** One word; a class of all letters takes an expression longer to make than to match. */
const A_WORD = '[^\\s.,;:!?()"“”]+';

/** The same, before an office: "Agriculture" in "Agriculture Minister", not one of those who speak for others or for nobody any more. */
const OF_AN_OFFICE = `(?!opposition|former|ex-|rebel|exiled|shadow|then)${A_WORD}`;

/** Characters about a name in which an office with it may stand. */
const OFFICE_SPAN = 200;

/** A text's places that name something, a line each; "" where none does. What is looked for among them need not be looked for in all of it. */
function surroundings(text: string, name: string): string {
  const inOneLine = (part: string): string => part.replace(/\s+/g, " ");
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return inOneLine(text);
  const wanted = name.toLowerCase();
  const parts: string[] = [];
  for (let at = lower.indexOf(wanted); at >= 0; ) {
    const start = Math.max(0, at - OFFICE_SPAN);
    let end = at;
    // Places that touch are one.
    for (; at >= 0 && at - OFFICE_SPAN <= end; at = lower.indexOf(wanted, at + wanted.length)) end = at + wanted.length + OFFICE_SPAN;
    parts.push(inOneLine(text.slice(start, end)));
  }
  return parts.join("\n");
}

/** Office-holders and bodies of a country, officers of an organisation: those of the authority list. */
function voicesOf(id: string, byId: ReadonlyMap<string, AuthorityEntry>): Map<string, Voice> {
  const actor = byId.get(id);
  const voices = new Map<string, Voice>();
  if (actor === undefined || actor.kind === "person") return voices;
  const codes = new Set(
    [actor.kind === "country" ? (actor.country as string) : "", ...(actor.kind === "country" ? [] : [actor.name, ...actor.aliases])].filter(
      (code) => code !== "",
    ),
  );
  for (const entry of byId.values()) {
    if (entry.id === id) continue;
    if (entry.kind === "person" && entry.offices.some(({ of }) => codes.has(of))) voices.set(entry.id, { entry, of: actor.name });
    else if (entry.kind === "body" && actor.kind === "country" && entry.country === actor.country) voices.set(entry.id, { entry, of: actor.name });
  }
  return voices;
}

/** Why somebody speaks for the actor on a day; undefined when out of office. */
function voiceOn(voice: Voice | undefined, day: string | undefined): string | undefined {
  if (voice === undefined) return undefined;
  if ("why" in voice) return voice.why;
  const { entry, of } = voice;
  if (entry.kind === "body") return `${entry.name} speaks for ${of}`;
  const held = entry.offices.find(
    ({ from, to }) => day === undefined || ((from === undefined || from <= day) && (to === undefined || day <= `${to}~`)),
  );
  return held === undefined ? undefined : `${entry.name} speaks for ${of} as ${held.title}`;
}

interface NamedRow {
  readonly name: string;
  readonly type: string;
  /** A list as JSON: an actor is named in thousands of reports, of which a question reads few. */
  readonly forms: string;
  readonly entity: string;
}

/** Names of some entities by report. O(reports that name them). */
async function namesIn({ engine }: Linking, ids: readonly string[]): Promise<Map<string, NamedRow[]>> {
  const rows: (NamedRow & { report_id: string })[] = [];
  for (let at = 0; at < ids.length; at += LIST) {
    const some = ids.slice(at, at + LIST);
    // Two queries, each by its own index, instead of one with "or".
    const listed = engine.db
      .selectFrom("report_names")
      .select(["report_id", "name", "type", "forms", sql<string>`authority_id`.as("entity")])
      .where("authority_id", "in", some)
      .execute();
    const joined = engine.db
      .selectFrom("names")
      .innerJoin("report_names", "report_names.name_id", "names.id")
      .select(["report_names.report_id", "report_names.name", "report_names.type", "report_names.forms", sql<string>`names.entity_id`.as("entity")])
      .where("names.entity_id", "in", some)
      .where("report_names.authority_id", "is", null)
      .execute();
    for (const row of [...(await listed), ...(await joined)]) rows.push(row);
  }
  return byReport(rows, ({ name, type, forms, entity }): NamedRow => ({ name, type, forms, entity }));
}

/** The same, from the shelf where these were asked for before. */
async function keptNamesIn(linking: Linking, { named }: Shelves, ids: readonly string[]): Promise<ReadonlyMap<string, readonly NamedRow[]>> {
  const key = ids.join("\n");
  const known = named.get(key);
  if (known !== undefined) return known;
  const found = await namesIn(linking, ids);
  named.put(key, found);
  return found;
}

/** Reports, of those that name the actor, that the queries find, those of narrow ones first. */
async function reportsWith(engine: Engine, queries: MaterialRequest["queries"], named: ReadonlyMap<string, unknown>): Promise<string[]> {
  const narrow = new Set<string>();
  const wide: string[][] = [];
  for (const query of queries) {
    if (!query.wide) {
      for (const id of await engine.searchReports(query, MOST_HITS)) narrow.add(id);
      continue;
    }
    // One word of several may stand for the topic only where most of its reports hold the rest as well: of a word in too many, the first are enough to see that.
    const most = Math.min(MOST_HITS, Math.floor((2 * narrow.size) / MOSTLY));
    const ids = most === 0 ? [] : await engine.searchReports(query, most + 1);
    if (ids.length <= most) wide.push(ids);
  }
  const found = new Set([...narrow].filter((id) => named.has(id)));
  for (const ids of wide) {
    const own = ids.filter((id) => named.has(id));
    if (own.filter((id) => narrow.has(id)).length >= MOSTLY * own.length) for (const id of own) found.add(id);
  }
  return [...found];
}

/** Reports by day, from the shelf where they are on it. */
async function reportsOf(engine: Engine, shelf: Shelves["outlines"], ids: readonly string[], asOf: string | undefined): Promise<ReadReport[]> {
  const found = ids.flatMap((id) => shelf.get(id) ?? []);
  const at = new Set(found.map(({ id }) => id));
  for (const report of await readReports(
    engine,
    ids.filter((id) => !at.has(id)),
  )) {
    shelf.put(report.id, report);
    found.push(report);
  }
  return found
    .filter(({ published, added }) => asOf === undefined || (published ?? added) <= (published === undefined ? `${asOf}~` : asOf))
    .sort((a, b) => (a.published ?? "9999").localeCompare(b.published ?? "9999") || (a.id < b.id ? -1 : 1));
}

async function readReports(engine: Engine, ids: readonly string[]): Promise<ReadReport[]> {
  const out: ReadReport[] = [];
  const corrections = await correctionsOf(engine);
  for (let at = 0; at < ids.length; at += LIST) {
    const some = ids.slice(at, at + LIST);
    const rows = await engine.db
      .selectFrom("reports")
      .leftJoin("groups", (join) => join.onRef("groups.item_id", "=", "reports.id").on("groups.space", "=", "copy"))
      .select([
        "reports.id",
        "reports.text",
        "reports.published",
        "reports.publisher",
        "reports.title",
        "reports.url",
        "reports.told",
        "reports.added",
        "groups.group_id",
      ])
      .where("reports.id", "in", some)
      .execute();
    const bodies = await namesByReport(engine, some, "ORG", BODIES);
    for (const row of rows) {
      const { statements, sentences } = unpackTold(row.id, row.told);
      out.push({
        id: row.id,
        text: row.text,
        published: row.published ?? undefined,
        publisher: row.publisher ?? undefined,
        title: row.title ?? undefined,
        url: row.url ?? undefined,
        copyOf: row.group_id ?? undefined,
        added: row.added,
        bodies: bodies.get(row.id) ?? [],
        sentences: sentences.length === 0 ? [0] : sentences,
        statements: statements.flatMap((statement) => corrected(statement, corrections.get(statement.id)) ?? []),
      });
    }
  }
  return out;
}

/** Records and people of some reports, by report, from the shelf where they are on it; without those that the store no longer has. */
export async function loadDetails({ engine }: Linking, shelves: Shelves, ids: readonly string[]): Promise<Map<string, PackedDetails>> {
  await renew(shelves, engine);
  const found = new Map<string, PackedDetails>();
  const elsewhere: string[] = [];
  for (const id of ids) {
    const kept = shelves.details.get(id);
    if (kept === undefined) elsewhere.push(id);
    else found.set(id, kept);
  }
  for (const [id, details] of await readDetails(engine, elsewhere)) {
    shelves.details.put(id, details);
    found.set(id, details);
  }
  return found;
}

async function readDetails(engine: Engine, ids: readonly string[]): Promise<Map<string, PackedDetails>> {
  const out = new Map<string, PackedDetails>();
  const corrections = await correctionsOf(engine);
  for (let at = 0; at < ids.length; at += LIST) {
    const some = ids.slice(at, at + LIST);
    const records = new Map<string, { events: string[]; commitments: string[]; options: string[] }>(
      some.map((id) => [id, { events: [], commitments: [], options: [] }]),
    );
    for (const { report_id, kind, json } of await engine.db
      .selectFrom("records")
      .select(["report_id", "kind", "json"])
      .where("report_id", "in", some)
      .where("kind", "in", ["event", "commitment", "option"])
      .orderBy("seq")
      .execute()) {
      const own = records.get(report_id);
      if (own === undefined) continue;
      if (kind === "event") own.events.push(json);
      else if (kind === "commitment") own.commitments.push(json);
      else own.options.push(json);
    }
    const people = await namesByReport(engine, some, "PER");
    for (const { id, stances } of await engine.db.selectFrom("reports").select(["id", "stances"]).where("id", "in", some).execute())
      out.set(id, {
        ...(records.get(id) as { events: string[]; commitments: string[]; options: string[] }),
        stances: stancesOf(id, stances, corrections),
        people: people.get(id) ?? [],
      });
  }
  return out;
}

/** Read and written again only where a person has corrected something. */
function stancesOf(reportId: string, json: string, corrections: ReadonlyMap<string, Correction>): string {
  const some = [...corrections.keys()].some((statement) => statement.startsWith(`${reportId}/`));
  return some ? JSON.stringify(correctedStances(JSON.parse(json) as Stance[], corrections)) : json;
}

/** What rows say of each report, in their order. */
function byReport<Row extends { readonly report_id: string }, T>(rows: readonly Row[], read: (row: Row) => T): Map<string, T[]> {
  const out = new Map<string, T[]>();
  for (const row of rows) {
    const own = out.get(row.report_id);
    if (own === undefined) out.set(row.report_id, [read(row)]);
    else own.push(read(row));
  }
  return out;
}

/** Names of a type in some reports, by report, in alphabetical order; with endings only those that end so, in capitals or not. */
async function namesByReport(
  { db }: Engine,
  ids: readonly string[],
  type: "PER" | "ORG",
  endings: readonly string[] = [],
): Promise<Map<string, string[]>> {
  let select = db.selectFrom("report_names").select(["report_id", "name"]).where("report_id", "in", ids).where("type", "=", type);
  if (endings.length > 0) select = select.where((eb) => eb.or(endings.map((ending) => eb(sql<string>`lower(name)`, "like", `%${ending}`))));
  const out = byReport(await select.execute(), ({ name }) => name);
  // Sorted by the engine each row would be moved with all its columns.
  for (const own of out.values()) own.sort();
  return out;
}

interface Titled {
  readonly name: string;
  readonly titles: readonly string[];
  readonly entity: string;
}

/** People whom some reports give a title, by report and name. */
async function titledIn({ db }: Engine, ids: readonly string[]): Promise<Map<string, Titled[]>> {
  const rows: { report_id: string; name: string; titles: string; entity: string }[] = [];
  for (let at = 0; at < ids.length; at += LIST)
    rows.push(
      ...(await db
        .selectFrom("report_names")
        .innerJoin("names", "names.id", "report_names.name_id")
        .select(["report_names.report_id", "report_names.name", "report_names.titles", ENTITY.as("entity")])
        .where("report_names.report_id", "in", ids.slice(at, at + LIST))
        .where("report_names.type", "=", "PER")
        .where("report_names.titles", "!=", "[]")
        .execute()),
    );
  const out = byReport(rows, ({ name, titles, entity }): Titled => ({ name, titles: JSON.parse(titles) as string[], entity }));
  for (const own of out.values()) own.sort((a, b) => (a.name < b.name ? -1 : 1));
  return out;
}

const BODIES = ["ministry", "government", "embassy", "parliament", "army", "presidency", "cabinet", "navy", "foreign office", "administration"];
const BODY = new RegExp(`(?:${BODIES.join("|")})$`, "i");

function isBodyOf(name: string, forms: ReadonlySet<string>): boolean {
  if (!BODY.test(name)) return false;
  const first = name.split(" ")[0].toLowerCase();
  for (const form of forms) {
    const own = form.toLowerCase();
    if (own.length >= 4 && (first === own || (first.startsWith(own) && /^(?:i|n|an|ian|ese|ish)$/.test(first.slice(own.length))))) return true;
  }
  return false;
}

/** How often names stand in the record together with a topic's words: who could be asked about. */
export async function speakersOn(
  linking: Linking,
  queries: MaterialRequest["queries"],
  limit = 8,
): Promise<{ id: string; name: string; reports: number }[]> {
  const { engine } = linking;
  const ids = new Set<string>();
  for (const query of queries) if (!query.wide) for (const id of await engine.searchReports(query, MOST_HITS)) ids.add(id);
  const counts = new Map<string, Set<string>>();
  const all = [...ids].slice(0, MOST_REPORTS);
  for (let at = 0; at < all.length; at += LIST)
    for (const row of await engine.db
      .selectFrom("records")
      .innerJoin("report_names", (join) =>
        join.onRef("report_names.report_id", "=", "records.report_id").onRef("report_names.name", "=", "records.party"),
      )
      .innerJoin("names", "names.id", "report_names.name_id")
      .select([ENTITY.as("entity"), "records.report_id"])
      .where("records.kind", "=", "statement")
      .where("records.report_id", "in", all.slice(at, at + LIST))
      .distinct()
      .execute())
      counts.set(row.entity, (counts.get(row.entity) ?? new Set()).add(row.report_id));
  const best = [...counts].sort(([a, m], [b, n]) => n.size - m.size || (a < b ? -1 : 1)).slice(0, limit);
  const labels = await labelsOf(
    linking,
    best.map(([id]) => id),
  );
  return best.map(([id, reports]) => ({ id, name: labels.get(id) ?? id, reports: reports.size }));
}
