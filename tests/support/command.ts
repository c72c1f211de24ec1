/** The built command as a process of its own, with a folder for what a test file keeps. */

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const MAIN = join(ROOT, "dist/cli/main.js");

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Desk {
  readonly folder: string;
  /** A place where no store is yet. */
  newStore(): string;
  run(args: readonly string[], input?: string): Ran;
  /** As `run`, while this process goes on: for commands that ask a server here. */
  runBeside(args: readonly string[]): Promise<Ran>;
}

export function makeDesk(name: string): Desk {
  const folder = mkdtempSync(join(tmpdir(), `onrecord-${name}-`));
  let stores = 0;
  return {
    folder,
    newStore: () => join(folder, `store-${stores++}.db`),
    run(args, input = "") {
      const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
        cwd: folder,
        input,
        encoding: "utf8",
        maxBuffer: 1 << 28,
        timeout: 100_000,
      });
      return { code: status, out: stdout, err: stderr };
    },
    runBeside: (args) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, timeout: 100_000 });
        let [out, err] = ["", ""];
        child.stdout.on("data", (data) => (out += data));
        child.stderr.on("data", (data) => (err += data));
        child.on("close", (code) => resolve({ code, out, err }));
      }),
  };
}

export const jsonLines = (out: string): Record<string, unknown>[] =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
