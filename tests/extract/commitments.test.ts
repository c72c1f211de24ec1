import { describe, expect, test } from "vitest";
import type { Commitment, Option } from "../../src/document/records.ts";
import { recordsOf } from "../support/reader.ts";

const commitmentsOf = (text: string, day = "2026-05-08"): Commitment[] =>
  recordsOf(text, day).filter((record): record is Commitment => record.kind === "commitment");
const optionsOf = (text: string, day = "2026-05-08"): Option[] => recordsOf(text, day).filter((record): record is Option => record.kind === "option");

describe("what was promised, threatened, proposed, announced", () => {
  test.each([
    ["promise by the verb", "French President Ida Sel promised to reopen the embassy in Poland.", "promise", "Ida Sel"],
    ["promise in one’s own words", "“We will send more doctors to Poland,” French President Ida Sel said on Tuesday.", "promise", "Ida Sel"],
    ["threat by the verb", "French President Ida Sel threatened to impose tariffs on Poland.", "threat", "Ida Sel"],
    ["leaving on a condition is a threat", "“If the talks fail, we will walk away,” French President Ida Sel said.", "threat", "Ida Sel"],
    ["announcement", "France announced its decision to suspend aid to Poland.", "announcement", "France"],
  ])("%s", (_, text, force, actor) => {
    expect(commitmentsOf(text).map((commitment) => [commitment.force, commitment.actor.name])).toContainEqual([force, actor]);
  });
  test.each([
    "French President Ida Sel may promise help.",
    "Sel said the train will be late.",
    "Ida Sel did not promise to resign.",
  ])("nothing is promised: %s", (text) => {
    expect(commitmentsOf(text).filter((commitment) => commitment.force === "promise")).toEqual([]);
  });
});

describe("by when", () => {
  test("a length of time counts from the day it was said", () => {
    const [commitment] = commitmentsOf("On Tuesday, French President Ida Sel promised to reopen the embassy within two weeks.");
    expect(commitment.due?.value).toBe("2026-05-19");
  });
  test("“by” a month means its last day", () => {
    const [commitment] = commitmentsOf("French President Ida Sel promised to reopen the embassy by June 2026.");
    expect(commitment.due?.value).toBe("2026-06-30");
  });
  test("hours of taking office count from the term of the office-holder", () => {
    const [commitment] = commitmentsOf("President Emmanuel Macron had promised to end the strike within 24 hours of taking office.");
    expect(commitment.due?.value).toBe("2022-05-15");
  });
});

describe("what became of it", () => {
  test("a deadline that has passed, with a contrast told, is a broken promise", () => {
    const [commitment] = commitmentsOf(
      "President Emmanuel Macron had promised to end the strike within 24 hours of taking office. But the strike goes on.",
    );
    expect(commitment.status).toBe("broken");
    expect(commitment.transitions[0].evidence.text).toBe("But the strike goes on.");
  });
  test("a deadline that has passed without a word lapses", () => {
    const [commitment] = commitmentsOf(
      "President Emmanuel Macron had promised to end the strike within 24 hours of taking office. Trains run on time.",
    );
    expect(commitment.status).toBe("lapsed");
  });
  test("a threat that was not carried out says so", () => {
    const threat = commitmentsOf("In March, French President Ida Sel threatened Poland with tariffs, but these tariffs were not imposed.").find(
      (commitment) => commitment.force === "threat",
    );
    expect(threat?.status).toBe("notCarriedOut");
  });
  test("an announcement taken back is reversed", () => {
    const [commitment] = commitmentsOf(
      "France announced its decision to suspend the supply of weapons to Poland. A week later, France reversed the decision.",
    );
    expect(commitment.status).toBe("reversed");
  });
  test("the parties’ answers to a proposal stand beside it", () => {
    const proposal = commitmentsOf("Russia has not accepted the French proposal for a 30-day truce. Poland has accepted this proposal.").find(
      (commitment) => commitment.force === "proposal",
    );
    expect(proposal?.actor.name).toBe("France");
    expect(proposal?.responses.map(({ party, response }) => `${party.name} ${response}`)).toEqual(["Russia noAnswer", "Poland accepted"]);
    expect(proposal?.status).toBe("pending");
  });
});

describe("options", () => {
  test("a proposal is an option with who backs it and what blocks it", () => {
    const [option] = optionsOf("Russia has not accepted the French proposal for a 30-day truce. Poland has accepted this proposal.");
    expect(option.status).toBe("proposed");
    expect(option.backers.map((party) => party.name)).toEqual(["Poland"]);
    expect(option.blocker?.text).toContain("not accepted");
  });
  test("what was taken back is no option any more", () => {
    expect(
      optionsOf("France announced its decision to suspend the supply of weapons to Poland. A week later, France reversed the decision."),
    ).toEqual([]);
  });
  test("what somebody is asked to do is open to them", () => {
    const [option] = optionsOf("Poland urged France to lift the sanctions on Russia.");
    expect([option.actor.name, option.status, option.backers[0]?.name]).toEqual(["France", "asked", "Poland"]);
  });
});
