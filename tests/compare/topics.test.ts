import { describe, expect, test } from "vitest";
import { matchTopic } from "../../src/compare/topics/matches.ts";
import { queriesOf } from "../../src/compare/topics/queries.ts";
import {
  aliasesIn,
  readTopicsFile,
  type TopicFields,
  topicOf,
  typedTopic,
  widened,
  withLastNames,
  writeTopicsFile,
} from "../../src/compare/topics/topic.ts";
import { wordsOf } from "../../src/compare/topics/words.ts";
import type { Running } from "../../src/document/material.ts";
import { InputError } from "../../src/errors.ts";
import { materialOf } from "../support/material.ts";
import { stanceTable } from "../support/stances.ts";

const running = (text: string): Running => ({ text, sentences: [0], statements: [] });
const typed = (text: string): ReturnType<typeof typedTopic> => typedTopic(text, stanceTable);
const parts = (text: string): string[] =>
  typed(text).wordings[0].words.map(
    ({ text: word, act, head, polarity }) => `${word}${act ? " act" : ""}${head ? " head" : ""}${polarity < 0 ? " lowered" : ""}`,
  );

describe("a topic as typed", () => {
  test.each([
    ["sanctions on Velmora", ["sanctions head", "velmora"]],
    ["cutting the harbour fee", ["cutting act head", "harbour lowered", "fee head lowered"]],
    ["raising the minimum fare", ["raising act head", "minimum", "fare head"]],
    ["northern railway deal", ["northern", "railway", "deal head"]],
  ])("%s", (text, expected) => expect(parts(text)).toEqual(expected));
  test("with a slash has two wordings", () => {
    expect(typed("harbour fee / port dues").wordings.map(({ text }) => text)).toEqual(["harbour fee", "port dues"]);
  });
  test.each(["", "   ", "the of and", "?!"])("without a word of content (%j) is refused, saying what was expected", (text) => {
    expect(() => typed(text)).toThrow(/expected a topic of at least one word of content, as "sanctions on Velmora"/);
  });
  test("calls people by their last names", () => {
    expect(withLastNames(typed("endorsing Tomas Rekk"), ["Tomas Rekk"]).wordings[0].words.map(({ text }) => text)).toEqual(["endorsing", "rekk"]);
  });
});

describe("words", () => {
  test.each([
    ["inspected", "inspection"],
    ["establishing", "establishment"],
    ["women", "woman"],
    ["richly", "rich"],
    ["expansion", "expanding"],
  ])("%s and %s share a stem", (a, b) => expect(wordsOf(a)[0].stem).toBe(wordsOf(b)[0].stem));
  test("offsets slice back, with hyphens, accents and other scripts", () => {
    const text = "Self-steering — Orván’s café, Κάρσταν 北京 K-2.";
    for (const { start, end, form } of wordsOf(text)) expect(text.slice(start, end).length).toBeGreaterThanOrEqual(form.length);
  });
});

describe("short names", () => {
  test("are mined from brackets and from “known as”", () => {
    const texts = ["The Northern Grain Compact (NGC) was signed.", "They left the Northern Grain Compact (NGC)."];
    expect(aliasesIn(texts.map(running))).toEqual([{ full: ["northern", "grain", "compact"], short: "NGC", reports: 2 }]);
  });
  test("take the place of full ones, and adjectives that of countries", () => {
    const topic = widened(typed("Northern Grain Compact"), aliasesIn([running("the Northern Grain Compact (NGC)")]), new Map());
    expect(topic.wordings.map(({ words }) => words.map(({ text }) => text).join(" "))).toEqual(["northern grain compact", "NGC"]);
  });
});

const TEXT =
  "The northern railway is a disaster, Rekk said. It was a long day. Rekk said that the railway must go. Wall posters hung in the station. The northern wind blew.";

describe("matching", () => {
  const kinds = (topic: TopicFields, text = TEXT): string[] =>
    matchTopic(topicOf(topic, stanceTable), [materialOf(text, "Rekk")]).map(({ kind, sentence }) => `${kind}: ${sentence.text}`);
  test("says why: every word, or the head with the rest nearby", () => {
    expect(kinds({ topic: "northern railway" })).toEqual([
      "words: The northern railway is a disaster, Rekk said.",
      "anchored: Rekk said that the railway must go.",
    ]);
  });
  test("finds phrases, and not where they are excluded", () => {
    expect(kinds({ topic: "posters", terms: ["wall"] })).toEqual(["phrase: Wall posters hung in the station."]);
    expect(kinds({ topic: "posters", terms: ["wall"], exclude: ["wall posters"] })).toEqual([]);
  });
  test("of a topic nobody speaks of is empty", () => expect(kinds({ topic: "fishing treaty" })).toEqual([]));
  test("finds hyphenated words however they are written", () => {
    expect(kinds({ topic: "self-steering" }, "I like self steering. Self-steering is fine.").length).toBe(2);
  });
});

describe("queries", () => {
  test("ask for all words first, and for single ones as wide", () => {
    expect(queriesOf(typed("northern railway")).map(({ terms, wide }) => [terms.map(({ words }) => words.join(" ")), wide])).toEqual([
      [["northern", "railwa"], false],
      [["northern"], true],
      [["railwa"], true],
    ]);
  });
});

describe("topics.yml", () => {
  test("is read back as it was written", () => {
    const topics: TopicFields[] = [{ topic: "harbour fee", terms: ["port dues"], lowers: ["free harbour"] }];
    expect(readTopicsFile(writeTopicsFile(topics), "topics.yml")).toEqual(topics);
    expect(readTopicsFile("", "topics.yml")).toEqual([]);
  });
  test.each([
    ["a: b", /expected a list of topics/],
    ["- terms: [x]", /entry 1: expected "topic: its name"/],
    ["- topic: x\n  colour: [y]", /expected topic, terms, aliases, raises, lowers, exclude; came "colour"/],
    ["- topic: x\n  terms: y", /entry 1, terms: expected a list of phrases/],
    ["- topic: [", /expected YAML/],
  ])("%j is refused", (source, message) => {
    expect(() => readTopicsFile(source, "topics.yml")).toThrow(InputError);
    expect(() => readTopicsFile(source, "topics.yml")).toThrow(message);
  });
});
