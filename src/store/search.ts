/** Full text search with facets: words, "phrases", beginnings*; by speaker, outlet, kind and days. */

import { InputError } from "../errors.ts";
import { fold } from "../resolve/names/fold.ts";
import { correctionsOf } from "./corrections.ts";
import type { TextQuery, TextTerm } from "./engine.ts";
import type { Linking } from "./linking.ts";
import { entityIds } from "./people.ts";

export interface SearchRequest {
  /** Words that must all be there; "a phrase"; a beginning*. Empty: everything that the filters leave, newest first. */
  readonly query: string;
  readonly kinds?: readonly string[];
  /** A name or entity id: whoever is that entity in each report. */
  readonly speaker?: string;
  readonly outlet?: string;
  /** First and last day (YYYY-MM-DD) of valid time. */
  readonly from?: string;
  readonly to?: string;
  /** Only what was known on this day. */
  readonly asOf?: string;
  readonly limit?: number;
  readonly offset?: number;
}

export interface SearchHit {
  readonly id: string;
  readonly kind: string;
  readonly reportId: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly day: string | null;
  readonly speaker: string | null;
  readonly start: number;
  readonly end: number;
  /** The text around the hit; `hit` parts are what was looked for. */
  readonly snippet: readonly { readonly text: string; readonly hit: boolean }[];
}

export interface Facet {
  readonly value: string;
  readonly count: number;
}

export interface SearchResult {
  readonly total: number;
  /** Whether more were found than are counted. */
  readonly more: boolean;
  readonly hits: readonly SearchHit[];
  readonly facets: {
    readonly kind: readonly Facet[];
    readonly outlet: readonly Facet[];
    readonly speaker: readonly Facet[];
    readonly month: readonly Facet[];
  };
}

/** Hits that are ranked and counted; beyond them a search is too wide to be read anyway. */
const MOST = 4000;
const FACETS = 12;
const SNIPPET = 160;

/**
 * A query as typed → its terms; an unclosed quotation mark closes at the end.
 *
 * @throws InputError for a query without a letter or digit
 */
export function readQuery(query: string): TextQuery {
  const terms: TextTerm[] = [];
  for (const match of query.matchAll(/"([^"]*)"?|(\S+)/g)) {
    const written = match[1] ?? match[2];
    const words = fold(written).match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words.length > 0) terms.push({ words: [...words], prefix: match[2] !== undefined && written.endsWith("*") });
  }
  if (terms.length === 0 && query.trim() !== "") throw new InputError("search/query", `expected words to search for, came ${JSON.stringify(query)}`);
  return { terms };
}

interface Row {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly report_id: string;
  readonly start_at: number;
  readonly end_at: number;
  readonly day: string | null;
  readonly party: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
}

export async function search(linking: Linking, request: SearchRequest): Promise<SearchResult> {
  const { engine } = linking;
  const query = readQuery(request.query);
  const limit = Math.min(200, Math.max(0, request.limit ?? 20));
  const offset = Math.max(0, request.offset ?? 0);
  const ranked = query.terms.length === 0 ? undefined : await engine.searchText(query, MOST + 1);
  if (ranked !== undefined && ranked.length === 0)
    return { total: 0, more: false, hits: [], facets: { kind: [], outlet: [], speaker: [], month: [] } };
  let select = engine.db
    .selectFrom("records")
    .innerJoin("reports", "reports.id", "records.report_id")
    .select(["records.seq", "records.id", "records.kind", "records.report_id", "records.start_at", "records.end_at", "records.day", "records.party"])
    .select(["reports.publisher", "reports.published"]);
  if (ranked !== undefined)
    select = select.where(
      engine.among(
        "records.seq",
        ranked.slice(0, MOST).map(({ seq }) => seq),
      ),
    );
  else
    select = select
      .where("records.kind", "in", ["report", "statement", "event", "figure", "commitment", "option"])
      .orderBy("records.day", "desc")
      .orderBy("records.seq")
      .limit(MOST + 1);
  if (request.kinds !== undefined && request.kinds.length > 0) select = select.where("records.kind", "in", [...request.kinds]);
  if (request.outlet !== undefined) select = select.where("reports.publisher", "=", request.outlet);
  if (request.from !== undefined) select = select.where("records.day_to", ">=", request.from);
  if (request.to !== undefined) select = select.where("records.day", "<=", `${request.to}~`);
  if (request.asOf !== undefined) select = select.where("records.known", "<=", request.asOf);
  const speakerIds = request.speaker === undefined ? undefined : await entityIds(linking, request.speaker);
  if (speakerIds !== undefined) {
    select = select
      .innerJoin("report_names", (join) =>
        join.onRef("report_names.report_id", "=", "records.report_id").onRef("report_names.name", "=", "records.party"),
      )
      .innerJoin("names", "names.id", "report_names.name_id")
      .where((eb) =>
        eb.or([
          eb("report_names.authority_id", "in", speakerIds),
          eb.and([eb("report_names.authority_id", "is", null), eb("names.entity_id", "in", speakerIds)]),
        ]),
      );
  }
  const corrections = await correctionsOf(engine);
  const found = ((await select.execute()) as Row[]).flatMap((row) => {
    const correction = corrections.get(row.id);
    if (correction?.verdict === "notStatement") return [];
    return correction?.speaker === undefined ? [row] : [{ ...row, party: correction.speaker }];
  });
  // One row a record: a name that a report uses for a person and an organisation joins twice.
  let rows = speakerIds === undefined ? found : [...new Map(found.map((row) => [row.id, row])).values()];
  if (ranked !== undefined) {
    const rank = new Map(ranked.map(({ seq }, place) => [seq, place]));
    rows.sort((a, b) => (rank.get(a.seq) ?? 0) - (rank.get(b.seq) ?? 0));
  }
  const more = (ranked?.length ?? rows.length) > MOST;
  if (ranked === undefined) rows = rows.slice(0, MOST);
  const shown = rows.slice(offset, offset + limit);
  const reports = new Map<string, Told>();
  if (shown.length > 0)
    for (const { id, ...told } of await engine.db
      .selectFrom("reports")
      .select(["id", "title", "text"])
      .where("id", "in", [...new Set(shown.map((row) => row.report_id))])
      .execute())
      reports.set(id, told);
  return {
    total: rows.length,
    more,
    hits: shown.map((row) => hitOf(row, reports.get(row.report_id) ?? { title: null, text: "" }, query)),
    facets: {
      kind: facet(rows, (row) => row.kind),
      outlet: facet(rows, (row) => row.publisher),
      speaker: facet(rows, (row) => row.party),
      month: facet(rows, (row) => row.day?.slice(0, 7) ?? null),
    },
  };
}

function facet(rows: readonly Row[], value: (row: Row) => string | null): Facet[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = value(row);
    if (key !== null && key !== "") counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, FACETS)
    .map(([name, count]) => ({ value: name, count }));
}

/** What of a report only its shown hits need. */
interface Told {
  readonly title: string | null;
  readonly text: string;
}

function hitOf(row: Row, { title, text }: Told, query: TextQuery): SearchHit {
  const whole = row.kind === "report";
  const from = whole ? 0 : row.start_at;
  const to = whole ? text.length : row.end_at;
  return {
    id: row.id,
    kind: row.kind,
    reportId: row.report_id,
    title,
    publisher: row.publisher,
    published: row.published,
    day: row.day,
    speaker: row.party,
    start: row.start_at,
    end: row.end_at,
    snippet: snippetOf(text, from, to, query),
  };
}

/** The words of [from, to) that the query asks for, with what stands around the first of them. */
function snippetOf(text: string, from: number, to: number, { terms }: TextQuery): { text: string; hit: boolean }[] {
  const hits: { start: number; end: number }[] = [];
  const words = terms.flatMap((term) => term.words.map((word, k) => ({ word, prefix: term.prefix && k === term.words.length - 1 })));
  for (const match of text.slice(from, Math.min(to, from + 200_000)).matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const folded = fold(match[0]);
    if (words.some(({ word, prefix }) => (prefix ? folded.startsWith(word) : folded === word)))
      hits.push({ start: from + match.index, end: from + match.index + match[0].length });
    if (hits.length > 200) break;
  }
  const first = hits[0]?.start ?? from;
  const begin = to - from <= 2 * SNIPPET ? from : Math.max(from, first - SNIPPET / 2);
  const end = Math.min(to, begin + 2 * SNIPPET);
  const out: { text: string; hit: boolean }[] = [];
  let at = begin;
  for (const hit of hits) {
    if (hit.start < at || hit.end > end) continue;
    if (hit.start > at) out.push({ text: text.slice(at, hit.start), hit: false });
    out.push({ text: text.slice(hit.start, hit.end), hit: true });
    at = hit.end;
  }
  if (at < end) out.push({ text: text.slice(at, end), hit: false });
  return out;
}
