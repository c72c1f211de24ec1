/** Calls across a thread: what is sent, what is answered, and the thread's side of it. */

import { parentPort } from "node:worker_threads";

export interface StoreCall {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
  /** Whether the answer is wanted as the bytes of its JSON. */
  readonly json: boolean;
}

/** An error keeps its class and code across the thread. */
export type StoreAnswer =
  | { readonly id: number; readonly value: unknown }
  | {
      readonly id: number;
      readonly error: { readonly name: string; readonly code: string | undefined; readonly message: string; readonly stack: string | undefined };
    };

/** Methods whose JSON can be had without their answer: what writes it, by method. */
export type JsonWriters<T> = { readonly [K in keyof T]?: (opened: T, ...args: never[]) => Promise<string> };

/** Answers calls one after another with the methods of what was opened; `open` waits until it is. */
export function answerCalls<T extends object>(opened: Promise<T>, writers: JsonWriters<T> = {}): void {
  opened.catch(() => {});
  let last: Promise<void> = Promise.resolve();
  parentPort?.on("message", (call: StoreCall) => {
    last = last.then(() => answer(opened, writers, call));
  });
}

async function answer<T extends object>(opened: Promise<T>, writers: JsonWriters<T>, { id, method, args, json }: StoreCall): Promise<void> {
  try {
    const own = await opened;
    const write = json ? (writers[method as keyof T] as ((of: T, ...given: readonly unknown[]) => Promise<string>) | undefined) : undefined;
    const call = async (): Promise<unknown> =>
      method === "open" ? undefined : (own[method as keyof T] as (...given: readonly unknown[]) => unknown)(...args);
    if (json) {
      // Written here and handed over: the thread that serves neither copies nor writes it again.
      const bytes = new TextEncoder().encode(write === undefined ? JSON.stringify(await call()) : await write(own, ...args));
      parentPort?.postMessage({ id, value: bytes } satisfies StoreAnswer, [bytes.buffer]);
    } else parentPort?.postMessage({ id, value: await call() } satisfies StoreAnswer);
  } catch (error) {
    const { name, code, message, stack } = error as Error & { code?: string };
    parentPort?.postMessage({ id, error: { name, code, message, stack } } satisfies StoreAnswer);
  }
}
