/** What a comparison reads: the reports that may speak of a topic, with who of them the actor is. */

import type { Commitment, EventRecord, Option, Stance } from "./records.ts";
import type { Told } from "./told.ts";

/** A report's text and who of it the actor is: enough to see whether it speaks of a topic. */
export interface ReportOutline {
  readonly id: string;
  readonly text: string;
  /** YYYY-MM-DD. */
  readonly published: string | undefined;
  readonly publisher: string | undefined;
  readonly title: string | undefined;
  readonly url: string | undefined;
  /** Group of near-copies. */
  readonly copyOf: string | undefined;
  /** Where each sentence starts. */
  readonly sentences: readonly number[];
  readonly statements: readonly Told[];
  /** Names that stand for the actor in this report's records; with a note where somebody speaks for the actor ("its foreign minister"). */
  readonly actorNames: ReadonlyMap<string, string | undefined>;
  /** How the report writes the actor. */
  readonly actorForms: readonly string[];
}

interface Details {
  /** Stances with a target in [start, end). */
  stancesIn(start: number, end: number): readonly Stance[];
  readonly events: readonly EventRecord[];
  readonly commitments: readonly Commitment[];
  readonly options: readonly Option[];
}

export interface ReportMaterial extends ReportOutline, Details {
  /** Last names of other people of the report. */
  readonly others: readonly string[];
}

/** What only a report that speaks of the topic is asked for, as the store gives it: its records are still JSON. Four times as long as the text. */
export interface PackedDetails {
  readonly stances: string;
  readonly events: readonly string[];
  readonly commitments: readonly string[];
  readonly options: readonly string[];
  /** Names of people. */
  readonly people: readonly string[];
}

const NONE: PackedDetails = { stances: "[]", events: [], commitments: [], options: [], people: [] };

/** What was read once is not read again while somebody still holds it packed. */
const known = new WeakMap<PackedDetails, Details>();

/** A report with its records; each is read when it is first asked for. */
export function withDetails(outline: ReportOutline, packed: PackedDetails = NONE): ReportMaterial {
  const own = known.get(packed) ?? unpack(packed);
  known.set(packed, own);
  return {
    ...outline,
    stancesIn: own.stancesIn,
    get events() {
      return own.events;
    },
    get commitments() {
      return own.commitments;
    },
    get options() {
      return own.options;
    },
    others: [...new Set(packed.people.filter((name) => !outline.actorNames.has(name)).map(lastWord))],
  };
}

/** Of a person's name the last. */
export function lastWord(name: string): string {
  return name.split(" ").at(-1) ?? name;
}

function unpack(packed: PackedDetails): Details {
  const list = <T>(jsons: readonly string[]): (() => readonly T[]) => once(() => jsons.map((json) => JSON.parse(json) as T));
  const stances = once(() => stancesByPlace(packed.stances));
  const events = list<EventRecord>(packed.events);
  const commitments = list<Commitment>(packed.commitments);
  const options = list<Option>(packed.options);
  return {
    stancesIn: (start, end) => withTargetIn(stances().within(start, end), start, end),
    get events() {
      return events();
    },
    get commitments() {
      return commitments();
    },
    get options() {
      return options();
    },
  };
}

export function withTargetIn(stances: readonly Stance[], start: number, end: number): readonly Stance[] {
  return stances.filter(({ targets }) => targets.some((target) => target.start >= start && target.end <= end));
}

/** Where a stance of a list stands, and the stance itself, read when it is asked for: of a long report a question needs few. */
interface Part {
  readonly start: number;
  readonly end: number;
  stance(): Stance;
}

/** How every stance but the first begins. Within a text it cannot stand: there quotation marks are escaped. */
const NEXT = '},{"kind":"stance",';

/** Stances of a report by where they stand. */
interface Stances {
  /** Those that stand at least partly in [start, end), in the order of the list. O(log stances + stances there), but for long ones before. */
  within(start: number, end: number): Stance[];
}

function stancesByPlace(list: string): Stances {
  const parts = partsOf(list);
  const order = [...parts.keys()].sort((a, b) => parts[a].start - parts[b].start || a - b);
  const starts = order.map((k) => parts[k].start);
  // How far the stances up to a place reach: before the first that reaches `start` none does.
  let reach = 0;
  const reaches = order.map((k) => {
    reach = Math.max(reach, parts[k].end);
    return reach;
  });
  return {
    within(start, end) {
      const found: number[] = [];
      for (let k = starts.length === 0 || starts[0] >= end ? -1 : sentenceAt(starts, end - 1); k >= 0 && reaches[k] > start; k--)
        if (parts[order[k]].end > start) found.push(order[k]);
      return found.sort((a, b) => a - b).map((k) => parts[k].stance());
    },
  };
}

/** The parts of a list as JSON, none of them read yet. */
function partsOf(list: string): Part[] {
  if (list === "[]") return [];
  const pieces = list.slice(1, -1).split(NEXT);
  return pieces.map((piece, k) => {
    const [, start, end] = /"start":(\d+),"end":(\d+)/.exec(piece) as unknown as [string, string, string];
    const whole = (): string => (k === 0 ? "" : NEXT.slice(2)) + piece + (k === pieces.length - 1 ? "" : "}");
    return { start: Number(start), end: Number(end), stance: once(() => JSON.parse(whole()) as Stance) };
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A sentence of a report, [start, end). */
export interface Sentence {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A report as its readers have it for every question that is asked while it is at hand. */
export type Running = Pick<ReportOutline, "text" | "sentences" | "statements">;

/** What is made of a report, made once while it is at hand (its list of sentences tells): questions that follow one another ask again. */
export function perReport<T>(make: (report: Running) => T): (report: Running) => T {
  const known = new WeakMap<readonly number[], { readonly text: string; readonly statements: readonly Told[]; readonly made: T }>();
  return ({ text, sentences, statements }) => {
    const before = known.get(sentences);
    if (before?.text === text && before.statements === statements) return before.made;
    const made = make({ text, sentences, statements });
    known.set(sentences, { text, statements, made });
    return made;
  };
}

export const sentencesOf: (report: Running) => readonly Sentence[] = perReport(({ text, sentences }) =>
  sentences.map((start, index) => {
    const to = sentences[index + 1] ?? text.length;
    const own = text.slice(start, to).trimEnd();
    return { index, start, end: start + own.length, text: own };
  }),
);

/** Index of the sentence that holds an offset, from where sentences start. O(log sentences). */
export function sentenceAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] > offset) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low - 1);
}
