/**
 * Trains every model in order, each on the ones before it: npm run train [-- NAME…].
 * Word clusters are not made again: they need word vectors (see models/clusters.md).
 */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ORDER = ["tagger", "parser", "lemmas", "names", "attribution", "transliteration", "reliability"] as const;

const asked = process.argv.slice(2);
for (const name of ORDER) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const script = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, [...process.execArgv, script], { stdio: "inherit" });
  if (status !== 0) throw new Error(`training ${name} ended with exit code ${status}`);
}
