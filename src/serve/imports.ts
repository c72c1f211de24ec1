/** Imports that were asked for: one runs at a time, each can be watched while it does. */

import { InputError, StoreError } from "../errors.ts";
import type { Added, Backend, ImportSummary } from "./backend.ts";

export interface ImportState {
  readonly id: string;
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly done: number;
  /** What could not be read, as it happens; the last hundred. */
  readonly notes: readonly string[];
  readonly summary?: ImportSummary;
  readonly error?: string;
}

export interface Imports {
  start(sources: readonly Added[]): ImportState;
  get(id: string): ImportState | undefined;
  /** States as they change, the present one first; ends when the import does. */
  watch(id: string, signal: AbortSignal): AsyncGenerator<ImportState>;
}

const MOST_NOTES = 100;
const MOST_KEPT = 200;

/** @param changed called whenever reports may have come into the record */
export function makeImports(backend: Pick<Backend, "add">, changed: () => void, log: (text: string) => void): Imports {
  const states = new Map<string, ImportState>();
  const waiting = new Map<string, Set<() => void>>();
  let last: Promise<void> = Promise.resolve();
  let next = 1;
  const set = (state: ImportState): void => {
    states.set(state.id, state);
    for (const wake of waiting.get(state.id) ?? []) wake();
  };
  const run = async (id: string, sources: readonly Added[]): Promise<void> => {
    let state: ImportState = { id, state: "running", done: 0, notes: [] };
    set(state);
    try {
      const summary = await backend.add(sources, (step) => {
        state = "done" in step ? { ...state, done: step.done } : { ...state, notes: [...state.notes, step.note].slice(-MOST_NOTES) };
        set(state);
      });
      changed();
      set({ ...state, state: "done", summary });
    } catch (error) {
      const { message, stack } = error as Error;
      log(`import ${id}: ${error instanceof InputError || error instanceof StoreError ? message : stack}\n`);
      changed();
      set({ ...state, state: "failed", error: (error as Error).message });
    }
  };
  return {
    start(sources) {
      const state: ImportState = { id: `import-${next++}`, state: "waiting", done: 0, notes: [] };
      set(state);
      if (states.size > MOST_KEPT) states.delete(states.keys().next().value as string);
      last = last.then(() => run(state.id, sources));
      return state;
    },
    get: (id) => states.get(id),
    async *watch(id, signal) {
      for (let shown: ImportState | undefined; !signal.aborted; ) {
        const state = states.get(id);
        if (state === undefined) return;
        if (state !== shown) {
          shown = state;
          yield state;
          if (state.state === "done" || state.state === "failed") return;
          continue;
        }
        await new Promise<void>((resolve) => {
          const own = waiting.get(id) ?? new Set();
          const wake = (): void => {
            own.delete(wake);
            signal.removeEventListener("abort", wake);
            resolve();
          };
          waiting.set(id, own.add(wake));
          signal.addEventListener("abort", wake, { once: true });
        });
      }
    },
  };
}
