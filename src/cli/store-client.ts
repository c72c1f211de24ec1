/** Calls to the threads that work on a store: the store's own methods, each a promise. */

import { Worker } from "node:worker_threads";
import { InputError, NotFoundError, StoreError } from "../errors.ts";
import type { JsonCalls } from "../serve/backend.ts";
import type { Store } from "../store/store.ts";
import type { StoreAnswer, StoreCall } from "./calls.ts";
import { YOUNG_ADDING_MB, YOUNG_READING_MB } from "./heaps.ts";

const CLASSES: Readonly<Record<string, typeof StoreError>> = { StoreError, InputError, NotFoundError };

/** Where the record is kept when nothing says otherwise. */
export const DEFAULT_STORE = "./onrecord.db";

export interface StoreFlags {
  readonly store?: string;
}

export function storePlace(flags: StoreFlags): string {
  return flags.store ?? process.env["ONRECORD_STORE"] ?? DEFAULT_STORE;
}

/**
 * Opens a store in its own thread. `close` ends the thread.
 *
 * @param readOnly a place without a store is an error, not a new store
 * @throws StoreError when it cannot be opened
 */
export async function openStore(place: string, readOnly: boolean): Promise<Store & InJson<Store>> {
  return openThread<Store>(new URL("./store-thread.js", import.meta.url), { place, readOnly }, readOnly ? YOUNG_READING_MB : YOUNG_ADDING_MB);
}

/** What a thread answers to: promises all, and `close` among them. */
export interface Closable {
  close(): Promise<void>;
}

/** The same calls, answered with the bytes of the answers' JSON. */
export interface InJson<T> {
  readonly json: JsonCalls<T>;
}

/**
 * Calls to a thread that works on a store: its own methods, each a promise, answered one after another.
 *
 * @param youngMb its room for short-lived objects
 * @throws StoreError when the store cannot be opened there
 */
export async function openThread<T extends Closable>(
  script: URL,
  data: { readonly place: string; readonly [more: string]: unknown },
  youngMb: number,
): Promise<T & InJson<T>> {
  const worker = new Worker(script, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: youngMb } });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  worker.on("message", (answer: StoreAnswer) => {
    const entry = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (entry === undefined) return;
    if ("error" in answer) entry.reject(errorOf(answer.error, data.place));
    else entry.resolve(answer.value);
  });
  worker.on("error", (error) => {
    for (const entry of waiting.values()) entry.reject(error);
    waiting.clear();
  });
  let next = 0;
  const call = (method: string, args: readonly unknown[], json = false): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, method, args, json } satisfies StoreCall, bytesOf(args));
    });
  const json = new Proxy({} as JsonCalls<T>, {
    get: (_target, method) => (typeof method !== "string" || method === "then" ? undefined : (...args: unknown[]) => call(method, args, true)),
  });
  const proxy = new Proxy({} as T & InJson<T>, {
    get: (_target, method) => {
      if (method === "json") return json;
      // A proxy that answers to "then" would be taken for a promise.
      if (typeof method !== "string" || method === "then") return undefined;
      if (method !== "close") return (...args: unknown[]) => call(method, args);
      return async () => {
        await call("close", []);
        await worker.terminate();
      };
    },
  });
  try {
    await call("open", []);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return proxy;
}

/** Bytes in lists are handed over, not copied: here they would be kept until this thread collects its garbage, which it seldom has to (80 MB after 20,000 reports). */
function bytesOf(args: readonly unknown[]): ArrayBuffer[] {
  return args.flat().flatMap((arg) => (arg instanceof Uint8Array && arg.buffer instanceof ArrayBuffer ? [arg.buffer] : []));
}

function errorOf(
  { name, code, message, stack }: { name: string; code: string | undefined; message: string; stack: string | undefined },
  place: string,
): Error {
  const known = CLASSES[name];
  if (known !== undefined && code !== undefined) return new known(code, message);
  const text = /SQLITE_BUSY|database is locked/.test(message)
    ? "another process holds the store for longer than a minute; try again when it is done"
    : /SQLITE_READONLY|readonly database/.test(message)
      ? "the store may only be read; give another place with --store"
      : /SQLITE_FULL|disk is full/.test(message)
        ? "the disk is full; what was acknowledged is kept"
        : message;
  const error = new StoreError("store/failed", `${place}: ${text}`);
  if (stack !== undefined && text === message) error.stack = stack;
  return error;
}

/** Opens the store the flags name, works with it, and closes it whatever happens. */
export async function withStore<T>(flags: StoreFlags, readOnly: boolean, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(storePlace(flags), readOnly);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
