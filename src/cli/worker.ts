/** One worker thread of `extract`: sources in, lines of records out, in the order they came. */

import { parentPort } from "node:worker_threads";
import { makeReader } from "../pipeline.ts";
import { type Extracted, extractSource } from "./extract-source.ts";
import { loadResources } from "./resources.ts";
import type { RawSource, SourceFlags } from "./sources.ts";

export interface WorkerTask {
  readonly id: number;
  readonly sources: readonly RawSource[];
  readonly flags: SourceFlags;
}

export interface WorkerResult {
  readonly id: number;
  readonly results: readonly Extracted[];
}

const reader = makeReader(loadResources());
parentPort?.on("message", (task: WorkerTask) => {
  const results = task.sources.map((source) => extractSource(reader, source, task.flags));
  parentPort?.postMessage({ id: task.id, results } satisfies WorkerResult);
});
