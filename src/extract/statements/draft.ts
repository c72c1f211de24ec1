/** A statement while it is put together, and what it is made from. */

import type { Doc } from "../../document/doc.ts";
import type { Report } from "../../document/report.ts";
import type { ReportVerbs } from "../../lexicon/report-verbs.ts";
import type { SpeakerContext } from "../speakers/speakers.ts";
import type { ResolvedTime } from "../times/times.ts";
import type { Attribution } from "./attribution.ts";
import type { Leftover } from "./quotations.ts";

/** Token ranges of one statement while it is put together. */
export interface Draft {
  readonly attribution: Attribution | undefined;
  readonly source: { from: number; to: number } | undefined;
  readonly content: readonly { from: number; to: number }[];
  readonly by: string;
  readonly confidence: number;
  readonly leftover?: Leftover;
}

export interface StatementInput {
  readonly report: Report;
  readonly doc: Doc;
  readonly attributions: readonly Attribution[];
  readonly times: readonly ResolvedTime[];
  readonly speakers: SpeakerContext;
  readonly verbs: ReportVerbs;
  /** Name and version of the attribution model, for `by`. */
  readonly model: string;
}
