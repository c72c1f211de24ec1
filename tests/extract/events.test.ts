import { describe, expect, test } from "vitest";
import type { EventRecord, Participant } from "../../src/document/records.ts";
import { openEvents } from "../support/events.ts";
import { inventedRecordsOf } from "../support/reader.ts";

const who = (parties: readonly Participant[]): string => parties.map((party) => party.name).join(" + ");
const gist = (event: EventRecord): string => `${event.type} ${event.realis}: ${who(event.actor)} → ${who(event.recipient)}`;
const eventsOf = (text: string): EventRecord[] => inventedRecordsOf(text).filter((record): record is EventRecord => record.kind === "event");

describe("who did what to whom, in every build of the sentence", () => {
  test.each([
    ["active", "Orland bombed Teskia.", "ASSAULT occurred: Orland → Teskia"],
    ["passive", "Teskia was bombed by Orland.", "ASSAULT occurred: Orland → Teskia"],
    ["relative clause", "The rebels, who attacked Teskia, were arrested.", "ASSAULT occurred: rebels → Teskia"],
    ["light verb", "Orland reached a deal with Teskia.", "AGREE occurred: Orland → Teskia"],
    ["noun", "The invasion of Teskia by Orland began in May.", "ASSAULT occurred: Orland → Teskia"],
    ["owner of a noun", "Orland’s bombing of Teskia went on.", "ASSAULT occurred: Orland → Teskia"],
    ["object with a destination", "Orland sent weapons to Teskia.", "AID occurred: Orland → Teskia"],
    ["who receives", "Teskia received aid from Orland.", "AID occurred: Orland → Teskia"],
    ["control", "Orland refused to release the prisoners of Teskia.", "REJECT occurred: Orland → Teskia"],
    ["demand with its addressee", "Orland urged Teskia to release the sailors.", "REQUEST occurred: Orland → Teskia"],
    ["attack condemned: the attacker is meant", "Orland condemned an attack by Teskia soldiers.", "ACCUSE occurred: Orland → Teskia soldiers"],
  ])("%s: %s", (_, text, expected) => {
    expect(openEvents(text).map(gist)).toContain(expected);
  });
  test.each([
    ["whoever is expelled is not who expels", "The Karstani ambassador was expelled on Monday.", "SANCTION occurred:  → Karstan"],
    [
      "who belongs to somebody is not that person",
      "Rebels killed two bodyguards of President Tomas Rekk.",
      "ASSAULT occurred: Rebels → two bodyguards of President Tomas Rekk",
    ],
    ["whom it is asked of, not whom it is about", "Karstan called on Teskia to stop arming Druvia.", "REQUEST occurred: Karstan → Teskia"],
    ["… with “not”", "Karstan appealed to Teskia not to attack Druvia.", "REQUEST occurred: Karstan → Teskia"],
    [
      "… or somebody who is no party",
      "Karstan appealed to the international community not to recognise the junta.",
      "REQUEST occurred: Karstan → international community",
    ],
    ["a killing without its doer", "A Karstani soldier was killed on Tuesday.", "ASSAULT occurred:  → Karstani soldier"],
    ["an arrest without its doer", "Eleven people were arrested after the march.", "COERCE occurred:  → Eleven people"],
    ["who was in office once", "Police arrested former President Tomas Rekk.", "COERCE occurred: Police → Tomas Rekk"],
    ["nobody broke it", "Druvia condemned the raid. The truce was broken twice.", "ACCUSE occurred: Druvia → "],
    ["what is told to be done is asked", "Druvia told Teskia to withdraw its soldiers by Friday.", "REQUEST occurred: Druvia → Teskia"],
    ["a past tense that looks like a participle", "Some 200 rebels surrendered on Monday.", "RETREAT occurred: Some 200 rebels → "],
    ["a past tense behind a name of two words", "The Orland Isles imposed sanctions on Teskia.", "SANCTION occurred: Orland Isles → Teskia"],
    ["what is waited for", "Druvia will drop the tariffs as soon as Teskia withdraws its troops.", "RETREAT hypothetical: Teskia → "],
    ["what was voted for is done", "The Karstani parliament voted on Tuesday to reject the bill.", "REJECT occurred: Karstani parliament → "],
    ["a summit that ends has been held", "Karstan ended a two-day summit with Teskia.", "CONSULT occurred: Karstan → Teskia"],
    ["to welcome a pact is not to make it", "Druvia welcomed the accord between Karstan and Teskia.", "SUPPORT occurred: Druvia → Karstan + Teskia"],
    [
      "what nearly happened",
      "The talks between Karstan and Teskia were nearly called off.",
      "REJECT hypothetical: Karstan + Teskia → Karstan + Teskia",
    ],
  ])("%s: %s", (_, text, expected) => {
    expect(eventsOf(text).map(gist)).toContain(expected);
  });
  test("a sea is mined for ore, a minister fired without arms", () => {
    for (const text of ["The Karstani government will mine the deep sea.", "The president of Karstan fired his defence minister."])
      expect(eventsOf(text).filter(({ type }) => type === "ASSAULT")).toEqual([]);
  });
  test("parties joined by “and” both take part", () => {
    const [event] = openEvents("Orland and Melora imposed sanctions on Teskia.");
    expect(gist(event)).toBe("SANCTION occurred: Orland + Melora → Teskia");
  });
  test("whoever is accused of what killed somebody is who did it", () => {
    const killing = openEvents("Orland accused Melora of shelling a convoy, killing six soldiers.").find(({ trigger }) => trigger.text === "killing");
    expect(killing === undefined ? "" : who(killing.actor)).toBe("Melora");
  });
  test("a day between a verb and its auxiliary acts on nothing", () => {
    const [event] = openEvents("Orland has since Tuesday suspended arms deliveries to Teskia.");
    expect(gist(event)).toBe("SANCTION occurred: Orland → Teskia");
  });
  test("those who meet are on both sides", () => {
    const [event] = openEvents("Talks between Orland and Teskia began on Monday.");
    expect(who(event.actor)).toBe("Orland + Teskia");
    expect(who(event.recipient)).toBe("Orland + Teskia");
  });
  test("who mediates is neither side", () => {
    const [event] = openEvents("Melora mediated talks between Orland and Teskia.");
    expect(event.mediator?.name).toBe("Melora");
    expect(who(event.actor)).toBe("Orland + Teskia");
  });
  test("the words of an office lead to its country", () => {
    const [event] = eventsOf("The Karstani foreign minister condemned Teskia on Friday.");
    expect(event.actor[0]).toMatchObject({ country: "XA", sector: "GOV" });
    expect(event.recipient[0]).toMatchObject({ country: "XC" });
    expect(event.date?.value).toBe("2026-05-08");
  });
});

describe("whether it happened", () => {
  test.each([
    ["Orland will send food to Teskia.", "announced", "AGREE"],
    ["Orland pledged to send food to Teskia.", "promised", "AGREE"],
    ["Orland has not sent food to Teskia.", "negated", "REJECT"],
    ["Orland will not send food to Teskia.", "negated", "REJECT"],
    ["Orland may send food to Teskia.", "hypothetical", "AID"],
    ["Orland is sending food to Teskia.", "ongoing", "AID"],
    ["Orland announced the suspension of aid to Teskia.", "announced", "SANCTION"],
    ["Orland sent no food to Teskia.", "negated", "REJECT"],
    ["Orland decided to bomb Teskia.", "announced", "ASSAULT"],
    ["Orland said it would send food to Teskia.", "promised", "AGREE"],
    ["Orland neither accepted nor rejected the Teskian proposal.", "negated", "REJECT"],
  ])("%s → %s, exported as %s", (text, realis, exported) => {
    expect(openEvents(text).map((event) => [event.realis, event.exported])).toContainEqual([realis, exported]);
  });
  test("what is not adopted is rejected", () => {
    expect(openEvents("Teskia has not adopted the proposal of Orland.").map(gist)).toEqual(["REJECT occurred: Teskia → Orland"]);
  });
  test.each([
    "If Orland bombs Teskia, we will leave.",
    "Will Orland bomb Teskia?",
    "Reporters asked whether Orland bombed Teskia.",
    "The court met the deadline.",
    "Minister Sel declined to comment.",
    "Orland issued a statement.",
    "The heart attack was mild.",
  ])("no event: %s", (text) => {
    expect(openEvents(text).map(gist)).toEqual([]);
  });
});

describe("events of one report", () => {
  test("two meetings on two days stay two, and a later mention points to its own", () => {
    const events = eventsOf(
      "Foreign Minister Ida Sel of Karstan met Foreign Minister Ivan Druin of Teskia on Thursday. They met again on Friday. After Thursday’s talks between Sel and Druin, both capitals were calm.",
    ).filter((event) => event.type === "CONSULT");
    expect(events.map((event) => event.date?.value)).toEqual(["2026-05-07", "2026-05-08", "2026-05-07"]);
    expect(events[2].sameAs).toBe(events[0].id);
    expect(events[1].sameAs).toBeUndefined();
    expect(who(events[1].actor)).toBe("Ida Sel + Ivan Druin");
  });
  test("suspended and resumed are a pair, told back to whom", () => {
    const events = eventsOf("Karstan suspended aid to Teskia in February. In March, Karstan resumed its aid.");
    const [stop, again] = events;
    expect([stop.type, again.type]).toEqual(["SANCTION", "AID"]);
    expect(again.reverses).toBe(stop.id);
    expect(who(again.recipient)).toBe("Teskia");
  });
  test("“reversed the decision” is the opposite of the decision", () => {
    const events = eventsOf("Karstan announced its plan to halt the delivery of guns to Velmora. Ten days later, Karstan reversed the decision.");
    expect(events.map((event) => event.type)).toEqual(["SANCTION", "AID"]);
    expect(events[1].reverses).toBe(events[0].id);
  });
  test("an event inside a statement says whose", () => {
    const records = inventedRecordsOf("Karstani President Ida Sel said Teskia had bombed Velmora.");
    const event = records.find((record): record is EventRecord => record.kind === "event" && record.type === "ASSAULT");
    const statement = records.find((record) => record.kind === "statement");
    expect(event?.within).toBe(statement?.id);
  });
  test("politicians attack each other in words", () => {
    const events = eventsOf("President Ida Sel attacked Senator Tomas Rekk at a rally in Ordava. Sel accused Rekk of lying to Karstan.");
    expect(events[0]?.type).toBe("ACCUSE");
  });
  test("a passive that the next words contradict is doubted in a translated text", () => {
    const text =
      "President Ida Sel of Karstan is publicly criticized by Ivan Druin.\n\n“Druin writes long letters and answers none, “Sel said on Monday.\n\nThe union [Η ένωση των λιμένων] waits. It will re -open.";
    const doubted = eventsOf(text).filter((event) => event.notes.some((note) => note.rule === "roles-may-be-swapped"));
    expect(doubted.map((event) => [event.type, event.confidence])).toEqual([["ACCUSE", 0.3]]);
    expect(
      eventsOf(text.replace(/\n\nThe union.*/, "").replace(", “Sel", ",” Sel")).flatMap((event) => event.notes.map((note) => note.rule)),
    ).not.toContain("roles-may-be-swapped");
  });
});

test.each([
  ["the day something else was done", "Karstan lifted the sanctions on Velmora that it had imposed in February."],
  ["the day it is threatened for", "Karstan threatened to bomb Velmora on Friday."],
  ["the day until which it is asked", "Karstan demanded that Velmora withdraw by Friday."],
])("%s is not the event's: %s", (_, text) => {
  const [event] = eventsOf(text);
  expect([event.realis, event.date]).toEqual(["occurred", undefined]);
});
