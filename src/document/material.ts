/** What a comparison reads: the reports that may speak of a topic, with who of them the actor is. */

import type { Commitment, EventRecord, Option, Stance, Statement } from "./records.ts";

export interface ReportMaterial {
  readonly id: string;
  readonly text: string;
  /** YYYY-MM-DD. */
  readonly published: string | undefined;
  readonly publisher: string | undefined;
  readonly title: string | undefined;
  readonly url: string | undefined;
  /** Group of near-copies. */
  readonly copyOf: string | undefined;
  /** Where each sentence starts. */
  readonly sentences: readonly number[];
  readonly statements: readonly Statement[];
  readonly stances: readonly Stance[];
  readonly events: readonly EventRecord[];
  readonly commitments: readonly Commitment[];
  readonly options: readonly Option[];
  /** Names that stand for the actor in this report's records; with a note where somebody speaks for the actor ("its foreign minister"). */
  readonly actorNames: ReadonlyMap<string, string | undefined>;
  /** How the report writes the actor. */
  readonly actorForms: readonly string[];
  /** Last names of other people of the report. */
  readonly others: readonly string[];
}

/** A sentence of a report, [start, end). */
export interface Sentence {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function sentencesOf({ text, sentences }: Pick<ReportMaterial, "text" | "sentences">): Sentence[] {
  return sentences.map((start, index) => {
    const to = sentences[index + 1] ?? text.length;
    const own = text.slice(start, to).trimEnd();
    return { index, start, end: start + own.length, text: own };
  });
}
