/** The judged sentences of data/gold/directions.tsv with their texts, read in place, and what the stances say of them. */

import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { loadResources } from "../src/cli/resources.ts";
import { directionOn, hitsIn } from "../src/compare/topics/hits.ts";
import { type Topic, topicOf } from "../src/compare/topics/topic.ts";
import { wordsOf } from "../src/compare/topics/words.ts";
import type { Stance } from "../src/document/records.ts";
import { readStanceTable, type StanceTable } from "../src/lexicon/stance-table.ts";
import { makeReader, type Reader } from "../src/pipeline.ts";
import { DATA } from "./corpora.ts";

export interface Judged {
  readonly doc: string;
  readonly turn: number | undefined;
  readonly start: number;
  readonly end: number;
  readonly topic: string;
  readonly split: "train" | "dev" | "test";
  readonly genre: "speech" | "news";
  readonly relevant: boolean;
  readonly holder: "self" | "other" | "unnamed" | "nobody";
  readonly holderStart: number;
  readonly holderEnd: number;
  readonly direction: -1 | 0 | 1;
  readonly class: string;
  readonly change: string;
}

export function readJudged(): Judged[] {
  const text = readFileSync(new URL("../data/gold/directions.tsv", import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .map((line) => {
      const [doc, turn, start, end, topic, split, genre, relevant, holder, holderStart, holderEnd, direction, kind, change] = line.split("\t");
      return {
        doc,
        turn: turn === "" ? undefined : Number(turn),
        start: Number(start),
        end: Number(end),
        topic,
        split: split as Judged["split"],
        genre: genre as Judged["genre"],
        relevant: relevant === "1",
        holder: holder as Judged["holder"],
        holderStart: Number(holderStart),
        holderEnd: Number(holderEnd),
        direction: direction === "+" ? 1 : direction === "-" ? -1 : 0,
        class: kind,
        change,
      };
    });
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
  readonly published?: string;
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
  readonly sentence: string;
  readonly gold: -1 | 0 | 1;
  readonly predicted: -1 | 0 | 1;
  readonly stance: Stance | undefined;
  readonly holderRight: boolean;
}

/** Reads judged sentences within their surroundings, the topic's words being given. */
export function readDirections(split: string): Said[] {
  const resources = loadResources();
  const reader = makeReader(resources);
  const topics = readJudgedTopics(readStanceTable(resources.lexicons["stances"]));
  const judged = readJudged().filter((row) => split.split(",").includes(row.split));
  const sources = readSources(new Set(judged.map(({ doc }) => doc)));
  return judged.map((row) => readOne(row, reader, topics, sources));
}

function readOne(row: Judged, reader: Reader, topics: ReadonlyMap<string, Topic>, sources: ReadonlyMap<string, Source>): Said {
  const source = sources.get(row.doc) as Source;
  const speaker = row.turn === undefined ? undefined : source.turns?.[row.turn];
  const whole = speaker?.text ?? (source.text as string);
  const around = speaker === undefined ? NEWS_AROUND : SPEECH_AROUND;
  const from = Math.max(0, row.start - around);
  const text = whole.slice(from, row.end + around);
  const [start, end] = [row.start - from, row.end - from];
  const records = reader.extract({
    id: "r",
    text,
    notes: [],
    ...(source.published === undefined || source.published === ""
      ? {}
      : { published: source.published.slice(0, 10), publishedHow: "given" as const }),
    ...(speaker === undefined ? {} : { turns: [{ speaker: speaker.speaker, start: 0, end: text.length }] }),
  });
  const topic = topics.get(row.topic);
  if (topic === undefined) throw new Error(`no topic ${row.topic}`);
  const hits = hitsIn(wordsOf(text.slice(start, end), start), topic);
  const inside = records.filter(
    (record): record is Stance => record.kind === "stance" && record.targets.some((target) => target.start >= start && target.end <= end),
  );
  const own = speaker === undefined ? inside : inside.filter(({ holder }) => holder.name === speaker.speaker);
  const found = directionOn(hits, own);
  const gold = speaker !== undefined ? (row.holder === "self" ? row.direction : 0) : row.holder === "nobody" ? 0 : row.direction;
  const goldHolder = whole.slice(row.holderStart, row.holderEnd).toLowerCase();
  const name = found?.stance.holder.name.toLowerCase() ?? "";
  const holderRight =
    found === undefined ||
    speaker !== undefined ||
    row.holder !== "other" ||
    /^(?:he|she|they|it|his|her|their|who|we|i)$/.test(goldHolder) ||
    name.split(/\W+/).some((word) => word.length > 3 && goldHolder.includes(word)) ||
    goldHolder.split(/\W+/).some((word) => word.length > 3 && name.includes(word)) ||
    (found.stance.holder.span !== undefined && goldHolder.includes(found.stance.holder.span.text.toLowerCase()));
  return {
    row,
    sentence: whole.slice(row.start, row.end).replace(/\s+/g, " "),
    gold,
    predicted: found?.direction ?? 0,
    stance: found?.stance,
    holderRight,
  };
}
