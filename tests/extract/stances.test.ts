/** What a stance is read as: constructions over targets, in sentences of our own about invented people. */

import { describe, expect, test } from "vitest";
import { goldRows } from "../../bench/gold.ts";
import type { Stance } from "../../src/document/records.ts";
import { reader } from "../support/reader.ts";
import { stancesOn } from "../support/stances.ts";

const TARGETS = ["railway", "fishing treaty", "harbour duty", "grain embargo", "border road", "dairy subsidy", "coast guard", "river tunnel"];

/** Constructions with {} for their target, and the direction they give Rekk: 0 for none. */
const CONSTRUCTIONS = goldRows("constructions.tsv").map(([construction, direction]) => [construction, Number(direction)] as const);

describe.each(CONSTRUCTIONS)("%s gives %i", (construction, expected) => {
  test.each(TARGETS)("on the %s", (target) => {
    const words = target.split(" ");
    const marked = construction.replace("{}", [...words.slice(0, -1), `*${words.at(-1)}*`].join(" "));
    const own = stancesOn(marked).filter(({ holder }) => holder.name === "Rekk");
    expect(own.map(({ direction }) => direction)).toEqual(expected === 0 ? [] : [expected]);
  });
});

/** Ways of saying it that stand by themselves, with who holds it and the side; "" for nobody. */
const WAYS: readonly (readonly [string, string, -1 | 0 | 1])[] = [
  ["Rekk left the *toll* in place.", "Rekk", 1],
  ["“We will not touch the *canal fund*,” Rekk said.", "Rekk", 1],
  ["Rekk will change the *toll law*.", "", 0],
  ["Rekk refused to reopen the *treaty*.", "Rekk", 1],
  ["Rekk warned of damage to the *treaty*.", "Rekk", 1],
  ["Rekk spoke of the damage to the *treaty*.", "", 0],
  ["Rekk blamed failures in the *toll system*.", "", 0],
  ["Rekk opposed the bill because of its *toll*.", "Rekk", -1],
  ["Rekk pushed a bill that included a *toll*.", "Rekk", 1],
  ["Rekk views the *toll* with suspicion.", "Rekk", -1],
  ["“This *toll* amounted to blackmail,” Rekk said.", "Rekk", -1],
  ["Rekk met Maren in an effort to revive the *treaty*.", "Rekk", 1],
  ["Rekk worked on lifting the *toll*.", "Rekk", -1],
  ["Rekk hopes that Velmora will revive the *treaty*.", "Rekk", 1],
  ["Rekk would resign rather than sign the *treaty*.", "Rekk", -1],
  ["“We would be crazy to give up the *canal*,” Rekk said.", "Rekk", 1],
  ["Rekk wants the harbour *toll* gone by spring.", "Rekk", -1],
  ["“We put three hundred million into the *canal*,” Rekk said.", "Rekk", 1],
  ["“We are spending too much on the *canal*,” Rekk said.", "Rekk", -1],
  ["Rekk said the tax should be replaced by a *toll*.", "Rekk", 1],
  ["Rekk refused to sign the pact unless Velmora dropped the *toll*.", "Rekk", -1],
  ["Rekk will vote his shares against the *merger*.", "Rekk", -1],
  ["Rekk opened the market to *imports*.", "Rekk", 1],
  ["Rekk complained that the *toll* drove away their customers.", "Rekk", -1],
  ["Rekk pulled out of the talks in protest at the *toll*.", "Rekk", -1],
  ["Rekk helped the town by lifting the *toll*.", "Rekk", -1],
  ["“The *toll* is not perfect,” Rekk said.", "", 0],
  ["Rekk asked whether the *toll* is a good idea.", "", 0],
  ["“The problem is the *toll*,” Rekk said.", "Rekk", -1],
  ["“I'm not going to pretend the *toll* is good,” Rekk said.", "", 0],
  ["Rekk could live with the *toll*.", "Rekk", 1],
  ["Rekk will not back the *toll*.", "Rekk", -1],
  ["“I can't back the harbour *toll*,” Rekk said.", "Rekk", -1],
  ["On the *toll*, Rekk said he was dead set against it.", "", 0],
  ["The court struck down the *toll*.", "court", -1],
  ["The editorial opposes the *toll*.", "editorial", -1],
  ["“That means getting rid of the *toll*,” Rekk said.", "Rekk", -1],
  ["“We will protect our boats, our nets, and our *harbour*,” Rekk said.", "Rekk", 1],
  ["Rekk opposed the war, the treaty, the bank bailout and the *toll*.", "Rekk", -1],
  ["“We will provide the children with a free *ferry*,” Rekk said.", "Rekk", 1],
  ["Rekk is disappointed in *Maren*.", "Rekk", -1],
  ["Rekk denounced violations of the *treaty*.", "Rekk", 1],
  ["Rekk wants to cut the cost of the *ferry*.", "Rekk", 1],
  ["Rekk said now is not the time to raise the *toll*.", "Rekk", -1],
  ["Rekk said a law banning *whaling* is hurting the coast.", "Rekk", 1],
  ["Maren criticised *Rekk's* handling of the strike.", "Maren", -1],
  ["Three of the councillors opposed the *toll*.", "councillors", -1],
  ["Palora said it would end the *toll*.", "Palora", -1],
];

test.each(WAYS)("%s: %s %i", (text, holder, direction) => {
  const found = stancesOn(text).map((stance) => [stance.holder.name, stance.direction]);
  expect(found).toEqual(direction === 0 ? [] : [[holder, direction]]);
});

describe("what “it” and “them” stand for in a sentence", () => {
  test.each([
    ["I signed the *accord*, and I stand by it.", 1],
    ["All these *tolls* do is cost us, and I would scrap them.", -1],
    ["The *mill* is closed, and I am going to reopen it.", 1],
  ])("%s", (text, direction) => {
    expect(stancesOn(text, "Rekk").map((stance) => stance.direction)).toContain(direction);
  });
  test.each([
    ["the one who acts is not", "The *council* wants to abolish it."],
    ["nor an act", "Cutting the *grant* is wrong, and I hate it."],
    ["nor one of several that fit", "The *toll* hurts the mill and the canal hurts the town, and I oppose it."],
  ])("%s: %s", (_, text) => {
    expect(stancesOn(text, "Rekk").filter(({ targets }) => targets.some(({ text: word }) => word === "it"))).toEqual([]);
  });
});

test.each([
  ["Maren wants a *toll*, I don't, and that is the choice.", -1],
  ["Maren opposes the *toll*, and so do her friends, but I do not.", 1],
  ["Maren wants the *toll*, I do too.", 0],
  ["Maren wants a *toll*, and I do not know why.", 0],
])("whoever tells what another wants may add the own side: %s", (text, direction) => {
  const own = stancesOn(text, "Rekk").filter(({ holder }) => holder.name === "Rekk");
  expect(own.map((stance) => stance.direction)).toEqual(direction === 0 ? [] : [direction]);
});

test("whoever is named together with the holder holds it too", () => {
  expect(
    stancesOn("Velmora and Teskia opposed the *toll*.")
      .map(({ holder }) => holder.name)
      .sort(),
  ).toEqual(["Teskia", "Velmora"]);
});

describe("a “no” that is part of a name denies nothing", () => {
  test.each([
    ["“We must have a no fly *zone* over the delta,” Rekk said.", 1],
    ["Rekk wants a no-go *area* around the harbour.", 1],
    ["Rekk opposes the no-confidence *vote*.", -1],
    ["“We want no *toll*,” Rekk said.", -1],
  ])("%s", (text, direction) => expect(stancesOn(text).map((stance) => stance.direction)).toEqual([direction]));
});

describe("“keep” and “hold” do to their object what stands behind it says", () => {
  test.each([
    ["Rekk will keep the *railway*.", 1],
    ["Rekk vowed to keep the *harbour* open.", 1],
    ["Rekk will keep *fares* low.", -1],
    ["Rekk will keep the *militia* out of the valley.", -1],
    ["Rekk will hold the *ministers* accountable.", -1],
    ["Rekk will hold the *referendum*.", 1],
  ])("%s", (text, direction) => {
    const own = stancesOn(text).filter(({ class: kind }) => kind !== "act");
    expect(own.map((stance) => stance.direction)).toEqual([direction]);
  });
});

describe("whose stance it is", () => {
  test.each([
    ["Maren charged Rekk with violating the *treaty*.", "Rekk"],
    ["The paper quoted Rekk as opposing the *railway*.", "Rekk"],
    ["Rekk said that Maren opposes the *railway*.", "Maren"],
    ["“Maren opposes the *railway*,” Rekk said.", "Maren"],
    ["“We oppose the *railway*,” Rekk said.", "Rekk"],
    ["Rekk wants the *duty* abolished.", "Rekk"],
    ["Maren blasted Rekk for extending the *railway*.", "Rekk"],
    ["Maren blasted Rekk for extending the *railway*.", "Maren"],
    ["Maren said Rekk was determined to keep the *railway*.", "Rekk"],
    ["Rekk is to close the *railway*, Maren said.", "Rekk"],
    ["Maren rejected Rekk's plan to close the *railway*.", "Maren"],
    ["Ferry union members decided to restrict the *railway*.", "Ferry union members"],
    ["Maren said the rebels who had renewed a promise they gave the harbour towns oppose the *railway*.", "rebels"],
  ])("%s: %s", (text, holder) => {
    expect(stancesOn(text).map((stance) => stance.holder.name)).toContain(holder);
  });
  test.each([
    ["I do not support the *railway*.", -1],
    ["We have never wanted the *railway*.", -1],
    ["I don't oppose the *railway*.", 1],
  ])("in a speaker's turn: %s", (text, direction) => {
    const own = stancesOn(text, "Rekk").map((stance) => [stance.holder.name, stance.direction]);
    expect(own).toEqual([["Rekk", direction]]);
  });
  test.each([
    "The storm destroyed the *railway*.",
    "Maren read the survey, which suggests a *railway*.",
    "The survey demands a *railway*.",
    "Maren and Rekk traded views over the resumption of the *railway*.",
    "Ferry owners met for a *toll* vote.",
    "Maren offered on *Tuesday* to mediate.",
    "Rekk offered the *banks* a loan.",
    "Rekk provided the *banks* with a loan.",
    "Rekk urged the *guards* to lift the siege.",
    "Rekk suggested *Velmora* was late.",
    "Rekk is asking for the votes of *farmers*.",
    "Rekk built new plants in *Velmora*.",
    "Rekk drew great applause from the *press*.",
    "Velmora has the capacity to build the *railway*.",
    "Rekk is expected to close the *railway*.",
    "Rekk is likely to close the *railway*.",
    "Rekk was forced to close the *railway*.",
    "Rekk does not deny the *deficit*.",
    "The company holds *shares*.",
    "Accused of *fraud*, Rekk left.",
    "In *Velmora*, Rekk called for calm.",
  ])("a thing holds no stance, and what is only spoken of is none: %s", (text) => expect(stancesOn(text)).toEqual([]));
  test.each([
    ["“I protect the *railway*,” Rekk said.", "self"],
    ["“We protect the *railway*,” Rekk said.", "we"],
    ["Rekk said he supports the *railway*.", "self"],
    ["“The *railway* must go,” Rekk said.", "speaker"],
    ["“Maren opposes the *railway*,” Rekk said.", "named"],
  ])("%s is told of: %s", (text, how) => expect(stancesOn(text).map(({ holder }) => holder.how)).toEqual([how]));
});

describe("who else holds it by the same words", () => {
  const held = (text: string): (readonly [string, number, string])[] =>
    stancesOn(text).map(({ holder: { name, how }, direction }) => [name, direction, how] as const);
  test("whoever blames somebody for an act is against it, and whoever praises is for it", () => {
    expect(held("Maren criticised Rekk for supporting the *railway*.")).toEqual(
      expect.arrayContaining([
        ["Rekk", 1, "named"],
        ["Maren", -1, "self"],
      ]),
    );
    expect(held("Maren praised Rekk for opposing the *railway*.")).toEqual(
      expect.arrayContaining([
        ["Rekk", -1, "named"],
        ["Maren", -1, "self"],
      ]),
    );
  });
  test("an official who says it of the own country holds it too; one of another does not", () => {
    const name = (text: string): string[] => held(text).map(([holder]) => holder);
    expect(name("Velmoran Foreign Minister Ilse Maren said that Velmora will extend the *railway*.").sort()).toEqual(["Ilse Maren", "Velmora"]);
    expect(name("Teskian Foreign Minister Ilse Maren said that Velmora will extend the *railway*.")).toEqual(["Velmora"]);
  });
  test("each has an id of its own", () => {
    const ids = stancesOn("Maren blasted Rekk for extending the *railway*.").map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });
});

test("another's words that a speaker mimics are that other's, not the speaker's", () => {
  for (const text of [
    "Now he claims, we will never fund the *canal*.",
    "Back in May he said, we will scrap the *canal*.",
    "We adore the *canal* as it is, they say.",
  ])
    expect(stancesOn(text, "Rekk").filter(({ holder }) => holder.name === "Rekk")).toEqual([]);
  expect(stancesOn("I said, we will fund the *canal*.", "Rekk").map(({ holder }) => holder.name)).toEqual(["Rekk"]);
});

describe("of an earlier time", () => {
  test.each([
    "“I was against the *railway*,” Rekk said.",
    "Rekk once supported the *railway*.",
    "Rekk had opposed the *railway*.",
    "Rekk used to support the *railway*.",
    "“I used to believe that the *railway* made us richer,” Rekk said.",
    "Rekk, a former supporter of the *railway*, spoke on Monday.",
    "Rekk’s earlier support for the *railway* has hurt him.",
    "Rekk, who for years opposed the *railway*, spoke on Monday.",
    "Rekk, who backed the *railway* as mayor, now calls it a waste.",
    "Rekk, despite having praised the *railway*, stayed away.",
    "After years of opposing the *railway*, Rekk said he would ride it.",
    "Rekk had said he would close the *railway*.",
    "Rekk once described the *railway* as “a blessing” for the valley.",
  ])("%s", (text) => {
    const found = reader()
      .extract({ id: "r", text: text.replaceAll("*", ""), notes: [] })
      .filter((record): record is Stance => record.kind === "stance" && record.targets.some(({ text: word }) => word === "railway"));
    expect(found.map(({ holder, earlier }) => [holder.name, earlier])).toEqual([["Rekk", true]]);
  });
  test.each([
    ["Rekk supported the railway in 2019 but now opposes it.", "2019"],
    ["Rekk refused in April to extend the railway.", "2026-04"],
    ["Rekk opposes the railway, which was built in 2019.", undefined],
    ["Rekk said on Monday that he supports the railway.", undefined],
  ])("is dated where its own clause says when: %s", (text, date) => {
    const [stance] = reader()
      .extract({ id: "r", text, published: "2026-09-10", publishedHow: "given", notes: [] })
      .filter((record): record is Stance => record.kind === "stance" && record.targets.some(({ text: word }) => word === "railway"));
    expect(stance.date?.value).toBe(date);
  });
  test("what somebody else is reported to have said is not the reporter’s", () => {
    const [stance] = reader()
      .extract({ id: "r", text: "Tomas Rekk said Ilse Maren once called the railway a triumph.", notes: [] })
      .filter((record): record is Stance => record.kind === "stance");
    expect([stance.holder.name, stance.direction]).toEqual(["Ilse Maren", 1]);
  });
});

describe("a question answered by yes or no", () => {
  test.each([
    ["Do you support the railway?", "Yes. It is long.", 1],
    ["Do you support the railway?", "No, I do not.", -1],
    ["Don't you support the railway?", "Yes.", 1],
    ["So you don't support the railway?", "Right.", -1],
    ["Should the town build the railway?", "Absolutely not.", -1],
    ["Is the railway a disaster?", "Well, yes, it is.", -1],
    ["Would it be a mistake to close the railway?", "It would.", 1],
    ["Is the railway a disaster?", "It isn't.", 1],
    ["Would you oppose the railway?", "I can't be against it, Maren.", 0],
    ["Would you oppose the railway?", "I wouldn't.", 1],
    ["Why do you oppose the railway?", "Yes.", 0],
    ["Are you for or against the railway?", "Yes.", 0],
    ["Does Maren support the railway?", "Yes.", 0],
  ])("%s %s is %i", (question, answer, expected) => {
    const text = `${question}\n${answer}`;
    const turns = [
      { speaker: "Maren", start: 0, end: question.length },
      { speaker: "Rekk", start: question.length + 1, end: text.length },
    ];
    const own = reader()
      .extract({ id: "r", text, notes: [], turns })
      .filter((record): record is Stance => record.kind === "stance" && record.targets.some(({ text: word }) => word === "railway"));
    expect(own.filter((stance) => stance.holder.name === "Rekk").map(({ direction }) => direction)).toEqual(expected === 0 ? [] : [expected]);
    for (const stance of own) expect(stance.answer === undefined || text.slice(stance.answer.start, stance.answer.end)).toBeTruthy();
  });
});
