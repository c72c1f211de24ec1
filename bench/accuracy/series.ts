/**
 * The fourteen real series of data/positions/known_changes.json, asked as a user would type them, over a record of all transcripts and posts and
 * all articles of PolNeAR train and dev. --store PLACE takes a record made before; else one is made in a temporary folder, which takes minutes.
 */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Asker } from "../../src/cli/position.ts";
import type { Answer, FirstThing } from "../../src/compare/answer.ts";
import type { ItemRuling, PositionItem } from "../../src/compare/items.ts";
import { matchTopic, type TopicMatch } from "../../src/compare/topics/matches.ts";
import type { LaneVerdict } from "../../src/compare/verdict.ts";
import { DATA } from "../../train/corpora.ts";
import { goldRows } from "../gold.ts";
import { openLargeRecord } from "../large-record.ts";
import { finish, type Metric, readFlags } from "../report.ts";

interface Quote {
  readonly corpus: string;
  readonly split?: string;
  readonly date: string;
  readonly doc: string;
  readonly quote: string;
}
interface Series {
  readonly id: string;
  readonly actor: string;
  readonly topic: string;
  readonly label: string;
  readonly statements: readonly Quote[];
}

const flags = readFlags();
const verbose = process.argv.includes("--verbose");
const series = JSON.parse(readFileSync(`${DATA}/positions/known_changes.json`, "utf8")) as Series[];
const { store, asker } = await openLargeRecord(flags.store, [
  "positions/statements.jsonl",
  "positions/tweets.jsonl",
  "polnear/train.jsonl",
  "polnear/dev.jsonl",
]);
const typed = await asker();
const filed = await asker(fileURLToPath(new URL("series-topics.yml", import.meta.url)));

const CHANGED = new Set(["reversal", "oscillation", "modified", "denial"]);
const squeeze = (text: string): string => text.replace(/\s+/g, " ").trim();
/** Judged by eye: what may stand among the first three and is right. */
const judged = new Map(goldRows("series-first.tsv").map(([id, first, right]) => [`${id}\t${first}`, right === "1"]));

/** Signs that a reader gave to items of the answers, by series: what a person confirms. */
const signs = new Map<string, Map<string, "for" | "against">>();
for (const [id, item, sign] of goldRows("series-signs.tsv")) {
  if (sign !== "+" && sign !== "-") continue;
  const own = signs.get(id) ?? new Map<string, "for" | "against">();
  signs.set(id, own.set(item, sign === "+" ? "for" : "against"));
}
const CONFIRMED = 10;

/** Ten of them, evenly over time: a person looks at the beginning, the middle and the end. */
function tenSigns(id: string, items: readonly PositionItem[]): Map<string, ItemRuling> {
  const known = items.filter((item) => signs.get(id)?.has(item.id) === true);
  const count = Math.min(CONFIRMED, known.length);
  const taken = Array.from({ length: count }, (_, k) => known[count === 1 ? 0 : Math.round((k * (known.length - 1)) / (count - 1))]);
  return new Map(
    taken.map((item) => [item.id, { id: item.id, verdict: signs.get(id)?.get(item.id) ?? "confirm", author: "bench", reason: "", at: "" }]),
  );
}

interface Recall {
  found: number;
  near: number;
  all: number;
}

async function matchesFor(asker: Asker, { actor, topic }: Series): Promise<TopicMatch[]> {
  try {
    const { topic: whole, material } = await asker.gather({ actor, topic });
    return matchTopic(whole, material.reports);
  } catch {
    return [];
  }
}

function countQuotes(matches: readonly TopicMatch[], { statements, id }: Series, recall: Recall): void {
  for (const { corpus, split, doc, quote } of statements) {
    if (corpus === "polnear" && split === "test") continue;
    recall.all++;
    const wanted = squeeze(quote);
    const own = matches.filter(({ report }) => report.id === doc);
    const found = own.some(
      ({ sentence }) => squeeze(sentence.text).includes(wanted) || wanted.includes(squeeze(sentence.text)) || sharesMost(sentence.text, wanted),
    );
    const near = own.some(({ report, sentence, question }) => {
      const from = report.sentences[Math.max(0, sentence.index - 2)];
      const to = report.sentences[sentence.index + 3] ?? report.text.length;
      return squeeze(report.text.slice(from, to)).includes(wanted) || question !== undefined;
    });
    if (found) recall.found++;
    if (found || near) recall.near++;
    if (verbose && !found) console.log(`missed${near ? " (near)" : ""} [${id}] ${wanted}`);
  }
}

function sharesMost(sentence: string, quote: string): boolean {
  const own = squeeze(sentence);
  return quote.length > own.length && own.length > 25 && quote.includes(own.slice(0, 25));
}

function isMoved(verdict: LaneVerdict["verdict"]): boolean {
  return verdict === "reversed" || verdict === "shifted";
}

function keyOf(thing: FirstThing): string {
  return thing.kind === "change" ? thing.change.id : `${thing.pair.earlier.id}+${thing.pair.later.id}`;
}

const recalls = { typed: { found: 0, near: 0, all: 0 }, filed: { found: 0, near: 0, all: 0 } };
const tally = { first: 0, unchangedWrong: 0, reversed: 0, shifted: 0, level: 0, confirmed: 0, stable: 0 };
let changedCount = 0;
let stableCount = 0;
for (const entry of series) {
  countQuotes(await matchesFor(typed, entry), entry, recalls.typed);
  countQuotes(await matchesFor(filed, entry), entry, recalls.filed);
  let answer: Answer | undefined;
  try {
    ({ answer } = await typed.answer({ actor: entry.actor, topic: entry.topic }));
  } catch (error) {
    if (verbose) console.log(`[${entry.id}] ${(error as Error).message}`);
  }
  const verdict = answer?.verdicts.words.verdict ?? "undetermined";
  const isChanged = CHANGED.has(entry.label);
  if (isChanged) changedCount++;
  else stableCount++;
  const first = answer?.first ?? [];
  const right = first.some((thing) => judged.get(`${entry.id}\t${keyOf(thing)}`) === true);
  if (verbose && answer !== undefined) {
    console.log(`\n[${entry.id}] ${entry.label}: ${answer.summary.join(" ")}`);
    for (const thing of first) {
      console.log(`  ${entry.id}\t${keyOf(thing)}\t${judged.get(`${entry.id}\t${keyOf(thing)}`) ?? "?"}`);
      if (thing.kind === "change")
        console.log(
          `    ${thing.change.day} ${thing.change.channel} ${thing.change.type} (${thing.change.score.toFixed(2)}): ${squeeze(thing.change.text).slice(0, 300)}${thing.change.answer ? `\n      → ${squeeze(thing.change.answer.text).slice(0, 300)}` : ""}`,
        );
      else
        console.log(
          `    pair ${thing.pair.why} (${thing.pair.score.toFixed(2)}): ${squeeze(thing.pair.earlier.text).slice(0, 200)} [${thing.pair.earlier.derivation}]\n      / ${squeeze(thing.pair.later.text).slice(0, 200)} [${thing.pair.later.derivation}]`,
        );
    }
  }
  if (isChanged && answer !== undefined) {
    const rulings = tenSigns(entry.id, answer.words);
    const told = (await typed.answer({ actor: entry.actor, topic: entry.topic, rulings })).answer;
    if (isMoved(told.verdicts.words.verdict)) tally.confirmed++;
    if (verbose) console.log(`  with ${rulings.size} signs confirmed: ${told.summary[0]}`);
  }
  if (isChanged) {
    if (right) tally.first++;
    if (verdict === "unchanged") tally.unchangedWrong++;
    if (isMoved(verdict)) tally.level++;
  } else {
    if (verdict === "unchanged") tally.stable++;
    if (verdict === "reversed") tally.reversed++;
    if (verdict === "shifted") tally.shifted++;
  }
}
await store.close();

const share = ({ found, all }: Recall): number => (100 * found) / all;
const metrics: Metric[] = [
  { metric: "key quotes found: typed topic, %", value: share(recalls.typed), n: recalls.typed.all },
  { metric: "key quotes found: topics file, %", value: share(recalls.filed), n: recalls.filed.all },
  { metric: "key quotes found: topics file with context, %", value: (100 * recalls.filed.near) / recalls.filed.all, n: recalls.filed.all },
  { metric: "changed series with a true change or pair among the first three", value: tally.first, n: changedCount },
  { metric: "changed series called unchanged", value: tally.unchangedWrong, n: changedCount },
  { metric: "changed series with the level verdict right", value: tally.level, n: changedCount },
  { metric: "changed series with the level verdict right, ten signs confirmed", value: tally.confirmed, n: changedCount },
  { metric: "stable series called reversed", value: tally.reversed, n: stableCount },
  { metric: "stable series called shifted", value: tally.shifted, n: stableCount },
  { metric: "stable series called unchanged", value: tally.stable, n: stableCount },
];
finish("series", metrics, flags);
