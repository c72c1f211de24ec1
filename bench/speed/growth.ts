/** Time per character of one report of 2,000,000 characters against reports of 5,000 made of the same text; and the models' size on disk. */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { DATA } from "../../train/corpora.ts";
import { benchReader, finish, readFlags } from "../report.ts";

const SMALL = 5000;
const LARGE = 1_999_000;

const flags = readFlags();
const text = readFileSync(flags.data ?? `${DATA}/news/bbc2005.jsonl`, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => (JSON.parse(line) as { text: string }).text)
  .join("\n\n")
  .slice(0, LARGE);
const reader = benchReader();
const timeOf = (size: number): number => {
  const begin = process.cpuUsage();
  for (let from = 0; from + size <= text.length; from += size)
    reader.extract({ id: `growth-${from}`, text: text.slice(from, from + size), notes: [] });
  const { user, system } = process.cpuUsage(begin);
  return user + system;
};
timeOf(SMALL);
const small = timeOf(SMALL) / Math.floor(text.length / SMALL) / SMALL;
const large = timeOf(text.length) / text.length;
const models = new URL("../../models/", import.meta.url);
const bytes = readdirSync(models)
  .filter((name) => name.endsWith(".bin"))
  .reduce((sum, name) => sum + statSync(new URL(name, models)).size, 0);
finish(
  "growth",
  [
    { metric: "time per character, 2,000,000 against 5,000", value: large / small, n: text.length },
    { metric: "models on disk, MB", value: bytes / 1e6, n: 1 },
  ],
  flags,
);
