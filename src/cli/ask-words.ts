/** An answer in words for the terminal: the verdict, a small timeline of the four lists, both sides, and the sentences. */

import type { Answer, FirstThing } from "../compare/answer.ts";
import { type StatedChange, sidesInWords } from "../compare/changes.ts";
import type { ItemSource, PositionItem } from "../compare/items.ts";
import type { OpenOption, Precedent } from "../compare/options.ts";
import type { LaneVerdict } from "../compare/verdict.ts";
import { aboutTopic } from "../document/record-words.ts";
import { safeText, wrap } from "./brief-text.ts";

const squeeze = (text: string): string => safeText(text.replace(/\s+/g, " ").trim());
const short = (text: string, most = 220): string => {
  const line = squeeze(text);
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
};
/** Outlet, else title; the id beside it names the report. */
const where = ({ publisher, title, published, copyOf }: ItemSource): string =>
  [squeeze(publisher ?? (title === undefined ? "no outlet" : short(title))), published ?? "", copyOf === undefined ? "" : "(one of several copies)"]
    .filter((part) => part !== "")
    .join(" ");

/** Items of a list that are printed; the rest is counted. */
const PRINTED = 12;

export function answerWords(answer: Answer, voices: readonly { name: string; why: string }[], width: number): string {
  const { actor, topic, words, deeds, changes, assessments, verdicts } = answer;
  const parts = [
    `${squeeze(actor.name)} on “${squeeze(topic.name)}”${answer.since === undefined ? "" : `, since ${answer.since}`}${answer.asOf === undefined ? "" : `, as known on ${answer.asOf}`}`,
    ...answer.summary.map((line) => wrap(line, width, "  ")),
    ...(voices.length > 0 ? [wrap(`Counted as ${actor.name}: ${voices.map(({ why }) => why).join("; ")}.`, width, "  ")] : []),
    "",
    timeline(answer, width),
    ...(answer.first.length > 0 ? ["Look at these first", ...answer.first.map((thing) => firstWords(thing, width)), ""] : []),
    list("Words", words, width, verdicts.words, answer.contrary.words),
    list("Deeds", deeds, width, verdicts.deeds, answer.contrary.deeds),
    ...(answer.reversals.length > 0
      ? [
          `Done and undone: ${answer.reversals.length}${answer.reversals.length > 1 ? ", a cycle" : ""}`,
          ...answer.reversals.map(({ done, undone }) =>
            wrap(`${done.day ?? "no date"} ${short(done.text, 90)} → ${undone.day ?? "no date"} ${short(undone.text, 90)}`, width, "  "),
          ),
          "",
        ]
      : []),
    changes.length > 0
      ? `Stated change (${changes.length})\n${changes
          .slice(0, PRINTED)
          .map((change) => changeWords(change, width))
          .join("\n")}\n`
      : "",
    assessments.length > 0
      ? `What others say of it (${assessments.length})\n${assessments
          .slice(-PRINTED)
          .map(
            ({ day, speaker, text, id, source }) =>
              `${wrap(`${day ?? "no date"} ${speaker}: ${short(text)}`, width, "  ")}\n    ${where(source)}  ${squeeze(id)}`,
          )
          .join("\n")}\n`
      : "",
    answer.options.length > 0
      ? `Open (${answer.options.length})\n${answer.options
          .slice(0, PRINTED)
          .map((option) => optionWords(option, width))
          .join("\n")}\n`
      : "",
    ...(answer.struck.length > 0 ? [`Struck out by rulings: ${answer.struck.map(({ id }) => squeeze(id)).join(", ")}`, ""] : []),
    `${aboutTopic(answer.counts)}.`,
    "",
  ];
  return parts.filter((part, k) => part !== "" || parts[k - 1] !== "").join("\n");
}

function list(title: string, items: readonly PositionItem[], width: number, verdict: LaneVerdict, contrary: PositionItem | undefined): string {
  if (items.length === 0) return "";
  const spoken = items.filter(({ direction }) => direction !== 0);
  const shown = spoken.length > 0 ? chosen(spoken) : items.slice(0, PRINTED);
  const lines = shown.map((item) => itemWords(item, width));
  const rest = items.length - shown.length;
  return [
    `${title} (${items.length}): ${verdict.verdict}`,
    ...lines,
    ...(rest > 0
      ? [`  and ${rest} more${spoken.length < items.length ? `, of which ${items.length - spoken.length} without a direction` : ""}; --json has all`]
      : []),
    ...(contrary === undefined ? [] : ["  The strongest to the contrary:", itemWords(contrary, width)]),
    "",
  ].join("\n");
}

/** The first and the last, and what is surest between, in order of time. */
function chosen(items: readonly PositionItem[]): PositionItem[] {
  if (items.length <= PRINTED) return [...items];
  const best = new Set([...items].sort((a, b) => b.reliability - a.reliability).slice(0, PRINTED - 4));
  return items.filter((item, k) => k < 2 || k >= items.length - 2 || best.has(item)).slice(0, PRINTED + 2);
}

const SIGN: Readonly<Record<string, string>> = { "1": "+", "-1": "-", "0": "·" };

export function itemWords(
  { id, day, direction, text, asked, earlier, derivation, holder, source, ruling, event }: PositionItem,
  width: number,
): string {
  const how = [
    earlier ? "of an earlier time" : "",
    holder.how === "reported" ? `told of ${holder.name}` : holder.note === undefined ? "" : holder.note,
    event === undefined ? "" : `${event.type}${event.realis === "negated" ? ", did not happen" : ""}`,
    ruling === undefined ? "" : `${ruling.verdict} by ${ruling.author}`,
  ].filter((part) => part !== "");
  return [
    wrap(`${SIGN[String(direction)]} ${day ?? "no date"} ${short(text)}`, width, "  "),
    ...(asked === undefined ? [] : [wrap(`asked: ${short(asked.text)}`, width, "      ")]),
    wrap(`${derivation}${how.length > 0 ? `; ${how.join("; ")}` : ""}`, width, "      "),
    `      ${where(source)}  ${squeeze(id)}`,
  ].join("\n");
}

function changeWords(change: StatedChange, width: number): string {
  const { type, channel, saidBy, day, text, answer, source, id } = change;
  const sides = sidesInWords(change);
  const by = channel === "question" ? `asked by ${saidBy}` : channel === "own" ? "in the actor's own words" : `says ${saidBy}`;
  return [
    wrap(`${day ?? "no date"} ${type}, ${by}${sides === "" ? "" : ` (${sides})`}: ${short(text)}`, width, "  "),
    ...(answer === undefined ? [] : [wrap(`→ ${short(answer.text)}`, width, "      ")]),
    `      ${where(source)}  ${squeeze(id)}`,
  ].join("\n");
}

function firstWords(thing: FirstThing, width: number): string {
  if (thing.kind === "change") return changeWords(thing.change, width);
  const { earlier, later, why } = thing.pair;
  return `${wrap(`two statements that contradict each other (${why}):`, width, "  ")}\n${itemWords(earlier, width)}\n${itemWords(later, width)}`;
}

export function optionWords({ actor, action, status, backers, blocker, last, reports, evidence, id }: OpenOption, width: number): string {
  const facts = [
    backers.length > 0 ? `backed by ${backers.join(", ")}` : "",
    blocker === undefined ? "" : `hangs on: ${blocker}`,
    `last evidence ${last ?? "without a date"}`,
    reports > 1 ? `${reports} reports` : "",
  ].filter((part) => part !== "");
  return `${wrap(`${status}: ${actor}: ${short(action)} (${facts.join("; ")})`, width, "  ")}\n${wrap(short(evidence[0]?.text ?? ""), width, "      ")}\n      ${squeeze(id)}`;
}

export function precedentWords({ force, closed, carriedOut, pending, medianDays }: Precedent): string {
  return `  ${force}s: ${carriedOut} of ${closed} with a known outcome were carried out${medianDays === undefined ? "" : `, half of them within ${medianDays} days`}; ${pending} are open`;
}

/** Four rows over the days of the answer: + for, - against, · without direction, ! stated change, o others. */
function timeline(answer: Answer, width: number): string {
  const dated: { lane: string; day: string; sign: string }[] = [
    ...[...answer.words, ...answer.deeds].flatMap(({ lane, day, direction }) =>
      day === undefined ? [] : [{ lane, day, sign: SIGN[String(direction)] }],
    ),
    ...answer.changes.flatMap(({ day }) => (day === undefined ? [] : [{ lane: "change", day, sign: "!" }])),
    ...answer.assessments.flatMap(({ day }) => (day === undefined || day.length !== 10 ? [] : [{ lane: "others", day, sign: "o" }])),
  ];
  const days = dated.map(({ day }) => Date.parse(day)).filter((time) => Number.isFinite(time));
  if (days.length === 0) return "";
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const columns = Math.max(20, Math.min(72, width - 12));
  const rows = ["word", "deed", "change", "others"].map((lane) => {
    const cells = new Array<string>(columns).fill(" ");
    for (const entry of dated) {
      if (entry.lane !== lane || !Number.isFinite(Date.parse(entry.day))) continue;
      const column = last === first ? 0 : Math.round(((Date.parse(entry.day) - first) / (last - first)) * (columns - 1));
      cells[column] = stronger(cells[column], entry.sign);
    }
    return `  ${{ word: "words", deed: "deeds", change: "stated", others: "others" }[lane]?.padEnd(7)}|${cells.join("")}|`;
  });
  const [from, to] = [new Date(first).toISOString().slice(0, 10), new Date(last).toISOString().slice(0, 10)];
  const labels = from === to ? from : `${from}${to.padStart(Math.max(columns - from.length, 11))}`;
  return `${rows.join("\n")}\n          ${labels}\n  + for   - against   ± both on these days   · no direction   ! stated   o others\n`;
}

function stronger(a: string, b: string): string {
  if (a === " " || a === "·" || a === b) return b === "·" && a !== " " ? a : b;
  if (b === "·") return a;
  return a === "!" || a === "o" ? a : "±";
}
