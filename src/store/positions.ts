/** What a comparison reads, from the store: reports that name an actor and speak of a topic's words, with their records. */

import { sql } from "kysely";
import type { ReportMaterial } from "../document/material.ts";
import type { Commitment, EventRecord, Option, ReportRecord, Stance, Statement } from "../document/records.ts";
import type { AuthorityEntry } from "../lexicon/authority.ts";
import type { TextQuery } from "./engine.ts";
import { LIST, type Linking } from "./linking.ts";
import { findEntity, labelsOf } from "./people.ts";

export interface MaterialRequest {
  /** A name or entity id. */
  readonly actor: string;
  /** Any of these; those that are `wide` only while few reports hold them. Empty: every report that names the actor. */
  readonly queries: readonly (TextQuery & { readonly wide: boolean })[];
  /** Only what was known on this day. */
  readonly asOf?: string;
}

export interface Material {
  readonly actor: { readonly id: string; readonly name: string };
  /** Who speaks for the actor, and why, over all these reports. */
  readonly voices: readonly { readonly name: string; readonly why: string }[];
  readonly reports: readonly ReportMaterial[];
  /** Whether more reports were found than are read. */
  readonly more: boolean;
}

/** Reports that are read for one question. */
const MOST_REPORTS = 3000;
const MOST_HITS = 20_000;

/** @throws NotFoundError when nobody of that name is in the record */
export async function loadMaterial(linking: Linking, { actor, queries, asOf }: MaterialRequest): Promise<Material> {
  const { authority } = linking;
  const id = await findEntity(linking, actor);
  const label = (await labelsOf(linking, [id])).get(id) ?? id;
  const voices = voicesOf(id, authority.byId);
  const named = await namesIn(linking, [id, ...voices.keys()]);
  const reportIds = queries.length === 0 ? [...named.keys()] : await reportsWith(linking, queries, named);
  const rows = await readReports(linking, reportIds.slice(0, MOST_REPORTS), asOf);
  const people = await peopleOf(linking, rows.map((row) => row.id));
  const told = new Map<string, string>();
  const reports = rows.map((row): ReportMaterial => {
    const actorNames = new Map<string, string | undefined>();
    const forms = new Set<string>();
    for (const name of named.get(row.id) ?? []) {
      const voice = name.entity === id ? undefined : voiceOn(voices.get(name.entity), row.published);
      if (name.entity !== id && voice === undefined) continue;
      actorNames.set(name.name, voice);
      if (voice !== undefined) told.set(name.name, voice);
      forms.add(name.name).add(lastName(name.name, name.type));
      if (name.entity === id) for (const form of name.forms) forms.add(form);
    }
    const own = people.get(row.id) ?? [];
    // "Velmoran Foreign Ministry": a body whose name begins with the actor's adjective speaks for it.
    for (const { name, type } of own)
      if (type === "ORG" && !actorNames.has(name) && isBodyOf(name, forms)) {
        actorNames.set(name, `${name} speaks for ${label}`);
        told.set(name, `a body of ${label} by its name`);
      }
    return {
      ...row,
      actorNames,
      actorForms: [...forms].filter((form) => form !== ""),
      others: [...new Set(own.filter(({ name, type }) => type === "PER" && !actorNames.has(name)).map(({ name }) => lastName(name, "PER")))],
    };
  });
  return { actor: { id, name: label }, voices: [...told].map(([name, why]) => ({ name, why })), reports, more: reportIds.length > MOST_REPORTS };
}

interface Voice {
  readonly entry: AuthorityEntry;
  readonly of: string;
}

/** Office-holders and bodies of a country, officers of an organisation: those of the authority list. */
function voicesOf(id: string, byId: ReadonlyMap<string, AuthorityEntry>): Map<string, Voice> {
  const actor = byId.get(id);
  const voices = new Map<string, Voice>();
  if (actor === undefined || actor.kind === "person") return voices;
  const codes = new Set([actor.kind === "country" ? (actor.country as string) : "", ...(actor.kind === "country" ? [] : [actor.name, ...actor.aliases])].filter((code) => code !== ""));
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
  const { entry, of } = voice;
  if (entry.kind === "body") return `${entry.name} speaks for ${of}`;
  const held = entry.offices.find(({ from, to }) => day === undefined || ((from === undefined || from <= day) && (to === undefined || day <= `${to}~`)));
  return held === undefined ? undefined : `${entry.name} speaks for ${of} as ${held.title}`;
}

interface NamedRow {
  readonly name: string;
  readonly type: string;
  readonly forms: readonly string[];
  readonly entity: string;
}

/** Names of some entities by report. */
async function namesIn({ engine }: Linking, ids: readonly string[]): Promise<Map<string, NamedRow[]>> {
  const out = new Map<string, NamedRow[]>();
  for (let at = 0; at < ids.length; at += LIST) {
    const some = ids.slice(at, at + LIST);
    // Two queries, each by its own index, instead of one with "or".
    const listed = engine.db
      .selectFrom("report_names")
      .select(["report_id", "name", "type", "forms", "authority_id as entity"])
      .where("authority_id", "in", some)
      .execute();
    const joined = engine.db
      .selectFrom("names")
      .innerJoin("report_names", "report_names.name_id", "names.id")
      .select(["report_names.report_id", "report_names.name", "report_names.type", "report_names.forms", "names.entity_id as entity"])
      .where("names.entity_id", "in", some)
      .where("report_names.authority_id", "is", null)
      .execute();
    for (const row of [...(await listed), ...(await joined)]) {
      const own = out.get(row.report_id) ?? [];
      own.push({ name: row.name, type: row.type, forms: JSON.parse(row.forms) as string[], entity: row.entity as string });
      out.set(row.report_id, own);
    }
  }
  return out;
}

/** Reports of the actor that a query finds, those of narrow queries first. */
async function reportsWith({ engine }: Linking, queries: MaterialRequest["queries"], named: ReadonlyMap<string, unknown>): Promise<string[]> {
  const found = new Set<string>();
  for (const query of queries) {
    if (query.wide && found.size >= MOST_REPORTS) break;
    for (const id of await engine.searchReports(query, MOST_HITS)) if (named.has(id)) found.add(id);
  }
  return [...found];
}

async function readReports(
  { engine }: Linking,
  ids: readonly string[],
  asOf: string | undefined,
): Promise<Omit<ReportMaterial, "actorNames" | "actorForms" | "others">[]> {
  const out: Omit<ReportMaterial, "actorNames" | "actorForms" | "others">[] = [];
  for (let at = 0; at < ids.length; at += LIST) {
    let select = engine.db
      .selectFrom("reports")
      .leftJoin("groups", (join) => join.onRef("groups.item_id", "=", "reports.id").on("groups.space", "=", "copy"))
      .select(["reports.id", "reports.text", "reports.published", "reports.publisher", "reports.title", "reports.url", "reports.stances", "groups.group_id"])
      .where("reports.id", "in", ids.slice(at, at + LIST));
    if (asOf !== undefined) select = select.where((eb) => eb.or([eb("reports.published", "<=", asOf), eb.and([eb("reports.published", "is", null), eb("reports.added", "<=", `${asOf}~`)])]));
    const rows = await select.execute();
    const records = new Map<string, { report?: ReportRecord; statements: Statement[]; events: EventRecord[]; commitments: Commitment[]; options: Option[] }>(
      rows.map(({ id }) => [id, { statements: [], events: [], commitments: [], options: [] }]),
    );
    if (rows.length > 0)
      for (const { report_id, kind, json } of await engine.db
        .selectFrom("records")
        .select(["report_id", "kind", "json"])
        .where("report_id", "in", [...records.keys()])
        .where("kind", "in", ["report", "statement", "event", "commitment", "option"])
        .orderBy("seq")
        .execute()) {
        const own = records.get(report_id);
        if (own === undefined) continue;
        const record: unknown = JSON.parse(json);
        if (kind === "report") own.report = record as ReportRecord;
        else if (kind === "statement") own.statements.push(record as Statement);
        else if (kind === "event") own.events.push(record as EventRecord);
        else if (kind === "commitment") own.commitments.push(record as Commitment);
        else own.options.push(record as Option);
      }
    for (const row of rows) {
      const own = records.get(row.id);
      out.push({
        id: row.id,
        text: row.text,
        published: row.published ?? undefined,
        publisher: row.publisher ?? undefined,
        title: row.title ?? undefined,
        url: row.url ?? undefined,
        copyOf: row.group_id ?? undefined,
        sentences: own?.report?.sentences ?? [0],
        statements: own?.statements ?? [],
        stances: JSON.parse(row.stances) as Stance[],
        events: own?.events ?? [],
        commitments: own?.commitments ?? [],
        options: own?.options ?? [],
      });
    }
  }
  return out.sort((a, b) => (a.published ?? "9999").localeCompare(b.published ?? "9999") || (a.id < b.id ? -1 : 1));
}

async function peopleOf({ engine }: Linking, ids: readonly string[]): Promise<Map<string, { name: string; type: string }[]>> {
  const out = new Map<string, { name: string; type: string }[]>();
  for (let at = 0; at < ids.length; at += LIST)
    for (const { report_id, name, type } of await engine.db
      .selectFrom("report_names")
      .select(["report_id", "name", "type"])
      .where("report_id", "in", ids.slice(at, at + LIST))
      .where("type", "in", ["PER", "ORG"])
      .orderBy("name")
      .execute())
      out.set(report_id, [...(out.get(report_id) ?? []), { name, type }]);
  return out;
}

function lastName(name: string, type: string): string {
  return type === "PER" ? (name.split(" ").at(-1) ?? name) : name;
}

const BODY = /(?:ministry|government|embassy|parliament|army|presidency|cabinet|navy|foreign office|administration)$/i;

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
export async function speakersOn(linking: Linking, queries: MaterialRequest["queries"], limit = 8): Promise<{ id: string; name: string; reports: number }[]> {
  const { engine } = linking;
  const ids = new Set<string>();
  for (const query of queries) if (!query.wide) for (const id of await engine.searchReports(query, MOST_HITS)) ids.add(id);
  const counts = new Map<string, Set<string>>();
  const all = [...ids].slice(0, MOST_REPORTS);
  for (let at = 0; at < all.length; at += LIST)
    for (const row of await engine.db
      .selectFrom("records")
      .innerJoin("report_names", (join) => join.onRef("report_names.report_id", "=", "records.report_id").onRef("report_names.name", "=", "records.party"))
      .innerJoin("names", "names.id", "report_names.name_id")
      .select([sql<string>`coalesce(report_names.authority_id, names.entity_id)`.as("entity"), "records.report_id"])
      .where("records.kind", "=", "statement")
      .where("records.report_id", "in", all.slice(at, at + LIST))
      .distinct()
      .execute())
      counts.set(row.entity, (counts.get(row.entity) ?? new Set()).add(row.report_id));
  const best = [...counts].sort(([a, m], [b, n]) => n.size - m.size || (a < b ? -1 : 1)).slice(0, limit);
  const labels = await labelsOf(linking, best.map(([id]) => id));
  return best.map(([id, reports]) => ({ id, name: labels.get(id) ?? id, reports: reports.size }));
}
