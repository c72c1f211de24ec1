/**
 * What `npm start` shows after the brief: the samples in a store of their own, what several reports tell together, and then the page on them.
 * On a terminal the page stays until Ctrl-C; elsewhere it ends when nobody has asked for a minute.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const store = join(mkdtempSync(join(tmpdir(), "onrecord-")), "onrecord.db");

const STEPS: readonly (readonly string[])[] = [
  ["add", "samples", "--json"],
  ["entities", "--limit", "8"],
  ["entities", "Maren"],
  ["commitments", "--limit", "3"],
  ["families", "--limit", "1"],
  ["search", "railway", "--kind", "statement", "--limit", "3"],
  ["ask", "Velmora", "joint harbour authority"],
  ["serve", "--topics", "samples/topics.yml", ...(process.stdout.isTTY ? [] : ["--idle", "60"])],
];

for (const args of STEPS) {
  process.stdout.write(`\n$ npx onrecord ${args.join(" ")} --store ${store}\n`);
  const { status } = spawnSync(process.execPath, ["dist/cli/main.js", ...args, "--store", store], { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
