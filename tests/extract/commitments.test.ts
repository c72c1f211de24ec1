import { describe, expect, test } from "vitest";
import type { Commitment, Option } from "../../src/document/records.ts";
import { inventedRecordsOf } from "../support/reader.ts";

const commitmentsOf = (text: string): Commitment[] => inventedRecordsOf(text).filter((record): record is Commitment => record.kind === "commitment");
const optionsOf = (text: string): Option[] => inventedRecordsOf(text).filter((record): record is Option => record.kind === "option");

describe("what was promised, threatened, proposed, announced", () => {
  test.each([
    ["promise by the verb", "Karstani President Ida Sel promised to reopen the embassy in Velmora.", "promise", "Ida Sel"],
    ["promise in one’s own words", "“We will lend doctors to Velmora,” Karstani President Ida Sel said on Tuesday.", "promise", "Ida Sel"],
    ["threat by the verb", "Karstani President Ida Sel threatened to slap a duty on Velmora.", "threat", "Ida Sel"],
    ["leaving on a condition is a threat", "“If the talks fail, we will walk away,” Karstani President Ida Sel said.", "threat", "Ida Sel"],
    [
      "answering on a condition is a threat",
      "“If Velmora does not withdraw, we will respond,” Karstani President Ida Sel said.",
      "threat",
      "Ida Sel",
    ],
    ["so is striking back without one", "Karstani President Ida Sel vowed to retaliate against Velmora.", "threat", "Ida Sel"],
    ["the reporter's condition", "Unless Velmora withdraws, Karstan will close the border.", "threat", "Karstan"],
    ["promise as others report it", "The Karstani government said it would build a railway by June.", "promise", "Karstani government"],
    ["promise of a person as others report it", "Karstani President Ida Sel said on Tuesday she would rebuild the embassy.", "promise", "Ida Sel"],
    ["promise to somebody", "Karstan assured Velmora that the road would be kept.", "promise", "Karstan"],
    ["the report's own future", "Karstan will lend Velmora 40 doctors by the end of June.", "announcement", "Karstan"],
    ["what one's party will do", "Karstani President Ida Sel said her party would table a motion on Friday.", "promise", "Ida Sel"],
    ["an offer", "Karstan offered Velmora on Wednesday to pay for the pipeline.", "proposal", "Karstan"],
    ["a proposal by the verb", "Karstani President Ida Sel proposed a 14-day truce.", "proposal", "Ida Sel"],
    ["a march told beforehand", "Karstani miners said they would hold a march on Friday.", "announcement", "Karstani miners"],
    ["not to do something", "“I will never raise the levy,” Karstani President Ida Sel said.", "promise", "Ida Sel"],
    ["on a condition, without marks", "If any levy was paid, I will resign, Ida Sel said.", "promise", "Ida Sel"],
    ["announcement", "Karstan announced its plan to halt aid to Velmora.", "announcement", "Karstan"],
  ])("%s", (_, text, force, actor) => {
    expect(commitmentsOf(text).map((commitment) => [commitment.force, commitment.actor.name])).toContainEqual([force, actor]);
  });
  test.each([
    "Karstani President Ida Sel may promise help.",
    "Sel said the train will be late.",
    "Ida Sel did not promise to resign.",
    "The Karstani government said it would cost four million a year.",
    "An ally of Ida Sel suggested she would rebuild the embassy.",
    "Observers had predicted that Karstani President Ida Sel would resign.",
    "The bridge cost more than Karstani President Ida Sel had promised.",
    "Karstan offered condolences to Velmora.",
    "Analysts say Karstan will close the border.",
    "Karstan freed 40 miners on Tuesday, two days before the date its commander had promised.",
    "Karstan lifted its ban on Monday, ten days later than promised.",
    "Karstani President Ida Sel said that the observers would arrive before the end of May.",
    "“We keep our promises,” Karstani President Ida Sel said.",
    "If the prosecutor finds that it was paid, Ida Sel will resign.",
  ])("nothing is promised: %s", (text) => {
    expect(commitmentsOf(text).filter((commitment) => commitment.force === "promise")).toEqual([]);
  });
});

describe("by when", () => {
  test("a length of time counts from the day it was said", () => {
    const [commitment] = commitmentsOf("On Tuesday, Karstani President Ida Sel promised to reopen the embassy within two weeks.");
    expect(commitment.due?.value).toBe("2026-05-19");
  });
  test("what has just been promised counts from the report's day, what had been promised from none", () => {
    expect(commitmentsOf("The Karstani government promised to rebuild the school within 100 days.")[0].due?.value).toBe("2026-08-16");
    expect(commitmentsOf("Karstani President Ida Sel had promised to rebuild the school within 100 days.")[0].due).toBeUndefined();
  });
  test("a threat that is carried out, or made good on, is none that is pending", () => {
    for (const text of [
      "Karstan cut off the gas on Tuesday, carrying out a threat it made in March.",
      "Karstan cut off the gas, making good on a threat to halt deliveries.",
    ])
      expect(commitmentsOf(text).map(({ force, status }) => [force, status])).toEqual([["threat", "carriedOut"]]);
  });
  test("a day to come of what is to be done is its day, and not when it was said", () => {
    const [promise] = commitmentsOf("The Karstani government promised to pay the debt in July.");
    expect(promise.due?.value).toBe("2026-07-31");
    const [talks] = commitmentsOf("Karstani officials are to hold talks with Velmora in July.");
    expect([talks.due?.value, talks.made]).toEqual(["2026-07-31", undefined]);
  });
  test.each([
    [
      "Parliament rose without voting, despite Karstani President Ida Sel’s promise of a vote on the duty by the end of April.",
      "Ida Sel",
      "broken",
      "a vote on the duty by the end of April",
    ],
    [
      "The ministry failed to publish the price of the dam by 1 May, breaking a promise made by Ida Sel in March.",
      "Ida Sel",
      "broken",
      "publish the price of the dam by 1 May",
    ],
    ["Karstan closed the strait, carrying out a threat it made in March.", "Karstan", "carriedOut", "closed the strait"],
  ])("what became of it names what was given: %s", (text, actor, status, action) => {
    expect(commitmentsOf(text).map((found) => [found.actor.name, found.status, found.action.text])).toContainEqual([actor, status, action]);
  });
  test("“by” a month means its last day", () => {
    const [commitment] = commitmentsOf("Karstani President Ida Sel promised to reopen the embassy by June 2026.");
    expect(commitment.due?.value).toBe("2026-06-30");
  });
  test("days of taking office count from the term of the office-holder", () => {
    const [commitment] = commitmentsOf("President Tomas Rekk promised to reopen the railway within three days of taking office.");
    expect(commitment.due?.value).toBe("2026-01-13");
  });
});

describe("what became of it", () => {
  test.each([
    ["Karstani President Ida Sel kept her promise to reopen the embassy.", "promise", "reopen the embassy", "kept"],
    ["Karstani President Ida Sel has delivered on her pledge to reopen the embassy.", "promise", "reopen the embassy", "kept"],
    ["Karstani President Ida Sel broke her promise to reopen the embassy.", "promise", "reopen the embassy", "broken"],
    ["Karstani President Ida Sel went back on her promise to reopen the embassy.", "promise", "reopen the embassy", "broken"],
    ["Karstani President Ida Sel failed to keep her promise to reopen the embassy.", "promise", "reopen the embassy", "broken"],
    ["Karstan made good on its threat to close the harbour.", "threat", "close the harbour", "carriedOut"],
    ["Karstan dropped its threat to close the harbour.", "threat", "close the harbour", "notCarriedOut"],
  ])("told with it: %s", (text, force, action, status) => {
    expect(commitmentsOf(text).map((commitment) => [commitment.force, commitment.action.text, commitment.status])).toEqual([[force, action, status]]);
  });
  test.each([
    "Karstani President Ida Sel must keep her promise to reopen the embassy.",
    "Karstani President Ida Sel made a speech on her promise to reopen the embassy.",
    "Velmora urged Karstan to keep its promise.",
  ])("not told to have happened: %s", (text) => {
    expect(commitmentsOf(text).filter(({ status }) => status !== "pending")).toEqual([]);
  });
  test("a deadline that has passed, with a contrast told, is a broken promise", () => {
    const [commitment] = commitmentsOf(
      "President Tomas Rekk promised to reopen the railway within three days of taking office. But the railway is still shut.",
    );
    expect(commitment.status).toBe("broken");
    expect(commitment.transitions[0].evidence.text).toBe("But the railway is still shut.");
  });
  test("a deadline that has passed without a word lapses", () => {
    const [commitment] = commitmentsOf("President Tomas Rekk promised to reopen the railway within three days of taking office. Trains run on time.");
    expect(commitment.status).toBe("lapsed");
  });
  test("a threat that was not carried out says so", () => {
    const threat = commitmentsOf("In March, Karstani President Ida Sel threatened Velmora with tariffs, but those tariffs were never levied.").find(
      (commitment) => commitment.force === "threat",
    );
    expect(threat?.status).toBe("notCarriedOut");
  });
  test("an announcement taken back is reversed", () => {
    const [commitment] = commitmentsOf(
      "Karstan announced its plan to halt the delivery of guns to Velmora. Ten days later, Karstan reversed the decision.",
    );
    expect(commitment.status).toBe("reversed");
  });
  test("the parties’ answers to a proposal stand beside it", () => {
    const proposal = commitmentsOf("Teskia has not adopted the Karstani proposal for a ten-day truce. Velmora has adopted this proposal.").find(
      (commitment) => commitment.force === "proposal",
    );
    expect(proposal?.actor.name).toBe("Karstan");
    expect(proposal?.responses.map(({ party, response }) => `${party.name} ${response}`)).toEqual(["Teskia noAnswer", "Velmora accepted"]);
    expect(proposal?.status).toBe("pending");
  });
});

describe("the same verb of the same thing", () => {
  const statuses = (text: string): string[] => commitmentsOf(text).map(({ status }) => status);
  test.each([
    ["Karstani President Ida Sel promised to publish the contract. A week later she published the contract.", "kept"],
    ["Karstani President Ida Sel promised to publish the contract. The contract was published on Monday.", "kept"],
    ["On Monday Karstani President Ida Sel published the contract. She had promised to publish the contract by June.", "kept"],
    ["Karstani President Ida Sel promised to publish the contract. She did not publish the contract.", "broken"],
    ["Karstani President Ida Sel promised to publish the contract. She has not yet published the contract.", "pending"],
    ["Karstani President Ida Sel promised to publish the contract. Oskar Lund published the contract.", "pending"],
    ["Karstan threatened to cut gas supplies to Velmora. On Friday, Karstan cut gas supplies to Velmora.", "carriedOut"],
    ["A Karstani proposal to halve the levy was withdrawn before the vote.", "reversed"],
  ])("%s: %s", (text, status) => expect(statuses(text)).toEqual([status]));
});

describe("options", () => {
  test("whoever refuses a proposal has not made it", () => {
    const proposal = commitmentsOf("Tomas Rekk spoke on Monday. He rejected a Selian proposal to lift it. “We will keep the ban,” Rekk said.").find(
      (commitment) => commitment.force === "proposal",
    );
    expect(proposal?.actor.name).not.toBe("Tomas Rekk");
  });
  test("a proposal is an option with who backs it and what blocks it", () => {
    const [option] = optionsOf("Teskia has not adopted the Karstani proposal for a ten-day truce. Velmora has adopted this proposal.");
    expect(option.status).toBe("proposed");
    expect(option.backers.map((party) => party.name)).toEqual(["Velmora"]);
    expect(option.blocker?.text).toContain("not adopted");
  });
  test("what one has promised not to do is none", () => {
    expect(optionsOf("“I will never raise the levy,” Karstani President Ida Sel said.")).toEqual([]);
  });
  test.each([
    ["Karstan is weighing sanctions against Velmora.", "Karstan", "sanctions against Velmora"],
    ["Karstan is considering closing the strait to Velmora's ships.", "Karstan", "closing the strait to Velmora's ships"],
    ["Karstan has not ruled out leaving the treaty.", "Karstan", "leaving the treaty"],
    ["Karstan demanded an emergency session of the Teskian parliament.", "Teskian parliament", "emergency session of the Teskian parliament"],
  ])("what the report tells is considered or asked for: %s", (text, actor, action) => {
    expect(optionsOf(text).map((option) => [option.actor.name, option.action.text])).toEqual([[actor, action]]);
  });
  test.each([
    "Karstan is considering the matter.",
    "Karstan is not considering sanctions against Velmora.",
    "Karstan ruled out leaving the treaty.",
  ])("what is no act, or is denied, is none: %s", (text) => {
    expect(optionsOf(text)).toEqual([]);
  });
  test("what was taken back is no option any more", () => {
    expect(optionsOf("Karstan announced its plan to halt the delivery of guns to Velmora. Ten days later, Karstan reversed the decision.")).toEqual(
      [],
    );
  });
  test("what somebody is asked to do is open to them", () => {
    const [option] = optionsOf("Velmora urged Karstan to lift the sanctions on Teskia.");
    expect([option.actor.name, option.status, option.backers[0]?.name]).toEqual(["Karstan", "asked", "Velmora"]);
  });
});

test("what is due by a season's end is due on its last day", () => {
  const due = commitmentsOf("“We will lend doctors to Velmora before the end of this summer,” Karstani President Ida Sel said on Tuesday.").map(
    (commitment) => commitment.due?.value,
  );
  expect(due).toEqual(["2026-08-31"]);
});
