/**
 * The level of a list of dated votes: a stance of -1, 0 or 1 that may change at most twice. The posterior over all segmentations is exact
 * (dynamic programming, after the product partition models of Barry and Hartigan 1992); nothing is sampled.
 */

/** What one day says: a sign with how surely it is right, and how much of a vote it is (0..1]. */
export interface Vote {
  /** YYYY-MM-DD, or "../YYYY-MM-DD" (EDTF): at some time before. */
  readonly day: string;
  readonly sign: 1 | -1;
  /** Chance that the sign is right: 0.5..1. */
  readonly r: number;
  /** 1, or less where its words have been counted on other days. */
  readonly weight: number;
  /** A person has confirmed that it takes a side. */
  readonly confirmed?: boolean;
}

/** The day that a vote's time is drawn at. */
export function lastDay(time: string): string {
  return time.replace("../", "");
}

/** "2026-03-12", "some time before 2026-03-12". */
export function timeInWords(time: string): string {
  return time.startsWith("../") ? `some time before ${lastDay(time)}` : time;
}

export type State = -1 | 0 | 1;

export interface ChangePoint {
  /** The last day before and the first day after, at the likeliest place. */
  readonly before: string;
  readonly after: string;
  /** The smallest set of neighbouring days that holds the change with 90 %. */
  readonly from: string;
  readonly to: string;
  /** Index of the first vote after it. */
  readonly at: number;
}

export interface Level {
  /** Chance of 0, 1 and 2 changes. */
  readonly changes: readonly [number, number, number];
  /** Chance that the first and the last state are opposite. */
  readonly reversed: number;
  /** Likeliest states, one a segment, under the likeliest number of changes. */
  readonly states: readonly State[];
  readonly points: readonly ChangePoint[];
}

const STATES: readonly State[] = [-1, 0, 1];
const PRIOR = [Math.log(0.425), Math.log(0.15), Math.log(0.425)];
const MOST_CHANGES = 2;
/** Chance that nothing changes, before anything is known. */
const STABLE = 0.8;
/**
 * Where a person has confirmed what is said: an actor who takes no side is then five times as unlikely as where words are only read, and
 * may be read wrongly. An assumption, not measured.
 */
const PRIOR_CONFIRMED = [0.485, 0.03, 0.485].map(Math.log);
function priorFor(votes: readonly Vote[]): readonly number[] {
  return votes.some(({ confirmed }) => confirmed) ? PRIOR_CONFIRMED : PRIOR;
}

/** Logarithms of what the first votes say for each state, by state and count, and of the states' chances before any. */
interface Scores {
  readonly sums: readonly Float64Array[];
  readonly prior: readonly number[];
}

/** Votes that a segment holds at least. */
const SHORTEST = 2;

/** @param votes in order of time. O(votes). Empty or a single vote: nothing can be told, and no change is likelier. */
export function levelOf(votes: readonly Vote[]): Level {
  const n = votes.length;
  if (n === 0) return { changes: [1, 0, 0], reversed: 0, states: [], points: [] };
  const scores: Scores = { sums: STATES.map((state) => prefixSums(votes, state)), prior: priorFor(votes) };
  const forward = STATES.map((_, first) => segments(scores, n, first));
  const { changes, reversed } = chancesFrom(forward, n);
  const best = changes.indexOf(Math.max(...changes));
  const points: ChangePoint[] = [];
  if (best > 0) {
    const whole = forward[0].map((rows, k) => rows.map((row, s) => row.map((value, t) => logSum([value, forward[1][k][s][t], forward[2][k][s][t]]))));
    const backward = reversedSegments(scores, n);
    for (let j = 1; j <= best; j++) points.push(pointOf(votes, scores.prior, whole, backward, best, j));
  }
  return { changes, reversed, states: statesBetween(scores, points, n), points };
}

/** The chances alone, without where the changes lie; of many votes neighbours are taken together into at most so many cells. O(votes). */
export function chancesOf(votes: readonly Vote[], cells: number): Pick<Level, "changes" | "reversed"> {
  const n = Math.min(votes.length, cells);
  const sums = STATES.map((state) => {
    const all = prefixSums(votes, state);
    return Float64Array.from({ length: n + 1 }, (_, k) => all[Math.round((k * votes.length) / n)]);
  });
  return chancesFrom(
    STATES.map((_, first) => segments({ sums, prior: priorFor(votes) }, n, first)),
    n,
  );
}

function chancesFrom(forward: readonly Table[], n: number): Pick<Level, "changes" | "reversed"> {
  const evidence: number[] = [];
  const turned: number[] = [];
  for (let k = 0; k <= MOST_CHANGES; k++) {
    const ways = segmentations(n, k);
    // No way to cut so few votes: the logarithm of nothing.
    const base = ways === 0 ? Number.NEGATIVE_INFINITY : Math.log(priorOf(k)) - Math.log(ways);
    evidence.push(base + logSum(forward.flatMap((table) => table[k].map((row) => row[n]))));
    turned.push(base + logSum([forward[0][k][2][n], forward[2][k][0][n]]));
  }
  const total = logSum(evidence);
  const chance = (value: number): number => Math.exp(value - total);
  return { changes: [chance(evidence[0]), chance(evidence[1]), chance(evidence[2])], reversed: chance(logSum(turned)) };
}

function priorOf(k: number): number {
  return k === 0 ? STABLE : ((1 - STABLE) * 2 ** -k) / (1 - 2 ** -MOST_CHANGES);
}

/** Ways to cut n votes into k + 1 segments of at least SHORTEST; a series shorter than that is one segment. */
function segmentations(n: number, k: number): number {
  if (k === 0) return 1;
  const free = n - (k + 1) * SHORTEST;
  if (free < 0) return 0;
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (free + i)) / i;
  return ways;
}

function prefixSums(votes: readonly Vote[], state: State): Float64Array {
  const sums = new Float64Array(votes.length + 1);
  votes.forEach(({ sign, r, weight }, i) => {
    const right = Math.min(0.995, Math.max(0.5, r));
    sums[i + 1] = sums[i] + weight * Math.log(state === 0 ? 0.5 : state === sign ? right : 1 - right);
  });
  return sums;
}

type Table = number[][][];

/** log of the sum over segmentations of the first t votes into k + 1 segments whose last has state s: table[k][s][t]. */
function segments({ sums, prior }: Scores, n: number, first: number): Table {
  const table: Table = [];
  const least = Math.min(SHORTEST, n);
  for (let k = 0; k <= MOST_CHANGES; k++) {
    table.push(
      STATES.map((_, s) => {
        const row = new Array<number>(n + 1).fill(Number.NEGATIVE_INFINITY);
        if (k === 0) {
          if (first === s) for (let t = least; t <= n; t++) row[t] = prior[s] + sums[s][t];
          return row;
        }
        let open = Number.NEGATIVE_INFINITY;
        for (let t = least; t <= n; t++) {
          const u = t - SHORTEST;
          if (u >= 0) open = logAdd(open, entering(prior, table[k - 1], s, u) - sums[s][u]);
          row[t] = open + sums[s][t];
        }
        return row;
      }),
    );
  }
  return table;
}

/** log of what enters state s from any other at vote u; another state is drawn by its prior. */
function entering(prior: readonly number[], rows: readonly (readonly number[])[], s: number, u: number): number {
  return logSum(STATES.map((_, from) => (from === s ? Number.NEGATIVE_INFINITY : rows[from][u] + prior[s] - Math.log(1 - Math.exp(prior[from])))));
}

/** As `segments`, from the end: table[k][s][u] for the votes from u on, the first segment in state s; priors only for what follows it. */
function reversedSegments({ sums, prior }: Scores, n: number): Table {
  const least = Math.min(SHORTEST, n);
  const table: Table = [];
  for (let k = 0; k <= MOST_CHANGES; k++) {
    table.push(
      STATES.map((_, s) => {
        const row = new Array<number>(n + 1).fill(Number.NEGATIVE_INFINITY);
        if (k === 0) {
          for (let u = 0; u <= n - least; u++) row[u] = sums[s][n] - sums[s][u];
          return row;
        }
        let open = Number.NEGATIVE_INFINITY;
        for (let u = n - least; u >= 0; u--) {
          const t = u + SHORTEST;
          if (t <= n) {
            const next = logSum(
              STATES.map((_, to) => (to === s ? Number.NEGATIVE_INFINITY : table[k - 1][to][t] + prior[to] - Math.log(1 - Math.exp(prior[s])))),
            );
            open = logAdd(open, next + sums[s][t]);
          }
          row[u] = open - sums[s][u];
        }
        return row;
      }),
    );
  }
  return table;
}

/** Where the j-th of k changes lies. */
function pointOf(votes: readonly Vote[], prior: readonly number[], forward: Table, backward: Table, k: number, j: number): ChangePoint {
  const n = votes.length;
  const weights: number[] = [];
  for (let u = 0; u <= n; u++) {
    const parts: number[] = [];
    STATES.forEach((_, from) => {
      STATES.forEach((_, to) => {
        if (from !== to) parts.push(forward[j - 1][from][u] + prior[to] - Math.log(1 - Math.exp(prior[from])) + backward[k - j][to][u]);
      });
    });
    weights.push(logSum(parts));
  }
  const total = logSum(weights);
  const chances = weights.map((weight) => Math.exp(weight - total));
  const at = chances.indexOf(Math.max(...chances));
  let from = at;
  let to = at;
  for (let mass = chances[at]; mass < 0.9; ) {
    const left = from > 1 ? chances[from - 1] : -1;
    const right = to < n - 1 ? chances[to + 1] : -1;
    if (left < 0 && right < 0) break;
    if (left >= right) mass += chances[--from];
    else mass += chances[++to];
  }
  return { before: votes[at - 1].day, after: votes[at].day, from: votes[from - 1].day, to: votes[to].day, at };
}

function statesBetween({ sums, prior }: Scores, points: readonly ChangePoint[], n: number): State[] {
  const bounds = [0, ...points.map(({ at }) => at), n];
  return bounds.slice(1).map((to, k) => {
    const scores = STATES.map((_, s) => prior[s] + sums[s][to] - sums[s][bounds[k]]);
    return STATES[scores.indexOf(Math.max(...scores))];
  });
}

function logAdd(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}

function logSum(values: readonly number[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > most) most = value;
  if (most === Number.NEGATIVE_INFINITY) return most;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - most);
  return most + Math.log(sum);
}
