/** The judged sentences of data/gold/directions.tsv with their texts, read in place, and what the stances say of them. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { goldRows } from "../bench/gold.ts";
import { loadResources } from "../src/cli/resources.ts";
import { type Direction, directionOn, hitsIn } from "../src/compare/topics/hits.ts";
import { type Topic, topicOf } from "../src/compare/topics/topic.ts";
import { wordsOf } from "../src/compare/topics/words.ts";
import type { Stance, Statement } from "../src/document/records.ts";
import { readStanceTable, type StanceTable } from "../src/lexicon/stance-table.ts";
import { makeReader, type Reader } from "../src/pipeline.ts";
import { DATA } from "./corpora.ts";

/** A sentence that was judged, and the topic it was judged on. */
interface Place {
  readonly doc: string;
  readonly turn: number | undefined;
  readonly start: number;
  readonly end: number;
  readonly topic: string;
}

export interface Judged extends Place {
  readonly split: "train" | "dev" | "test";
  readonly genre: "speech" | "news";
  readonly relevant: boolean;
  /** Who takes a side in it, the one who speaks or blames first; the sentences judged first have one entry each, of "nobody" where nobody does. */
  readonly held: readonly [Held, ...Held[]];
}

/** A holder, where its name stands, and its direction. */
interface Held {
  readonly holder: "self" | "other" | "unnamed" | "nobody";
  readonly start: number;
  readonly end: number;
  readonly direction: -1 | 0 | 1;
  readonly class: string;
}

/** The judged sentences; rows of one sentence and topic are its holders. */
export function readJudged(): Judged[] {
  const sentences = new Map<string, Omit<Judged, "held"> & { readonly held: Held[] }>();
  for (const [doc, turn, start, end, topic, split, genre, relevant, holder, holderStart, holderEnd, direction, kind] of goldRows("directions.tsv")) {
    const key = [doc, turn, start, end, topic].join("\t");
    const sentence = sentences.get(key) ?? {
      ...placeOf(doc, turn, start, end, topic),
      split: split as Judged["split"],
      genre: genre as Judged["genre"],
      relevant: relevant === "1",
      held: [],
    };
    sentences.set(key, sentence);
    sentence.held.push({
      holder: holder as Held["holder"],
      start: Number(holderStart),
      end: Number(holderEnd),
      direction: direction === "+" ? 1 : direction === "-" ? -1 : 0,
      class: kind,
    });
  }
  return [...sentences.values()] as unknown as Judged[];
}

function placeOf(doc: string, turn: string, start: string, end: string, topic: string): Place {
  return { doc, turn: turn === "" ? undefined : Number(turn), start: Number(start), end: Number(end), topic };
}

/** Topics by id; `against` lists phrases whose supporters are against the topic. */
export function readJudgedTopics(table: StanceTable): Map<string, Topic> {
  const source = readFileSync(new URL("../data/gold/directions-topics.yml", import.meta.url), "utf8");
  const entries = parse(source) as { id: string; topic: string; terms?: string[]; raises?: string[]; against?: string[] }[];
  return new Map(
    entries.map(({ id, topic, terms, raises, against }) => {
      const made = topicOf({ topic, ...(terms ? { terms } : {}), ...(raises ? { raises } : {}) }, table);
      const turned = topicOf({ topic, terms: against ?? [] }, table).terms.map((term) => ({ ...term, polarity: -1 as const }));
      return [id, { ...made, wordings: [], terms: [...made.terms, ...turned] }];
    }),
  );
}

export interface Source {
  readonly id: string;
  readonly published?: string | null;
  readonly text?: string;
  readonly turns?: readonly { readonly speaker: string; readonly text: string }[];
}

/** The documents that are asked for, by id. */
export function readSources(ids: ReadonlySet<string>): Map<string, Source> {
  const found = new Map<string, Source>();
  for (const file of [
    "positions/statements.jsonl",
    "polnear/train.jsonl",
    "polnear/dev.jsonl",
    "news/giveme5w1h_cluster.jsonl",
    "news/te3_silver.jsonl",
    "news/reuters21578.jsonl",
    "news/bbc2005.jsonl",
  ]) {
    for (const line of readFileSync(`${DATA}/${file}`, "utf8").split("\n")) {
      const id = /^\{"id": ?"((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
      if (id === undefined) continue;
      const own = JSON.parse(`"${id}"`) as string;
      if (ids.has(own) && !found.has(own)) found.set(own, JSON.parse(line) as Source);
    }
  }
  return found;
}

const SPEECH_AROUND = 1200;
const NEWS_AROUND = 4000;

/** A judged sentence and what the stances say of it. */
export interface Said {
  readonly row: Judged;
  /** Of the holders that were judged, the one whose stance this is, else the first. */
  readonly held: Held;
  readonly sentence: string;
  readonly gold: -1 | 0 | 1;
  readonly predicted: -1 | 0 | 1;
  readonly found: Direction | undefined;
  /** What the spans are of: the sentence within its surroundings. */
  readonly text: string;
  readonly holderRight: boolean;
}

interface Reading {
  readonly found: Direction | undefined;
  /** Where the holder is named: beside its verb, or as the speaker of the words. */
  readonly at: { readonly start: number; readonly end: number } | undefined;
  /** What the stance's spans are of. */
  readonly text: string;
  /** The turn of a transcript, or the report. */
  readonly whole: string;
  readonly isSpeech: boolean;
}

/** Reads sentences within their surroundings, the topic's words being given. */
function makePlaceReader(places: readonly Place[]): (place: Place) => Reading {
  const resources = loadResources();
  const reader = makeReader(resources);
  const topics = readJudgedTopics(readStanceTable(resources.lexicons["stances"]));
  const sources = readSources(new Set(places.map(({ doc }) => doc)));
  return (place) => readPlace(place, reader, topics, sources);
}

function readPlace(place: Place, reader: Reader, topics: ReadonlyMap<string, Topic>, sources: ReadonlyMap<string, Source>): Reading {
  const source = sources.get(place.doc) as Source;
  const speaker = place.turn === undefined ? undefined : source.turns?.[place.turn];
  const whole = speaker?.text ?? (source.text as string);
  const around = speaker === undefined ? NEWS_AROUND : SPEECH_AROUND;
  const from = Math.max(0, place.start - around);
  const text = whole.slice(from, place.end + around);
  const [start, end] = [place.start - from, place.end - from];
  const published = (source.published ?? "").slice(0, 10);
  const records = reader.extract({
    id: "r",
    text,
    notes: [],
    ...(published === "" ? {} : { published, publishedHow: "given" as const }),
    ...(speaker === undefined ? {} : { turns: [{ speaker: speaker.speaker, start: 0, end: text.length }] }),
  });
  const topic = topics.get(place.topic);
  if (topic === undefined) throw new Error(`no topic ${place.topic}`);
  const hits = hitsIn(wordsOf(text.slice(start, end), start), topic, text);
  const inside = records.filter(
    (record): record is Stance => record.kind === "stance" && record.targets.some((target) => target.start >= start && target.end <= end),
  );
  const own = speaker === undefined ? inside : inside.filter(({ holder }) => holder.name === speaker.speaker);
  const found = directionOn(hits, own);
  const told = records.find((record): record is Statement => record.kind === "statement" && record.id === found?.stance.within);
  const named = found?.stance.holder.span ?? told?.speaker.span;
  const at = named === undefined ? undefined : { start: named.start + from, end: named.end + from };
  return { found, at, text, whole, isSpeech: speaker !== undefined };
}

/** What the stances say of the judged sentences of some splits ("train,dev"). */
export function readDirections(split: string): Said[] {
  const judged = readJudged().filter((row) => split.split(",").includes(row.split));
  const read = makePlaceReader(judged);
  return judged.map((row) => saidOf(row, read(row)));
}

/** Neither: the holder takes no side there, or another does. */
export type Outcome = "right" | "turned" | "neither";

const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ["1", "right"],
  ["-1", "turned"],
  ["0", "neither"],
]);

export interface JudgedReading extends Direction {
  /** What the stance's spans are of. */
  readonly text: string;
  readonly topic: string;
  readonly outcome: Outcome;
}

/**
 * Stances of data/gold/readings.tsv on sentences about their topics, with whether they are right. Readings that rules were mended with are
 * left out, and one that is no longer what was judged.
 */
export function readReadings(): JudgedReading[] {
  const judged = goldRows("readings.tsv").flatMap(([doc, turn, start, end, topic, direction, holder, judgement, seen]) => {
    const outcome = seen === "1" ? undefined : OUTCOMES.get(judgement);
    return outcome === undefined ? [] : [{ ...placeOf(doc, turn, start, end, topic), direction: direction === "+" ? 1 : -1, holder, outcome }];
  });
  const read = makePlaceReader(judged);
  return judged.flatMap(({ direction, holder, outcome, ...place }) => {
    const { found, text } = read(place);
    return found?.direction === direction && digestOf(found.stance.holder.name) === holder ? [{ ...found, text, topic: place.topic, outcome }] : [];
  });
}

/** What a construction stands for where its sentence has {}; three, that no one of them counts. */
const TARGETS = ["railway", "fishing treaty", "grain embargo"];

/** Stances of data/gold/constructions.tsv that are read as they should be: short sentences, of which news and speeches have few. */
export function readConstructions(): JudgedReading[] {
  const reader = makeReader(loadResources());
  return goldRows("constructions.tsv").flatMap(([construction, direction]) =>
    TARGETS.flatMap((target) => {
      const text = construction.replace("{}", target);
      const at = construction.indexOf("{}");
      const stance = reader
        .extract({ id: "r", text, notes: [] })
        .find(
          (record): record is Stance =>
            record.kind === "stance" &&
            record.direction === Number(direction) &&
            record.targets.some(({ start, end }) => start >= at && end <= at + target.length),
        );
      return stance === undefined
        ? []
        : [
            {
              stance,
              direction: stance.direction,
              on: { start: at, end: at + target.length },
              text,
              topic: "constructions",
              outcome: "right" as const,
            },
          ];
    }),
  );
}

/** A holder may be called by half a sentence of the document, which is not kept here. */
function digestOf(holder: string): string {
  return createHash("sha256").update(holder).digest("hex").slice(0, 8);
}

function saidOf(row: Judged, { found, at, text, whole, isSpeech }: Reading): Said {
  const predicted = found?.direction ?? 0;
  // In a speech the question is what the speaker holds.
  const golds = row.held.map((held) => ({
    held,
    gold: held.holder === "nobody" || (isSpeech && held.holder !== "self") ? (0 as const) : held.direction,
    holderRight: found === undefined || isSpeech || isHolder(found.stance, at, held, whole),
  }));
  const { held, gold, holderRight } = golds.find((entry) => entry.gold === predicted && entry.holderRight) ?? golds[0];
  return { row, held, sentence: whole.slice(row.start, row.end).replace(/\s+/g, " "), gold, predicted, found, text, holderRight };
}

/** Whether a stance is of the holder that was judged; a pronoun may be anybody. */
function isHolder({ holder }: Stance, at: Reading["at"], held: Held, whole: string): boolean {
  const gold = whole.slice(held.start, held.end).toLowerCase();
  const name = holder.name.toLowerCase();
  const shares = (from: string, to: string): boolean => from.split(/\W+/).some((word) => word.length > 3 && to.includes(word));
  return (
    held.holder !== "other" ||
    (at !== undefined && at.start < held.end && at.end > held.start) ||
    /^(?:he|she|they|it|his|her|their|who|we|i)$/.test(gold) ||
    shares(name, gold) ||
    shares(gold, name) ||
    (holder.span !== undefined && gold.includes(holder.span.text.toLowerCase()))
  );
}
