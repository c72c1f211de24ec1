/** Events as PLOVER (2021) JSON lines, and as the tab-separated rows that CAMEO's tools read. */

import type { EventRecord, Participant } from "../document/records.ts";
import type { Format, KeptReport } from "./export.ts";

/** CAMEO root code of each PLOVER type, after the authors' own table; two where CAMEO splits what PLOVER joins. */
const CAMEO: Readonly<Record<string, string>> = {
  AGREE: "03",
  CONSULT: "04",
  SUPPORT: "05",
  COOPERATE: "06",
  AID: "07",
  CONCEDE: "08",
  RETREAT: "08",
  REQUEST: "10",
  ACCUSE: "11",
  REJECT: "12",
  THREATEN: "13",
  PROTEST: "14",
  MOBILIZE: "15",
  SANCTION: "16",
  COERCE: "17",
  ASSAULT: "19",
};
/** Quad class: verbal or material, cooperation or conflict. */
const QUAD: Readonly<Record<string, number>> = {
  "03": 1,
  "04": 1,
  "05": 1,
  "06": 2,
  "07": 2,
  "08": 2,
  "10": 3,
  "11": 3,
  "12": 3,
  "13": 3,
  "14": 4,
  "15": 4,
  "16": 4,
  "17": 4,
  "19": 4,
};

export const ploverFormat: Format = {
  readsBack: false,
  extension: "jsonl",
  head: () => "",
  report: (kept) =>
    eventsOf(kept)
      .map((event) => `${JSON.stringify(ploverOf(event, kept))}\n`)
      .join(""),
  tail: () => "",
};

export const cameoFormat: Format = {
  readsBack: false,
  extension: "tsv",
  head: () => "id\tdate\tactor\tactorCountry\tactorSector\ttarget\ttargetCountry\ttargetSector\tcameoRoot\tquadClass\trealis\ttext\treport\turl\n",
  report: (kept) =>
    eventsOf(kept)
      .map((event) => cameoLine(event, kept))
      .join(""),
  tail: () => "",
};

function eventsOf({ records }: KeptReport): EventRecord[] {
  return records.filter((record): record is EventRecord => record.kind === "event");
}

function ploverOf(event: EventRecord, { report, parties }: KeptReport): object {
  const party = ({ name, country, sector }: Participant): object => ({
    text: name,
    ...(parties.has(name) ? { entityId: parties.get(name) } : {}),
    ...(country === undefined ? {} : { country }),
    ...(sector === undefined ? {} : { sector }),
  });
  return {
    id: event.id,
    date: event.date?.value ?? report.published ?? null,
    event_type: event.exported,
    mode: event.mode ?? null,
    context: event.context,
    actor: event.actor.map(party),
    recipient: event.recipient.map(party),
    ...(event.mediator === undefined ? {} : { mediator: party(event.mediator) }),
    ...(event.place === undefined ? {} : { location: event.place.text }),
    realis: event.realis,
    text: event.text,
    start: event.start,
    end: event.end,
    trigger: event.trigger,
    source: { report: report.id, publisher: report.publisher ?? null, published: report.published ?? null, url: report.url ?? null },
    coder: event.by,
    confidence: event.confidence,
  };
}

function cameoLine(event: EventRecord, { report }: KeptReport): string {
  const root = CAMEO[event.exported] ?? "";
  const side = (parties: readonly Participant[]): string[] => [parties[0]?.name ?? "", parties[0]?.country ?? "", parties[0]?.sector ?? ""];
  const cells = [
    event.id,
    event.date?.value ?? report.published ?? "",
    ...side(event.actor),
    ...side(event.recipient),
    root,
    String(QUAD[root] ?? ""),
    event.realis,
    event.text,
    report.id,
    report.url ?? "",
  ];
  return `${cells.map(cell).join("\t")}\n`;
}

/** One line, one cell, and nothing a spreadsheet would run. */
function cell(value: string): string {
  const flat = value.replace(/[\t\r\n]+/g, " ");
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
}
