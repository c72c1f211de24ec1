/** What the server and the assistant's tools work with, over one store: threads that read, one that answers, one that writes. */

import { existsSync, readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { fileURLToPath } from "node:url";
import { InputError } from "../errors.ts";
import { makeFetcher } from "../read/fetch.ts";
import { readDocument } from "../read/reports.ts";
import type { Added, Backend, ImportStep, ImportSummary, Inquirer, JsonCalls } from "../serve/backend.ts";
import type { Store } from "../store/store.ts";
import { addAll, emptySummary } from "./add.ts";
import { addSources } from "./add-sources.ts";
import { exportParts, isFormat } from "./export.ts";
import { YOUNG_READING_MB } from "./heaps.ts";
import { makeIo } from "./io.ts";
import { shareOut } from "./share.ts";
import { type RawSource, readSources } from "./sources.ts";
import { type Closable, openStore, openThread } from "./store-client.ts";

export interface BackendFlags {
  readonly topics?: string;
  /** Lets addresses of this machine and its networks be fetched. */
  readonly allowPrivate?: boolean;
}

const SAMPLES = fileURLToPath(new URL("../../samples", import.meta.url));
/** Threads that read side by side. */
const READERS = 2;
/** Calls that a thread may have before it: one that it works on, and one for when that is done. */
const AT_ONCE = 2;
/** Reports that a summary names. */
const MOST_NAMED = 200;

export const VERSION = (JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }).version;

/** @throws StoreError when the store cannot be opened */
export async function openBackend(place: string, flags: BackendFlags): Promise<Backend> {
  const writer = await openWriter(place);
  const readers = await Promise.all(Array.from({ length: READERS }, () => openStore(place, true)));
  const inquirer = await openThread<Inquirer & Closable>(
    new URL("./answer-thread.js", import.meta.url),
    { place, ...(flags.topics === undefined ? {} : { topics: flags.topics }) },
    YOUNG_READING_MB,
  );
  const turn = shareOut(readers, AT_ONCE);
  const calls = <T extends object>(of: (reader: (typeof readers)[number]) => T): T =>
    new Proxy({} as T, {
      get: (_target, method) =>
        typeof method !== "string" || method === "then"
          ? undefined
          : (...args: unknown[]) => turn((reader) => (of(reader)[method as keyof T] as (...given: unknown[]) => Promise<unknown>)(...args)),
    });
  const record = calls<Store>((reader) => reader);
  const json = calls<JsonCalls<Store>>((reader) => reader.json);
  let adding: Promise<unknown> = Promise.resolve();
  return {
    record: Object.assign(Object.create(record) as Store, { json }),
    inquirer,
    proposals: { propose: (request) => writer.propose(request), decide: (request) => writer.decide(request) },
    add(sources, step) {
      const mine = adding.then(() => addInto(writer, sources, flags, step));
      adding = mine.catch(() => {});
      return mine;
    },
    async export(format, { withholdText, asOf }) {
      if (!isFormat(format))
        throw new InputError("export/format", `format: expected one that \`onrecord export --help\` lists, came ${JSON.stringify(format)}`);
      return exportParts(record, format, { withholdText, ...(asOf === undefined ? {} : { asOf }) });
    },
    author: process.env["ONRECORD_AUTHOR"] ?? userInfo().username,
    version: VERSION,
    async close() {
      await adding;
      await Promise.all([writer.close(), inquirer.close(), ...readers.map((reader) => reader.close())]);
    },
  };
}

/** A record that may only be read is shown all the same; what would write says why it cannot. */
async function openWriter(place: string): ReturnType<typeof openStore> {
  try {
    return await openStore(place, false);
  } catch (error) {
    if (!existsSync(place)) throw error;
    return openStore(place, true);
  }
}

async function addInto(store: Store, sources: readonly Added[], flags: BackendFlags, step: (step: ImportStep) => void): Promise<ImportSummary> {
  const fetcher = makeFetcher();
  const summary = emptySummary();
  const reports: string[] = [];
  let done = 0;
  const progress = { tick: () => step({ done: ++done }), note: (note: string) => step({ note: note.trim() }), stop: () => {} };
  const io = makeIo();
  const context = { io, flags: flags.allowPrivate === true ? { allowPrivate: true } : {}, fetcher, store };
  async function* all(): AsyncGenerator<RawSource> {
    for (const source of sources) {
      if (source.from === "samples") yield* addSources([SAMPLES], context);
      else if (source.from === "url") yield* addSources([source.url], context);
      else if (source.from === "file") yield* readSources([source.name], {}, { ...io, ...fileIo(source.bytes) });
      else yield await textSource(source);
    }
  }
  try {
    await addAll(store, all(), {}, summary, progress, async (_outcome, reportId) => {
      if (reports.length < MOST_NAMED) reports.push(reportId);
    });
  } finally {
    await fetcher.close();
  }
  return { ...summary, reports };
}

/** One file that is here already, whatever it is called. */
function fileIo(bytes: Uint8Array): { read: () => Promise<Uint8Array>; lines: () => AsyncIterable<string> } {
  return {
    read: async () => bytes,
    lines: async function* () {
      yield* new TextDecoder().decode(bytes).split("\n");
    },
  };
}

/** A text that cannot be read is named as failed, and the rest goes on. */
async function textSource({ text, title, publisher, published }: Extract<Added, { from: "text" }>): Promise<RawSource> {
  const name = title ?? "pasted text";
  try {
    const report = await readDocument(new TextEncoder().encode(text), name, "text", {});
    return {
      name,
      report: {
        ...report,
        ...(title === undefined ? {} : { title }),
        ...(publisher === undefined ? {} : { publisher }),
        ...(published === undefined ? {} : { published, publishedHow: "given" as const }),
      },
    };
  } catch (error) {
    return { name, error: error as Error };
  }
}
