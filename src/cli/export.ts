/** `onrecord export --format F` and `onrecord import FILES…`: the record taken elsewhere, and back. */

import { createWriteStream } from "node:fs";
import { EXTRACTOR_VERSION } from "../document/stored.ts";
import { InputError } from "../errors.ts";
import { type ExportContext, FORMAT_NAMES, FORMATS, type FormatName, type KeptReport } from "../export/export.ts";
import { readExport } from "../export/read-back.ts";
import { shorten, withholdText } from "../export/withhold.ts";
import { decodeText } from "../read/decode.ts";
import { makePreparer } from "../resolve/prepare.ts";
import type { Store } from "../store/store.ts";
import type { Io } from "./io.ts";
import { loadLists } from "./linking.ts";
import { dayFlag } from "./query.ts";
import { UsageError } from "./sources.ts";
import { type StoreFlags, withStore } from "./store-client.ts";

export interface ExportFlags extends StoreFlags {
  readonly format?: string;
  readonly out?: string;
  readonly withholdText?: boolean;
  readonly asOf?: string;
}

/** Reports read from the store at once. */
const PAGE = 100;
const MOST_ENTITIES = 1_000_000;

export async function runExport(flags: ExportFlags, io: Io): Promise<number> {
  const name: string = flags.format ?? "jsonl";
  if (!isFormat(name)) throw new UsageError(`--format: expected ${FORMAT_NAMES.join(", ")}, came ${JSON.stringify(flags.format)}`);
  if (name === "parquet" && flags.out === undefined && io.terminal) throw new UsageError("--format parquet writes bytes; give a file with --out");
  const asOf = dayFlag(flags.asOf, "--as-of");
  return withStore(flags, true, async (store) => {
    const sink = makeSink(flags.out, io);
    let count = 0;
    const options = { withholdText: flags.withholdText === true, ...(asOf === undefined ? {} : { asOf }) };
    for await (const part of exportParts(store, name, options, () => count++)) await sink.write(part);
    await sink.close();
    io.err(`${count} ${count === 1 ? "report" : "reports"} exported${flags.out === undefined ? "" : ` to ${flags.out}`}\n`);
    return 0;
  });
}

export function isFormat(name: string): name is FormatName {
  return (FORMAT_NAMES as readonly string[]).includes(name);
}

interface ExportOptions {
  readonly withholdText: boolean;
  readonly asOf?: string;
}

/** The record in a format, part by part. @param counted called once a report */
export async function* exportParts(
  store: Store,
  name: FormatName,
  options: ExportOptions,
  counted: () => void = () => {},
): AsyncGenerator<string | Uint8Array> {
  const pages = keptPages(store, options);
  if (name === "parquet") {
    const { makeParquetFile } = await import("../export/parquet.ts");
    const file = makeParquetFile();
    for await (const page of pages) {
      file.add(page);
      for (const _ of page) counted();
    }
    yield file.finish();
    return;
  }
  const context = await contextOf(store, name, options);
  const format = FORMATS[name];
  let first = true;
  yield format.head(context);
  for await (const page of pages) {
    for (const kept of page) {
      const text = format.report(kept, first);
      if (text !== "") {
        yield text;
        first = false;
      }
      counted();
    }
  }
  yield format.tail(context, first);
}

async function* keptPages(store: Store, { withholdText: withhold, asOf }: ExportOptions): AsyncGenerator<KeptReport[]> {
  for (let after: string | undefined = ""; after !== undefined; ) {
    const { reports, next } = await store.page(after, PAGE, asOf);
    const parties = new Map<string, Map<string, string>>(reports.map(({ report }) => [report.id, new Map()]));
    if (reports.length > 0)
      for (const { reportId, name, entityId } of await store.partyIds([...parties.keys()])) parties.get(reportId)?.set(name, entityId);
    const kept = reports.map((entry) => ({ ...entry, parties: parties.get(entry.report.id) as Map<string, string> }));
    if (kept.length > 0) yield withhold ? kept.map(withholdText) : kept;
    after = next;
  }
}

async function contextOf(store: Store, name: FormatName, { withholdText: withhold, asOf }: ExportOptions): Promise<ExportContext> {
  const rulings = await store.rulings();
  const entities = name === "ftm" ? await exportedEntities(store) : [];
  const commitments = name === "claimreview" ? await exportedCommitments(store, asOf) : [];
  const context = { rulings, entities, commitments };
  return withhold ? (shorten(context) as ExportContext) : context;
}

async function exportedEntities(store: Store): Promise<ExportContext["entities"]> {
  const { authority } = loadLists();
  const rows = await store.entities({ limit: MOST_ENTITIES });
  const names = new Map(await store.entityNames(rows.map(({ id }) => id)));
  return rows.map(({ id, name, type, reports }) => {
    const entry = authority.byId.get(id);
    const aliases = [...new Set([...(entry?.aliases ?? []), ...(names.get(id) ?? [])])].filter((alias) => alias !== name);
    return { id, name, type, country: entry?.country, aliases, roles: entry?.offices ?? [], reports };
  });
}

async function exportedCommitments(store: Store, asOf: string | undefined): Promise<ExportContext["commitments"]> {
  const histories = await store.commitments({ limit: MOST_ENTITIES, ...(asOf === undefined ? {} : { asOf }) });
  const named = await store.partyIds([...new Set(histories.map(({ tellings }) => tellings[0].record.reportId))]);
  const ids = new Map(named.map(({ reportId, name: party, entityId }) => [`${reportId}\n${party}`, entityId]));
  return histories.map(({ id, actor, force, status, made, tellings, transitions }) => ({
    id,
    actor,
    actorId: ids.get(`${tellings[0].record.reportId}\n${actor}`),
    force,
    action: tellings[0].record.action.text,
    status,
    made,
    url: tellings[0].url,
    publisher: tellings[0].publisher,
    evidence: transitions.at(-1)?.text,
    evidenceDay: transitions.at(-1)?.day,
  }));
}

interface Sink {
  write(data: string | Uint8Array): Promise<void>;
  close(): Promise<void>;
}

function makeSink(path: string | undefined, io: Io): Sink {
  if (path === undefined) return { write: async (data) => (typeof data === "string" ? io.out(data) : io.bytes(data)), close: async () => {} };
  const stream = createWriteStream(path);
  const failed = (cause: Error): InputError =>
    new InputError("export/file", `${path}: expected a file that can be written, but ${cause.message}`, { cause });
  // Errors reach the caller through the callbacks below.
  stream.on("error", () => {});
  return {
    write: (data) => new Promise((resolve, reject) => stream.write(data, (error) => (error ? reject(failed(error)) : resolve()))),
    close: () => new Promise((resolve, reject) => stream.end((error?: Error | null) => (error ? reject(failed(error)) : resolve()))),
  };
}

/** Reports kept in one transaction. */
const COMMIT = 64;

export async function runImport(paths: readonly string[], flags: StoreFlags & { readonly json?: boolean }, io: Io): Promise<number> {
  const { authority, countries } = loadLists();
  const preparer = makePreparer(authority, countries);
  return withStore(flags, false, async (store) => {
    const counts = { added: 0, known: 0, renewed: 0, conflict: 0, rulings: 0 };
    for (const path of paths) {
      const { reports, rulings } = readExport(decodeText(await io.read(path), path).text, path);
      for (let at = 0; at < reports.length; at += COMMIT) {
        const prepared = reports.slice(at, at + COMMIT).map(({ report, records, ...origin }) => preparer.prepare([report, ...records], origin));
        for (const { reportId, outcome } of await store.add(prepared, new Date().toISOString())) {
          counts[outcome]++;
          if (outcome === "conflict") io.err(`failed: ${path}: another text is kept under the id ${JSON.stringify(reportId)}\n`);
        }
      }
      while ((await store.settle()) > 0);
      await store.keepRulings(rulings);
      counts.rulings += rulings.length;
    }
    if (flags.json === true) await io.out(`${JSON.stringify({ ...counts, extractor: EXTRACTOR_VERSION })}\n`);
    else
      io.err(
        `${counts.added} added, ${counts.known} known already, ${counts.rulings} rulings${counts.conflict > 0 ? `, ${counts.conflict} failed` : ""}\n`,
      );
    return counts.conflict > 0 ? 1 : 0;
  });
}
