/**
 * Precision of topic matching, by eye: of ten topics asked as typed, twenty sentences each that the matcher took, drawn by the hash of their
 * place, and how many of them a reader called about the topic (data/gold/topic-matches.tsv: place and label, no text). A sentence nobody has
 * judged is counted, not guessed; --verbose prints those with what stands around them. --store PLACE takes a record made before.
 */

import { matchTopic, type TopicMatch } from "../../src/compare/topics/matches.ts";
import { hashString } from "../../src/model/hash.ts";
import { goldRows } from "../gold.ts";
import { openLargeRecord } from "../large-record.ts";
import { finish, type Metric, readFlags } from "../report.ts";

const TOPICS = [
  { actor: "Donald Trump", topic: "NATO" },
  { actor: "Donald Trump", topic: "import tariffs" },
  { actor: "Donald Trump", topic: "waterboarding" },
  { actor: "Donald Trump", topic: "releasing his tax returns" },
  { actor: "Donald Trump", topic: "Syrian refugees" },
  { actor: "Donald Trump", topic: "Common Core" },
  { actor: "Hillary Clinton", topic: "private email server" },
  { actor: "Bernie Sanders", topic: "breaking up the big banks" },
  { actor: "Paul Ryan", topic: "endorsing Donald Trump" },
  { actor: "Barack Obama", topic: "gun control" },
] as const;
const A_TOPIC = 20;
const AROUND = 3;

const flags = readFlags();
const verbose = process.argv.includes("--verbose");
const judged = new Map(goldRows("topic-matches.tsv").map(([topic, report, start, about]) => [keyOf(topic, report, Number(start)), about === "1"]));
const { store, asker } = await openLargeRecord(flags.store, [
  "positions/statements.jsonl",
  "positions/tweets.jsonl",
  "polnear/train.jsonl",
  "polnear/dev.jsonl",
]);
const typed = await asker();

function keyOf(topic: string, report: string, start: number): string {
  return `${topic}\t${report}\t${start}`;
}

function print(topic: string, { report, sentence }: TopicMatch): void {
  const from = report.sentences[Math.max(0, sentence.index - AROUND)];
  const to = report.sentences[sentence.index + AROUND] ?? report.text.length;
  const squeezed = (text: string): string => text.replace(/\s+/g, " ");
  console.log(
    `${keyOf(topic, report.id, sentence.start)}\t?\n    ${squeezed(report.text.slice(from, sentence.start))} >>>${squeezed(sentence.text)}<<< ${squeezed(report.text.slice(sentence.end, to))}\n`,
  );
}

let about = 0;
let known = 0;
const byKind = new Map<string, { about: number; known: number }>();
let drawn = 0;
for (const { actor, topic } of TOPICS) {
  const { topic: whole, material } = await typed.gather({ actor, topic });
  const matches = matchTopic(whole, material.reports)
    .map((match) => ({ match, key: keyOf(topic, match.report.id, match.sentence.start) }))
    .sort((a, b) => hashString(a.key) - hashString(b.key))
    .slice(0, A_TOPIC);
  drawn += matches.length;
  for (const { match, key } of matches) {
    const label = judged.get(key);
    if (label === undefined) {
      if (verbose) print(topic, match);
      continue;
    }
    known++;
    const kind = byKind.get(match.kind) ?? { about: 0, known: 0 };
    byKind.set(match.kind, { about: kind.about + (label ? 1 : 0), known: kind.known + 1 });
    if (label) about++;
    else if (verbose) print(`not about: ${topic}`, match);
  }
}
await store.close();

const metrics: Metric[] = [
  { metric: "about the topic, by eye, %", value: known === 0 ? 0 : (100 * about) / known, n: known },
  ...[...byKind].sort().map(([kind, own]): Metric => ({ metric: `of these, ${kind}, %`, value: (100 * own.about) / own.known, n: own.known })),
  { metric: "drawn, judged by nobody", value: drawn - known, n: drawn },
];
finish("matches", metrics, flags);
