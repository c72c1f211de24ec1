/** A real server over a store of its own, as a user starts it. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAIN = join(ROOT, "dist/cli/main.js");

export interface TestServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly store: string;
  /** What it has written to its standard error so far. */
  said(): string;
  stop(): Promise<void>;
}

/** A store with these sources in it; without any, an empty one. */
export function storeWith(...sources: readonly string[]): string {
  const store = join(mkdtempSync(join(tmpdir(), "onrecord-serve-")), "onrecord.db");
  if (sources.length > 0) {
    const { status, stderr } = spawnSync(process.execPath, [MAIN, "add", ...sources, "--store", store], { cwd: ROOT, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  }
  return store;
}

export async function startTestServer(store: string, ...flags: readonly string[]): Promise<TestServer> {
  const child: ChildProcess = spawn(process.execPath, [MAIN, "serve", "--port", "0", "--store", store, ...flags], {
    cwd: mkdtempSync(join(tmpdir(), "onrecord-serve-")),
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ONRECORD_AUTHOR: "Tester" },
  });
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr?.on("data", (data: Buffer) => {
      said += data.toString();
      const found = /http:\/\/\S+/.exec(said);
      if (found !== null && said.includes("(Ctrl-C")) resolve(found[0]);
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return {
    url: url.replace(/\/(\?.*)?$/, ""),
    store,
    said: () => said,
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}
