/** Whatever a user hands in → Reports: text, pages, JSON objects of reports and transcripts. */

import type { RecordNote } from "../document/records.ts";
import { MAX_REPORT_CHARS, type Report, reportIdOf, type SpeakerTurn } from "../document/report.ts";
import { InputError } from "../errors.ts";
import { decodeText } from "./decode.ts";
import { withTurns } from "./transcript.ts";

export const INPUT_KINDS = ["text", "html", "ndjson"] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

export interface ReadOptions {
  /** YYYY-MM-DD; wins over what the page says. */
  readonly published?: string;
}

/** Kind by file name, then by how the text begins. */
export function inputKindOf(name: string, text: string): InputKind {
  if (/\.x?html?$/i.test(name)) return "html";
  if (/\.(?:ndjson|jsonl|json)$/i.test(name)) return "ndjson";
  if (/^\s*<(?:!doctype html|html|head|body|article)\b/i.test(text.slice(0, 500))) return "html";
  return "text";
}

/**
 * Reads one file of text or HTML.
 *
 * @throws InputError for bytes that are no text, an empty file, or one beyond the limit
 */
export async function readDocument(bytes: Uint8Array, name: string, kind: InputKind | undefined, options: ReadOptions): Promise<Report> {
  const { text, encoding } = decodeText(bytes, name);
  const notes: RecordNote[] = encoding === "utf-8" ? [] : [{ rule: "encoding", message: `read as ${encoding}` }];
  if ((kind ?? inputKindOf(name, text)) === "html") return htmlReport(text, name, notes, options);
  return reportOf({ text }, name, notes, options);
}

/** The page reader is loaded when the first page comes: plain text does not pay for it. */
async function htmlReport(source: string, name: string, notes: readonly RecordNote[], options: ReadOptions): Promise<Report> {
  if (source.length > 4 * MAX_REPORT_CHARS) throw tooLong(name, source.length);
  const { readHtml } = await import("./html.ts");
  const article = readHtml(source);
  return reportOf(article, name, [...notes, ...article.notes], options);
}

function tooLong(name: string, length: number): InputError {
  return new InputError(
    "report/too-long",
    `${name}: expected a report of at most ${MAX_REPORT_CHARS} characters, came ${length}; split it, or read a part of it`,
  );
}

type ReportFields = Partial<Pick<Report, "id" | "url" | "publisher" | "title" | "byline" | "published" | "turns">> & { readonly text: string };

function reportOf(fields: ReportFields, name: string, notes: readonly RecordNote[], options: ReadOptions): Report {
  const { text } = fields;
  if (text.length > MAX_REPORT_CHARS) throw tooLong(name, text.length);
  if (text.trim() === "") throw new InputError("report/empty", `${name}: expected a report with text, came nothing to read`);
  const published = options.published ?? fields.published;
  return withTurns({
    id: fields.id ?? reportIdOf(text),
    text,
    ...(fields.url === undefined ? {} : { url: fields.url }),
    ...(fields.publisher === undefined ? {} : { publisher: fields.publisher }),
    ...(fields.title === undefined ? {} : { title: fields.title }),
    ...(fields.byline === undefined ? {} : { byline: fields.byline }),
    ...(published === undefined ? {} : { published, publishedHow: options.published === undefined ? ("read" as const) : ("given" as const) }),
    ...(fields.turns === undefined ? {} : { turns: fields.turns }),
    notes: [...notes, ...characterNotes(text)],
  });
}

/** Characters that can mislead a reader or a terminal: direction controls and halves of surrogate pairs. */
function characterNotes(text: string): RecordNote[] {
  const notes: RecordNote[] = [];
  const bidi = /[\u202a-\u202e\u2066-\u2069]/.exec(text);
  if (bidi) notes.push({ rule: "bidi-control", message: "the text holds controls of writing direction", start: bidi.index, end: bidi.index + 1 });
  const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text);
  if (lone)
    notes.push({ rule: "lone-surrogate", message: "the text holds half a character (a lone surrogate)", start: lone.index, end: lone.index + 1 });
  return notes;
}

/**
 * Reads one line of NDJSON: `{"id"?, "text", "published"?, "url"?, "publisher"?, "title"?}` or `{"id"?, "turns": [{"speaker", "text"}]}`.
 *
 * @throws InputError naming the line and the field
 */
export function readReportLine(line: string, name: string, options: ReadOptions): Report {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (cause) {
    throw new InputError("read/json", `${name}: expected a JSON object, came ${JSON.stringify(line.slice(0, 60))}; each line must be one object`, {
      cause,
    });
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    throw new InputError("read/json", `${name}: expected a JSON object with "text" or "turns", came ${JSON.stringify(data).slice(0, 60)}`);
  }
  const item = data as Record<string, unknown>;
  const field = (key: string): string | undefined => {
    const value = item[key];
    if (value === undefined || value === null) return undefined;
    if (typeof value === "string" || (key === "id" && typeof value === "number")) return String(value);
    throw new InputError("read/field", `${name}: expected a string in "${key}", came ${typeof value}`);
  };
  const published = publishedOf(field("published"), name);
  const given = { id: field("id"), url: field("url"), publisher: field("publisher"), title: field("title"), byline: field("byline"), published };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Omit<ReportFields, "text">;
  if (item["turns"] !== undefined) return reportOf({ ...known, ...joinTurns(item["turns"], name) }, name, [], options);
  const text = field("text");
  if (text === undefined)
    throw new InputError("read/field", `${name}: expected "text" or "turns", came the fields ${Object.keys(item).join(", ") || "(none)"}`);
  return reportOf({ ...known, text }, name, [], options);
}

function publishedOf(value: string | undefined, name: string): string | undefined {
  if (value === undefined || value === "") return undefined;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  if (day === undefined || !isDay(day))
    throw new InputError("read/published", `${name}: expected a day YYYY-MM-DD in "published", came ${JSON.stringify(value)}`);
  return day;
}

/** Whether the calendar has it: 2026-02-30 is none. */
function isDay(day: string): boolean {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}

/** Turns become paragraphs; the speakers' names are data, not text. */
function joinTurns(value: unknown, name: string): { text: string; turns: SpeakerTurn[] } {
  if (!Array.isArray(value)) throw new InputError("read/field", `${name}: expected a list in "turns", came ${typeof value}`);
  let text = "";
  const turns: SpeakerTurn[] = [];
  value.forEach((turn: unknown, at) => {
    const { speaker, text: words } = (typeof turn === "object" && turn !== null ? turn : {}) as Record<string, unknown>;
    if (typeof speaker !== "string" || typeof words !== "string") {
      throw new InputError("read/field", `${name}: expected {"speaker", "text"} in turns[${at}], came ${JSON.stringify(turn)?.slice(0, 60)}`);
    }
    const clean = words.trim();
    if (clean === "") return;
    if (text !== "") text += "\n\n";
    turns.push({ speaker, start: text.length, end: text.length + clean.length });
    text += clean;
  });
  return { text, turns };
}
