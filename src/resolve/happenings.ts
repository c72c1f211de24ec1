/** Mentions of one event in several reports: who, what, when and where agree. */

import type { EventRecord } from "../document/records.ts";
import type { Item, Link } from "../document/stored.ts";
import { keyOf, stemOf, wordsOf } from "./words.ts";

interface Happening {
  readonly type: string;
  /** Countries' ISO codes, authority ids or folded names; where both sides do the same, all are actors. */
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly day: string;
  readonly place: string;
  /** Stem of the trigger: "visited" and "visit" agree. */
  readonly trigger: string;
  readonly occurred: boolean;
}

/** Types in which both sides do the same, so that their order says nothing. */
const MUTUAL = new Set(["CONSULT", "AGREE", "COOPERATE"]);
/** People who are counted and not named: reports give them different numbers. */
const CROWD =
  /^(?:(?:at|least|more|than|over|about|some|around|nearly|almost|up|to|dozens|hundreds|thousands|scores|of|many|several|the|an?|other|[\d.,]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty) )*(people|persons?|civilians?|men|women|children|residents|protesters|demonstrators|soldiers|troops|fighters|militants|police|officers|policemen|workers|journalists|passengers|students)$/;

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
  const sides = [actors, recipients].map((side) => [...new Set(side.map((party) => CROWD.exec(party)?.[1] ?? party))].sort());
  const isMutual = MUTUAL.has(event.type);
  const payload: Happening = {
    type: event.type,
    actors: isMutual ? [...new Set(sides.flat())].sort() : sides[0],
    recipients: isMutual ? [] : sides[1],
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
    keys: payload.actors.map((actor) => keyOf("happening", event.type, actor, stated)),
    payload: JSON.stringify(payload),
  };
}

export function compareHappenings(a: Happening, b: Happening): Link | undefined {
  if (a.type !== b.type || a.day !== b.day || (a.place !== "" && b.place !== "" && a.place !== b.place)) return undefined;
  const samePlace = a.place !== "" && a.place === b.place;
  const common = a.actors.filter((actor) => b.actors.includes(actor));
  // Two who meet are two; of others one actor is enough where whom they did it to agrees, or where it was.
  if (common.length < (MUTUAL.has(a.type) ? 2 : 1)) return undefined;
  const shared = a.recipients.some((party) => b.recipients.includes(party));
  const isOpen = a.recipients.length === 0 || b.recipients.length === 0;
  if (!MUTUAL.has(a.type) && !shared && !(isOpen && samePlace && a.trigger === b.trigger)) return undefined;
  if (a.occurred !== b.occurred) return { score: 0.6, kind: "contradicts", reason: "one report says it happened, the other that it did not" };
  const score = (a.trigger === b.trigger ? 0.9 : 0.75) + (samePlace ? 0.08 : 0);
  return { score, kind: "same", reason: `${a.type}, the same parties, ${a.day}${samePlace ? `, ${a.place}` : ""}` };
}
