/** Transcripts: each turn is a statement of its speaker, whatever stands in it. */

import type { Statement } from "../../document/records.ts";
import type { Report, SpeakerTurn } from "../../document/report.ts";
import { entityId, turnId } from "./statements.ts";

export function turnStatements(report: Report, turns: readonly SpeakerTurn[]): Statement[] {
  return turns
    .filter((turn) => turn.end > turn.start)
    .map((turn) => {
      const text = report.text.slice(turn.start, turn.end);
      return {
        kind: "statement",
        id: turnId(report, turn),
        reportId: report.id,
        start: turn.start,
        end: turn.end,
        text,
        by: "rule:turn",
        confidence: 1,
        notes: [],
        speaker: {
          name: turn.speaker,
          names: [turn.speaker],
          carriedOver: false,
          how: "turn",
          confidence: 1,
          entityId: entityId(report, turn.speaker),
        },
        cue: null,
        content: [{ start: turn.start, end: turn.end, text }],
        quoteType: "direct",
        speechAct: "assert",
        ...(report.published === undefined ? {} : { said: { value: report.published, edtf: report.published, how: "inferred" as const } }),
        negated: false,
        modality: "asserted",
        topics: [],
        quotations: [],
        repairs: [],
      };
    });
}
