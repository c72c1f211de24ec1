/** How surely a stance tells the direction. */

import { describe, expect, test } from "vitest";
import { readLexicon } from "../../src/cli/resources.ts";
import { reliabilities, type Trace, traceFeatures } from "../../src/compare/reliability.ts";
import { readReliability } from "../../src/lexicon/reliability.ts";
import { stancesOn } from "../support/stances.ts";

const reliabilityOf = reliabilities(readReliability(readLexicon("reliability")));
const read = (marked: string): { trace: Trace; text: string } => {
  const [stance] = stancesOn(marked);
  const start = marked.indexOf("*");
  return { trace: { stance, on: { start, end: marked.lastIndexOf("*") - 1 } }, text: marked.replaceAll("*", "") };
};
const sure = (marked: string): number => {
  const { trace, text } = read(marked);
  return reliabilityOf(trace, text);
};

describe("reliability", () => {
  test("is the logistic of the bias where nothing is known of the reading", () => {
    const { trace, text } = read("Rekk opposes the *toll*.");
    expect(reliabilities({ bias: 0, weights: new Map(), levels: [] })(trace, text)).toBe(0.5);
  });

  test("adds the weight of every feature once", () => {
    const { trace, text } = read("Rekk opposes the *toll*.");
    const features = traceFeatures(trace, text);
    expect([...features]).toContain("step oppose:obj");
    const weights = new Map([...features].map((feature) => [feature, 1 / features.size]));
    expect(reliabilities({ bias: -1, weights, levels: [] })(trace, text)).toBeCloseTo(0.5, 10);
  });

  test("is the share of the level that its chance reaches", () => {
    const { trace, text } = read("Rekk opposes the *toll*.");
    const levels = [
      { from: 0, right: 0.2 },
      { from: 0.5, right: 0.6 },
      { from: 0.8, right: 0.9 },
    ];
    const at = (bias: number): number => reliabilities({ bias, weights: new Map(), levels })(trace, text);
    expect([-1, 0, 1, 2].map(at)).toEqual([0.2, 0.6, 0.6, 0.9]);
  });

  test.each([
    ["the topic", "Rekk said on Monday that he opposes the *toll*.", "Rekk said on Monday that he opposes the *pact*."],
    ["the actor", "Rekk said on Monday that he opposes the *toll*.", "Stahl said on Monday that he opposes the *toll*."],
  ])("does not know %s", (_what, one, other) => {
    expect(sure(one)).toBeCloseTo(sure(other), 10);
  });

  test("is higher for what is acted on than for what it stands beside", () => {
    expect(sure("Rekk wants to protect the *island*.")).toBeGreaterThan(sure("Rekk wants to protect the supply of boats to the *island*."));
  });

  test("is no lower for what one says than for what stands near a word", () => {
    expect(sure("“I oppose the *toll*,” Rekk said.")).toBeGreaterThanOrEqual(
      sure("Rekk has been pressing Maren to embrace several of his ideas, including free *ferries*."),
    );
  });
});
