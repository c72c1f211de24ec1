/** The commands that ask the record: search, show, entities, families, commitments, disagreements, events, copies, rulings, check. */

import { userInfo } from "node:os";
import { readDay } from "../extract/times/calendar.ts";
import type { Store } from "../store/store.ts";
import type { Gathered } from "./gathered.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./sources.ts";
import { type StoreFlags, withStore } from "./store-client.ts";
import * as words from "./store-words.ts";

export interface QueryFlags extends StoreFlags {
  readonly json?: boolean;
  readonly limit?: string;
  readonly asOf?: string;
}

export interface SearchFlags extends QueryFlags {
  readonly kind?: string;
  readonly speaker?: string;
  readonly outlet?: string;
  readonly from?: string;
  readonly to?: string;
  readonly offset?: string;
}

/** @throws UsageError for what is no whole number in range */
export function wholeNumber(value: string | undefined, flag: string, preset: number, most: number): number {
  if (value === undefined) return preset;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > most)
    throw new UsageError(`${flag}: expected a whole number up to ${most}, came ${JSON.stringify(value)}`);
  return number;
}

/** @throws UsageError for what is no day */
export function dayFlag(value: string | undefined, flag: string): string | undefined {
  if (value !== undefined && (readDay(value) === undefined || value.length !== 10))
    throw new UsageError(`${flag}: expected a day YYYY-MM-DD, came ${JSON.stringify(value)}`);
  return value;
}

const KINDS = ["report", "statement", "event", "figure", "commitment", "option", "disagreement"];

export async function runSearch(query: readonly string[], flags: SearchFlags, io: Io): Promise<number> {
  const kinds = flags.kind?.split(",");
  const wrong = kinds?.find((kind) => !KINDS.includes(kind));
  if (wrong !== undefined) throw new UsageError(`--kind: expected some of ${KINDS.join(", ")}, came ${JSON.stringify(wrong)}`);
  const optional = {
    speaker: flags.speaker,
    outlet: flags.outlet,
    from: dayFlag(flags.from, "--from"),
    to: dayFlag(flags.to, "--to"),
    asOf: dayFlag(flags.asOf, "--as-of"),
    kinds,
  };
  const request = {
    query: query.join(" "),
    limit: wholeNumber(flags.limit, "--limit", 10, 200),
    offset: wholeNumber(flags.offset, "--offset", 0, 1_000_000),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
  return ask(flags, io, (store) => store.search(request), words.searchWords);
}

export function runShow(id: string, flags: QueryFlags, io: Io): Promise<number> {
  return ask(flags, io, (store) => store.show(id), words.shownWords);
}

export interface EntityFlags extends QueryFlags {
  readonly type?: string;
  readonly doubts?: boolean;
}

export async function runEntities(name: string | undefined, flags: EntityFlags, io: Io): Promise<number> {
  const limit = wholeNumber(flags.limit, "--limit", 30, 100_000);
  if (flags.doubts === true) return ask(flags, io, (store) => store.doubts(limit), words.doubtWords);
  if (name !== undefined) return ask(flags, io, (store) => store.entity(name), words.entityWords);
  const types: Readonly<Record<string, string>> = { person: "PER", organisation: "ORG", place: "LOC" };
  const type = flags.type === undefined ? undefined : types[flags.type];
  if (flags.type !== undefined && type === undefined)
    throw new UsageError(`--type: expected person, organisation or place, came ${JSON.stringify(flags.type)}`);
  const asOf = dayFlag(flags.asOf, "--as-of");
  return ask(
    flags,
    io,
    (store) => store.entities({ limit, ...(type === undefined ? {} : { type }), ...(asOf === undefined ? {} : { asOf }) }),
    words.entityListWords,
  );
}

export interface RuleFlags extends QueryFlags {
  readonly author?: string;
  readonly reason?: string;
}

export async function runRule(verdict: "same" | "differ", a: string, b: string, flags: RuleFlags, io: Io): Promise<number> {
  const author = flags.author ?? process.env["ONRECORD_AUTHOR"] ?? userInfo().username;
  return ask(
    flags,
    io,
    (store) => store.rule({ verdict, a, b, author, reason: flags.reason ?? "", at: new Date().toISOString() }),
    words.rulingWords,
  );
}

export function runRulings(flags: QueryFlags, io: Io): Promise<number> {
  return ask(
    flags,
    io,
    (store) => store.rulings(),
    (rulings) => rulings.map(words.rulingWords).join("") || "no rulings\n",
  );
}

const GATHERED_WORDS = {
  families: words.familyWords,
  happenings: words.happeningWords,
  commitments: words.commitmentWords,
  disagreements: words.disagreementWords,
  copies: words.copyWords,
} as const satisfies Record<Gathered, unknown>;

export interface GatheredFlags extends QueryFlags {
  readonly report?: string;
  /** Commitments only: those with a due day, by it. */
  readonly due?: boolean;
}

export async function runGathered(what: Gathered, flags: GatheredFlags, io: Io): Promise<number> {
  const asOf = dayFlag(flags.asOf, "--as-of");
  const options = {
    limit: wholeNumber(flags.limit, "--limit", what === "commitments" ? 200 : 20, 100_000),
    ...(asOf === undefined ? {} : { asOf }),
    ...(flags.report === undefined ? {} : { reportId: flags.report }),
  };
  const wordsOf = GATHERED_WORDS[what] as (entry: unknown) => string;
  if (what === "commitments" && flags.due === true)
    return ask(
      flags,
      io,
      async (store) =>
        (await store.commitments(options)).filter(({ due }) => due !== undefined).sort((a, b) => ((a.due as string) < (b.due as string) ? -1 : 1)),
      (entries) => entries.map(words.commitmentWords).join("\n") || "no commitment in this record has a due day\n",
    );
  return ask<readonly unknown[]>(
    flags,
    io,
    (store) => store[what](options),
    (entries) => entries.map(wordsOf).join("\n") || `no ${what} in this record\n`,
  );
}

export async function runCheck(flags: QueryFlags, io: Io): Promise<number> {
  return withStore(flags, true, async (store) => {
    const result = await store.check();
    await io.out(flags.json === true ? `${JSON.stringify(result)}\n` : words.checkWords(result));
    return result.faults.length === 0 ? 0 : 1;
  });
}

/** Asks the store and prints the answer: as JSON, one object a line for lists, or in words. */
async function ask<T>(flags: QueryFlags, io: Io, question: (store: Store) => Promise<T>, inWords: (answer: T) => string): Promise<number> {
  return withStore(flags, true, async (store) => {
    const answer = await question(store);
    if (flags.json === true)
      await io.out(Array.isArray(answer) ? answer.map((entry) => `${JSON.stringify(entry)}\n`).join("") : `${JSON.stringify(answer)}\n`);
    else await io.out(inWords(answer));
    return 0;
  });
}
