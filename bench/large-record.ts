/** A record of the public sets for benches that ask it: the one that --store names, else one made in a temporary folder, which takes minutes. */

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeIo } from "../src/cli/io.ts";
import { loadLists } from "../src/cli/linking.ts";
import { type Asker, makeAsker } from "../src/cli/position.ts";
import type { Engine } from "../src/store/engine.ts";
import { makeStore, openEngine, type Store } from "../src/store/store.ts";
import { DATA } from "../train/corpora.ts";

const POSTS = "positions/tweets.jsonl";

export interface LargeRecord {
  readonly place: string;
  readonly engine: Engine;
  readonly store: Store;
  /** @param topics a topics.yml; default: none, topics are taken as typed */
  asker(topics?: string): Promise<Asker>;
}

/** @param files of the data folder; posts become transcripts of the one who wrote them all */
export async function openLargeRecord(place: string | undefined, files: readonly string[]): Promise<LargeRecord> {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-bench-"));
  const made = place ?? join(folder, "record.db");
  if (!existsSync(made)) {
    const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
    const inputs = files.map((file) => (file === POSTS ? postsAsTurns(folder) : `${DATA}/${file}`));
    execFileSync(process.execPath, [main, "add", ...inputs, "--input", "ndjson", "--workers", "2", "--store", made, "--json"], { stdio: "inherit" });
  }
  const engine = await openEngine(made, true);
  const { comparer, authority } = loadLists();
  const store = makeStore({ engine, comparer, authority });
  const none = join(folder, "none.yml");
  writeFileSync(none, "[]\n");
  return { place: made, engine, store, asker: (topics = none) => makeAsker(store, { topics }, makeIo()) };
}

/** The posts have no author of their own: they are all of the speaker whose words most transcripts hold. */
function postsAsTurns(folder: string): string {
  const path = join(folder, "posts.ndjson");
  const posts = readFileSync(`${DATA}/${POSTS}`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; published: string; text: string })
    .filter(({ text }) => /[A-Za-z]/.test(text));
  const speaker = mostSpoken();
  writeFileSync(
    path,
    posts.map(({ id, published, text }) => JSON.stringify({ id, published: published.slice(0, 10), turns: [{ speaker, text }] })).join("\n"),
  );
  return path;
}

function mostSpoken(): string {
  const letters = new Map<string, number>();
  for (const line of readFileSync(`${DATA}/positions/statements.jsonl`, "utf8").trim().split("\n"))
    for (const { speaker, text } of (JSON.parse(line) as { turns: { speaker: string; text: string }[] }).turns)
      letters.set(speaker, (letters.get(speaker) ?? 0) + text.length);
  return [...letters].sort(([, a], [, b]) => b - a)[0][0];
}
