import { describe, expect, test } from "vitest";
import type { EventRecord, Mention, Participant } from "../../src/document/records.ts";
import { recordsOf } from "../support/reader.ts";

const who = (parties: readonly Participant[]): string => parties.map(({ name }) => name).join(" + ");
const eventsOf = (text: string): string[] =>
  recordsOf(text, "2026-05-08")
    .filter((record): record is EventRecord => record.kind === "event")
    .map(({ type, actor, recipient }) => `${type}: ${who(actor)} → ${who(recipient)}`);
const namesOf = (text: string): string[] =>
  recordsOf(text)
    .filter((record): record is Mention => record.kind === "mention")
    .map(({ name, type }) => `${name} ${type}`);

describe("a state that no list knows is one by how the report speaks of it", () => {
  test.each([
    ["its adjective", "Velmoran troops crossed the river. Velmora denied it.", "Velmora LOC"],
    ["an office of states", "The government of Velmora resigned. A day later Velmora closed its ports.", "Velmora LOC"],
    ["what only states own", "Velmora's airspace was closed on Monday.", "Velmora LOC"],
    ["its president", "President Anton Rekk of Velmora spoke first.", "Velmora LOC"],
    ["its minister", "Velmora's Trade Minister Anton Rekk spoke first.", "Velmora LOC"],
    ["what it recalls", "Velmora recalled its ambassador from Teskia.", "Velmora LOC"],
  ])("%s: %s", (_, text, expected) => {
    expect(namesOf(text)).toContain(expected);
  });
  test.each([
    ["a person with a government", "The government of Anton Rekk resigned. Rekk's ministers left."],
    ["a person before what people have", "Anton Rekk spoke. The Rekk government resigned."],
    ["a profession", "Veteran diplomats and civilian officials met. Historian Koll did not."],
  ])("but not %s: %s", (_, text) => {
    expect(namesOf(text).filter((name) => name.endsWith("LOC"))).toEqual([]);
  });
});

describe("what unlisted states do is an event", () => {
  test.each([
    ["Velmora expelled three Teskian diplomats on Friday.", "SANCTION: Velmora → Teskian"],
    ["The Velmoran government accused Teskia of violating the truce.", "ACCUSE: Velmoran government → Teskia"],
    ["Velmora imposed sanctions on Teskia. The Teskian army denied the charge.", "SANCTION: Velmora → Teskia"],
    ["Teskia recalled its ambassador from Velmora.", "SANCTION: Teskia → Velmora"],
    ["The Teskian navy seized a Velmoran tanker.", "COERCE: Teskian navy → Velmoran"],
    ["Velmora and Teskia broke off diplomatic relations.", "SANCTION: Velmora + Teskia → Velmora + Teskia"],
  ])("%s", (text, expected) => {
    expect(eventsOf(text)).toContain(expected);
  });
  test.each([
    "Nordex signed a contract with the baker.",
    "Anton Rekk praised the soup.",
    "Koll visited the museum.",
    "Koll changed the position she had taken on tolls.",
    "The Brenner company fired two cooks.",
  ])("and no more than that: %s", (text) => {
    expect(eventsOf(text)).toEqual([]);
  });
});

describe("crowds and arms need no office", () => {
  test.each([
    ["Thousands of people protested against the toll in Maren.", "PROTEST: Thousands of people → "],
    ["Workers at the port went on strike on Monday.", "PROTEST: Workers → "],
    ["A bomb exploded in a market, killing 12 people.", "ASSAULT:  → 12 people"],
    ["Two civilians were killed in a drone strike on the village.", "ASSAULT:  → Two civilians"],
  ])("%s", (text, expected) => {
    expect(eventsOf(text)).toContain(expected);
  });
  test.each([
    "The report demonstrated that the toll was too high.",
    "A car crash killed two people on the pass.",
    "Gas killed two miners.",
  ])("but not: %s", (text) => {
    expect(eventsOf(text)).toEqual([]);
  });
});

test("a person beside an office is whoever holds it", () => {
  expect(eventsOf("The opposition wrote to the king. Its leader, Jon Dahl, condemned the government.")).toContain("ACCUSE: Jon Dahl → government");
});

test("a name the finder knows in one place of a report is known in the others", () => {
  const text = "The envoy arrived in Velmora on Monday. Velmora expelled three Teskian diplomats on Friday.";
  expect(namesOf(text).filter((name) => name === "Velmora LOC")).toHaveLength(2);
});

test.each([
  ["what one is in is a place", "Nobody expects elections in Sarvia. Sarvia has waited for years.", "Sarvia LOC"],
  ["what has a government is a state", "Sarvia’s government said it regretted the step.", "Sarvia LOC"],
  ["a bank is an organisation", "The Lakes Bank, which paid for the dam, warned both sides.", "Lakes Bank ORG"],
  ["whoever has a trade is a person", "For the analyst Petra Vonn, of the Institute for Inland Trade, nothing has changed.", "Petra Vonn PER"],
])("%s", (_, text, name) => {
  expect(namesOf(text)).toContain(name);
});
