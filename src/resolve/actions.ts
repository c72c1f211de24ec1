/** What was promised, threatened, proposed or announced, and what later reports tell of it. */

import { isNegative } from "../document/negative.ts";
import type { Commitment, CommitmentStatus, EventRecord, Stance } from "../document/records.ts";
import type { Item, Link } from "../document/stored.ts";
import { contentStems, daysBetween, keyOf } from "./words.ts";

/** Stems of an action that are compared. */
const MOST_STEMS = 10;
/** A telling of the same commitment, and a deed that ends it, share this share of the shorter's stems, and at least two. */
const SAME = 0.6;
const MOST_YEARS = 6;
/** What takes back the thing itself: "called off the general strike". */
const UNDOING = /^(?:cancel|scrap|abandon|shelve|drop|call off|break off|withdraw)$/;
/** Words of what an act is done to that are compared. */
const ACT_OBJECTS = 3;

interface Action {
  /** promise, threat, proposal or announcement; absent for a deed. */
  readonly force?: Commitment["force"];
  readonly realis?: string;
  readonly reverses?: true;
  readonly who: string;
  readonly stems: readonly string[];
  /** PLOVER types of what is to be done; of a deed its own. */
  readonly types: readonly string[];
  /** Stems of a deed's trigger. */
  readonly verb?: readonly string[];
  readonly day?: string;
}

/** Events that are words: a threat told again carries out none. */
const WORDS: ReadonlySet<string> = new Set(["THREATEN", "REQUEST", "ACCUSE"]);

/** @param events those of the same report */
export function commitmentItem(commitment: Commitment, events: readonly EventRecord[], who: string, day: string | undefined): Item | undefined {
  const { start, end } = commitment.action;
  const types = [...new Set(events.filter(({ trigger }) => start <= trigger.start && trigger.end <= end).map(({ type }) => type))].sort();
  const made = commitment.made?.edtf?.slice(0, 10) ?? day;
  const stems = matterOf(`${commitment.action.text} ${commitment.target?.name ?? ""}`, commitment.actor.name);
  return actionItem(commitment.id, commitment.reportId, day, {
    force: commitment.force,
    who,
    stems,
    types,
    ...(made === undefined ? {} : { day: made }),
  });
}

/** A deed: what an actor did, or conspicuously did not. Words, hypotheses and announcements are none. */
export function deedItem(event: EventRecord, who: string, day: string | undefined): Item | undefined {
  if (WORDS.has(event.type) || (event.realis !== "occurred" && event.realis !== "negated" && event.realis !== "ongoing")) return undefined;
  const when = /^\d{4}-\d\d-\d\d/.exec(event.date?.edtf ?? "")?.[0] ?? day;
  const recipients = event.recipient.map(({ name }) => name).join(" ");
  const stems = matterOf(`${event.trigger.text} ${event.theme?.text ?? ""} ${recipients}`, event.actor[0]?.name ?? "");
  return actionItem(event.id, event.reportId, day, {
    realis: realisOf(event),
    ...(event.reverses === undefined ? {} : { reverses: true as const }),
    who,
    stems,
    types: [event.type],
    verb: contentStems(event.trigger.text),
    ...(when === undefined ? {} : { day: when }),
  });
}

/** What an event became of: of "did not agree to", which is read as a refusal, the agreement has not come about. */
export function realisOf({ realis, notes }: EventRecord): EventRecord["realis"] {
  return realis === "occurred" && notes.some(({ message }) => message.includes("compose NOT")) ? "negated" : realis;
}

/** Whether an act is told as done, and whether it takes its object back. */
export function actOutcome({ done, path }: Stance): { readonly realis: string; readonly reverses?: true } {
  if (path.includes("not")) return { realis: "negated" };
  return { realis: "occurred", ...(UNDOING.test(done?.[0] ?? "") ? { reverses: true as const } : {}) };
}

/** An act that is told as done, or not, though no event is coded for it: the same verb of the same thing answers a commitment. */
export function actItem(stance: Stance, who: string, day: string | undefined): Item | undefined {
  const { id, reportId, done, date, earlier } = stance;
  if (done === undefined) return undefined;
  const [lemma, ...objects] = done;
  const verb = contentStems(lemma.split(" ")[0]);
  const matter = contentStems(objects.join(" ")).slice(-ACT_OBJECTS);
  if (verb.length !== 1 || matter.length === 0 || who === "") return undefined;
  const outcome = actOutcome(stance);
  const undoes = outcome.reverses === true;
  const dated = /^\d{4}-\d\d-\d\d/.exec(date?.edtf ?? "")?.[0];
  const when = dated ?? (earlier ? undefined : day);
  const action: Action = {
    ...outcome,
    who,
    stems: undoes ? matter : [...verb, ...matter],
    types: [],
    verb: undoes ? matter : verb,
    ...(when === undefined ? {} : { day: when }),
  };
  // What undoes a thing is known by the thing alone.
  if (undoes) return actionItem(id, reportId, day, action);
  const keys = matter.map((stem) => keyOf("action", who, ...[verb[0], stem].sort()));
  return { id, space: "action", reportId, day, keys, payload: JSON.stringify(action) };
}

/** Words of promising, threatening and office say nothing of the matter. */
const WORDS_OF_FORCE = new Set(
  "threaten threat promis pledg vow announc propos offer warn plan intend president minister prim foreign government today tomorrow week month year day".split(
    " ",
  ),
);

/** Stems of what is done and to what, without those of who does it. */
function matterOf(text: string, actor: string): string[] {
  const own = new Set(contentStems(actor));
  return contentStems(text)
    .filter((stem) => !own.has(stem) && !WORDS_OF_FORCE.has(stem))
    .slice(0, MOST_STEMS);
}

function actionItem(id: string, reportId: string, day: string | undefined, action: Action): Item | undefined {
  if (action.who === "" || action.stems.length < 2) return undefined;
  const keys: number[] = [];
  // Two actions are compared when two stems agree, whoever's two they are.
  const sorted = [...action.stems].sort().slice(0, 7);
  for (let i = 0; i < sorted.length; i++) for (let j = i + 1; j < sorted.length; j++) keys.push(keyOf("action", action.who, sorted[i], sorted[j]));
  return { id, space: "action", reportId, day, keys, payload: JSON.stringify(action) };
}

export function compareActions(a: Action, b: Action): Link | undefined {
  if (a.who !== b.who || (a.force === undefined && b.force === undefined)) return undefined;
  const apart = daysBetween(a.day, b.day);
  if (apart !== undefined && apart > 365 * MOST_YEARS) return undefined;
  const common = a.stems.filter((stem) => b.stems.includes(stem));
  const share = common.length / Math.min(a.stems.length, b.stems.length);
  if (common.length < 2 || share < SAME) return undefined;
  const words = `both: ${common.join(", ")}`;
  if (a.force !== undefined && b.force !== undefined) return a.force === b.force ? { score: share, kind: "same", reason: words } : undefined;
  const [word, deed] = a.force !== undefined ? [a, b] : [b, a];
  // Who and where alone are not the deed: it must be the act itself, or one of its kind.
  if (!word.types.some((type) => deed.types.includes(type)) && !deed.verb?.some((stem) => common.includes(stem))) return undefined;
  // What was done before it was promised keeps no promise.
  if (word.day === undefined || deed.day === undefined || deed.day < word.day) return undefined;
  return { score: 0.9 * share, kind: "evidence", reason: words };
}

/** The status a deed gives to a commitment: whoever does what was promised not to be done breaks the promise. */
export function statusAfter({ force, action }: Commitment, deed: { realis?: string; reverses?: true }): CommitmentStatus {
  const isMet = (deed.realis !== "negated") !== isNegative(action.text);
  if (!isMet) return force === "promise" ? "broken" : "notCarriedOut";
  if (deed.reverses === true) return "reversed";
  return force === "promise" ? "kept" : "carriedOut";
}
