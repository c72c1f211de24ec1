/**
 * The verdict on one lane: reversed, shifted, unchanged, or undetermined with what is missing. Each of the first three must be earned:
 * "no change found" is no proof that nothing changed.
 */

import { makeRandom } from "../model/random.ts";
import { type ChangePoint, chancesOf, type Level, levelOf, type State, type Vote } from "./level.ts";

/** What the verdict counts: an item with a direction, on a day. */
export interface Counted {
  /** YYYY-MM-DD; "../YYYY-MM-DD" (EDTF) for what was held at some earlier time, by the day it is told. */
  readonly day: string;
  readonly direction: 1 | -1;
  readonly reliability: number;
  readonly family: number;
  /** The words that give the direction: one predicate's change is no change of mind. */
  readonly predicate: string;
  /** A person has confirmed the sign. */
  readonly confirmed: boolean;
}

export interface SideCounts {
  readonly items: number;
  readonly families: number;
  readonly days: number;
}

export interface LaneVerdict {
  readonly verdict: "reversed" | "shifted" | "unchanged" | "undetermined";
  readonly level: Level;
  /** All items with a direction, and those on each side of the change, where one is likeliest. */
  readonly counts: {
    readonly all: SideCounts;
    readonly for: SideCounts;
    readonly against: SideCounts;
    readonly before?: SideCounts;
    readonly after?: SideCounts;
  };
  /** Share of simulated changes that items like these would have shown; only where no change was found. */
  readonly power?: number;
  /** What is missing, and what would change the verdict, in words. */
  readonly because: readonly string[];
}

const SURE = 0.95;
const STABLE = 0.9;
const POWER = 0.8;
const DAYS = 5;
const DAYS_BESIDE_MANY = 3;
const MANY_DAYS = 20;
/** Days on a side that a person has confirmed. */
const DAYS_CONFIRMED = 2;
const SIMULATIONS = 100;
/** Neighbouring days of a long series are taken together into so many. */
const CELLS = 40;
const DRIFT = 0.9;

/** @param items in any order; those of one day are one vote. O(items + days × simulations). */
export function verdictOf(items: readonly Counted[]): LaneVerdict {
  const votes = votesOf(items);
  const level = levelOf(votes);
  const counts = countsOf(items, level.points);
  const because: string[] = [];
  const base = { level, counts };
  const changed = 1 - level.changes[0];
  if (votes.length === 0) return { verdict: "undetermined", ...base, because: ["no statement with a clear direction on a known day"] };
  if (level.reversed >= SURE) {
    const lacking = lackingFor(items, votes, level);
    if (lacking.length === 0) {
      const [first, last] = [level.states[0], level.states[level.states.length - 1]];
      return {
        verdict: "reversed",
        ...base,
        because: [
          `${percent(level.reversed)} that the first and the last level are opposite (${nameOf(first)}, then ${nameOf(last)})`,
          contrary(counts, last),
        ],
      };
    }
    because.push(...lacking);
  } else if (changed >= SURE && (level.states[0] ?? 0) === -(level.states.at(-1) ?? 0) && level.states[0] !== 0) {
    because.push(`${percent(level.reversed)} that it was reversed (${percent(SURE)} are asked for)`, ...lackingFor(items, votes, level));
  } else if (changed >= SURE) {
    const drift = driftOf(items);
    if (drift === undefined && lackingFor(items, votes, level).length === 0)
      return { verdict: "shifted", ...base, because: [`${percent(changed)} that the level changed; it holds with each predicate left out`] };
    because.push(
      drift === undefined ? "too few days on a side of the likeliest change" : `the change rests on one wording: without “${drift}” it is gone`,
    );
  } else if (level.changes[0] >= STABLE && level.states[0] === 0) {
    because.push("speaks both ways, in no order that a change explains");
  } else if (level.changes[0] >= STABLE) {
    const power = powerOf(votes);
    if (power >= POWER)
      return {
        verdict: "unchanged",
        ...base,
        power,
        because: [`${percent(level.changes[0])} that nothing changed, and the same days would have shown a turn in ${percent(power)} of cases`],
      };
    if (votes.length < 2 * DAYS_BESIDE_MANY) return { verdict: "undetermined", ...base, power, because: needs(votes) };
    because.push(`no change found, but the same days would have shown a turn in only ${percent(power)} of cases (${percent(POWER)} are asked for)`);
    return { verdict: "undetermined", ...base, power, because: [...because, ...needs(votes)] };
  } else
    because.push(
      `${percent(changed)} that the level changed: neither sure enough of a change (${percent(SURE)}) nor of none (${percent(1 - STABLE)})`,
    );
  return { verdict: "undetermined", ...base, because: [...because, ...needs(votes)] };
}

/**
 * One vote a day: the sign of the weighted sum; words used before weigh less. Where a person has confirmed both signs on one day it has a
 * vote for each, in the order that makes the fewest changes.
 */
export function votesOf(items: readonly Counted[]): Vote[] {
  const sizes = new Map<number, Set<string>>();
  for (const { family, day } of items) sizes.set(family, (sizes.get(family) ?? new Set()).add(day));
  const days = new Map<string, Counted[]>();
  for (const item of items) days.set(item.day, [...(days.get(item.day) ?? []), item]);
  const votes: Vote[] = [];
  for (const [day, own] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const confirmed = own.filter((item) => item.confirmed);
    const signs = ([1, -1] as const).filter((sign) => confirmed.some(({ direction }) => direction === sign));
    if (votes.at(-1)?.sign === -1) signs.reverse();
    const parts = signs.length < 2 ? [own] : signs.map((sign) => confirmed.filter(({ direction }) => direction === sign));
    for (const part of parts) votes.push(...voteOf(day, part, sizes));
  }
  return votes;
}

/** The vote of a day; none where both sides weigh the same. */
function voteOf(day: string, own: readonly Counted[], sizes: ReadonlyMap<number, ReadonlySet<string>>): Vote[] {
  const weightOf = ({ family, confirmed }: Counted): number => (confirmed ? 1 : 1 / (sizes.get(family)?.size ?? 1));
  const score = own.reduce((sum, item) => sum + weightOf(item) * logit(signRight(item.reliability)) * item.direction, 0);
  if (Math.abs(score) < 1e-9) return [];
  const sign = score > 0 ? 1 : -1;
  const agreeing = own.filter(({ direction }) => direction === sign);
  const best = signRight(Math.max(...agreeing.map(({ reliability }) => reliability)));
  // A day that speaks both ways says less than its best item.
  const against = own
    .filter(({ direction }) => direction !== sign)
    .reduce((sum, item) => sum + weightOf(item) * logit(signRight(item.reliability)), 0);
  const r = against === 0 ? best : Math.min(best, 1 / (1 + Math.exp(-Math.abs(score))));
  return [{ day, sign, r, weight: Math.max(...agreeing.map(weightOf)), confirmed: agreeing.some(({ confirmed }) => confirmed) }];
}

/** Share turned round of what is not right (458 of 2,595 in data/gold/readings.tsv); the rest says nothing, and half of that has the right sign by chance. */
const TURNED = 0.18;

/** Chance that the sign agrees with the stance, from the share of items that is wholly right. */
function signRight(reliability: number): number {
  return reliability + ((1 - reliability) * (1 - TURNED)) / 2;
}

function logit(r: number): number {
  const p = Math.min(0.995, Math.max(0.5, r));
  return Math.log(p / (1 - p));
}

/** What a reversal or shift still lacks: days on both sides, and two phrase families on the new one. */
function lackingFor(items: readonly Counted[], votes: readonly Vote[], level: Level): string[] {
  const point = level.points.at(-1);
  if (point === undefined) return ["no single place for the change"];
  const before = votes.slice(0, point.at);
  const after = votes.slice(point.at);
  const last = level.states.at(-1) as State;
  const newSide = items.filter(({ day, direction }) => day >= point.after && (last === 0 || direction === last));
  const confirmedDays = (from: readonly Vote[]): number => from.filter(({ confirmed }) => confirmed).length;
  const out: string[] = [];
  const needed = (own: readonly Vote[], other: readonly Vote[]): number =>
    confirmedDays(own) >= DAYS_CONFIRMED ? DAYS_CONFIRMED : other.length >= MANY_DAYS ? DAYS_BESIDE_MANY : DAYS;
  if (before.length < needed(before, after))
    out.push(`only ${before.length} days before the likeliest change; ${needed(before, after)} are asked for`);
  if (after.length < needed(after, before)) out.push(`only ${after.length} days after the likeliest change; ${needed(after, before)} are asked for`);
  const families = new Set(newSide.map(({ family }) => family)).size;
  if (families < 2) out.push("the new side rests on one phrase that is repeated");
  return out;
}

/** The predicate without which the change is gone, if there is one; a sign that a person has confirmed rests on no wording. */
function driftOf(items: readonly Counted[]): string | undefined {
  const read = items.filter(({ confirmed }) => !confirmed);
  const predicates = new Set(read.map(({ predicate }) => predicate));
  for (const predicate of predicates) {
    const rest = items.filter((item) => item.confirmed || item.predicate !== predicate);
    if (rest.length < items.length / 4) continue;
    if (1 - levelOf(votesOf(rest)).changes[0] < DRIFT) return predicate;
  }
  return predicates.size === 1 && read.length === items.length ? read[0].predicate : undefined;
}

/**
 * How often votes like these, with their days, reliabilities and weights, would have shown a change had the stance turned in the middle
 * half. Seeded: the same votes give the same power.
 */
export function powerOf(votes: readonly Vote[]): number {
  const n = votes.length;
  if (n < 2 * DAYS_BESIDE_MANY) return 0;
  const random = makeRandom(n);
  let found = 0;
  for (let round = 0; round < SIMULATIONS; round++) {
    const turn = Math.floor(n / 4 + random.next() * (n / 2));
    const simulated = votes.map((vote, i): Vote => {
      const truth = i < turn ? 1 : -1;
      return { ...vote, sign: (random.next() < vote.r ? truth : -truth) as 1 | -1 };
    });
    if (1 - chancesOf(simulated, CELLS).changes[0] >= SURE) found++;
  }
  return found / SIMULATIONS;
}

function countsOf(items: readonly Counted[], points: readonly ChangePoint[]): LaneVerdict["counts"] {
  const count = (some: readonly Counted[]): SideCounts => ({
    items: some.length,
    families: new Set(some.map(({ family }) => family)).size,
    days: new Set(some.map(({ day }) => day)).size,
  });
  const point = points.at(-1);
  return {
    all: count(items),
    for: count(items.filter(({ direction }) => direction > 0)),
    against: count(items.filter(({ direction }) => direction < 0)),
    ...(point === undefined
      ? {}
      : { before: count(items.filter(({ day }) => day < point.after)), after: count(items.filter(({ day }) => day >= point.after)) }),
  };
}

function needs(votes: readonly Vote[]): string[] {
  const plus = votes.filter(({ sign }) => sign > 0).length;
  const minus = votes.length - plus;
  if (votes.length < 2 * DAYS)
    return [
      `${votes.length} ${votes.length === 1 ? "day speaks" : "days speak"} (${plus} for, ${minus} against); at least ${DAYS} on either side of a change are asked for, or ${DAYS_CONFIRMED} confirmed ones`,
    ];
  return ["confirming or striking items settles it sooner than more reports do: a confirmed sign counts almost fully"];
}

function contrary(counts: LaneVerdict["counts"], last: State): string {
  const other = last > 0 ? counts.against : counts.for;
  return `${other.items} items on ${other.days} days speak the other way over all time`;
}

export function nameOf(state: State): string {
  return state > 0 ? "for" : state < 0 ? "against" : "neither";
}

function percent(share: number): string {
  const whole = Math.round(share * 100);
  return `${whole === 100 && share < 1 ? "over 99" : whole} %`;
}
