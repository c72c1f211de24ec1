/** Exports → what they were made from: JSON lines, Web Annotation pages and CSV, told apart by how they begin. */

import { parse } from "csv-parse/sync";
import { type RecordOf, RecordSchema, type ReportRecord } from "../document/records.ts";
import { byPlace, spansOf } from "../document/spans.ts";
import type { Ruling } from "../document/stored.ts";
import { InputError } from "../errors.ts";
import { JSONL_HEAD } from "./jsonl.ts";

/** A report as an export holds it. */
export interface ReadBack {
  readonly report: ReportRecord;
  readonly records: readonly RecordOf[];
  readonly source: string;
  readonly reading: string;
}

export interface ReadExport {
  readonly reports: readonly ReadBack[];
  readonly rulings: readonly Ruling[];
}

/** @throws InputError when the text is no export that reads back, or holds a record that is none */
export function readExport(text: string, name: string): ReadExport {
  const head = text
    .slice(0, 400)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (head.startsWith("{") && head.includes(`"kind":"${JSONL_HEAD.kind}"`)) return fromEntries(jsonlEntries(text, name), name);
  if (head.startsWith("{") && head.includes("AnnotationPage")) return fromEntries(annotationEntries(text, name), name);
  if (head.startsWith("kind,id,")) return fromEntries(csvEntries(text, name), name);
  throw new InputError(
    "import/form",
    `${name}: expected an export in JSON lines, Web Annotation or CSV as \`onrecord export\` writes them, came ${JSON.stringify(head.slice(0, 60))}`,
  );
}

type Entry = { readonly kind?: unknown } & Readonly<Record<string, unknown>>;

function jsonlEntries(text: string, name: string): Entry[] {
  return text.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : [parseEntry(line, `${name}, line ${at + 1}`)]));
}

function parseEntry(json: string, where: string): Entry {
  try {
    return JSON.parse(json) as Entry;
  } catch (cause) {
    throw new InputError("import/json", `${where}: expected a JSON object, came ${JSON.stringify(json.slice(0, 60))}; the file may be cut`, {
      cause,
    });
  }
}

function annotationEntries(text: string, name: string): Entry[] {
  const page = parseEntry(text, name) as { items?: { "onrecord:record"?: Entry }[]; "onrecord:rulings"?: Ruling[] };
  return [
    ...(page["onrecord:rulings"] ?? []).map((ruling): Entry => ({ kind: "ruling", ...ruling })),
    ...(page.items ?? []).flatMap((item) => (item["onrecord:record"] === undefined ? [] : [item["onrecord:record"]])),
  ];
}

function csvEntries(text: string, name: string): Entry[] {
  let rows: Record<string, string>[];
  try {
    rows = parse(text, { columns: true, bom: true, relax_column_count: false }) as Record<string, string>[];
  } catch (cause) {
    throw new InputError("import/csv", `${name}: expected the CSV of \`onrecord export\`, but it cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
  return rows.map((row, at) => {
    const entry = parseEntry(row["json"] ?? "", `${name}, row ${at + 2}`);
    return row["kind"] === "ruling" ? { ...entry, kind: "ruling" } : entry;
  });
}

/** Puts reports and their records together, whatever their order, and checks each. */
function fromEntries(entries: readonly Entry[], name: string): ReadExport {
  const reports = new Map<string, { report: ReportRecord; records: RecordOf[]; source: string; reading: string }>();
  const rulings: Ruling[] = [];
  const kept = new Map<string, { source: string; reading: string }>();
  const rest: RecordOf[] = [];
  for (const entry of entries) {
    if (entry.kind === JSONL_HEAD.kind) continue;
    if (entry.kind === "ruling") {
      const { kind: _kind, ...ruling } = entry;
      rulings.push(ruling as unknown as Ruling);
    } else if (entry.kind === "kept") kept.set(String(entry["reportId"]), { source: String(entry["source"]), reading: String(entry["reading"]) });
    else if (entry.kind === "report") {
      const { source, reading, extractor: _extractor, ...own } = entry;
      const report = checked(own, name) as ReportRecord;
      if (report.text === "")
        throw new InputError("import/withheld", `${name}: the export was made with --withhold-text; a record without its texts cannot be kept`);
      reports.set(report.id, { report, records: [], source: String(source ?? name), reading: String(reading ?? "") });
    } else rest.push(checked(entry, name));
  }
  for (const [id, { source, reading }] of kept) Object.assign(reports.get(id) ?? {}, { source, reading });
  for (const record of rest) {
    const home = reports.get(record.reportId);
    if (home === undefined)
      throw new InputError("import/orphan", `${name}: record ${record.id} belongs to report ${record.reportId}, which is not in the file`);
    for (const span of spansOf(record)) {
      if (home.report.text.slice(span.start, span.end) !== span.text)
        throw new InputError(
          "import/span",
          `${name}: record ${record.id} says ${JSON.stringify(span.text.slice(0, 40))} at ${span.start}-${span.end}, the report's text says something else; the file was changed`,
        );
    }
    home.records.push(record);
  }
  return {
    reports: [...reports.values()].map((entry) => ({
      ...entry,
      records: entry.records.sort(byPlace),
    })),
    rulings,
  };
}

function checked(entry: Entry, name: string): RecordOf {
  const parsed = RecordSchema.safeParse(entry);
  if (parsed.success) return entry as unknown as RecordOf;
  const issue = parsed.error.issues[0];
  throw new InputError(
    "import/record",
    `${name}: record ${String(entry["id"])} is not as onrecord writes it: ${issue?.message ?? ""} at ${issue?.path.join(".") ?? ""}`,
  );
}
