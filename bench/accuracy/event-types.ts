/**
 * PLOVER type for a given pair of actors: PLV (half A for writing tables, half B for measuring; split by hash of the text) and the
 * gold records of the codebook. --data FILE: JSONL of the form of plv_train, measured whole.
 */

import { readFileSync } from "node:fs";
import { loadResources } from "../../src/cli/resources.ts";
import type { Doc } from "../../src/document/doc.ts";
import { treeOf } from "../../src/document/tree.ts";
import { Clauses } from "../../src/extract/events/clauses.ts";
import { type Reading, Readings } from "../../src/extract/events/readings.ts";
import { realisAt } from "../../src/extract/events/realis.ts";
import { readEventTables } from "../../src/lexicon/event-tables.ts";
import { hashString } from "../../src/model/hash.ts";
import { makeAnnotator } from "../../src/pipeline.ts";
import { DATA } from "../../train/corpora.ts";
import { finish, type Metric, readFlags } from "../report.ts";

interface Span {
  readonly role: string;
  readonly start: number;
  readonly end: number;
}
interface Item {
  readonly id: string;
  readonly event: string;
  readonly text: string;
  readonly source?: unknown;
  readonly target?: unknown;
  readonly spans: readonly Span[];
}

const flags = readFlags();
const verbose = process.argv.includes("--verbose");
const resources = loadResources();
const tables = readEventTables(resources.lexicons);
const annotator = makeAnnotator(resources);
/** Labels of the data by ours; the codebook's records use older names. */
const OLD: Readonly<Record<string, string>> = {
  DEMAND: "REQUEST",
  DISAPPROVE: "ACCUSE",
  FIGHT: "ASSAULT",
  INVESTIGATE: "ACCUSE",
  CONCEDE: "YIELD",
  RETREAT: "YIELD",
};
const merged = (type: string): string => OLD[type] ?? type;

function headOf(doc: Doc, span: Span | undefined, near: string | undefined): number | undefined {
  const start = span?.start ?? (near === undefined || near === "" ? -1 : doc.text.indexOf(near));
  if (start < 0) return undefined;
  const end = span?.end ?? start + (near?.length ?? 0);
  const from = doc.tokenAt(start);
  const to = Math.min(doc.length, doc.tokenAt(Math.max(start, end - 1)) + 1);
  for (let i = from; i < to; i++) if (doc.head[i] < from || doc.head[i] >= to || doc.head[i] === i) return i;
  return from < doc.length ? from : undefined;
}

function ancestors(doc: Doc, i: number): number[] {
  const out = [i];
  for (let at = i, steps = 0; doc.head[at] !== at && doc.head[at] >= 0 && steps < 60; steps++) {
    at = doc.head[at];
    out.push(at);
  }
  return out;
}

/** The reading that best joins the two actors: at their lowest common ancestor, else on the path, else the nearest in the text. */
function readingFor(doc: Doc, source: number | undefined, target: number | undefined): Pick<Reading, "plv" | "rows" | "trigger"> | undefined {
  const clauses = new Clauses(doc, treeOf(doc), tables.lemmaOf);
  const readings = new Readings(clauses, tables);
  const all: Reading[] = [];
  for (let i = 0; i < doc.length; i++) {
    const reading = readings.at(i);
    if (reading) all.push(reading);
  }
  const inside = new Set(all.flatMap((reading) => reading.taken));
  const outer = all.filter((reading) => !inside.has(reading.head) && clauses.dep(reading.head) !== "amod");
  const up = source === undefined ? [] : ancestors(doc, source);
  const down = target === undefined ? [] : ancestors(doc, target);
  const common = up.find((i) => down.includes(i));
  const below = (line: readonly number[]): number[] => line.slice(1, common === undefined ? line.length : line.indexOf(common)).reverse();
  const above = common === undefined ? [] : up.slice(up.indexOf(common) + 1);
  // With the target inside the source's own phrase, what the source does stands above it.
  const path =
    common === source && above.length > 0
      ? [...above, ...below(down), ...(common === undefined ? [] : [common])]
      : [...(common === undefined ? [] : [common]), ...below(up), ...below(down), ...above];
  const covers = (reading: Reading, i: number): boolean => reading.head === i || reading.taken.includes(i);
  const onPath = path.flatMap((i) => outer.filter((candidate) => covers(candidate, i)).slice(0, 1));
  // "The coalition fighting rebels has declared …": what modifies the source only names it.
  const main = onPath.filter((reading) => !(/^acl/.test(clauses.dep(reading.head)) && clauses.head(reading.head) === source));
  if (main.length > 0) return main[0];
  if (onPath.length > 0 && above.length === 0) return onPath[0];
  const open = path.find((i) => clauses.isVerb(i));
  const operator =
    open === undefined
      ? undefined
      : [open, ...clauses.childrenWith(open, "ccomp")].map((i) => realisAt(clauses, i).operator).find((found) => found !== undefined);
  if (operator === "WILL") return { plv: "AGREE", rows: ["unknown, will"], trigger: [open ?? 0] };
  if (operator === "WILLNOT") return { plv: "REJECT", rows: ["unknown, will not"], trigger: [open ?? 0] };
  if (onPath.length > 0) return onPath[0];
  const middle = ((source ?? target ?? 0) + (target ?? source ?? 0)) / 2;
  const near = (a: number): number => Math.abs(a - middle);
  const nearest = [...outer].sort((a, b) => near(a.head) - near(b.head))[0];
  if (nearest !== undefined) return nearest;
  if (common !== undefined && /^(?:say|tell|add|note)$/.test(clauses.lemma(common))) return undefined;
  const guesses = Array.from({ length: doc.length }, (_, i) => i).filter((i) => readings.guess(i) !== undefined);
  const best = guesses.sort((a, b) => near(a) - near(b))[0];
  return best === undefined ? undefined : { plv: readings.guess(best) as Reading["plv"], rows: ["guess"], trigger: [best] };
}

function measure(items: readonly Item[], show: boolean): { macro: number; accuracy: number; n: number } {
  const counts = new Map<string, { right: number; gold: number; said: number }>();
  const of = (type: string): { right: number; gold: number; said: number } => {
    const known = counts.get(type) ?? { right: 0, gold: 0, said: 0 };
    counts.set(type, known);
    return known;
  };
  let right = 0;
  for (const item of items) {
    const doc = annotator.annotate(item.text);
    const span = (role: string): Span | undefined => item.spans.find((candidate) => candidate.role.toLowerCase().startsWith(role));
    const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
    const reading = readingFor(doc, headOf(doc, span("s"), text(item.source)), headOf(doc, span("t"), text(item.target)));
    const said = reading === undefined ? "ACCUSE" : merged(reading.plv);
    const gold = merged(item.event);
    of(gold).gold++;
    of(said).said++;
    if (said === gold) {
      right++;
      of(gold).right++;
    } else if (show) {
      process.stderr.write(
        `${gold} ≠ ${said} ${reading ? `[${reading.rows.join(" < ")}: ${reading.trigger.map((t) => doc.formOf(t)).join(" ")}]` : "[none]"} | ${String(JSON.stringify(item.source) ?? "")} → ${String(JSON.stringify(item.target) ?? "")} | ${item.text.slice(0, 330)}\n`,
      );
    }
  }
  const scores = [...counts].filter(([, count]) => count.gold > 0).map(([, count]) => (200 * count.right) / (count.gold + count.said));
  if (show)
    for (const [type, c] of counts)
      process.stderr.write(`${type} F1 ${((200 * c.right) / (c.gold + c.said)).toFixed(0)} n ${c.gold} said ${c.said}\n`);
  return {
    macro: scores.reduce((sum, f) => sum + f, 0) / Math.max(1, scores.length),
    accuracy: (100 * right) / Math.max(1, items.length),
    n: items.length,
  };
}

function readItems(path: string): Item[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Item);
}

const items = readItems(flags.data ?? `${DATA}/events/plv_train.jsonl`);
const metrics: Metric[] = [];
const add = (name: string, { macro, accuracy, n }: { macro: number; accuracy: number; n: number }): void => {
  metrics.push({ metric: `${name}: macro F1`, value: macro, n }, { metric: `${name}: accuracy`, value: accuracy, n });
};
if (flags.data === undefined) {
  const half = (item: Item): number => (hashString(item.text) >>> 3) & 1;
  add(
    "PLV half A (tables written on it)",
    measure(
      items.filter((item) => half(item) === 0),
      verbose,
    ),
  );
  add(
    "PLV half B",
    measure(
      items.filter((item) => half(item) === 1),
      process.env["CONF"] === "1",
    ),
  );
  add("codebook records", measure(readItems(`${DATA}/events/plover_gsr.jsonl`), false));
} else add("given file", measure(items, verbose));
finish("event-types", metrics, flags);
