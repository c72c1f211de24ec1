/** `onrecord serve`: the page and the API on this machine, until it is stopped. */

import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { InputError } from "../errors.ts";
import { LEXICON_FILES, MODEL_FILES } from "../pipeline.ts";
import { draftPage } from "../serve/draft-page.ts";
import { hostsFor, isEveryAddress, isLoopback } from "../serve/guard.ts";
import { makeSite } from "../serve/site.ts";
import { type BackendFlags, openBackend } from "./backend.ts";
import type { Io } from "./io.ts";
import { wholeNumber } from "./query.ts";
import { type StoreFlags, storePlace } from "./store-client.ts";

export interface ServeFlags extends StoreFlags, BackendFlags {
  readonly port?: string;
  readonly host?: string;
  readonly token?: string;
  readonly allowHost?: readonly string[];
  /** Ends when nobody has asked for so many seconds. */
  readonly idle?: string;
}

const ROOT = new URL("../../", import.meta.url);
const MOST_BYTES = 40_000_000;
/** Requests a second and address beyond this machine. */
const RATE = 50;

export interface Served {
  readonly url: string;
  /** When somebody last asked, as `performance.now()` has it. */
  lastAsked(): number;
  close(): Promise<void>;
}

/**
 * Starts serving; the port is the system's choice for 0.
 *
 * @throws InputError when the port is taken
 */
export async function startServer(flags: ServeFlags, io: Pick<Io, "err">): Promise<Served> {
  const host = flags.host ?? "127.0.0.1";
  const port = wholeNumber(flags.port, "--port", 4173, 65_535);
  const local = isLoopback(host);
  const token = flags.token ?? (local ? undefined : randomBytes(18).toString("base64url"));
  const page = fileURLToPath(new URL("dist/page", ROOT));
  if (!existsSync(page)) throw new InputError("serve/page", "the page is not built; run npm run build, or install onrecord again");
  const backend = await openBackend(storePlace(flags), flags);
  let asked = performance.now();
  const site = makeSite(backend, {
    hosts: hostsFor(host, flags.allowHost ?? []),
    anyAddress: isEveryAddress(host),
    ...(token === undefined ? {} : { token }),
    rate: local ? 0 : RATE,
    mostBytes: MOST_BYTES,
    page,
    draft: new Map([
      ...MODEL_FILES.map((name) => [`/models/${name}.bin`, fileURLToPath(new URL(`models/${name}.bin`, ROOT))] as const),
      ...LEXICON_FILES.map((name) => [`/data/lexicon/${name}.tsv`, fileURLToPath(new URL(`data/lexicon/${name}.tsv`, ROOT))] as const),
    ]),
    draftPage: savedDraftPage,
    log: (text) => io.err(text),
    addressOf: (c) => getConnInfo(c).remote.address ?? "",
  });
  const answer: typeof site.fetch = (...request) => {
    asked = performance.now();
    return site.fetch(...request);
  };
  const listen = (at: number): Promise<Served> =>
    new Promise((resolve, reject) => {
      const server = serve({ fetch: answer, hostname: host.replace(/^\[|\]$/g, ""), port: at }, ({ port: own }: AddressInfo) => {
        const name = host.includes(":") ? `[${host.replace(/^\[|\]$/g, "")}]` : host === "0.0.0.0" ? "127.0.0.1" : host;
        resolve({
          url: `http://${name}:${own}/${token === undefined ? "" : `?token=${token}`}`,
          lastAsked: () => asked,
          async close() {
            await new Promise((done) => {
              server.close(done);
              if ("closeAllConnections" in server) server.closeAllConnections();
            });
            await backend.close();
          },
        });
      });
      server.on("error", reject);
    });
  try {
    // The port that nobody asked for may be taken; one that somebody did may not.
    return await listen(port).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "EADDRINUSE" && flags.port === undefined) return listen(0);
      throw cause;
    });
  } catch (cause) {
    await backend.close();
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new InputError(
      "serve/port",
      code === "EADDRINUSE"
        ? `port ${port} is taken; give another with --port, or 0 for any free one`
        : `${host}:${port}: expected an address to listen on, but ${message}`,
      { cause },
    );
  }
}

/** Made anew for each who asks: it is large, and seldom wanted. */
async function savedDraftPage(): Promise<string> {
  const read = (path: string): Promise<Buffer> => readFile(new URL(path, ROOT));
  const all = async (names: readonly string[], pathOf: (name: string) => string): Promise<Record<string, Uint8Array>> =>
    Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(pathOf(name))] as const)));
  return draftPage({
    script: (await read("dist/draft/alone.js")).toString("utf8"),
    style: (await read("dist/draft/alone.css")).toString("utf8"),
    models: await all(MODEL_FILES, (name) => `models/${name}.bin`),
    lexicons: await all(LEXICON_FILES, (name) => `data/lexicon/${name}.tsv`),
  });
}

export async function runServe(flags: ServeFlags, io: Io): Promise<number> {
  const served = await startServer(flags, io);
  const host = flags.host ?? "127.0.0.1";
  if (!isLoopback(host)) io.err(`listening beyond this machine: whoever has the token may read and write; leave --host out to listen here alone\n`);
  io.err(`the record is at ${served.url} (Ctrl-C ends)\n`);
  const idle = flags.idle === undefined ? undefined : wholeNumber(flags.idle, "--idle", 0, 1_000_000);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    if (idle === undefined) return;
    const timer = setInterval(() => {
      if (performance.now() - served.lastAsked() < idle * 1000) return;
      clearInterval(timer);
      io.err(`nobody has asked for ${idle} seconds: the server ends\n`);
      resolve();
    }, 500);
  });
  await served.close();
  return 0;
}
