/** What the server and the assistant's tools ask for: the record, answers about positions, rulings, imports, exports. Made by the command line. */

import type { Answer } from "../compare/answer.ts";
import type { OpenOption, Precedent } from "../compare/options.ts";
import type { ProposedTopic } from "../compare/topics/proposals.ts";
import type { TopicFields } from "../compare/topics/topic.ts";
import type { ProposedRuling, Ruling } from "../document/stored.ts";
import type { Material } from "../store/positions.ts";
import type { Store } from "../store/store.ts";

/** An answer with who speaks for the actor, and whether more reports speak of it than were read. */
export interface TheAnswer extends Answer {
  readonly voices: Material["voices"];
  readonly more: boolean;
}

export interface TopicDetails {
  readonly kind: "topic";
  readonly fields: TopicFields;
  readonly wordings: readonly {
    readonly text: string;
    readonly words: readonly { readonly text: string; readonly act: boolean; readonly polarity: number }[];
  }[];
  readonly terms: readonly { readonly text: string; readonly act: boolean; readonly polarity: number }[];
  /** Short names that the reports give for it. */
  readonly aliases: readonly { readonly short: string; readonly full: readonly string[]; readonly reports: number }[];
  readonly speakers: readonly { readonly id: string; readonly name: string; readonly reports: number }[];
  /** Who the matches were counted for; absent when nobody speaks of it. */
  readonly actor?: string;
  /** Sentences by kind of match. */
  readonly matches: Readonly<Record<string, number>>;
  readonly neighbours: readonly { readonly text: string; readonly count: number }[];
}

export interface OpenTo {
  readonly actor: Material["actor"];
  readonly options: readonly OpenOption[];
  readonly precedents: readonly Precedent[];
  /** Commitments of the actor with a known outcome. */
  readonly closed: number;
}

/** Who rules, why and when (ISO 8601, UTC). */
export interface Stamp {
  readonly author: string;
  readonly reason: string;
  readonly at: string;
}

export interface AskedFor {
  readonly actor: string;
  readonly topic: string;
  readonly asOf?: string;
  readonly since?: string;
}

/** Questions about positions. */
export interface Inquirer {
  /** @throws NotFoundError when nobody of that name is in the record */
  ask(request: AskedFor): Promise<TheAnswer>;
  topics(actor: string | undefined, limit: number): Promise<{ readonly known: readonly TopicFields[]; readonly proposed: readonly ProposedTopic[] }>;
  topic(typed: string, actor: string | undefined): Promise<TopicDetails>;
  options(actor: string, asOf: string | undefined): Promise<OpenTo>;
  rule(ruling: ProposedRuling, stamp: Stamp): Promise<Ruling>;
  setTopic(topic: string, given: Omit<TopicFields, "topic">, stamp: Stamp): Promise<TopicFields>;
}

/** What is added: addresses of pages and feeds, files as bytes, a text as typed, the samples of the package. */
export type Added =
  | { readonly from: "samples" }
  | { readonly from: "url"; readonly url: string }
  | { readonly from: "file"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly from: "text"; readonly text: string; readonly title?: string; readonly publisher?: string; readonly published?: string };

export interface ImportSummary {
  readonly added: number;
  readonly known: number;
  readonly renewed: number;
  readonly failed: readonly { readonly source: string; readonly message: string }[];
  /** Ids of the reports, those known already among them; the first two hundred. */
  readonly reports: readonly string[];
}

/** Told while an import runs: how many reports are done, and what was noted. */
export type ImportStep = { readonly done: number } | { readonly note: string };

/** The same calls, answered with the bytes of the answers' JSON: what is only passed on need not be read. */
export type JsonCalls<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => Promise<unknown> ? (...args: A) => Promise<Uint8Array<ArrayBuffer>> : never;
};

/** Reads of the record. */
export type Reads = Pick<
  Store,
  | "stats"
  | "search"
  | "show"
  | "listReports"
  | "listRecords"
  | "wholeReport"
  | "entities"
  | "entity"
  | "doubts"
  | "families"
  | "happenings"
  | "commitments"
  | "disagreements"
  | "copies"
  | "diff"
  | "rulings"
  | "proposals"
>;

export interface Backend {
  /** Calls may run side by side. */
  readonly record: Reads & { readonly json: JsonCalls<Reads> };
  readonly inquirer: Inquirer & { readonly json: JsonCalls<Inquirer> };
  readonly proposals: Pick<Store, "propose" | "decide">;
  /** Reads, keeps and links what is given; one import at a time. */
  add(sources: readonly Added[], step: (step: ImportStep) => void): Promise<ImportSummary>;
  /** @throws InputError for a format that is not known */
  export(format: string, options: { readonly withholdText: boolean; readonly asOf?: string }): Promise<AsyncIterable<string | Uint8Array>>;
  /** Who rules when nobody is named. */
  readonly author: string;
  readonly version: string;
  close(): Promise<void>;
}
