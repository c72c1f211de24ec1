/** What others say of the actor and the topic: kept apart from the actor's own words, and never counted as them. */

import { hashString } from "../model/hash.ts";
import type { ItemSource } from "./items.ts";
import type { TopicMatch } from "./topics/matches.ts";

export interface Assessment {
  readonly id: string;
  readonly statementId: string;
  readonly reportId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker: string;
  readonly day: string | undefined;
  readonly source: ItemSource;
}

/** Statements of others about the topic that name the actor, or that predict or assess; in order of time, each text once. */
export function assessmentsOf(matches: readonly TopicMatch[]): Assessment[] {
  const found = new Map<number, Assessment>();
  for (const { report, sentence, own, toldBy, statement: innermost, hits } of matches) {
    const statement = toldBy ?? innermost;
    if ((own !== undefined && toldBy === undefined) || statement === undefined || statement.speaker.name === "") continue;
    // The topic must be in what is said, not beside it.
    if (hits.length > 0 && !hits.some(({ start, end }) => statement.content.some((span) => span.start <= start && span.end >= end))) continue;
    const about =
      statement.speechAct === "assess" ||
      statement.speechAct === "predict" ||
      report.actorForms.some((form) => form.length > 2 && sentence.text.includes(form));
    if (!about) continue;
    const { id, publisher, title, url, published, copyOf } = report;
    const key = hashString(`${statement.speaker.name}\n${sentence.text}`);
    if (found.has(key)) continue;
    found.set(key, {
      id: `${id}/assessment/${sentence.start}-${sentence.end}`,
      statementId: statement.id,
      reportId: id,
      start: sentence.start,
      end: sentence.end,
      text: sentence.text,
      speaker: statement.speaker.name,
      day: statement.said?.value ?? published,
      source: { publisher, title, url, published, copyOf },
    });
  }
  return [...found.values()].sort((a, b) => (a.day ?? "9999").localeCompare(b.day ?? "9999") || (a.id < b.id ? -1 : 1));
}
