import { expect, test } from "vitest";
import { unpacked } from "../../src/document/material.ts";
import type { Stance } from "../../src/document/records.ts";
import { preparedOf } from "../support/store.ts";

test("stances of a report are read one by one, by the place of what they are on", () => {
  const text =
    'Dora Vey opposes the mill at Ostrava Bay. The sign read "},{"kind":"stance","start":1,"end":2" on Friday. Vey supports the northern railway. Tomas Rekk rejects the toll.';
  const { report, records } = preparedOf(text, { id: "m1", published: "2026-03-02" });
  const jsons = records.filter(({ kind }) => kind === "stance").map(({ json }) => json);
  const all = jsons.map((json) => JSON.parse(json) as Stance);
  expect(all.length).toBeGreaterThan(2);
  const material = unpacked({
    ...{ id: report.id, text, published: undefined, publisher: undefined, title: undefined, url: undefined, copyOf: undefined },
    ...{ sentences: report.sentences, statements: [], actorNames: new Map(), actorForms: [], others: [] },
    packed: { stances: `[${jsons.join(",")}]`, events: [], commitments: [], options: [] },
  });
  expect(material.stancesIn(0, text.length)).toEqual(all);
  for (const [k, start] of report.sentences.entries()) {
    const end = report.sentences[k + 1] ?? text.length;
    expect(material.stancesIn(start, end)).toEqual(all.filter(({ targets }) => targets.some((target) => target.start >= start && target.end <= end)));
  }
  expect(material.stancesIn(0, 0)).toEqual([]);
});
