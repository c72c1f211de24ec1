import { expect, test } from "vitest";
import { type ReportMaterial, withDetails, withTargetIn } from "../../src/document/material.ts";
import type { Stance } from "../../src/document/records.ts";
import { makeRandom } from "../../src/model/random.ts";
import { preparedOf } from "../support/store.ts";

function withStances(text: string, jsons: readonly string[]): ReportMaterial {
  return withDetails(
    {
      ...{ id: "m1", text, published: undefined, publisher: undefined, title: undefined, url: undefined, copyOf: undefined },
      ...{ sentences: [0], statements: [], actorNames: new Map(), actorForms: [] },
    },
    { stances: `[${jsons.join(",")}]`, events: [], commitments: [], options: [], people: [] },
  );
}

test("stances of a report are read one by one, by the place of what they are on", () => {
  const text =
    'Dora Vey opposes the mill at Ostrava Bay. The sign read "},{"kind":"stance","start":1,"end":2" on Friday. Vey supports the northern railway. Tomas Rekk rejects the toll.';
  const { report, records } = preparedOf(text, { id: "m1", published: "2026-03-02" });
  const jsons = records.filter(({ kind }) => kind === "stance").map(({ json }) => json);
  const all = jsons.map((json) => JSON.parse(json) as Stance);
  expect(all.length).toBeGreaterThan(2);
  const material = withStances(text, jsons);
  expect(material.stancesIn(0, text.length)).toEqual(all);
  for (const [k, start] of report.sentences.entries()) {
    const end = report.sentences[k + 1] ?? text.length;
    expect(material.stancesIn(start, end)).toEqual(all.filter(({ targets }) => targets.some((target) => target.start >= start && target.end <= end)));
  }
  expect(material.stancesIn(0, 0)).toEqual([]);
});

test("whatever their order and however long they are, those with a target in a place are found, in the order of the list", () => {
  const random = makeRandom(7);
  for (let round = 0; round < 200; round++) {
    const all = Array.from({ length: random.below(12) }, (_, k) => {
      const start = random.below(90);
      const end = start + 1 + random.below(random.below(4) === 0 ? 80 : 8);
      return { kind: "stance", id: `m1/stance/${k}`, start, end, targets: [{ start, end: start + 1, text: "x" }] };
    });
    const material = withStances(
      "x".repeat(200),
      all.map((stance) => JSON.stringify(stance)),
    );
    const [from, to] = [random.below(100), random.below(100)];
    expect(material.stancesIn(from, to)).toEqual(withTargetIn(all as unknown as Stance[], from, to));
  }
});
