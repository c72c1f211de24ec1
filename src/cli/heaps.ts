/** How V8 is set: room for short-lived objects, small where heaps grow side by side, large where a question reads hundreds of reports at once; and how much it compiles. */

import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";

/** MB in each thread of those that add. V8 has three times the space it collects at once. */
export const YOUNG_ADDING_MB = 15;
/** MB in a thread that reads: what a question reads is let go as a whole, and until then is not moved about (a seventh less time over hundreds of reports). */
export const YOUNG_READING_MB = 192;

/**
 * Four heaps grow side by side when adding. They are collected sooner than V8 would by itself: 20,000 reports with two workers stay below
 * 600 MB (559 now; when this was chosen 599.9, 602 with a fifth more room, 613 with three fifths more and 40 %).
 */
export function keepHeapsSmall(): void {
  setFlagsFromString("--heap-growing-percent=20");
  setFlagsFromString(`--max-semi-space-size=${YOUNG_ADDING_MB / 3}`);
}

/** Bytes of byte code that a function runs before it is worth compiling anew; V8's own is a sixth of it. */
const COMPILED_AFTER = 400_000;

/**
 * Where threads fill all processors, each compiles and collects by itself: V8's helpers would only take its time (a tenth less over 20,000
 * reports added with two workers on two processors; two workers that extract are 1.65 times as fast as one, 1.54 with the helpers).
 */
export function helpLess(threads: number): void {
  if (threads < availableParallelism()) return;
  for (const helper of HELPERS) setFlagsFromString(`--no-${helper}`);
}

const HELPERS = [
  "concurrent-recompilation",
  "parallel-scavenge",
  "concurrent-marking",
  "concurrent-sweeping",
  "parallel-compaction",
  "concurrent-array-buffer-sweeping",
];

/**
 * Threads that fill all processors pay for what V8 compiles in the background, each for itself: they compile only what runs often (two
 * workers on two processors spend a ninth less over 3,000 reports). Where a processor is idle, compiling early costs nothing.
 */
export function compileLess(threads: number): void {
  if (threads >= availableParallelism()) setFlagsFromString(`--interrupt-budget=${COMPILED_AFTER}`);
}
