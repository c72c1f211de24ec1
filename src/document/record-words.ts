/** What a record says, in words: one wording for the terminal and the page. Everything here is plain text. */

import type { Commitment, Disagreement, EventRecord, Figure, Option, Participant, RecordOf, Said, Statement } from "./records.ts";

/** A record as a headline, the words it rests on, and what else is known. */
export interface Wording {
  readonly head: string;
  readonly label: string;
  readonly gist: string;
  readonly facts: readonly string[];
  /** Whether the head rests on a guess. */
  readonly doubtful: boolean;
}

export type Told = EventRecord | Figure | Disagreement | Commitment | Option;

/** What stands between a speaker and the words: the cue, or how it is known without one. */
export function cueWords({ cue, speaker }: Statement): string {
  return cue?.text.replace(/\s+/g, " ") ?? (speaker.how === "turn" ? "(turn)" : "(goes on)");
}

/** Sections of a brief in reading order, with what an empty place in a sentence is called. */
export const TOLD_KINDS: readonly { readonly kind: Told["kind"]; readonly title: string }[] = [
  { kind: "event", title: "Events" },
  { kind: "figure", title: "Figures" },
  { kind: "disagreement", title: "Figures that disagree" },
  { kind: "commitment", title: "Promises, threats, proposals, announcements" },
  { kind: "option", title: "Options on the table" },
];

export function whenText(said: Said | undefined): string {
  if (said === undefined) return "no date";
  return said.how === "stated" ? dayWords(said.value) : `${dayWords(said.value)}?`;
}

const PARTS_OF_DAY: Readonly<Record<string, string>> = { MO: "morning", MI: "midday", AF: "afternoon", EV: "evening", NI: "night" };
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/** Seasons and quarters as EDTF numbers them in the place of a month, and as TIMEX3 writes them. */
const PARTS_OF_YEAR: Readonly<Record<string, string>> = {
  21: "the spring of ",
  22: "the summer of ",
  23: "the autumn of ",
  24: "the winter of ",
  33: "the first quarter of ",
  34: "the second quarter of ",
  35: "the third quarter of ",
  36: "the fourth quarter of ",
  Q1: "the first quarter of ",
  Q2: "the second quarter of ",
  Q3: "the third quarter of ",
  Q4: "the fourth quarter of ",
  H1: "the first half of ",
  H2: "the second half of ",
  SP: "the spring of ",
  SU: "the summer of ",
  FA: "the autumn of ",
  WI: "the winter of ",
};

/** A TIMEX3 or EDTF value as a reader would say it: "2026-05-14TMO" → "2026-05-14, morning", "2026-35" → "the third quarter of 2026". Days stay as they are. */
export function dayWords(value: string): string {
  const part = /T(MO|MI|AF|EV|NI)$/.exec(value)?.[1];
  const date = part === undefined ? value : value.slice(0, -3);
  const weekday = /^XXXX-WXX-([1-7])$/.exec(date)?.[1];
  const season = /^\d{4}-(2[1-4]|3[3-6]|Q[1-4]|H[12]|SP|SU|FA|WI)$/.exec(date)?.[1];
  const said = weekday !== undefined ? `a ${WEEKDAYS[Number(weekday) - 1]}` : season !== undefined ? PARTS_OF_YEAR[season] + date.slice(0, 4) : date;
  return part === undefined ? said : `${said}, ${PARTS_OF_DAY[part]}`;
}

export function wordingOf(record: Told, records: ReadonlyMap<string, RecordOf>): Wording {
  switch (record.kind) {
    case "event":
      return eventWords(record, records);
    case "figure":
      return figureWords(record);
    case "disagreement":
      return disagreementWords(record, records);
    case "commitment":
      return commitmentWords(record);
    case "option":
      return optionWords(record);
  }
}

const squeeze = (text: string): string => text.replace(/\s+/g, " ").trim();

function parties(list: readonly Participant[]): string {
  const names = list.map((party) => squeeze(party.name) + (party.confidence < 0.6 ? " (?)" : ""));
  return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}

const sameList = (a: readonly Participant[], b: readonly Participant[]): boolean =>
  a.length === b.length && a.every((party, k) => (party.entityId ?? party.name) === (b[k].entityId ?? b[k].name));

const REALIS: Readonly<Record<EventRecord["realis"], string>> = {
  occurred: "",
  announced: "announced",
  promised: "promised",
  threatened: "threatened",
  hypothetical: "possible",
  negated: "did not happen",
  ongoing: "going on",
};

/** An interval in words: "since 2025-02", "2025-07-08 to 2025-07-11"; undefined for a single date. */
function stretchText(edtf: string | undefined): string | undefined {
  const [from, to] = (edtf ?? "").replace(/[~?%]/g, "").split("/");
  return to === undefined ? undefined : to === ".." ? `since ${from}` : `${from} to ${to}`;
}

function eventWords(event: EventRecord, records: ReadonlyMap<string, RecordOf>): Wording {
  const { actor, recipient, date, place, duration, mode, mediator, content } = event;
  const who = actor.length === 0 ? "somebody" : parties(actor);
  const head = recipient.length === 0 || sameList(actor, recipient) ? who : `${who} → ${parties(recipient)}`;
  const outer = event.within === undefined ? undefined : records.get(event.within);
  const undone = event.reverses === undefined ? undefined : records.get(event.reverses);
  const first = event.sameAs === undefined ? undefined : records.get(event.sameAs);
  const theme = event.theme === undefined ? "" : squeeze(event.theme.text);
  const trigger = squeeze(event.trigger.text);
  const joined =
    event.theme !== undefined && event.theme.start < event.trigger.start ? `${theme} … ${trigger}` : `${trigger}${theme === "" ? "" : ` … ${theme}`}`;
  return {
    head,
    label: [event.type, REALIS[event.realis]].filter((part) => part !== "").join(", "),
    gist: joined,
    facts: [
      date && (stretchText(date.edtf) ?? whenText(date)),
      place && `in ${squeeze(place.text)}`,
      duration && `for ${squeeze(duration.evidence.text)}`,
      mode,
      mediator && `mediated by ${mediator.name}`,
      content && `about ${content.type} (${squeeze(content.trigger.text)})`,
      outer?.kind === "statement" && outer.speaker.name !== "" && `according to ${outer.speaker.name}`,
      undone?.kind === "event" && `takes back “${squeeze(undone.trigger.text)}”`,
      event.notes.some((note) => note.rule === "roles-may-be-swapped") && "roles may be swapped",
      first?.kind === "event" && `same as “${squeeze(first.trigger.text)}”`,
    ].filter((fact): fact is string => typeof fact === "string" && fact !== ""),
    doubtful: actor.length === 0 || actor.some((party) => party.confidence < 0.6),
  };
}

const BOUND: Readonly<Record<Figure["bound"], string>> = {
  exact: "",
  about: "about",
  atLeast: "at least",
  atMost: "at most",
  moreThan: "more than",
  lessThan: "less than",
  almost: "almost",
};

/** "134,000,000,000", "0.6667": the same in every locale, and without loading one. */
function grouped(value: number): string {
  const [whole, part] = String(Math.round(value * 1e4) / 1e4).split(".");
  const digits = /^-?\d+$/.test(whole) ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole;
  return part === undefined ? digits : `${digits}.${part}`;
}

/** The value as read: "about 134,000,000,000 USD". */
export function amountOf({ value, low, high, unit, bound }: Figure): string {
  const amount = value === undefined ? `${grouped(low ?? 0)} to ${grouped(high ?? 0)}` : grouped(value);
  const many = value === undefined || value !== 1;
  return [BOUND[bound], amount, many ? plural(unit) : unit].filter((part) => part !== "").join(" ");
}

/** A unit for more than one: "lorries", "metric tons a day" stay as they are when they are codes, shares or rates. */
function plural(unit: string): string {
  if (
    unit === "" ||
    /^(?:[A-Z]{3}.*|percent|share)$/.test(unit) ||
    / (?:per|of) |s$|^(?:people|police|yen|yuan|hertz|horsepower|foot|degree.*)$/.test(unit)
  )
    return unit;
  if (/child$/.test(unit)) return `${unit}ren`;
  if (/(?:sh|ch|x|z)$/.test(unit)) return `${unit}es`;
  if (/[^aeiou]y$/.test(unit)) return `${unit.slice(0, -1)}ies`;
  return `${unit.replace(/(wo)?man$/, (_, wo: string | undefined) => `${wo ?? ""}men`)}${/man$/.test(unit) ? "" : "s"}`;
}

function figureWords(figure: Figure): Wording {
  const { what, whole, period, sourceChain } = figure;
  const links = sourceChain.map((link) => (link.how === "basedOn" ? `based on ${squeeze(link.name)}` : squeeze(link.name)));
  return {
    head: amountOf(figure),
    label: "",
    gist: what === undefined ? squeeze(figure.text) : squeeze(what.text),
    facts: [
      whole && `of ${squeeze(whole.text)}`,
      period && (stretchText(period.edtf) ?? `for ${dayWords(period.edtf ?? "")}`),
      links.length > 0 ? `source: ${links.join(", ")}` : "no source named",
    ].filter((fact): fact is string => typeof fact === "string"),
    doubtful: false,
  };
}

function disagreementWords(record: Disagreement, records: ReadonlyMap<string, RecordOf>): Wording {
  const figures = record.figures.map((id) => records.get(id)).filter((figure): figure is Figure => figure?.kind === "figure");
  const sides = figures.map((figure) => `${amountOf(figure)} (${figure.sourceChain[0]?.name ?? "no source"})`);
  return { head: sides.join(" against "), label: `ratio ${record.ratio}`, gist: record.reason, facts: [], doubtful: false };
}

export const STATUS_WORDS: Readonly<Record<Commitment["status"], string>> = {
  pending: "pending",
  kept: "kept",
  broken: "broken",
  carriedOut: "carried out",
  notCarriedOut: "not carried out",
  reversed: "taken back",
  accepted: "accepted",
  refused: "refused",
  lapsed: "deadline passed, nothing told",
};

/** Done, but after the day by which it was to be done. */
export function isLate({
  status,
  due,
  transitions,
}: {
  readonly status: Commitment["status"];
  readonly due?: string | undefined;
  readonly transitions: readonly { readonly status: Commitment["status"]; readonly day?: string | undefined }[];
}): boolean {
  const done = transitions.findLast((step) => step.status === status)?.day;
  return (status === "kept" || status === "carriedOut") && due !== undefined && done !== undefined && done > due;
}

const RESPONSE = { accepted: "accepted", refused: "refused", noAnswer: "has not accepted" } as const;

function commitmentWords(commitment: Commitment): Wording {
  const { actor, target, condition, due, made, transitions, responses } = commitment;
  return {
    head: `${parties([actor])}${target ? ` → ${parties([target])}` : ""}`,
    label: `${commitment.force}, ${STATUS_WORDS[commitment.status]}`,
    gist: squeeze(commitment.action.text),
    facts: [
      made && `made ${dayWords(made.value)}`,
      due && `due ${dayWords(due.value)}`,
      condition && `condition: ${squeeze(condition.text)}`,
      ...responses.map(
        ({ party, response, reason }) => `${squeeze(party.name)} ${RESPONSE[response]}${reason ? `, reason: ${squeeze(reason.text)}` : ""}`,
      ),
      ...transitions.map(
        (transition) =>
          `${STATUS_WORDS[transition.status]}${transition.date ? ` by ${transition.date}` : ""}: “${squeeze(transition.evidence.text)}”`,
      ),
    ].filter((fact): fact is string => typeof fact === "string"),
    doubtful: actor.confidence < 0.6,
  };
}

function optionWords(option: Option): Wording {
  const { actor, backers, blocker, last } = option;
  return {
    head: parties([actor]),
    label: option.status === "underWay" ? "under way" : option.status,
    gist: squeeze(option.action.text),
    facts: [last && `last ${last}`, backers.length > 0 && `backed by ${parties(backers)}`, blocker && `hangs on: ${squeeze(blocker.text)}`].filter(
      (fact): fact is string => typeof fact === "string",
    ),
    doubtful: actor.confidence < 0.6,
  };
}

/** Records by id, for those that point at others. */
export function byId(records: readonly RecordOf[]): ReadonlyMap<string, RecordOf> {
  return new Map(records.map((record) => [record.id, record]));
}

export function isTold(record: RecordOf): record is Told {
  return TOLD_KINDS.some(({ kind }) => kind === record.kind);
}

/** "8 sentences about the topic in 3 reports". */
export function aboutTopic({ sentences, reports }: { readonly sentences: number; readonly reports: number }): string {
  return `${sentences} ${sentences === 1 ? "sentence" : "sentences"} about the topic in ${reports} ${reports === 1 ? "report" : "reports"}`;
}
