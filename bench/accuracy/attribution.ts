/**
 * Attribution on PolNeAR dev, on the records that `extract` writes: exact F1 of speaker span, cue and content; F1 of
 * the relation (speaker and content Jaccard ≥ 0.5, or no speaker on either side); the same with damaged quotation marks.
 * Spans are compared by words without punctuation. Nested statements (`within`) and carried-over ones are left out.
 * --data FILE: NDJSON of {"id","text","attributions":[{"source","cue","content"}]}.
 */

import { readFileSync } from "node:fs";
import type { Statement } from "../../src/document/records.ts";
import { makeRandom } from "../../src/model/random.ts";
import type { Reader } from "../../src/pipeline.ts";
import type { PolnearArticle } from "../../train/attribution.ts";
import { DATA } from "../../train/corpora.ts";
import { damageQuotes } from "../../train/damage.ts";
import { Prf } from "../prf.ts";
import { benchReader, finish, readFlags } from "../report.ts";
import { jaccard, keyOf, type Offsets, wordsIn, wordsOf } from "../words.ts";

/** The verbs of speech of the row "speech verb with a quotation". */
const SPEECH = new Set(
  "say says said saying tell tells told telling add adds added adding ask asks asked asking reply replied replies respond responded responds write writes wrote written writing tweet tweeted tweets state stated states note noted notes claim claimed claims argue argued argues announce announced declare declared explain explained explains insist insisted continue continued call called according testify testified remark remarked report reported reports quote quoted suggest suggested warn warned joke joked shout shouted respond answer answered promise promised admit admitted acknowledge acknowledged conclude concluded observe observed comment commented".split(
    " ",
  ),
);

interface Relation {
  readonly speaker: Set<number>;
  readonly cue: Set<number>;
  readonly content: Set<number>;
  readonly spoken: boolean;
}

class Scores {
  readonly speaker = new Prf();
  readonly cue = new Prf();
  readonly content = new Prf();
  readonly relation = new Prf();
  readonly spoken = new Prf();
}

function exact(score: Prf, gold: readonly Set<number>[], predicted: readonly Set<number>[]): void {
  const left = new Map<string, number>();
  const wanted = gold.filter((words) => words.size > 0);
  const given = predicted.filter((words) => words.size > 0);
  for (const words of wanted) left.set(keyOf(words), (left.get(keyOf(words)) ?? 0) + 1);
  let right = 0;
  for (const words of given) {
    const count = left.get(keyOf(words)) ?? 0;
    if (count > 0) {
      right++;
      left.set(keyOf(words), count - 1);
    }
  }
  score.add(right, given.length, wanted.length);
}

/** Pairs each predicted relation with one gold relation at most. */
function matched(gold: readonly Relation[], predicted: readonly Relation[]): { gold: Set<Relation>; predicted: Set<Relation> } {
  const used = new Set<Relation>();
  const hits = new Set<Relation>();
  for (const relation of predicted) {
    const found = gold.find(
      (want) =>
        !used.has(want) &&
        jaccard(relation.content, want.content) >= 0.5 &&
        (relation.speaker.size + want.speaker.size === 0 || jaccard(relation.speaker, want.speaker) >= 0.5),
    );
    if (found === undefined) continue;
    used.add(found);
    hits.add(relation);
  }
  return { gold: used, predicted: hits };
}

function isSpoken(text: string, words: readonly Offsets[], cue: ReadonlySet<number>, content: ReadonlySet<number>, quoted: Uint8Array): boolean {
  const speaks = [...cue].some((w) => SPEECH.has(text.slice(...(words[w] as [number, number])).toLowerCase()));
  return speaks && [...content].some((w) => quoted[words[w][0]] === 1);
}

/** 1 for every character between double marks of the undamaged text. */
function quotedCharacters(reader: Reader, text: string): Uint8Array {
  const quoted = new Uint8Array(text.length);
  for (const quote of reader.annotate(text).quotes) quoted.fill(1, quote.innerStart, quote.innerEnd);
  return quoted;
}

function scoreAll(reader: Reader, articles: readonly PolnearArticle[], damageSeed: number | undefined): Scores {
  const scores = new Scores();
  const random = makeRandom(damageSeed ?? 0);
  for (const article of articles) {
    const quotedBefore = quotedCharacters(reader, article.text);
    const { text, shift } = damageSeed === undefined ? { text: article.text, shift: (offset: number) => offset } : damageQuotes(article.text, random);
    const quoted = new Uint8Array(text.length + 1);
    quotedBefore.forEach((value, at) => {
      quoted[shift(at)] = value;
    });
    const words = wordsOf(text);
    const set = (spans: readonly Offsets[]): Set<number> => wordsIn(words, spans);
    const moved = (spans: readonly Offsets[]): Offsets[] => spans.map(([start, end]) => [shift(start), shift(end)]);
    const relation = (speaker: Set<number>, cue: Set<number>, content: Set<number>): Relation => ({
      speaker,
      cue,
      content,
      spoken: isSpoken(text, words, cue, content, quoted),
    });
    const gold = article.attributions.map((attribution) =>
      relation(set(moved(attribution.source)), set(moved(attribution.cue)), set(moved(attribution.content))),
    );
    const statements = reader
      .extract({ id: article.id, text, notes: [] })
      .filter((record): record is Statement => record.kind === "statement" && record.within === undefined && !record.speaker.carriedOver);
    const span = (part: { start: number; end: number } | null | undefined): Offsets[] => (part ? [[part.start, part.end]] : []);
    const predicted = statements.map((statement) =>
      relation(set(span(statement.speaker.span)), set(span(statement.cue)), set(statement.content.map((part) => [part.start, part.end]))),
    );
    exact(
      scores.speaker,
      gold.map((r) => r.speaker),
      predicted.map((r) => r.speaker),
    );
    exact(
      scores.cue,
      gold.map((r) => r.cue),
      predicted.map((r) => r.cue),
    );
    exact(
      scores.content,
      gold.map((r) => r.content),
      predicted.map((r) => r.content),
    );
    const hits = matched(gold, predicted);
    scores.relation.add(hits.predicted.size, predicted.length, gold.length);
    const spokenGold = gold.filter((r) => r.spoken);
    const spokenPredicted = predicted.filter((r) => r.spoken);
    const right = (spokenGold.filter((r) => hits.gold.has(r)).length + spokenPredicted.filter((r) => hits.predicted.has(r)).length) / 2;
    scores.spoken.add(right, spokenPredicted.length, spokenGold.length);
  }
  return scores;
}

const flags = readFlags();
const articles = readFileSync(flags.data ?? `${DATA}/polnear/dev.jsonl`, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as PolnearArticle);
const reader = benchReader();
const clean = scoreAll(reader, articles, undefined);
const damaged = scoreAll(reader, articles, flags.seed);
finish(
  "attribution",
  [
    { metric: "speaker exact F1", value: clean.speaker.f1, n: clean.speaker.gold },
    { metric: "cue exact F1", value: clean.cue.f1, n: clean.cue.gold },
    { metric: "content exact F1", value: clean.content.f1, n: clean.content.gold },
    { metric: "relation F1", value: clean.relation.f1, n: clean.relation.gold },
    { metric: "relation precision", value: clean.relation.precision, n: clean.relation.predicted },
    { metric: "relation recall", value: clean.relation.recall, n: clean.relation.gold },
    { metric: "speech verb with quotation, relation F1", value: clean.spoken.f1, n: clean.spoken.gold },
    { metric: "damaged marks, relation F1", value: damaged.relation.f1, n: damaged.relation.gold },
    { metric: "damaged marks, loss of relation F1", value: clean.relation.f1 - damaged.relation.f1, n: damaged.relation.gold },
  ],
  flags,
);
