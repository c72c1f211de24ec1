/** What flows from reading to the store: a report with its records, made ready to be linked with others. */

import { hashString } from "../model/hash.ts";
import type { ReportRecord } from "./records.ts";
import { type Report, reportIdOf } from "./report.ts";

/** Kinds of things that are gathered across reports; each is compared only with its own kind. */
export const SPACES = ["copy", "utterance", "happening", "action", "figure"] as const;
export type Space = (typeof SPACES)[number];

/** One thing that may stand in several reports, with the keys it is found by. */
export interface Item {
  /** Id of the record, or of the report for a copy. */
  readonly id: string;
  readonly space: Space;
  readonly reportId: string;
  /** YYYY-MM-DD of when it became known: the report's day. */
  readonly day: string | undefined;
  /** 32-bit signed blocking keys: items that share one are compared. */
  readonly keys: readonly number[];
  /** What comparison needs, as JSON; its form is its space's own. */
  readonly payload: string;
}

/** A record as a row: the JSON on the wire, and what is asked for without reading it. */
export interface RecordRow {
  readonly id: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** First and last day the record speaks of (YYYY-MM-DD), where it does. */
  readonly day: string | undefined;
  readonly dayTo: string | undefined;
  /** Name of the speaker, actor or source, as the report's fullest form has it. */
  readonly party: string | undefined;
  /** Words to search in, folded. */
  readonly body: string | undefined;
  readonly json: string;
}

/** A name of a report and whom it stands for. */
export interface ReportName {
  /** Fullest form in the report. */
  readonly name: string;
  readonly type: "PER" | "ORG" | "LOC";
  readonly mentions: number;
  readonly titles: readonly string[];
  /** Entry of the authority list, where letters, office and day leave one. */
  readonly authorityId: string | undefined;
  readonly score: number;
  readonly reasons: readonly string[];
  /** Entry that the letters alone lead to, whatever the report. */
  readonly plain: { readonly id: string; readonly score: number } | undefined;
  /** Other ways the report writes it: adjectives, capitals, other scripts. */
  readonly forms: readonly string[];
}

export interface PreparedReport {
  readonly report: ReportRecord;
  /** 64-bit hash of the text as hex. */
  readonly hash: string;
  /** What was read, in one value: equal readings need not be extracted again. */
  readonly reading: string;
  /** Where it came from: file name with line, or URL. */
  readonly source: string;
  /** Version of the code that made the records. */
  readonly extractor: string;
  readonly records: readonly RecordRow[];
  /** Its statements without their words, as `packTold` writes them. */
  readonly told: string;
  readonly names: readonly ReportName[];
  readonly items: readonly Item[];
}

/** On two names. */
export const NAME_VERDICTS = ["same", "differ"] as const;
/** On the direction of an item. */
export const ITEM_VERDICTS = ["confirm", "flip", "strike", "for", "against"] as const;
export type ItemVerdict = (typeof ITEM_VERDICTS)[number];
/** On a statement: another speaker, no statement at all, or as it was read after all. */
export const CORRECTION_VERDICTS = ["speaker", "notStatement", "asRead"] as const;
export type CorrectionVerdict = (typeof CORRECTION_VERDICTS)[number];

/** A person's ruling: on who is who, on an item of a position, on a statement, on the terms of a topic. Replayed whenever the record is made again. */
export interface Ruling {
  readonly id: string;
  readonly verdict: (typeof NAME_VERDICTS)[number] | ItemVerdict | CorrectionVerdict | "topic";
  /** Ids of two names or entities; of an item and of its question (`questionId`); of a statement and its speaker; name of a topic and its fields as JSON. */
  readonly a: string;
  readonly b: string;
  /** What was typed, for people. */
  readonly aName: string;
  readonly bName: string;
  readonly author: string;
  readonly reason: string;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
}

/** What a ruling would say, before anybody has made it. */
export type ProposedRuling =
  | { readonly on: "item"; readonly verdict: ItemVerdict; readonly item: string; readonly actor: string; readonly topic: string }
  | { readonly on: "identity"; readonly verdict: (typeof NAME_VERDICTS)[number]; readonly a: string; readonly b: string }
  | { readonly on: "statement"; readonly verdict: "speaker"; readonly statement: string; readonly speaker: string }
  | { readonly on: "statement"; readonly verdict: "notStatement" | "asRead"; readonly statement: string };

/** A ruling proposed by somebody who may not rule: without effect until a person accepts it. */
export interface Proposal {
  readonly id: string;
  readonly ruling: ProposedRuling;
  /** The words it rests on: `text` is the report's text from `start` to `end`. */
  readonly reportId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly author: string;
  readonly reason: string;
  readonly at: string;
  readonly state: "open" | "accepted" | "refused";
  readonly decidedBy?: string;
  readonly decidedAt?: string;
}

/** What an item was ruled on for: the same sentence may be for one topic and against another. */
export function questionId(actorId: string, topic: string): string {
  return `${actorId} on ${topicKey(topic)}`;
}

/** A topic's name without case and spaces, by which it is found again. */
export function topicKey(topic: string): string {
  return topic.toLowerCase().replace(/\s+/g, " ").trim();
}

/** A link between two items, found by comparing them. */
export interface Link {
  readonly score: number;
  /** Why, in words. */
  readonly reason: string;
  /** Whether linked items are one thing (gathered), or one bears on the other (shown with it). */
  readonly kind: "same" | "evidence" | "contradicts";
}

/** Version of extraction and preparation: stored with each report, so that `reread` knows what is old. */
export const EXTRACTOR_VERSION = "15";

/** Id, text and everything given with it, in one value. */
export function readingOf(report: Report): string {
  const given = [report.id, report.url, report.publisher, report.title, report.byline, report.published, report.publishedHow, EXTRACTOR_VERSION];
  return `${reportIdOf(report.text)}${(hashString(JSON.stringify([given, report.turns])) >>> 0).toString(16).padStart(8, "0")}`;
}
