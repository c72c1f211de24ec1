/** Mentions of one event in several reports: who, what, when and where agree. */

import type { EventRecord } from "../document/records.ts";
import type { Item, Link } from "../document/stored.ts";
import { keyOf, stemOf, wordsOf } from "./words.ts";

interface Happening {
  readonly type: string;
  readonly parties: readonly string[];
  readonly day: string;
  readonly place: string;
  /** Stem of the trigger: "visited" and "visit" agree. */
  readonly trigger: string;
  readonly occurred: boolean;
}

/** Types in which both sides do the same, so that their order says nothing. */
const MUTUAL = new Set(["CONSULT", "AGREE", "COOPERATE"]);

/**
 * The item of an event that names its parties and its day; others can't be told from events like it.
 *
 * @param parties who took part: countries' ISO codes, authority ids or folded names; actors first
 */
export function happeningItem(
  event: EventRecord,
  actors: readonly string[],
  recipients: readonly string[],
  day: string | undefined,
): Item | undefined {
  const when = event.date?.edtf ?? event.date?.value ?? "";
  const stated = /^\d{4}-\d\d-\d\d$/.test(when) ? when : undefined;
  if (stated === undefined || actors.length === 0 || (event.realis !== "occurred" && event.realis !== "negated")) return undefined;
  if (recipients.length === 0 && event.place === undefined) return undefined;
  const sides = [actors, recipients].map((side) => [...new Set(side)].sort());
  const parties = MUTUAL.has(event.type) ? [...new Set(sides.flat())].sort() : [...sides[0], ">", ...sides[1]];
  const payload: Happening = {
    type: event.type,
    parties,
    day: stated,
    place: event.place === undefined ? "" : wordsOf(event.place.text).join(" "),
    trigger: stemOf(wordsOf(event.trigger.text).at(-1) ?? ""),
    occurred: event.realis === "occurred",
  };
  return {
    id: event.id,
    space: "happening",
    reportId: event.reportId,
    day,
    keys: [keyOf("happening", event.type, parties.join("|"), stated)],
    payload: JSON.stringify(payload),
  };
}

export function compareHappenings(a: Happening, b: Happening): Link | undefined {
  if (a.type !== b.type || a.day !== b.day || a.parties.join() !== b.parties.join()) return undefined;
  if (a.place !== "" && b.place !== "" && a.place !== b.place) return undefined;
  if (a.occurred !== b.occurred) return { score: 0.6, kind: "contradicts", reason: "one report says it happened, the other that it did not" };
  const score = (a.trigger === b.trigger ? 0.9 : 0.75) + (a.place !== "" && a.place === b.place ? 0.08 : 0);
  return { score, kind: "same", reason: `${a.type}, the same parties, ${a.day}${a.place !== "" && a.place === b.place ? `, ${a.place}` : ""}` };
}
