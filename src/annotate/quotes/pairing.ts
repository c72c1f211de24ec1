/**
 * Pairs the marks of one paragraph: the best sequence of roles by dynamic programming over what is open.
 * At most two quotations are open at once, an outer and an inner one. O(marks).
 */

import type { Mark } from "./marks.ts";

/** What is open after a mark; D = double, S = single; two letters = outer and inner. */
const STATES = ["", "D", "S", "DD", "DS", "SD", "SS"] as const;
type Role = "open" | "close" | "skip" | "reopen" | "orphan";

const SAME_CLASS_NESTED = -1;
const OTHER_CLASS_NESTED = -0.2;
const MIXED_PAIR = -0.9;
const REOPEN = -2.6;
const ORPHAN_CLOSE = -2.4;
const OPEN_AT_END = -2.2;
const OPEN_AT_END_CONTINUED = -1.2;
const EMPTY_PAIR = -6;

export interface Pair {
  /** Index of the opening mark, −1 = missing. */
  readonly opener: number;
  /** Index of the closing mark, −1 = missing. */
  readonly closer: number;
  readonly depth: number;
  /** Index of the mark that opened the next quotation while this one was open. */
  readonly until?: number;
}

interface Cell {
  readonly score: number;
  readonly role: Role | undefined;
  readonly from: number;
}

interface Move {
  readonly to: number;
  readonly role: Role;
  readonly score: number;
}

function movesFrom(state: string, mark: Mark, previous: Mark | undefined): Move[] {
  const letter = mark.double ? "D" : "S";
  const moves: Move[] = [{ to: STATES.indexOf(state as never), role: "skip", score: mark.skip }];
  const empty = previous !== undefined && previous.token === mark.token - 1 ? EMPTY_PAIR : 0;
  const add = (to: string, role: Role, score: number): void => {
    moves.push({ to: STATES.indexOf(to as never), role, score });
  };
  if (state.length < 2) {
    const nested = state === "" ? 0 : state === letter ? SAME_CLASS_NESTED : OTHER_CLASS_NESTED;
    add(state + letter, "open", mark.open + nested);
  }
  if (state === "") add("", "orphan", mark.close + ORPHAN_CLOSE + (mark.double ? 0 : -3));
  else {
    const inner = state.at(-1);
    add(state.slice(0, -1), "close", mark.close + (inner === letter ? 0 : MIXED_PAIR) + (state.length === 1 ? empty : 0));
    if (state.length === 1) add(letter, "reopen", mark.open + REOPEN);
  }
  return moves;
}

/**
 * @param continued the next paragraph begins with a mark that may go on with an open quotation
 * @returns pairs in order of their opening
 */
export function pairMarks(marks: readonly Mark[], continued: boolean): Pair[] {
  let column: Cell[] = STATES.map((_, s) => ({ score: s === 0 ? 0 : Number.NEGATIVE_INFINITY, role: undefined, from: 0 }));
  const columns: Cell[][] = [column];
  for (let m = 0; m < marks.length; m++) {
    const next: Cell[] = STATES.map(() => ({ score: Number.NEGATIVE_INFINITY, role: undefined, from: 0 }));
    STATES.forEach((state, s) => {
      if (column[s].score === Number.NEGATIVE_INFINITY) return;
      for (const move of movesFrom(state, marks[m], marks[m - 1])) {
        const score = column[s].score + move.score;
        if (score > next[move.to].score) next[move.to] = { score, role: move.role, from: s };
      }
    });
    columns.push(next);
    column = next;
  }
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  STATES.forEach((state, s) => {
    const cost = state === "" ? 0 : state.length === 1 ? (continued ? OPEN_AT_END_CONTINUED : OPEN_AT_END) : 2 * OPEN_AT_END;
    if (column[s].score + cost > bestScore) {
      bestScore = column[s].score + cost;
      best = s;
    }
  });
  return pairsFrom(columns, best);
}

function pairsFrom(columns: readonly Cell[][], last: number): Pair[] {
  const roles: Role[] = [];
  let state = last;
  for (let m = columns.length - 1; m > 0; m--) {
    const cell = columns[m][state];
    roles.unshift(cell.role as Role);
    state = cell.from;
  }
  const open: number[] = [];
  const pairs: Pair[] = [];
  roles.forEach((role, m) => {
    if (role === "reopen") pairs.push({ opener: open.pop() as number, closer: -1, depth: open.length, until: m });
    if (role === "open" || role === "reopen") open.push(m);
    if (role === "close") {
      const opener = open.pop() as number;
      pairs.push({ opener, closer: m, depth: open.length });
    }
    if (role === "orphan") pairs.push({ opener: -1, closer: m, depth: 0 });
  });
  while (open.length > 0) {
    const opener = open.pop() as number;
    pairs.push({ opener, closer: -1, depth: open.length });
  }
  return pairs.sort((a, b) => (a.opener < 0 ? a.closer : a.opener) - (b.opener < 0 ? b.closer : b.opener));
}
