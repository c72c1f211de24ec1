/** Fills README's example from the command itself and its table from the last line of each metric in bench/results.jsonl. */

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const README = `${ROOT}README.md`;
const EXAMPLE = /(```text\n\$ npx onrecord brief samples\/02-suspension\.html\n)[\s\S]*?(```)/;
const TABLE = /(<!-- figures -->\n)[\s\S]*?(<!-- \/figures -->)/;

/** Row of the table: what, metrics joined by " / ", command. */
const ROWS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "explainer (one real report): statements / speakers of 45, times of 40, quotations of 25",
    "explainer",
    ["statements found", "speakers right", "time values right", "outer quotations right"],
  ],
  ["PolNeAR dev, exact F1: speaker / cue / content", "attribution", ["speaker exact F1", "cue exact F1", "content exact F1"]],
  [
    "PolNeAR dev, relation F1: all / speech verb with quotation / damaged marks",
    "attribution",
    ["relation F1", "speech verb with quotation, relation F1", "damaged marks, relation F1"],
  ],
  ["EWT test, gold tokens: UPOS / UAS / LAS", "syntax", ["UPOS", "UAS", "LAS"]],
  ["UNER-EWT test, names F1", "names", ["F1"]],
  ["TimeBank: TIMEX3 span F1 / value F1", "times", ["span F1", "value F1"]],
  ["speed, one thread: tokens a second / ratio to wink-nlp's full pipe in the same process", "speed", ["tokens/s", "ratio to wink-nlp"]],
  [
    "explainer: events found / type right of 31, actors / recipients right of those found, %",
    "record",
    ["events found", "event types right", "actors right among found, %", "recipients right among found, %"],
  ],
  [
    "explainer: figures right in value / in unit, bound, period, source, of 12; commitments found / status right, of 11; options, of 6",
    "record",
    ["figure values right", "figures right in unit, bound, period, source", "commitments found", "commitment statuses right", "options found"],
  ],
  [
    "PLV half B, type of a given pair: accuracy / macro F1; PLOVER's own records: accuracy",
    "event-types",
    ["PLV half B: accuracy", "PLV half B: macro F1", "codebook records: accuracy"],
  ],
  ["PETRARCH's unit sentences: type and pair F1 / pair F1", "petrarch", ["type and pair F1, six categories", "pair F1, six categories"]],
  [
    "events judged by eye on ordinary news, valid with the right type, %: international / US campaign; realis right / recall of what did not occur, %",
    "judged",
    [
      "international: valid with the right type, %",
      "us-campaign: valid with the right type, %",
      "realis right, %",
      "recall of what did not simply occur, %",
    ],
  ],
  ["NewsQuant, unread third: value F1 / value with unit F1", "quantities", ["value F1, unread sentences", "value and unit F1, unread sentences"]],
  [
    "Recognizers-Text currency / percent, quantulum3: values found, %",
    "quantity-cases",
    ["Recognizers-Text currency, values found, %", "Recognizers-Text percent, values found, %", "quantulum3, values found, %"],
  ],
  [
    "time per character, 2,000,000 characters against 5,000 / models on disk, MB",
    "growth",
    ["time per character, 2,000,000 against 5,000", "models on disk, MB"],
  ],
  [
    "start to first record, s / two workers against one / peak memory over 10,000 reports, MB",
    "process",
    ["start to first record, s", "two workers against one", "peak memory at 10,000 reports, MB"],
  ],
  ["half of nomenklatura's name pairs: F1 at the shipped threshold", "name-pairs", ["F1 at the shipped threshold"]],
  [
    "one name in 81 spellings joined: by letters alone / with the authority list; of 200 other leaders joined to it",
    "spellings",
    ["joined by the comparer alone", "joined with the authority list", "other leaders joined to it with the list"],
  ],
  [
    "names across scripts, true pairs at the shipped threshold, %: Russian / Arabic / Hebrew / Korean",
    "transliteration",
    ["Russian", "Arabic", "Hebrew", "Korean"].map((language) => `${language}: true pairs at the shipped threshold`),
  ],
  ["explainer: entities right, of 37", "entities", ["explainer: entities right"]],
  [
    "adding with two workers: rate against `extract` alone, % (85 is wanted) / peak memory, MB / search p95, ms, SQLite / PostgreSQL",
    "store",
    ["SQLite: rate against extract alone, %", "SQLite: peak memory, MB", "SQLite: search p95, ms", "PostgreSQL: search p95, ms"],
  ],
  [
    "direction of a sentence on topics never seen: macro F1; of what is said: right / turned round / spurious, %; of the directional spoken of, %; calibration error",
    "directions",
    ["direction macro F1", "said: right, %", "said: flipped, %", "said: spurious, %", "coverage of the directional, %", "calibration error"],
  ],
  [
    "14 real series: key quotes found with the topic typed / with a topics file / with context, %; of 11 changed: shown first / called unchanged / level right; of 3 stable: reversed / shifted / unchanged",
    "series",
    [
      "key quotes found: typed topic, %",
      "key quotes found: topics file, %",
      "key quotes found: topics file with context, %",
      "changed series with a true change or pair among the first three",
      "changed series called unchanged",
      "changed series with the level verdict right",
      "stable series called reversed",
      "stable series called shifted",
      "stable series called unchanged",
    ],
  ],
  [
    "made-up series: false reversals / any false change with repeated phrases, %; true day inside the 90 % interval, %",
    "synthetic",
    ["no change, repeated phrases: called reversed, %", "no change, repeated phrases: any change, %", "true day inside the 90 % interval, %"],
  ],
  ["an answer over 1.3 million records: p50 / p95, ms (300 is wanted)", "ask", ["SQLite: p50, ms", "SQLite: p95, ms"]],
  ["ten typed topics, sentences judged by eye: about the topic, %", "matches", ["about the topic, by eye, %"]],
  [
    "page: a report of 200,000 characters and 5,200 records: first paint / longest frame while scrolling, ms; page before / with the chart, kB; the explainer in the tab, ms",
    "page",
    [
      "first paint, ms",
      "longest frame while scrolling, ms",
      "page before the chart, kB compressed",
      "page with the chart, kB compressed",
      "draft read in the tab, ms (median after the first)",
    ],
  ],
  [
    "API over 20,000 reports, 50 clients without a pause: p95 of list / search / report, ms (100 is wanted); errors; added meanwhile and missing",
    "api",
    ["list: p95, ms", "search: p95, ms", "report: p95, ms", "errors", "added and missing"],
  ],
  ["killed while adding, 20 times: stores with a fault / acknowledged reports lost", "kills", ["stores with a fault", "acknowledged reports lost"]],
];

function figures(): string {
  const last = new Map<string, number>();
  for (const line of readFileSync(`${ROOT}bench/results.jsonl`, "utf8").split("\n")) {
    if (line === "") continue;
    const { task, metric, value, data } = JSON.parse(line) as { task: string; metric: string; value: number; data: string };
    if (data === "default") last.set(`${task}/${metric}`, value);
  }
  const rows = ROWS.map(
    ([what, task, metrics]) =>
      `| ${what} | ${metrics.map((metric) => last.get(`${task}/${metric}`) ?? "?").join(" / ")} | \`npm run bench -- ${task}\` |`,
  );
  return ["| measure | value | command |", "|---|---|---|", ...rows, ""].join("\n");
}

const { stdout } = spawnSync(process.execPath, ["dist/cli/main.js", "brief", "samples/02-suspension.html"], { cwd: ROOT, encoding: "utf8" });
const filled = readFileSync(README, "utf8")
  .replace(EXAMPLE, (_, head: string, tail: string) => head + stdout + tail)
  .replace(TABLE, (_, head: string, tail: string) => `${head}${figures()}${tail}`);
writeFileSync(README, filled);
