import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { directionOn, hitsIn } from "../../src/compare/topics/hits.ts";
import { matchTopic, reportsToMatch } from "../../src/compare/topics/matches.ts";
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
import { allBeginningsOf, isStop, wordsOf } from "../../src/compare/topics/words.ts";
import { type Running, sentencesOf } from "../../src/document/material.ts";
import { InputError } from "../../src/errors.ts";
import { materialOf } from "../support/material.ts";
import { stanceTable } from "../support/stances.ts";
import { STORY } from "../support/story.ts";

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
    ["tax reform", ["tax", "reform head"]],
    ["ban treaty", ["ban", "treaty head"]],
    ["ban trawlers", ["ban act head", "trawlers head lowered"]],
    ["tax on fish", ["tax act head", "fish head lowered"]],
    ["closure plan", ["closure", "plan head"]],
    ["tax cuts", ["tax head lowered", "cuts head"]],
    ["Sorvik tunnel project", ["sorvik", "tunnel head"]],
    ["peace plan", ["peace", "plan head"]],
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
    ["closure", "closing"],
    ["privatisation", "privatize"],
    ["harbour", "harbor"],
  ])("%s and %s share a stem", (a, b) => expect(wordsOf(a)[0].stem).toBe(wordsOf(b)[0].stem));
  test.each([
    ["cities", "city"],
    ["trade", "trading"],
    ["sale", "sold"],
    ["delivery", "delivered"],
    ["withdrawal", "withdrew"],
    ["inspection", "inspecting"],
  ])("a look for %s finds where %s begins, and the other way", (a, b) => {
    for (const [form, other] of [
      [a, b],
      [b, a],
    ])
      expect(allBeginningsOf(form).filter((beginning) => other.startsWith(beginning))).not.toEqual([]);
  });
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
  test("are the initials of the topic where a report has both, however it is hyphenated", () => {
    const texts = ["The Trans-Selden Grain Union was signed. Nobody mentioned the TSGU again.", "The TSG is a club."];
    const aliases = aliasesIn(texts.map(running), "leaving the Trans-Selden Grain Union");
    expect(aliases.map(({ short, reports }) => [short, reports])).toEqual([["TSGU", 1]]);
    expect(
      widened(typed("Trans-Selden Grain Union"), aliases, new Map())
        .wordings.at(-1)
        ?.words.map(({ text }) => text),
    ).toEqual(["TSGU"]);
    expect(aliasesIn([running("The Grain Union met. The GU is old.")], "Grain Union")).toEqual([]);
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
  test("a head that is pointed to is about the topic once all of it was named", () => {
    const text = "Brenwick spoke of a ban on reef dredging. The ban came up again. A ban on smoking did not.";
    expect(kinds({ topic: "ban on reef dredging" }, text)).toEqual([
      "words: Brenwick spoke of a ban on reef dredging.",
      "most: The ban came up again.",
    ]);
    expect(kinds({ topic: "ban on reef dredging" }, "The ban came up. Brenwick spoke of a ban on reef dredging.").length).toBe(1);
  });
  test("a word is not found in a longer name that begins with it", () => {
    const text = "The Wall Street papers wrote of it. The Wall Act was signed. He wants a wall.";
    expect(kinds({ topic: "wall" }, text).length).toBe(2);
    expect(kinds({ topic: "Wall Street" }, text).length).toBe(1);
  });
  test.each(["fishing treaty", "\u0301 railway bridge"])("of a topic nobody speaks of (%j) is empty", (topic) =>
    expect(kinds({ topic })).toEqual([]));
  test.each([
    ["harbour cities", "Each harbour city has its own fee."],
    ["trade with Karstan", "Trading with Karstan is over."],
    ["U.S. trade", "They said U.S. trade fell."],
    ["K-2 ferry", "The K-2 ferry left; the K2 came back."],
    ["café licence", "A cafe licence costs more, he said."],
  ])("%s is found in another form: %s", (topic, text) => expect(kinds({ topic }, text)).toEqual([`words: ${text}`]));
  test("words are made only about places found by a plain search, and none is lost", () => {
    const words = [
      ...new Set(
        STORY.flatMap(({ text }) => wordsOf(text))
          .filter((word) => !isStop(word))
          .map(({ form }) => form),
      ),
    ];
    const reports = STORY.map(({ text, id, published }) => materialOf(text, "Brenwick", { id, published }));
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.constantFrom(...words), (first, second) => {
        const topic = typed(`${first} ${second}`);
        const found = new Map(matchTopic(topic, reports).map((match) => [match.sentence, match.hits]));
        for (const report of reports)
          for (const sentence of sentencesOf(report)) {
            const hits = hitsIn(wordsOf(sentence.text, sentence.start), topic, report.text);
            const isWhole = new Set(hits.map(({ term }) => term)).size === topic.wordings[0].words.length;
            if (isWhole || found.has(sentence)) expect(found.get(sentence)).toEqual(hits);
          }
      }),
      { seed: 11, numRuns: 200 },
    );
  });
  test("the reports whose records are read are all those with a match, also where only a record tells of it", () => {
    const reports = [
      materialOf(TEXT, "Rekk", { id: "named" }),
      materialOf("It rained. Nothing else happened at all.", "Rekk", { id: "silent" }),
      materialOf("“I support Ilse Maren,” Rekk said.", "Rekk", { id: "acted" }),
    ];
    for (const topic of [typed("northern railway"), typed("endorsing Ilse Maren"), typed("fishing treaty")]) {
      const read = reportsToMatch(topic, reports);
      const matched = new Set(matchTopic(topic, reports).map(({ report }) => report.id));
      expect(read).toEqual(expect.arrayContaining([...matched]));
      expect(read).not.toContain("silent");
    }
    expect(matchTopic(typed("endorsing Ilse Maren"), reports).map(({ report, why }) => [report.id, why])).toEqual([
      ["acted", expect.stringContaining("the act put another way")],
    ]);
  });
  test("finds hyphenated words however they are written", () => {
    expect(kinds({ topic: "self-steering" }, "I like self steering. Self-steering is fine.").length).toBe(2);
  });
});

describe("a direction on a phrase of the topic", () => {
  test.each([
    ["“We will impose term limits,” Rekk said.", "term limits", 1],
    ["“We will lift the grain embargo,” Rekk said.", "grain embargo", -1],
    ["“We support a hunting ban,” Rekk said.", "hunting ban", 1],
    ["“We oppose the hunting ban,” Rekk said.", "hunting ban", -1],
  ])("%s: an act that is part of its name turns nothing", (text, phrase, direction) => {
    const hits = hitsIn(wordsOf(text), topicOf({ topic: phrase, terms: [phrase] }, stanceTable), text);
    const all = materialOf(text, "Rekk").stancesIn(0, text.length);
    expect(
      directionOn(
        hits.filter(({ wording }) => wording < 0),
        all,
      )?.direction,
    ).toBe(direction);
  });
});

test.each([
  ["“I am opposed to seabed mining,” Rekk said.", -1],
  ["“We oppose mining of the seabed,” Rekk said.", -1],
])("an act that no table has is what a topic named by it is about: %s", (text, direction) => {
  for (const topic of [typed("mining the seabed"), typed("seabed mining")])
    expect(directionOn(hitsIn(wordsOf(text), topic, text), materialOf(text, "Rekk").stancesIn(0, text.length))?.direction).toBe(direction);
});

describe("queries", () => {
  test("ask for all words first, and for single ones as wide", () => {
    expect(queriesOf(typed("northern railway")).map(({ terms, wide }) => [terms.map(({ words }) => words.join(" ")), wide])).toEqual([
      [["northern", "railwa"], false],
      [["northern"], true],
      [["railwa"], true],
    ]);
  });
  test("ask for both forms where one is not the beginning of the other", () => {
    expect(queriesOf(typed("cities")).map(({ terms }) => terms.map(({ words }) => words.join(" ")))).toEqual([["citi"], ["city"]]);
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
