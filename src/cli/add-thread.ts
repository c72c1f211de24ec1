/** One worker thread of `add`: sources in, prepared reports out, in the order they came. */

import { parentPort, workerData } from "node:worker_threads";
import { readingOf } from "../document/stored.ts";
import { adoptTables, type LinearTables } from "../model/linear.ts";
import { makeReader } from "../pipeline.ts";
import { makePreparer } from "../resolve/prepare.ts";
import { type PackedReport, packReport } from "../store/packed.ts";
import { loadLists } from "./linking.ts";
import { checkSpans } from "./records-out.ts";
import { loadResources } from "./resources.ts";
import { type RawSource, readSource, type SourceFlags } from "./sources.ts";

export interface AddTask {
  readonly id: number;
  readonly sources: readonly RawSource[];
  readonly flags: SourceFlags;
}

export type AddOutcome =
  | { readonly name: string; readonly packed: PackedReport }
  | { readonly name: string; readonly known: string }
  | { readonly name: string; readonly failure: string };

export interface AddResult {
  readonly id: number;
  readonly outcomes: readonly AddOutcome[];
}

/** What every thread is given when it starts. */
export interface AddData {
  /** Readings that the store holds already. */
  readonly readings: readonly string[];
  readonly tables: LinearTables;
}

const { readings, tables } = workerData as AddData;
adoptTables(tables);
const reader = makeReader(loadResources());
const { authority, countries } = loadLists();
const preparer = makePreparer(authority, countries);
const known = new Set(readings);

function read(raw: RawSource, flags: SourceFlags): AddOutcome {
  const source = readSource(raw, flags);
  const { name } = source;
  if ("error" in source) return { name, failure: source.error.message };
  try {
    const reading = readingOf(source.report);
    if (known.has(reading)) return { name, known: source.report.id };
    const records = reader.extract(source.report);
    checkSpans(records, source.report.text);
    return { name, packed: packReport(preparer.prepare(records, { source: name, reading })) };
  } catch (error) {
    return { name, failure: `${name}: ${(error as Error).message}` };
  }
}

parentPort?.on("message", ({ id, sources, flags }: AddTask) => {
  const outcomes = sources.map((source) => read(source, flags));
  const handedOver = outcomes.flatMap((outcome) => ("packed" in outcome ? [outcome.packed.buffer] : []));
  parentPort?.postMessage({ id, outcomes } satisfies AddResult, handedOver);
});
