/** Reports of our own as a comparison reads them, without a store. */

import { type ReportMaterial, withTargetIn } from "../../src/document/material.ts";
import type { RecordOf, ReportRecord } from "../../src/document/records.ts";
import type { SpeakerTurn } from "../../src/document/report.ts";
import { reader, reportOf } from "./reader.ts";

export interface MaterialFields {
  readonly id?: string;
  readonly published?: string;
  readonly publisher?: string;
  readonly others?: readonly string[];
}

/** A report in which names that hold `actor` stand for the actor. */
export function materialOf(text: string, actor: string, fields: MaterialFields = {}, turns?: readonly SpeakerTurn[]): ReportMaterial {
  const { id, published = "2026-03-02", publisher = "Harbour Wire", others = [] } = fields;
  const records = reader().extract(
    reportOf(text, { ...(id === undefined ? {} : { id }), published, publishedHow: "given", publisher, ...(turns === undefined ? {} : { turns }) }),
  );
  const of = <K extends RecordOf["kind"]>(kind: K): Extract<RecordOf, { kind: K }>[] =>
    records.filter((record): record is Extract<RecordOf, { kind: K }> => record.kind === kind);
  const report = records[0] as ReportRecord;
  const stances = of("stance");
  const names = new Set<string>();
  for (const record of records) {
    if (record.kind === "statement") for (const name of record.speaker.names) names.add(name);
    else if (record.kind === "mention") names.add(record.name);
    else if (record.kind === "event") for (const { name } of record.actor) names.add(name);
    else if (record.kind === "stance") names.add(record.holder.name);
  }
  return {
    id: report.id,
    text,
    published,
    publisher,
    title: undefined,
    url: undefined,
    copyOf: undefined,
    sentences: report.sentences,
    statements: of("statement"),
    stancesIn: (start, end) => withTargetIn(stances, start, end),
    events: of("event"),
    commitments: of("commitment"),
    options: of("option"),
    actorNames: new Map([...names].filter((name) => name.toLowerCase().includes(actor.toLowerCase())).map((name) => [name, undefined])),
    actorForms: [actor],
    others,
  };
}

/** A transcript: "Rekk: We will build it." a line a turn. */
export function transcriptOf(lines: readonly string[], actor: string, fields: MaterialFields = {}): ReportMaterial {
  const turns: SpeakerTurn[] = [];
  let text = "";
  for (const line of lines) {
    const [, speaker, said] = /^([^:]+): (.*)$/.exec(line) as unknown as [string, string, string];
    turns.push({ speaker, start: text.length, end: text.length + said.length });
    text += `${said}\n\n`;
  }
  return materialOf(text.trimEnd(), actor, fields, turns);
}
