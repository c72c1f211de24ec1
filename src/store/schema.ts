/** The tables, the same on every engine. Text is UTF-8; days are YYYY-MM-DD; instants ISO 8601 UTC; `json` holds records as on the wire. */

import type { Generated } from "kysely";

export interface Tables {
  /** One row a report; `text` is the exact string all offsets refer to. */
  reports: {
    id: string;
    hash: string;
    /** Equal readings of equal sources are not extracted again. */
    reading: string;
    text: string;
    published: string | null;
    publisher: string | null;
    title: string | null;
    url: string | null;
    language: string;
    source: string;
    extractor: string;
    /** Mentions, time expressions and marks: many, and asked for only with their report. A JSON list of records as on the wire. */
    details: string;
    /** Stances of the report: a JSON list of records as on the wire, read when a position is asked for. */
    stances: string;
    /** Statements without their words and where sentences begin (`packTold`), read when a position is asked for. */
    told: string;
    /** How many records the report has, `details` and its own among them. */
    record_count: number;
    /** When it came into this store: says nothing of the world, and is no part of the record. */
    added: string;
  };
  /** Every record that can be searched or listed by itself. `day`..`day_to` is valid time, `known` the day it became known: the report's, else when it was added. */
  records: {
    seq: Generated<number>;
    id: string;
    report_id: string;
    kind: string;
    start_at: number;
    end_at: number;
    day: string | null;
    day_to: string | null;
    known: string;
    party: string | null;
    json: string;
  };
  /** Names of a report. `authority_id` is what letters, office and day led to in that report. */
  report_names: {
    report_id: string;
    name_id: string;
    name: string;
    type: string;
    mentions: number;
    titles: string;
    forms: string;
    authority_id: string | null;
    score: number;
    reasons: string;
    /** What the letters alone led to, whatever the report. */
    plain_id: string | null;
    plain_score: number;
  };
  /** Distinct names over all reports, and the entity each stands for where its report says nothing closer. */
  names: {
    id: string;
    name: string;
    type: string;
    titles: string;
    authority_id: string | null;
    authority_score: number;
    /** 1: a bare surname or an acronym. */
    short: number;
    entity_id: string;
  };
  name_keys: { key: string; name_id: string };
  /** Pairs of names that were found alike: `state` joined, possible (for a person to rule on), or short (a surname for a full name). */
  name_links: { a: string; b: string; score: number; reasons: string; state: string };
  /** `keys` lists the blocking keys as JSON, so that they are found again without an index of their own. */
  items: { seq: Generated<number>; id: string; space: string; report_id: string; day: string | null; keys: string; payload: string };
  /** The space is part of the key. */
  item_keys: { key: number; item_seq: number };
  links: { space: string; a: string; b: string; kind: string; score: number; reason: string };
  groups: { space: string; item_id: string; group_id: string };
  /** Reports whose names and items are still to be linked. */
  unsettled: { report_id: string };
  rulings: { id: string; verdict: string; a: string; b: string; a_name: string; b_name: string; author: string; reason: string; at: string };
  /** Rulings that wait for a person; `ruling` is JSON. */
  proposals: {
    id: string;
    ruling: string;
    report_id: string;
    start_at: number;
    end_at: number;
    text: string;
    author: string;
    reason: string;
    at: string;
    state: string;
    decided_by: string | null;
    decided_at: string | null;
  };
  /** What a feed or page answered last, for conditional requests. */
  fetched: { url: string; etag: string | null; modified: string | null; at: string };
}
