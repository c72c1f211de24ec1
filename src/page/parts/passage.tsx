/** A report's text with every record over it. Long texts come in parts, so that the first screen is there at once. */

import { memo } from "preact/compat";
import { useEffect, useMemo, useState } from "preact/hooks";
import { LAYER_PARTS, type Layer, layersOf, type Paragraph, type Piece, paragraphsOf } from "../../document/layers.ts";
import type { RecordOf } from "../../document/records.ts";

/** Pieces that are shown at once, and those added a frame. */
const FIRST = 400;
const MORE = 600;

export function Passage({
  text,
  records,
  language,
  hidden,
  chosen,
  at,
  onChoose,
}: {
  text: string;
  records: readonly RecordOf[];
  language: string;
  hidden: ReadonlySet<string>;
  chosen: ReadonlySet<number>;
  /** Stretch to go to, [start, end). */
  at?: readonly [number, number] | undefined;
  onChoose: (records: readonly number[]) => void;
}) {
  const paragraphs = useMemo(() => {
    const layers = layersOf(records);
    const place: Layer[] = at === undefined ? [] : [{ start: at[0], end: at[1], part: "mention", record: -1 }];
    return inParts(
      paragraphsOf(
        text,
        [...layers, ...place].filter(({ start, end }) => start < end),
      ),
    );
  }, [text, records, at?.[0], at?.[1]]);
  const needed = useMemo(() => {
    if (at === undefined) return 1;
    const found = paragraphs.findIndex((part) => part.some((paragraph) => paragraph.some((piece) => piece.start + piece.text.length > at[0])));
    return Math.max(1, found + 2);
  }, [paragraphs, at?.[0]]);
  const [count, setCount] = useState(needed);
  useEffect(() => setCount((now) => Math.max(now, needed)), [needed]);
  useEffect(() => {
    if (count >= paragraphs.length) return;
    const frame = requestAnimationFrame(() => setCount(count + 1));
    return () => cancelAnimationFrame(frame);
  }, [count, paragraphs]);
  useEffect(() => {
    if (at !== undefined) document.querySelector(".passage .place")?.scrollIntoView({ block: "center" });
  }, [at?.[0], at?.[1], text]);
  const click = (event: Event): void => {
    const piece = (event.target as Element).closest<HTMLElement>("[data-r]");
    onChoose(piece === null ? [] : (piece.dataset["r"] ?? "").split(" ").map(Number));
  };
  const off = [...hidden].map((part) => `no-${part}`).join(" ");
  return (
    // Keyboard: j, k and the list beside it reach every record; the text itself stays plain to read.
    // biome-ignore lint/a11y/useKeyWithClickEvents: every record is a button in the list
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div class={`passage ${off}`} lang={language} onClick={click}>
      {paragraphs.slice(0, count).map((part, index) => (
        <Part key={index} paragraphs={part} chosen={chosen} />
      ))}
    </div>
  );
}

/** Paragraphs in parts of about as many pieces; a paragraph that is longer than a part is cut, and its parts join on the screen. */
function inParts(paragraphs: readonly Paragraph[]): (readonly Paragraph[])[] {
  const parts: Paragraph[][] = [[]];
  let pieces = 0;
  for (const paragraph of paragraphs) {
    for (let at = 0; at < paragraph.length; at += MORE) {
      const own = paragraph.slice(at, at + MORE);
      if (pieces > 0 && pieces + own.length > (parts.length === 1 ? FIRST : MORE)) {
        parts.push([]);
        pieces = 0;
      }
      parts[parts.length - 1].push(own);
      pieces += own.length;
    }
  }
  return parts;
}

const Part = memo(
  ({ paragraphs, chosen }: { paragraphs: readonly Paragraph[]; chosen: ReadonlySet<number> }) => (
    <div class="part">
      {paragraphs.map((paragraph) => (
        <p key={paragraph[0].start} dir="auto">
          {paragraph.map((piece) => (
            <Span key={piece.start} piece={piece} chosen={piece.layers.some(({ record }) => chosen.has(record))} />
          ))}
        </p>
      ))}
    </div>
  ),
  (before, after) => before.paragraphs === after.paragraphs && !touches(before.paragraphs, before.chosen, after.chosen),
);

/** Whether a part holds a record that was or is chosen. */
function touches(paragraphs: readonly Paragraph[], before: ReadonlySet<number>, after: ReadonlySet<number>): boolean {
  if (before === after) return false;
  return paragraphs.some((paragraph) => paragraph.some(({ layers }) => layers.some(({ record }) => before.has(record) !== after.has(record))));
}

function Span({ piece: { text, layers }, chosen }: { piece: Piece; chosen: boolean }) {
  if (layers.length === 0) return <>{text}</>;
  const own = layers.filter(({ record }) => record >= 0);
  const parts = [...new Set(own.map(({ part }) => part))];
  const depth = own.filter(({ part }) => part === "content").length;
  const ids = [...new Set(own.map(({ record }) => record))];
  const name = [own.length > 0 ? "h" : "", ...parts, depth > 1 ? "deep" : "", chosen ? "on" : "", own.length < layers.length ? "place" : ""].filter(
    (part) => part !== "",
  );
  return (
    <span class={name.join(" ")} data-r={ids.length > 0 ? ids.join(" ") : undefined}>
      {text}
    </span>
  );
}

export function Legend({
  hidden,
  onToggle,
  present,
}: {
  hidden: ReadonlySet<string>;
  onToggle: (part: string) => void;
  present: ReadonlySet<string>;
}) {
  return (
    <fieldset class="legend">
      <legend>Highlighted</legend>
      {LAYER_PARTS.filter(({ part }) => present.has(part)).map(({ part, label, help }) => (
        <label key={part} title={help}>
          <input type="checkbox" checked={!hidden.has(part)} onChange={() => onToggle(part)} /> <span class={`h ${part}`}>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
