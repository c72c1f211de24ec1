/** What a stance is read as: constructions over targets, in sentences of our own about invented people. */

import { describe, expect, test } from "vitest";
import type { Stance } from "../../src/document/records.ts";
import { reader } from "../support/reader.ts";
import { stancesOn } from "../support/stances.ts";

const TARGETS = ["railway", "fishing treaty", "harbour duty", "grain embargo", "border road", "dairy subsidy", "coast guard", "river tunnel"];

/** A construction with {} for its target, and the direction it gives Rekk: 0 for none. */
const CONSTRUCTIONS: readonly (readonly [string, -1 | 0 | 1])[] = [
  ["“We will scrap the {},” Rekk said.", -1],
  ["“We will not scrap the {},” Rekk said.", 1],
  ["“We must keep the {},” Rekk said.", 1],
  ["“I oppose the {},” Rekk said.", -1],
  ["“I support the {},” Rekk said.", 1],
  ["“I do not support the {},” Rekk said.", -1],
  ["“I no longer support the {},” Rekk said.", -1],
  ["“I am against the {},” Rekk said.", -1],
  ["“I am in favour of the {},” Rekk said.", 1],
  ["“The {} is a disaster,” Rekk said.", -1],
  ["“The {} is not a disaster,” Rekk said.", 1],
  ["“The {} is wonderful,” Rekk said.", 1],
  ["“The {} is a bad idea,” Rekk said.", -1],
  ["“It is a terrible {},” Rekk said.", -1],
  ["Rekk opposes the {}.", -1],
  ["Rekk has turned against the {}.", -1],
  ["Rekk has soured on the {}.", -1],
  ["Rekk has warmed to the {}.", 1],
  ["Rekk has come around on the {}.", 1],
  ["Rekk has hardened his stance against the {}.", -1],
  ["Rekk doubled down on his support for the {}.", 1],
  ["Rekk rescinded his endorsement of the {}.", -1],
  ["“I will scrap every scheme that drains the treasury, including the {},” Rekk said.", -1],
  ["“I would like to see the {} go,” Rekk said.", -1],
  ["Rekk spoke out against the {} that Maren wants to keep.", -1],
  ["The campaign has forced Rekk to support the {}.", 1],
  ["Rekk refused to extend the {}.", -1],
  ["Rekk promised to extend the {}.", 1],
  ["Rekk wants to abolish the {}.", -1],
  ["Rekk voiced his opposition to the {}.", -1],
  ["Rekk rejected calls to suspend the {}.", 1],
  ["Rekk protested plans to close the {}.", 1],
  ["Rekk argued against closing the {}.", 1],
  ["Rekk decided against an extension of the {}.", -1],
  ["Rekk called for the {} to be abolished.", -1],
  ["Rekk wants the {} to be extended.", 1],
  ["Rekk dismissed speculation about the {}.", 0],
  ["Rekk dismissed the possibility of an amendment of the {}.", 0],
  ["Rekk is determined to keep the {}.", 1],
  ["Rekk is expected to close the {}.", -1],
  ["Rekk is to close the {}.", -1],
  ["Rekk built a dam in defiance of the {}.", 0],
  ["“The {} has gone through hard times,” Rekk said.", 0],
  ["Rekk has no objection to the {}.", 1],
  ["Rekk expressed no support for the {}.", -1],
  ["Rekk has no intention of closing the {}.", 1],
  ["“We have no need of the {},” Rekk said.", -1],
  ["“It is a mistake, this {},” Rekk said.", 0],
  ["“The {} has to go,” Rekk said.", -1],
  ["“I never supported the {},” Rekk said.", -1],
  ["“The problem with the {} is its price,” Rekk said.", -1],
  ["“It would be a mistake to close the {},” Rekk said.", 1],
  ["“It is good to keep the {},” Rekk said.", 1],
  ["“Closing the {} would be wrong,” Rekk said.", 1],
  ["“The {} made it worse,” Rekk said.", -1],
  ["“The {} is part of the problem,” Rekk said.", -1],
  ["“The {} must be brought to an end,” Rekk said.", -1],
  ["“The {} is a thing that works,” Rekk said.", 1],
  ["“I do not mind the {},” Rekk said.", 1],
  ["“We signed the pledge to save the {},” Rekk said.", 1],
  ["“We are going to rebuild the {},” Rekk said.", 1],
  ["“The {} is going to be abolished,” Rekk said.", -1],
  ["“The {} has to be extended,” Rekk said.", 1],
  ["“The {} became a burden,” Rekk said.", -1],
  ["“The {} has proved to be a mistake,” Rekk said.", -1],
  ["“It is time to close the {},” Rekk said.", -1],
  ["“It is time for the {} to go,” Rekk said.", -1],
  ["“What we need is a {},” Rekk said.", 1],
  ["“What I want is an end to the {},” Rekk said.", -1],
  ["“My goal is to abolish the {},” Rekk said.", -1],
  ["“Our first priority is extending the {},” Rekk said.", 1],

  ["“I will make sure that the {} is extended,” Rekk said.", 1],
  ["“Our farmers are being hurt by the {},” Rekk said.", -1],
  ["“This includes abolishing the {},” Rekk said.", -1],
  ["“My plan will abolish the {},” Rekk said.", -1],
  ["“I have no problem with the {},” Rekk said.", 1],
  ["“There is nothing wrong with the {},” Rekk said.", 1],
  ["“There is no place for the {} here,” Rekk said.", -1],
  ["“There is no reason to keep the {},” Rekk said.", -1],
  ["“There is no way we will accept the {},” Rekk said.", -1],
  ["“There is no alternative to the {},” Rekk said.", 1],
  ["“There should be a {},” Rekk said.", 1],
  ["“No to the {},” Rekk said.", -1],
  ["“The {} is out of the question,” Rekk said.", -1],
  ["“The {} is in our interest,” Rekk said.", 1],
  ["“The {} makes no sense,” Rekk said.", -1],
  ["“We cannot afford the {},” Rekk said.", -1],
  ["“I want to see the {} extended,” Rekk said.", 1],
  ["“We want the {} abolished,” Rekk said.", -1],
  ["“I insist that the {} be extended,” Rekk said.", 1],
  ["“It is too late to close the {},” Rekk said.", 1],
  ["“We remain committed to the {},” Rekk said.", 1],
  ["“I take great pride in the {},” Rekk said.", 1],
  ["Rekk said he was against extending the {}.", -1],
  ["Rekk is opposed to extending the {}.", -1],
  ["Rekk is opposed to a plan to close the {}.", 1],
  ["Rekk argued for closing the {}.", -1],
  ["Rekk called for an end to the {}.", -1],
  ["Rekk pushed for the {} to be extended.", 1],
  ["Rekk is pushing to have the {} extended.", 1],
  ["Rekk ruled out closing the {}.", 1],
  ["Rekk did not rule out closing the {}.", 0],
  ["Rekk vowed never to extend the {}.", -1],
  ["Rekk stopped short of closing the {}.", 1],
  ["Rekk opposed a proposal by Druin to close the {}.", 1],
  ["Rekk joined calls for a {}.", 1],
  ["Rekk voiced concern about the {}.", -1],
  ["Rekk shows little interest in the {}.", -1],
  ["Rekk has no interest in the {}.", -1],
  ["Rekk threw his weight behind the {}.", 1],
  ["Rekk pulled the plug on the {}.", -1],
  ["Rekk put the extension of the {} on hold.", -1],
  ["Rekk distanced himself from the {}.", -1],
  ["Rekk wants relief from the {}.", -1],
  ["Rekk prevented Druin from closing the {}.", 1],
  ["Rekk is unlikely to extend the {}.", -1],
  ["Rekk fears the {} will hurt farmers.", -1],
  ["Rekk neither supports nor opposes the {}.", 0],

  ["Rekk supports the market but not the {}.", -1],
  ["Rekk failed to extend the {}.", 0],
  ["Rekk denied that he had extended the {}.", 0],
  ["Rekk survived an extension of the {}.", 0],
  ["Rekk softened his stance on the {}.", 0],
  ["Rekk, a critic of the {}, left the room.", -1],
  ["The {}, backed by Rekk, is old.", 1],
  ["The {}, which was opposed by Rekk, is old.", -1],
  ["The {} that Rekk wants to abolish is old.", -1],
  ["The {} has the support of Rekk.", 1],
  ["The {} drew criticism from Rekk.", -1],
  ["Rekk's campaign against the {} has failed.", -1],
  ["Rekk's support for the {} has not changed.", 1],
  ["Rekk's plan would abolish the {}.", -1],
  ["Rekk is considering extending the {}.", 1],
  ["“I am the only one who opposes the {},” Rekk said.", -1],
  ["“I have proposed a plan that would abolish the {},” Rekk said.", -1],
  ["“I would like to have a {},” Rekk said.", 1],
  ["“I never said I would close the {},” Rekk said.", 0],
  ["“I could not be more opposed to the {},” Rekk said.", -1],
  ["“I am behind the {},” Rekk said.", 1],
  ["“We are stuck with the {},” Rekk said.", -1],
  ["“I am fine with the {},” Rekk said.", 1],
  ["Rekk refused on Friday to extend the {}.", -1],
  ["Rekk promised during the campaign to abolish the {}.", -1],
  ["Rekk is one of the opponents of the {}.", -1],
  ["Rekk stressed the importance of the {}.", 1],
  ["Rekk said the {} poses a threat.", -1],
  ["Rekk had no choice but to close the {}.", 0],
  ["Rekk broke his promise to abolish the {}.", 1],
  ["Rekk provided no details on the {}.", 0],
  ["Rekk wants a moratorium on the {}.", -1],
  ["“The crew made the {} safe and left,” Rekk said.", 0],
  ["“It is part of the {},” Rekk said.", 0],
  ["“Do you support the {}?” Rekk asked.", 0],
  ["“If we scrapped the {}, others would follow,” Rekk said.", 0],
  ["“We talked about the {} for an hour,” Rekk said.", 0],
  ["“My colleague walked along the {},” Rekk said.", 0],
  ["“The {} is going to be a disaster,” Rekk said.", -1],
  ["“The {} has got to be the worst idea in years,” Rekk said.", -1],
  ["“The {} is going to be one of the great things of our time,” Rekk said.", 1],
  ["“The {} has done nothing for the poor,” Rekk said.", -1],
  ["“The {} has kept us safe,” Rekk said.", 1],
  ["“The {} leaves us weaker,” Rekk said.", -1],
  ["“The {} will bring thousands of jobs,” Rekk said.", 1],
  ["“The {} has brought nothing but misery,” Rekk said.", -1],
  ["“We will not throw away the {},” Rekk said.", 1],
  ["“I am not about to close the {},” Rekk said.", 1],
  ["“They pretend that the {} is a success,” Rekk said.", -1],
  ["“Nobody should have to pay for the {},” Rekk said.", -1],
  ["“Nothing is more important than the {},” Rekk said.", 1],
  ["“There is nothing more important than the {},” Rekk said.", 1],
  ["“We can do better than the {},” Rekk said.", -1],
  ["“I would rather resign than vote for the {},” Rekk said.", -1],
  ["“We will not rest until the {} is abolished,” Rekk said.", -1],
  ["“We cannot live without the {},” Rekk said.", 1],
  ["“We can do without the {},” Rekk said.", -1],
  ["“The {} comes at the wrong time,” Rekk said.", -1],
  ["“We are done with the {},” Rekk said.", -1],
  ["“We have to get the {} done,” Rekk said.", 1],
  ["“The {} has outlived its usefulness,” Rekk said.", -1],
  ["Rekk played down concerns about the {}.", 1],
  ["Rekk dropped his opposition to the {}.", 1],
  ["Rekk dropped his support for the {}.", -1],
  ["Rekk did not see any alternative to the {}.", 1],
  ["Rekk attaches great importance to the {}.", 1],
  ["Rekk reacted angrily to the {}.", -1],
  ["Rekk closed the port despite the {}.", 0],
];

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
  ["The court struck down the *toll*.", "court", -1],
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

describe("whose stance it is", () => {
  test.each([
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

describe("of an earlier time", () => {
  test.each([
    "“I was against the *railway*,” Rekk said.",
    "Rekk once supported the *railway*.",
    "Rekk had opposed the *railway*.",
    "Rekk used to support the *railway*.",
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
