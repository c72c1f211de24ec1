/** The store's own thread: opens the place it is given and answers calls one after another. */

import { parentPort, workerData } from "node:worker_threads";
import { makeStore, openEngine, type Store } from "../store/store.ts";
import { loadLists } from "./linking.ts";

export interface StoreCall {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** An error keeps its class and code across the thread. */
export type StoreAnswer =
  | { readonly id: number; readonly value: unknown }
  | {
      readonly id: number;
      readonly error: { readonly name: string; readonly code: string | undefined; readonly message: string; readonly stack: string | undefined };
    };

const { place, readOnly } = workerData as { place: string; readOnly: boolean };

async function open(): Promise<Store> {
  const engine = await openEngine(place, readOnly);
  const { comparer, authority } = loadLists();
  const store = makeStore({ engine, comparer, authority });
  await store.migrate();
  return store;
}

const opened = open();
opened.catch(() => {});
let last: Promise<void> = Promise.resolve();
parentPort?.on("message", (call: StoreCall) => {
  last = last.then(() => answer(call));
});

async function answer({ id, method, args }: StoreCall): Promise<void> {
  try {
    const store = await opened;
    const value = method === "open" ? undefined : await (store[method as keyof Store] as (...given: unknown[]) => unknown)(...args);
    parentPort?.postMessage({ id, value } satisfies StoreAnswer);
  } catch (error) {
    const { name, code, message, stack } = error as Error & { code?: string };
    parentPort?.postMessage({ id, error: { name, code, message, stack } } satisfies StoreAnswer);
  }
}
