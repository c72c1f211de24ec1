import type { RecordOf } from "./records.ts";

/** Whose record it is, as the report's fullest form has the name: speaker, actor, source or bearer; "" where nobody's. */
export function partyOf(record: RecordOf): string {
  switch (record.kind) {
    case "statement":
      return record.speaker.name;
    case "event":
      return record.actor[0]?.name ?? "";
    case "commitment":
    case "option":
      return record.actor.name;
    case "figure":
      return record.sourceChain[0]?.name ?? "";
    case "mention":
      return record.name;
    default:
      return "";
  }
}
