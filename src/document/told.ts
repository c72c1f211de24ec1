/** What a comparison reads of hundreds of reports at once, a tenth as long as their records: statements without their words (who says something where), and where sentences begin. */

import type { Statement } from "./records.ts";

/** A statement is one as well. */
export type Told = Readonly<Pick<Statement, "id" | "start" | "end" | "negated" | "speechAct">> & {
  readonly speaker: Readonly<Pick<Statement["speaker"], "name" | "names" | "how">>;
  readonly content: readonly { readonly start: number; readonly end: number }[];
  readonly said?: Readonly<Pick<NonNullable<Statement["said"]>, "value" | "edtf">> | undefined;
};

/** Id after that of the report, start, end, place of the speaker, negated (1) or not (0), speech act, offsets of the content in pairs, day as value and EDTF. */
type Row = readonly [string, number, number, number, 0 | 1, Told["speechAct"], readonly number[], string?, string?];

interface Packed {
  readonly speakers: readonly (readonly [string, readonly string[], Told["speaker"]["how"]])[];
  readonly rows: readonly Row[];
  /** Characters from one beginning of a sentence to the next. */
  readonly sentences: readonly number[];
}

export interface Outline {
  readonly statements: readonly Told[];
  /** Where sentences begin: UTF-16 offsets. */
  readonly sentences: readonly number[];
}

/** Statements and sentences of one report as JSON; each speaker once. */
export function packTold(reportId: string, { statements, sentences }: Outline): string {
  const speakers: Packed["speakers"][number][] = [];
  const places = new Map<string, number>();
  const rows = statements.map(({ id, start, end, negated, speechAct, speaker, content, said }): Row => {
    const own = [speaker.name, speaker.names, speaker.how] as const;
    const key = JSON.stringify(own);
    let place = places.get(key);
    if (place === undefined) {
      place = speakers.push(own) - 1;
      places.set(key, place);
    }
    const offsets = content.flatMap((span) => [span.start, span.end]);
    const tail = id.startsWith(prefixOf(reportId)) ? id.slice(prefixOf(reportId).length) : id;
    const row = [tail, start, end, place, negated ? 1 : 0, speechAct, offsets] as const;
    if (said === undefined) return row;
    return said.edtf === undefined ? [...row, said.value] : [...row, said.value, said.edtf];
  });
  const steps = sentences.map((start, k) => start - (sentences[k - 1] ?? 0));
  return JSON.stringify({ speakers, rows, sentences: steps } satisfies Packed);
}

/** The same again, in their order. */
export function unpackTold(reportId: string, json: string): { statements: Told[]; sentences: number[] } {
  const { speakers, rows, sentences: steps } = JSON.parse(json) as Packed;
  let at = 0;
  const sentences = steps.map((step) => {
    at += step;
    return at;
  });
  const own = speakers.map(([name, names, how]) => ({ name, names: names as string[], how }));
  const statements = rows.map(([tail, start, end, place, negated, speechAct, offsets, value, edtf]) => {
    const content: { start: number; end: number }[] = [];
    for (let k = 0; k < offsets.length; k += 2) content.push({ start: offsets[k], end: offsets[k + 1] });
    return {
      id: tail.includes("/") ? tail : prefixOf(reportId) + tail,
      start,
      end,
      negated: negated === 1,
      speechAct,
      speaker: own[place],
      content,
      ...(value === undefined ? {} : { said: { value, ...(edtf === undefined ? {} : { edtf }) } }),
    };
  });
  return { statements, sentences };
}

function prefixOf(reportId: string): string {
  return `${reportId}/statement/`;
}
