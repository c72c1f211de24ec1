/** The timeline of the four lists, drawn with Observable Plot; loaded when there is something to draw. */

import { axisY, dot, frame, gridX, plot, rect, ruleY } from "@observablehq/plot";
import type { Answer } from "../api.ts";

export interface Mark {
  readonly id: string;
  readonly row: "words" | "deeds" | "stated change" | "others";
  readonly sign: "for" | "against" | "none" | "change" | "other";
  readonly from: Date;
  readonly to: Date;
  readonly label: string;
  /** How many marks of the same row, sign and place in time stand below it. */
  readonly stack: number;
}

const ROWS: readonly Mark["row"][] = ["words", "deeds", "stated change", "others"];
const NAMES: Readonly<Record<Mark["sign"], string>> = {
  for: "for",
  against: "against",
  none: "no direction",
  change: "a change is stated",
  other: "others",
};
/** A triangle that points down; the area is `size`, as of every symbol. */
const DOWN = {
  draw(path: { moveTo(x: number, y: number): void; lineTo(x: number, y: number): void; closePath(): void }, size: number): void {
    const half = Math.sqrt(size / Math.sqrt(3));
    path.moveTo(0, half * 1.15);
    path.lineTo(half, -half * 0.6);
    path.lineTo(-half, -half * 0.6);
    path.closePath();
  },
};
/** Shape beside colour: nothing is told by colour alone. */
const SYMBOLS: Readonly<Record<Mark["sign"], "triangle" | typeof DOWN | "circle" | "diamond" | "square">> = {
  for: "triangle",
  against: DOWN,
  none: "circle",
  change: "diamond",
  other: "square",
};
const LIFT: Readonly<Record<Mark["sign"], number>> = { for: 0.2, against: -0.2, none: 0, change: 0, other: 0 };

/** @param day YYYY-MM-DD; of "../YYYY-MM-DD", some time before, the day it is before */
function dateOf(day: string): Date {
  return new Date(`${day.replace("../", "").slice(0, 10)}T00:00:00Z`);
}

type Unstacked = Omit<Mark, "stack">;
/** Places along the line that are told apart when marks are stacked. */
const BINS = 90;
const MOST_STACKED = 3;

/** What of an answer has a day, as marks. */
export function marksOf(answer: Answer, shown: ReadonlySet<string>): Mark[] {
  const items = [...answer.words, ...answer.deeds].flatMap(({ id, lane, day, dayTo, direction, text: words }): Unstacked[] =>
    day === undefined || !shown.has(id)
      ? []
      : [
          {
            id,
            row: lane === "word" ? "words" : "deeds",
            sign: direction > 0 ? "for" : direction < 0 ? "against" : "none",
            from: dateOf(day),
            to: dateOf(dayTo ?? day),
            label: words,
          },
        ],
  );
  const changes = answer.changes.flatMap(({ id, day, text: words, type }): Unstacked[] =>
    day === undefined ? [] : [{ id, row: "stated change", sign: "change", from: dateOf(day), to: dateOf(day), label: `${type}: ${words}` }],
  );
  const others = answer.assessments.flatMap(({ id, day, text: words, speaker }): Unstacked[] =>
    day === undefined ? [] : [{ id, row: "others", sign: "other", from: dateOf(day), to: dateOf(day), label: `${speaker}: ${words}` }],
  );
  const dated = [...items, ...changes, ...others].filter(({ from, to }) => !Number.isNaN(from.getTime()) && !Number.isNaN(to.getTime()));
  const times = dated.map(({ from }) => from.getTime());
  const bin = Math.max(1, (Math.max(...times) - Math.min(...times)) / BINS);
  const heights = new Map<string, number>();
  return dated.map((mark) => {
    const key = `${mark.row}/${mark.sign}/${Math.round((mark.from.getTime() + mark.to.getTime()) / 2 / bin)}`;
    const stack = heights.get(key) ?? 0;
    heights.set(key, stack + 1);
    return { ...mark, stack };
  });
}

/** The chart as an element; a click or Enter on a mark calls `choose` with its id. */
export function drawTimeline(answer: Answer, marks: readonly Mark[], width: number, choose: (id: string) => void): Element {
  const bands = (["words", "deeds"] as const).flatMap((lane) => {
    const { verdict, level } = answer.verdicts[lane];
    return verdict === "reversed" || verdict === "shifted"
      ? level.points.map((point) => ({ lane, from: dateOf(point.from), to: dateOf(point.to) }))
      : [];
  });
  const y = ({ row, sign, stack }: Mark): number =>
    ROWS.length - ROWS.indexOf(row) - 1 + LIFT[sign] + Math.min(stack, MOST_STACKED) * (sign === "against" ? -0.07 : 0.07);
  const narrow = width < 560;
  const spans = marks.filter(({ from, to }) => to > from);
  const chart = plot({
    width,
    height: narrow ? 260 : 300,
    marginLeft: narrow ? 84 : 110,
    marginRight: 20,
    x: { type: "utc", label: null, ...(marks.length > 0 ? { domain: domainOf(marks) } : {}) },
    y: { domain: [-0.5, ROWS.length - 0.5], axis: null },
    color: { domain: Object.keys(SYMBOLS), range: Object.keys(SYMBOLS).map((sign) => `var(--${sign})`) },
    style: { background: "transparent", color: "var(--dim)", fontSize: narrow ? "11px" : "13px", overflow: "visible" },
    marks: [
      frame({ stroke: "var(--line)" }),
      gridX({ stroke: "var(--line)", strokeOpacity: 0.6 }),
      ruleY([0, 1, 2, 3], { stroke: "var(--line)" }),
      rect(bands, {
        x1: ({ from }) => from,
        x2: ({ to }) => (to as Date).getTime() + 86_400_000,
        y1: ({ lane }) => (lane === "words" ? 2.55 : 1.55),
        y2: ({ lane }) => (lane === "words" ? 3.45 : 2.45),
        fill: "var(--band)",
        fillOpacity: 0.6,
        title: ({ from, to }) => `change between ${iso(from)} and ${iso(to)}`,
      }),
      ruleY(spans, { y, x1: "from", x2: "to", stroke: "sign", strokeWidth: 3, strokeOpacity: 0.45 }),
      axisY([3, 2, 1, 0], { tickFormat: (place: number) => ROWS[ROWS.length - 1 - place], tickSize: 0, label: null, fill: "var(--fg)" }),
      dot(marks, {
        x: ({ from, to }: Mark) => new Date((from.getTime() + to.getTime()) / 2),
        y,
        fill: ({ sign }: Mark) => (sign === "none" ? "var(--card)" : `var(--${sign})`),
        stroke: ({ sign }: Mark) => `var(--${sign})`,
        strokeWidth: 1.5,
        r: narrow ? 5 : 5.5,
        symbol: ({ sign }: Mark) => SYMBOLS[sign],
        title: ({ from, row, sign, label }: Mark) => `${iso(from)}, ${row}, ${NAMES[sign]}: ${label.replace(/\s+/g, " ").trim().slice(0, 300)}`,
      }),
    ],
  });
  chart.setAttribute("aria-label", "Words, deeds, stated change and what others say, over time; the same items stand in the lists below");
  chart.setAttribute("role", "group");
  // The last group of paths are the dots, in the order of the marks.
  const groups = [...chart.querySelectorAll('g[aria-label="dot"]')];
  for (const part of chart.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  [...(groups.at(-1)?.querySelectorAll("path,circle") ?? [])].forEach((shape, index) => {
    const mark = marks[index];
    shape.setAttribute("tabindex", "0");
    shape.setAttribute("role", "button");
    shape.setAttribute("aria-label", shape.querySelector("title")?.textContent ?? "");
    shape.classList.add("dot");
    shape.addEventListener("click", () => choose(mark.id));
    shape.addEventListener("keydown", (event) => {
      if ((event as KeyboardEvent).key !== "Enter" && (event as KeyboardEvent).key !== " ") return;
      event.preventDefault();
      choose(mark.id);
    });
  });
  return chart;
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** First to last day, with air on both sides. */
function domainOf(marks: readonly Mark[]): [Date, Date] {
  const times = marks.flatMap(({ from, to }) => [from.getTime(), to.getTime()]);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const air = Math.max(86_400_000, (last - first) * 0.04);
  return [new Date(first - air), new Date(last + air)];
}
