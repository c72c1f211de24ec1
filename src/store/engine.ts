/** What the two engines do each in their own way; everything else is one set of queries through kysely. */

import type { Kysely, RawBuilder, Transaction } from "kysely";
import type { Item } from "../document/stored.ts";
import type { Tables } from "./schema.ts";

/** Rows of `records` with the words that search finds them by. */
export interface RecordInsert {
  readonly id: string;
  readonly report_id: string;
  readonly kind: string;
  readonly start_at: number;
  readonly end_at: number;
  readonly day: string | null;
  readonly day_to: string | null;
  readonly known: string;
  readonly party: string | null;
  readonly json: string;
  readonly body: string | null;
}

/** A search as the engines take it: words already folded. */
export interface TextQuery {
  /** Each is a word, a phrase of several, or a beginning; all must be found. */
  readonly terms: readonly TextTerm[];
}

export interface TextTerm {
  readonly words: readonly string[];
  /** Whether the last word is a beginning: "sanc*". */
  readonly prefix: boolean;
}

/** One of the two engines, opened. */
export interface Engine {
  readonly name: "sqlite" | "postgres";
  readonly db: Kysely<Tables>;
  /** Type of a column that counts up by itself. */
  readonly sequenceType: "integer" | "bigserial";
  /** Ends the definition of a table that is kept in the order of its key. */
  readonly clustered: RawBuilder<unknown>;
  /** Makes what full text search needs, within the first migration. */
  createSearch(db: Kysely<unknown>): Promise<void>;
  /** Where the tables are made, for the table of migrations; undefined where there is one place only. */
  schema(): Promise<string | undefined>;
  /** Runs migrations so that no other process runs them at the same time. */
  guardMigration(run: () => Promise<void>): Promise<void>;
  /** A write transaction; with `alone`, no other process is in one that asked for it. */
  write<T>(alone: boolean, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Inserts rows fast, leaving those whose key is there already. */
  insert<K extends keyof Tables>(trx: Transaction<Tables>, table: K, rows: readonly Partial<Record<keyof Tables[K], unknown>>[]): Promise<void>;
  insertRecords(trx: Transaction<Tables>, rows: readonly RecordInsert[]): Promise<void>;
  /** Items with their keys; those there already are left with theirs. */
  insertItems(trx: Transaction<Tables>, items: readonly Item[]): Promise<void>;
  /** Removes a report's records with their words. */
  deleteRecords(trx: Transaction<Tables>, reportId: string): Promise<void>;
  /** Condition that a column's number is one of many. */
  among(column: string, numbers: readonly number[]): RawBuilder<boolean>;
  /** Sequence numbers of the records that hold every term, best first, at most `most`. */
  searchText(query: TextQuery, most: number): Promise<{ seq: number; rank: number }[]>;
  /** Ids of the reports whose own text holds every term, at most `most`. */
  searchReports(query: TextQuery, most: number): Promise<string[]>;
  /** Searchable records without words in the index, and words without records: both 0 in a whole store. */
  searchGaps(): Promise<{ missing: number; orphans: number }>;
  /** Another one each time that another connection has written; what this one writes need not change it. */
  stamp(): Promise<string>;
  sizeBytes(): Promise<number>;
  close(): Promise<void>;
}
