/**
 * What undoes what within a report: suspended → resumed, announced → withdrawn. "Recalled the decision" has no type of its own: it
 * takes the opposite of the act it points back to.
 */

import type { EventRecord } from "../../document/records.ts";
import type { EventType } from "../../lexicon/event-tables.ts";
import type { Clauses } from "./clauses.ts";
import type { Reading } from "./readings.ts";

/** An event while its neighbours are compared. */
export interface FoundEvent {
  readonly reading: Reading;
  readonly record: EventRecord;
}

const OPPOSITE: Partial<Record<EventType, EventType>> = {
  SANCTION: "CONCEDE",
  AID: "SANCTION",
  AGREE: "REJECT",
  COERCE: "CONCEDE",
  MOBILIZE: "RETREAT",
  ASSAULT: "RETREAT",
};
/** How many events back the one undone is looked for. */
const BACK = 12;

export function markReversals(clauses: Clauses, found: readonly FoundEvent[]): FoundEvent[] {
  const out: FoundEvent[] = [];
  for (const event of found) {
    const earlier = event.record.sameAs === undefined && event.record.reverses === undefined ? undone(out, event, clauses) : undefined;
    if (earlier === undefined) out.push(event);
    else {
      // What is resumed goes to whom it was withheld from.
      const recipient =
        event.record.recipient.length > 0
          ? event.record.recipient
          : earlier.record.recipient.map(({ span: _span, ...party }) => ({
              ...party,
              how: "carriedOver" as const,
              confidence: Math.min(0.55, party.confidence),
            }));
      out.push({ ...event, record: { ...event.record, recipient, reverses: earlier.record.id } });
    }
  }
  return out;
}

/** The nearest earlier event of the same actor that this one undoes and that nothing has undone yet. */
function undone(before: readonly FoundEvent[], event: FoundEvent, clauses: Clauses): FoundEvent | undefined {
  if (event.record.realis === "hypothetical" || event.record.realis === "negated" || isPluperfect(clauses, event)) return undefined;
  const done = new Set(before.map((earlier) => earlier.record.reverses));
  for (let k = before.length - 1; k >= Math.max(0, before.length - BACK); k--) {
    const earlier = before[k];
    if (!undoes(event.record.type, earlier.record.type) || done.has(earlier.record.id) || earlier.record.sameAs !== undefined) continue;
    if (earlier.record.realis === "negated" || earlier.record.realis === "hypothetical") continue;
    if (isBefore(event.record, earlier.record) || !sharesActor(earlier.record, event.record)) continue;
    if (!sameMatter(earlier, event)) continue;
    return earlier;
  }
  return undefined;
}

function sharesActor(a: EventRecord, b: EventRecord): boolean {
  const keys = new Set(a.actor.flatMap((party) => [party.entityId ?? party.name, party.country ?? ""]));
  return b.actor.some((party) => keys.has(party.entityId ?? party.name) || (party.country !== undefined && keys.has(party.country)));
}

/** Aid undoes a suspension of aid, not a tariff: both must be about things of one context, or have one recipient. */
function sameMatter(earlier: FoundEvent, later: FoundEvent): boolean {
  const stops = earlier.record.mode === "discontinue" || later.record.mode === "discontinue";
  const aid = earlier.record.type === "AID" || later.record.type === "AID";
  if (aid !== stops && (earlier.record.type === "SANCTION" || later.record.type === "SANCTION")) return false;
  const keys = new Set(earlier.record.recipient.map((party) => party.entityId ?? party.name));
  if (later.record.recipient.some((party) => keys.has(party.entityId ?? party.name))) return true;
  return later.record.recipient.length === 0 || earlier.record.recipient.length === 0;
}

/** Whether the first is dated before the second. */
function isBefore({ date: a }: EventRecord, { date: b }: EventRecord): boolean {
  return a?.edtf !== undefined && b?.edtf !== undefined && a.edtf.split("/")[0] < b.edtf.split("/")[0];
}

/** "had frozen": told as earlier than what stands before it. */
function isPluperfect(clauses: Clauses, { reading }: FoundEvent): boolean {
  return clauses.childrenWith(reading.head, "aux").some((aux) => clauses.word(aux) === "had");
}

/** The type of an act that takes back an earlier one. */
export function oppositeOf({ type, mode }: Pick<EventRecord, "type" | "mode">): EventType {
  if (type === "SANCTION" && mode === "discontinue") return "AID";
  return OPPOSITE[type] ?? "REJECT";
}

/** Pairs of types that undo each other. */
function undoes(later: EventType, earlier: EventType): boolean {
  return (UNDOES[earlier] ?? []).includes(later);
}

const UNDOES: Partial<Record<EventType, readonly EventType[]>> = {
  SANCTION: ["AID", "CONCEDE"],
  AID: ["SANCTION"],
  AGREE: ["REJECT"],
  COERCE: ["CONCEDE"],
  MOBILIZE: ["RETREAT"],
  ASSAULT: ["RETREAT"],
};
