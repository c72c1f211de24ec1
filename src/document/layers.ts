/** What lies over a text: the stretches of its records, and the text cut wherever one of them begins or ends. */

import type { RecordOf } from "./records.ts";

/** A stretch to highlight: what part of which record it is. */
export interface Layer {
  readonly start: number;
  readonly end: number;
  readonly part: "content" | "cue" | "source" | "event" | "figure" | "commitment" | "mark" | "timex" | "mention";
  /** Index into the list of records. */
  readonly record: number;
}

/** What each part is called for people, in the order of a legend. */
export const LAYER_PARTS: readonly { readonly part: Layer["part"]; readonly label: string; readonly help: string }[] = [
  { part: "content", label: "what was said", help: "content of a statement" },
  { part: "source", label: "speaker", help: "the words that name the speaker" },
  { part: "cue", label: "cue", help: "the words that say that something was said" },
  { part: "event", label: "event", help: "the words that tell what was done" },
  { part: "figure", label: "figure", help: "amounts, shares, counts" },
  { part: "commitment", label: "promise, threat, proposal", help: "what somebody said they would do" },
  { part: "mark", label: "term, echo, heading", help: "marks that are not statements" },
  { part: "timex", label: "time", help: "time expressions" },
  { part: "mention", label: "name", help: "persons, organisations, places" },
];

/** The stretches of records, in the records' order. A disagreement lies over its figures. */
export function layersOf(items: readonly RecordOf[]): Layer[] {
  const layers: Layer[] = [];
  const add = ({ start, end }: { readonly start: number; readonly end: number }, part: Layer["part"], record: number): void => {
    layers.push({ start, end, part, record });
  };
  items.forEach((record, at) => {
    if (record.kind === "statement") {
      for (const span of record.content) add(span, "content", at);
      if (record.cue) add(record.cue, "cue", at);
      if (record.speaker.span) add(record.speaker.span, "source", at);
    } else if (record.kind === "event") {
      for (const span of [record.trigger, ...(record.theme ? [record.theme] : [])]) add(span, "event", at);
    } else if (record.kind === "commitment" || record.kind === "option") add(record.action, "commitment", at);
    else if (record.kind === "disagreement") {
      for (const figure of items) if (record.figures.includes(figure.id)) add(figure, "figure", at);
    } else if (record.kind === "figure" || record.kind === "mark" || record.kind === "timex" || record.kind === "mention")
      add(record, record.kind, at);
  });
  return layers;
}

/** A piece of the text between two borders, with every layer over it. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly layers: readonly Layer[];
}

/** A paragraph as its pieces; empty lines part paragraphs. */
export type Paragraph = readonly Piece[];

const GAP = /(\r?\n[ \t]*(?:\r?\n[ \t]*)+)/;

/** The text as paragraphs of pieces; joined, the pieces are the text but for the empty lines. O(text + layers log layers). */
export function paragraphsOf(text: string, layers: readonly Layer[]): Paragraph[] {
  const opens = [...layers].sort((a, b) => a.start - b.start);
  const borders = [...new Set([0, text.length, ...layers.flatMap((layer) => [layer.start, layer.end])])].sort((a, b) => a - b);
  const paragraphs: Piece[][] = [[]];
  let active: Layer[] = [];
  let next = 0;
  for (let b = 0; b + 1 < borders.length; b++) {
    const from = borders[b];
    active = active.filter((layer) => layer.end > from);
    while (next < opens.length && opens[next].start <= from) active.push(opens[next++]);
    let at = from;
    text
      .slice(from, borders[b + 1])
      .split(GAP)
      .forEach((part, index) => {
        if (index % 2 === 1) paragraphs.push([]);
        else if (part !== "") paragraphs[paragraphs.length - 1].push({ start: at, text: part, layers: active });
        at += part.length;
      });
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}
