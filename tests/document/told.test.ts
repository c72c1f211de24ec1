import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReportRecord } from "../../src/document/records.ts";
import { packTold, type Told, unpackTold } from "../../src/document/told.ts";
import { reader, reportOf } from "../support/reader.ts";

const told: fc.Arbitrary<Told> = fc.record(
  {
    id: fc.oneof(
      fc.tuple(fc.nat(999), fc.nat(999)).map(([start, end]) => `r1/statement/${start}-${end}@3`),
      fc.constant("elsewhere/statement/1-2@3"),
    ),
    start: fc.nat(9999),
    end: fc.nat(9999),
    negated: fc.boolean(),
    speechAct: fc.constantFrom("assert", "promise", "refuse"),
    speaker: fc.record({ name: fc.string(), names: fc.array(fc.string(), { maxLength: 3 }), how: fc.constantFrom("stated", "turn") }),
    content: fc.array(fc.record({ start: fc.nat(9999), end: fc.nat(9999) }), { maxLength: 4 }),
    said: fc.record({ value: fc.string(), edtf: fc.string() }, { requiredKeys: ["value"] }),
  },
  { requiredKeys: ["id", "start", "end", "negated", "speechAct", "speaker", "content"] },
) as fc.Arbitrary<Told>;

describe("statements without their words", () => {
  test("come back as they were, in their order, however many share a speaker", () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 12 }), fc.array(fc.nat(9999), { maxLength: 9 }), (statements, starts) => {
        const sentences = starts.sort((a, b) => a - b);
        expect(unpackTold("r1", packTold("r1", { statements, sentences }))).toEqual({ statements, sentences });
      }),
      { seed: 1 },
    );
  });

  test("are a fraction of what was read, and keep who, where and when", () => {
    const text =
      "Dora Vey, the minister of Velmora, said on Friday that the mill would close. “We will not wait,” Vey said. Vey denied that it was late.";
    const records = reader().extract(reportOf(text, { published: "2026-03-02", publishedHow: "given" }));
    const statements = records.filter((record) => record.kind === "statement");
    expect(statements.length).toBeGreaterThan(1);
    const { id, sentences } = records[0] as ReportRecord;
    const packed = packTold(id, { statements, sentences });
    expect(packed.length).toBeLessThan(JSON.stringify(statements).length / 4);
    for (const [k, own] of unpackTold(id, packed).statements.entries()) {
      const { start, end, negated, speechAct } = statements[k];
      expect(own).toMatchObject({ id: statements[k].id, start, end, negated, speechAct });
      expect(own.speaker.names).toEqual(statements[k].speaker.names);
      expect(own.said?.value).toBe(statements[k].said?.value);
    }
  });
});
