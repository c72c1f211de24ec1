import { describe, expect, test } from "vitest";
import { readLexicon } from "../../src/cli/resources.ts";
import { type Answer, answerOf } from "../../src/compare/answer.ts";
import type { ItemRuling } from "../../src/compare/items.ts";
import { commitmentOf, openOptions, precedentsOf, stillOpen } from "../../src/compare/options.ts";
import { reliabilities } from "../../src/compare/reliability.ts";
import { matchTopic } from "../../src/compare/topics/matches.ts";
import { neighboursOf, proposedTopics } from "../../src/compare/topics/proposals.ts";
import { typedTopic } from "../../src/compare/topics/topic.ts";
import type { ReportMaterial } from "../../src/document/material.ts";
import type { Commitment } from "../../src/document/records.ts";
import { readChangeCues } from "../../src/lexicon/change-cues.ts";
import { readReliability } from "../../src/lexicon/reliability.ts";
import { materialOf, transcriptOf } from "../support/material.ts";
import { stanceTable } from "../support/stances.ts";

const parts = { reliabilityOf: reliabilities(readReliability(readLexicon("reliability"))), cues: readChangeCues(readLexicon("change-cues")) };

function ask(reports: readonly ReportMaterial[], topic: string, rulings: ReadonlyMap<string, ItemRuling> = new Map(), since?: string): Answer {
  const question = {
    actor: { id: "e/PER:Tomas Rekk", name: "Rekk" },
    topic: typedTopic(topic, stanceTable),
    ...(since === undefined ? {} : { since }),
  };
  return answerOf(question, reports, { ...parts, rulings });
}
const said = ({ words }: Answer): string[] => words.map(({ direction, day, text }) => `${direction} ${day} ${text}`);

const PRAISE = materialOf("“The northern railway is wonderful,” Rekk said.", "Rekk", { published: "2026-01-10" });
const SCORN = materialOf("“We will scrap the northern railway,” Rekk said.", "Rekk", { published: "2026-05-10" });

describe("a question that a report tells", () => {
  test.each([
    ["Asked whether he had changed his position on the northern railway, Rekk said: “No, not at all.”", ["question denial"]],
    ["Asked if he still supported the northern railway, Rekk said: “Of course.”", ["question reaffirmation"]],
    ["“I am against the northern railway,” Rekk said. Asked whether he had changed his mind, he said: “Yes. I was wrong.”", ["question reversal"]],
    ["Asked whether Rekk had changed his mind on the northern railway, Ilse Maren said: “Yes.”", []],
  ])("%s", (text, expected) => {
    const answer = ask([materialOf(`President Tomas Rekk spoke. ${text}`, "Rekk", { published: "2026-01-10" })], "northern railway");
    expect(answer.changes.map(({ channel, type }) => `${channel} ${type}`)).toEqual(expected);
  });
});

describe("words", () => {
  test.each([
    ["“What we need is a northern railway,” Rekk said.", "need (what is meant), must: for"],
    ["“My goal is to close the northern railway,” Rekk said.", "close (object), goal (what it is), will: against"],
    ["“There is no place for the northern railway,” Rekk said.", "place (what there is of it), no, must: against"],
    ["“Our towns are being ruined by the northern railway,” Rekk said.", "ruin (done by it): against"],
  ])("tell in words what their direction comes from: %s", (text, derivation) => {
    expect(ask([materialOf(text, "Rekk")], "northern railway").words[0].derivation).toBe(`“railway”: ${derivation}`);
  });
  test("carry direction, day, why and how, and the strongest to the contrary is shown", () => {
    const answer = ask([PRAISE, SCORN], "northern railway");
    expect(said(answer)).toEqual([
      "1 2026-01-10 “The northern railway is wonderful,” Rekk said.",
      "-1 2026-05-10 “We will scrap the northern railway,” Rekk said.",
    ]);
    expect(answer.words[0].derivation).toMatch(/“railway”: wonderful \(subject\): for/);
    expect(answer.words[0].match.why).toBe("every word of “northern railway”");
    expect(answer.verdicts.words.verdict).toBe("undetermined");
    expect(answer.contrary.words).toBeDefined();
    expect(answer.first).toEqual([{ kind: "pair", pair: answer.pairs[0] }]);
  });
  test("of somebody else are no stance of the actor", () => {
    const [item] = ask(
      [materialOf("“Minister Ilse Maren opposes the northern railway,” President Tomas Rekk said.", "Rekk")],
      "northern railway",
    ).words;
    expect(item.direction).toBe(0);
    expect(item.derivation).toBe("no direction: the stance told here is that of Ilse Maren");
  });
  test("told of an earlier time have no day, and vote before all days", () => {
    const once = materialOf("President Tomas Rekk spoke. Tomas Rekk once supported the northern railway.", "Rekk", { published: "2026-02-01" });
    const answer = ask([once, SCORN], "northern railway");
    expect(answer.words.map(({ earlier, day, direction }) => [earlier, day, direction])).toEqual([
      [false, "2026-05-10", -1],
      [true, undefined, 1],
    ]);
    expect(answer.verdicts.words.counts).toMatchObject({ for: { days: 1 }, against: { days: 1 } });
  });
  test("of the own past are a claim, and vote when a person has confirmed them", () => {
    const claim = materialOf("“I was always against the northern railway,” Rekk said.", "Rekk", { published: "2026-02-01" });
    const counted = (rulings: ReadonlyMap<string, ItemRuling>): number => ask([claim], "northern railway", rulings).verdicts.words.counts.all.items;
    const [item] = ask([claim], "northern railway").words;
    expect([item.earlier, item.toldOf]).toEqual([true, false]);
    expect(counted(new Map())).toBe(0);
    expect(counted(new Map([[item.id, { id: item.id, verdict: "confirm", author: "reader", reason: "", at: "" }]]))).toBe(1);
  });
  test("dated in their own clause stand on that day, not on the report’s", () => {
    const told = materialOf("President Tomas Rekk spoke. Rekk refused in April to extend the northern railway.", "Rekk", { published: "2026-09-10" });
    expect(ask([told], "northern railway").words.map(({ day }) => day)).toEqual(["2026-04-01"]);
    const year = materialOf("President Tomas Rekk spoke. Rekk supported the northern railway in 2019.", "Rekk", { published: "2026-09-10" });
    expect(ask([year], "northern railway").words.map(({ earlier, day }) => [earlier, day])).toEqual([[true, undefined]]);
  });
  test("that tell both then and now are two items", () => {
    const both = materialOf("President Tomas Rekk spoke. Rekk has soured on the northern railway, a scheme he formerly backed.", "Rekk", {
      published: "2026-09-10",
    });
    expect(ask([both], "northern railway").words.map(({ earlier, direction }) => [earlier, direction])).toEqual([
      [false, -1],
      [true, 1],
    ]);
  });
  test("that another tells of the actor are assessments, unless they are quoted", () => {
    const told = transcriptOf(["Maren: Tomas Rekk supports the northern railway. He is wrong."], "Tomas Rekk", { published: "2026-01-10" });
    const answer = ask([told], "northern railway");
    expect(answer.words).toEqual([]);
    expect(answer.assessments.map(({ speaker }) => speaker)).toEqual(["Maren"]);
  });
  test("what another claims of the actor is an assessment, not the actor's word", () => {
    const answer = ask([materialOf("“Tomas Rekk supports the northern railway,” Ilse Maren said.", "Rekk")], "northern railway");
    expect(answer.words).toEqual([]);
    expect(answer.assessments.map(({ speaker }) => speaker)).toEqual(["Ilse Maren"]);
  });
  test("an act as topic turns the direction of its object", () => {
    expect(ask([SCORN], "scrapping the northern railway").words.map(({ direction }) => direction)).toEqual([1]);
  });
  test.each([
    ["Rekk opposes the tax reform.", "tax reform", -1],
    ["Rekk supports the ban treaty.", "ban treaty", 1],
    ["Rekk opposes lifting sanctions.", "lifting sanctions", -1],
    ["Rekk opposes cutting taxes.", "cutting taxes", -1],
    ["Rekk opposes the tax cuts.", "tax cuts", -1],
    ["Rekk wants to withdraw the troops.", "troop withdrawal", 1],
    ["Rekk opposes a troop withdrawal.", "troop withdrawal", -1],
    ["Rekk wants to close the mine.", "mine closure", 1],
    ["Rekk wants to privatize the ferry.", "ferry privatisation", 1],
    ["Rekk rejected the ban on guns.", "gun ban", -1],
  ])("%s: on “%s” %i", (text, topic, direction) => {
    expect(ask([materialOf(`President Tomas ${text}`, "Rekk")], topic).words.map((item) => item.direction)).toEqual([direction]);
  });
  test("of a stance before an event are not dated by the event", () => {
    const text = "President Tomas Rekk opposed the northern railway before a vote on 12 May 2025.";
    expect(ask([materialOf(text, "Rekk", { published: "2026-01-10" })], "northern railway").words.map(({ day }) => day)).toEqual(["2026-01-10"]);
  });
  test("on the southern one are none on the northern one", () => {
    const text = "“The northern railway is wonderful. I love the northern railway. I oppose the southern railway,” Rekk said.";
    expect(ask([materialOf(text, "Rekk")], "northern railway").words.map(({ direction }) => direction)).toEqual([1, 1]);
  });
  test("since a day leaves out what was before", () => {
    expect(said(ask([PRAISE, SCORN], "northern railway", new Map(), "2026-03-01"))).toEqual([
      "-1 2026-05-10 “We will scrap the northern railway,” Rekk said.",
    ]);
  });
  test("nothing on the topic is said in so many words", () => {
    expect(ask([PRAISE], "fishing treaty").summary).toEqual(["The record has nothing of Rekk on “fishing treaty”."]);
  });
  test("the same words on many days count once, and say so", () => {
    const reports = Array.from({ length: 12 }, (_, i) =>
      materialOf("“We will scrap the northern railway,” Rekk said.", "Rekk", { id: `r${i}`, published: `2026-03-${10 + i}` }),
    );
    const answer = ask(reports, "northern railway");
    expect(answer.verdicts.words.counts.all).toEqual({ items: 12, families: 1, days: 12 });
    expect(answer.verdicts.words.verdict).toBe("undetermined");
  });
});

test("much the same words for and against are two phrase families", () => {
  const on = (day: string, verb: string): ReportMaterial =>
    materialOf(`President Tomas Rekk said on Monday in Ordava that he ${verb} the northern railway.`, "Rekk", { id: day, published: day });
  const answer = ask([on("2026-03-03", "opposed"), on("2026-05-05", "supported")], "northern railway");
  expect(answer.verdicts.words.counts.all.families).toBe(2);
});

describe("an answer to a question", () => {
  test.each([
    ["Do you support the northern railway?", "No. It costs too much.", -1],
    ["Do you support the northern railway?", "Yes. I do.", 1],
    ["Do you support the northern railway?", "No.", -1],
    ["Do you support the northern railway?", "No", -1],
    ["What do you say of the northern railway?", "No. It costs too much.", 0],
  ])("%s %s has the direction %i", (question, answer, direction) => {
    const { words } = ask([transcriptOf([`Question: ${question}`, `Rekk: ${answer}`], "Rekk")], "northern railway");
    expect(words[0].direction).toBe(direction);
    expect(words[0].derivation).toMatch(direction === 0 ? /no direction/ : /answered (?:yes|no)/);
    expect(words[0].asked?.text).toBe(question);
  });
  test("goes on through a short question that points back to it", () => {
    const turns = [
      "Question: You wrote once that the northern railway is a waste.",
      "Rekk: The people of the north need work. Many live by the old road.",
      "Question: So you are giving up that position?",
      "Rekk: We learn. The harbour is open.",
      "Question: And how is your family?",
      "Rekk: They are all well.",
    ];
    const said = ask([transcriptOf(turns, "Rekk")], "northern railway").words.map(({ text }) => text);
    expect(said.sort()).toEqual(["The people of the north need work.", "We learn."]);
  });
});

describe("stated change", () => {
  test.each([
    ["Are you backing away from the northern railway?", "No. Not at all.", "denial"],
    ["Are you backing away from the northern railway?", "Yes. I changed my mind.", "reversal"],
    ["Will you change your mind on the northern railway?", "I have no intention of changing my mind.", "denial"],
    ["Have you softened on the northern railway?", "I have refined my view of the southern part.", "modification"],
    ["Do you still support the northern railway?", "Of course.", "reaffirmation"],
    ["Have you no doubts about the northern railway, no second thoughts?", "I'm looking at it.", "modification"],
  ])("%s %s is a %s", (question, answer, type) => {
    const [change] = ask([transcriptOf([`Question: ${question}`, `Rekk: ${answer}`], "Rekk")], "northern railway").changes;
    expect([change.type, change.channel, change.answer?.text.startsWith(answer.slice(0, 5))]).toEqual([type, "question", true]);
  });
  test.each([
    ["President Tomas Rekk spoke. Tomas Rekk once supported the northern railway, but he has changed his mind.", "for", undefined],
    ["President Tomas Rekk spoke. Tomas Rekk reversed himself on Friday and opposes the northern railway.", undefined, "against"],
    ["President Tomas Rekk spoke. Tomas Rekk changed his mind about the northern railway.", undefined, undefined],
  ])("%s: from %s to %s", (text, from, to) => {
    const [change] = ask([materialOf(text, "Rekk")], "northern railway").changes;
    expect([change.from, change.to]).toEqual([from, to]);
  });
  test.each([
    ["Question", "a questioner"],
    ["REPORTER", "a questioner"],
    ["Unidentified male", "a questioner"],
    ["Hanna Ostberg", "Hanna Ostberg"],
  ])("is asked by %s: %s", (speaker, name) => {
    const turns = [`${speaker}: Are you backing away from the northern railway?`, "Rekk: No. Not at all."];
    expect(ask([transcriptOf(turns, "Rekk")], "northern railway").changes[0].saidBy).toBe(name);
  });
  test("of an answer is told by the answer", () => {
    const turns = ["Question: Have you changed your mind on the northern railway?", "Rekk: Yes, I have. I oppose the northern railway."];
    const [{ type, to }] = ask([transcriptOf(turns, "Rekk")], "northern railway").changes;
    expect([type, to]).toEqual(["reversal", "against"]);
  });
  test("an own word that answers a question stands with the question, not once more", () => {
    const turns = ["Question: Have you changed your mind on the northern railway?", "Rekk: I have changed my mind. The northern railway will stay."];
    expect(ask([transcriptOf(turns, "Rekk")], "northern railway").changes.map(({ channel }) => channel)).toEqual(["question"]);
  });
  test.each([
    ["Rekk reversed himself on the northern railway on Friday.", "reversal"],
    ["Rekk, who once praised the northern railway, was silent.", "earlier"],
    ["After months of opposing the northern railway, Rekk paid for it.", "reversal"],
    ["Rekk paid for the northern railway weeks after he vowed to close it.", "earlier"],
    ["Rekk has never changed his position on the northern railway.", "reaffirmation"],
    ["Rekk has not made a U-turn on the northern railway.", "reaffirmation"],
    ["In a striking reversal, Rekk said he would support the northern railway.", "reversal"],
    ["Rekk was forced to reverse his decision on the northern railway.", "reversal"],
  ])("%s is a %s", (text, type) => {
    expect(ask([materialOf(text, "Rekk")], "northern railway").changes.map((change) => [change.type, change.channel])).toEqual([[type, "reporter"]]);
  });
  test.each([
    ["Rekk said he was still opposed to the northern railway.", "reaffirmation"],
    ["“My position on the northern railway is what it always was,” Rekk said.", "reaffirmation"],
    ["“I was wrong about the northern railway,” Rekk said.", "reversal"],
    ["Rekk admitted he had been wrong about the northern railway.", "reversal"],
    ["Rekk denied making a U-turn on the northern railway.", "reaffirmation"],
  ])("%s: the actor states a %s", (text, type) => {
    expect(ask([materialOf(text, "Rekk")], "northern railway").changes.map((change) => [change.type, change.channel])).toEqual([[type, "own"]]);
  });
  test.each([
    "Maren hoped that Rekk would change his mind on the northern railway.",
    "Maren said Rekk might change his mind on the northern railway.",
    "Unions urged Rekk to reverse his decision on the northern railway.",
  ])("%s states none", (text) => expect(ask([materialOf(text, "Rekk")], "northern railway").changes).toEqual([]));
  test("of another person is none of the actor's", () => {
    const text = "Rekk spoke first. Maren reversed herself on the northern railway.";
    expect(ask([materialOf(text, "Rekk", { others: ["Maren"] })], "northern railway").changes).toEqual([]);
  });
  test("does not touch the level", () => {
    expect(ask([materialOf("Rekk reversed himself on the northern railway on Friday.", "Rekk")], "northern railway").verdicts.words.verdict).toBe(
      "undetermined",
    );
  });
});

describe("rulings", () => {
  const ruling = (verdict: ItemRuling["verdict"]): ItemRuling => ({
    id: "ruling/1",
    verdict,
    author: "Dalia",
    reason: "",
    at: "2026-06-01T00:00:00Z",
  });
  const [item] = ask([SCORN], "northern railway").words;
  test.each([
    ["confirm", -1, 0.99],
    ["flip", 1, 0.99],
    ["for", 1, 0.99],
    ["against", -1, 0.99],
  ] as const)("%s gives %i with %f", (verdict, direction, reliability) => {
    const [ruled] = ask([SCORN], "northern railway", new Map([[item.id, ruling(verdict)]])).words;
    expect([ruled.direction, ruled.reliability]).toEqual([direction, reliability]);
  });
  test("strike takes an item out of the lists and shows it as struck", () => {
    const answer = ask([SCORN], "northern railway", new Map([[item.id, ruling("strike")]]));
    expect(answer.words).toEqual([]);
    expect(answer.struck.map(({ id }) => id)).toEqual([item.id]);
  });
});

describe("deeds", () => {
  test("that did not happen are deeds, and what undid what is a pair", () => {
    const text =
      "President Tomas Rekk suspended military aid to Velmora on 2 March 2026. A week later, President Rekk resumed military aid to Velmora.";
    const answer = ask([materialOf(text, "Rekk", { published: "2026-03-20" })], "military aid");
    expect(answer.deeds.map(({ direction, day }) => [direction, day])).toEqual([
      [-1, "2026-03-02"],
      [1, "2026-03-09"],
    ]);
    expect(answer.reversals.length).toBe(1);
  });
});

describe("acts without an event of the ontology", () => {
  const deedsIn = (text: string, topic = "toll"): string[] =>
    ask([materialOf(text, "Rekk", { published: "2026-01-10" })], topic).deeds.map(({ direction, day }) => `${direction} ${day ?? "earlier"}`);
  test.each([
    ["President Tomas Rekk raised the toll on Monday.", "1 2026-01-05"],
    ["President Tomas Rekk raised the toll in March.", "1 2025-03-01"],
    ["President Tomas Rekk has cut the toll.", "-1 2026-01-10"],
    ["President Tomas Rekk did not cut the toll.", "1 2026-01-10"],
    ["President Tomas Rekk had cut the toll.", "-1 earlier"],
    ["President Tomas Rekk is lifting the toll.", "-1 2026-01-10"],
    ["President Tomas Rekk vetoed the toll on Monday.", "-1 2026-01-05"],
    ["President Tomas Rekk voted against the toll on Monday.", "-1 2026-01-05"],
  ])("%s is a deed, and no word", (text, deed) => {
    expect(deedsIn(text)).toEqual([deed]);
    expect(ask([materialOf(text, "Rekk")], "toll").words.filter(({ direction }) => direction !== 0)).toEqual([]);
  });
  test.each([
    "President Tomas Rekk plans to cut the toll.",
    "President Tomas Rekk criticised the toll.",
    "“We cut the toll,” President Tomas Rekk said.",
    "President Tomas Rekk said he had cut the toll.",
    "Ilse Maren said Tomas Rekk had cut the toll.",
    "If President Tomas Rekk cut the toll, drivers would cheer.",
  ])("%s is none", (text) => expect(deedsIn(text)).toEqual([]));
});

describe("options and precedents", () => {
  test("lists what is open with its last evidence", () => {
    const [option] = openOptions([materialOf("Rekk threatened to impose a transit duty on Velmoran goods.", "Rekk")]);
    expect([option.status, option.last]).toEqual(["threatened", "2026-03-02"]);
  });
  test("leaves out what later reports tell the end of", () => {
    const options = openOptions([materialOf("Rekk threatened to impose a transit duty on Velmoran goods.", "Rekk")]);
    const record = { id: commitmentOf(options[0].id) } as Commitment;
    expect(stillOpen(options, [{ status: "pending", tellings: [{ record }] }])).toEqual(options);
    expect(stillOpen(options, [{ status: "carriedOut", tellings: [{ record }] }])).toEqual([]);
  });
  test("gives nothing from fewer than five closed cases, and counts from five", () => {
    const history = (status: "kept" | "broken" | "pending") => ({
      force: "promise" as const,
      status,
      made: "2026-01-01",
      transitions: status === "kept" ? [{ status, day: "2026-01-11" }] : [],
    });
    expect(precedentsOf([history("kept"), history("broken"), history("pending")])).toEqual([]);
    expect(precedentsOf([history("kept"), history("kept"), history("kept"), history("broken"), history("broken"), history("pending")])).toEqual([
      { force: "promise", closed: 5, carriedOut: 3, pending: 1, medianDays: 10 },
    ]);
  });
});

describe("proposals", () => {
  test("name what stances are taken on in two reports, with by whom", () => {
    const reports = [PRAISE, SCORN].flatMap(({ stancesIn, text }, k) =>
      stancesIn(0, text.length).map((stance) => ({ ...stance, reportId: `r${k}` })),
    );
    expect(proposedTopics(reports, 5)).toEqual([{ topic: "railway", reports: 2, holders: [{ name: "Rekk", count: 2 }] }]);
  });
  test("offer words that often stand beside the topic", () => {
    const text = "The railway needs timber. The railway got timber. Timber for the railway came. The railway is long.";
    expect(neighboursOf(matchTopic(typedTopic("railway", stanceTable), [materialOf(text, "Rekk")])).map(({ text: word }) => word)).toEqual([
      "timber",
    ]);
  });
});
