/**
 * Series made with a known truth: how often a change is found, dated and wrongly seen. Items are read right, flipped or spuriously in the
 * shares measured on judged sentences; with a chance of rho an item is the phrase of the one before with its error.
 */

import { CONFIRMED } from "../../src/compare/items.ts";
import { type Counted, verdictOf } from "../../src/compare/verdict.ts";
import { makeRandom } from "../../src/model/random.ts";
import { finish, readFlags } from "../report.ts";

const flags = readFlags();
const random = makeRandom(flags.seed);
const ROUNDS = 150;
/** Of what is not right nearly a fifth is flipped and the rest says nothing: as on the judged sentences. */
const FLIPPED = 0.18;

interface Made {
  readonly n: number;
  /** Share read right, as the reader believes. */
  readonly right: number;
  /** Share read right in truth by place, when it is not what the reader believes. */
  readonly truly?: (place: number) => number;
  readonly rho: number;
  /** Index of the first item after the turn; n for a series without one. */
  readonly turn: number;
  /** Days without an item between two items, at most. */
  readonly gap?: number;
}

function make({ n, right, truly, rho, turn, gap = 20 }: Made): { items: Counted[]; turnDay: string | undefined } {
  const items: Counted[] = [];
  let time = Date.UTC(2020, 0, 1);
  let turnDay: string | undefined;
  let family = 0;
  for (let i = 0; i < n; i++) {
    time += (1 + random.below(gap)) * 86_400_000;
    const day = new Date(time).toISOString().slice(0, 10);
    if (i === turn) turnDay = day;
    const stance = i < turn ? 1 : -1;
    const before = items[i - 1];
    if (before !== undefined && i !== turn && random.next() < rho) {
      items.push({ ...before, day });
      continue;
    }
    family++;
    const draw = random.next();
    const rate = truly?.(i / n) ?? right;
    const sign = draw < rate ? stance : draw < rate + (1 - rate) * FLIPPED ? -stance : random.next() < 0.5 ? 1 : -1;
    items.push({ day, direction: sign as 1 | -1, reliability: right, family, predicate: `p${random.below(6)}`, confirmed: false });
  }
  return { items, turnDay };
}

const share = (of: number, count: number): number => (100 * count) / of;

/** False alarms without a change. */
function alarms(made: Omit<Made, "turn" | "n">, sizes: readonly number[]): { reversed: number; any: number; unchanged: number; n: number } {
  let [reversed, any, unchanged, n] = [0, 0, 0, 0];
  for (const size of sizes) {
    for (let round = 0; round < ROUNDS; round++) {
      const { verdict } = verdictOf(make({ ...made, n: size, turn: size }).items);
      n++;
      if (verdict === "reversed") reversed++;
      if (verdict === "reversed" || verdict === "shifted") any++;
      if (verdict === "unchanged") unchanged++;
    }
  }
  return { reversed: share(n, reversed), any: share(n, any), unchanged: share(n, unchanged), n };
}

function turns(made: Omit<Made, "turn">): { found: number; dated: number; datedOf: number; unchanged: number } {
  let [found, dated, datedOf, unchanged] = [0, 0, 0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const turn = Math.floor(made.n / 4) + random.below(Math.ceil(made.n / 2));
    const { items, turnDay } = make({ ...made, turn });
    const { verdict, level } = verdictOf(items);
    if (verdict === "unchanged") unchanged++;
    if (verdict === "reversed") {
      found++;
      const point = level.points.at(-1);
      datedOf++;
      if (point !== undefined && turnDay !== undefined && turnDay > point.from && turnDay <= point.to) dated++;
      else if (point !== undefined && turnDay === point.from) dated++;
    }
  }
  return { found: share(ROUNDS, found), dated, datedOf, unchanged: share(ROUNDS, unchanged) };
}

/** An actor who takes neither side and says this and that, all confirmed by a person: how often that looks like a change. */
function wavering(days: number): number {
  let changed = 0;
  for (let round = 0; round < 4 * ROUNDS; round++) {
    const items = Array.from({ length: days }, (_, k): Counted => {
      const day = new Date(Date.UTC(2020, 0, 1 + 9 * k)).toISOString().slice(0, 10);
      return { day, direction: random.next() < 0.5 ? 1 : -1, reliability: CONFIRMED, family: k, predicate: `p${k}`, confirmed: true };
    });
    const { verdict } = verdictOf(items);
    if (verdict === "reversed" || verdict === "shifted") changed++;
  }
  return share(4 * ROUNDS, changed);
}

const SIZES = [12, 20, 40, 80];
const repeated = alarms({ right: 0.7, rho: 0.5 }, SIZES);
const plain = alarms({ right: 0.7, rho: 0 }, SIZES);
const overrated = alarms({ right: 0.8, truly: () => 0.7, rho: 0.5 }, SIZES);
const drift = alarms({ right: 0.75, truly: (place) => (place < 0.5 ? 0.55 : 0.95), rho: 0.3 }, SIZES);
const powers = [
  { n: 20, right: 0.7 },
  { n: 40, right: 0.7 },
  { n: 40, right: 0.8 },
  { n: 80, right: 0.8 },
  { n: 12, right: 0.95 },
  { n: 20, right: 0.95 },
].map((made) => ({ ...made, ...turns({ ...made, rho: 0.2 }) }));
const dated = powers.reduce((sum, { dated: own }) => sum + own, 0);
const datedOf = powers.reduce((sum, { datedOf: own }) => sum + own, 0);

/** Half of the series turn: how far the stated chance of a change is from the share that did, over ten bins. */
function calibration(): { error: number; n: number } {
  const bins = Array.from({ length: 10 }, () => ({ sum: 0, changed: 0, n: 0 }));
  for (let round = 0; round < 8 * ROUNDS; round++) {
    const n = SIZES[random.below(SIZES.length)];
    const changes = random.next() < 0.2;
    const { items } = make({ n, right: 0.75, rho: 0.2, turn: changes ? Math.floor(n / 4) + random.below(Math.ceil(n / 2)) : n });
    const chance = 1 - verdictOf(items).level.changes[0];
    const bin = bins[Math.min(9, Math.floor(chance * 10))];
    bin.sum += chance;
    bin.changed += changes ? 1 : 0;
    bin.n++;
  }
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  return { error: bins.reduce((sum, bin) => sum + (bin.n === 0 ? 0 : (bin.n / n) * Math.abs(bin.sum / bin.n - bin.changed / bin.n)), 0), n };
}
const calibrated = calibration();

finish(
  "synthetic",
  [
    { metric: "no change, repeated phrases: called reversed, %", value: repeated.reversed, n: repeated.n },
    { metric: "no change, repeated phrases: any change, %", value: repeated.any, n: repeated.n },
    { metric: "no change, each phrase its own: any change, %", value: plain.any, n: plain.n },
    { metric: "no change, each phrase its own: called unchanged, %", value: plain.unchanged, n: plain.n },
    { metric: "no change, reliability overrated by .1: any change, %", value: overrated.any, n: overrated.n },
    { metric: "no change, wording drifts: called reversed, %", value: drift.reversed, n: drift.n },
    { metric: "no change, wording drifts: any change, %", value: drift.any, n: drift.n },
    ...powers.map(({ n, right, found }) => ({ metric: `turn found, ${n} items, ${Math.round(right * 100)} % right, %`, value: found, n: ROUNDS })),
    { metric: "turn called unchanged, %", value: Math.max(...powers.map(({ unchanged }) => unchanged)), n: ROUNDS * powers.length },
    ...[4, 6, 10].map((days) => ({ metric: `says this and that, ${days} days confirmed: any change, %`, value: wavering(days), n: 4 * ROUNDS })),
    { metric: "true day inside the 90 % interval, %", value: share(datedOf, dated), n: datedOf },
    { metric: "chance of a change: calibration error", value: calibrated.error, n: calibrated.n },
  ],
  flags,
);
