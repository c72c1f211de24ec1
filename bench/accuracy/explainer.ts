/**
 * One real report against a full reading of it: quotations, statements, speakers, time expressions.
 * --data FILE: a gold.json with `document.file` beside it, `attributions`, `timexes`, `entities`.
 */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RecordOf, Statement } from "../../src/document/records.ts";
import { reportIdOf } from "../../src/document/report.ts";
import { DATA } from "../../train/corpora.ts";
import { benchReader, finish, readFlags } from "../report.ts";
import { jaccard, type Offsets, wordsIn, wordsOf } from "../words.ts";

interface Gold {
  readonly document: { readonly file: string };
  readonly attributions: readonly { id: string; speaker: string; source: Offsets[]; cue: Offsets[]; content: Offsets[]; negated?: boolean }[];
  readonly timexes: readonly { span: Offsets; value: string }[];
  readonly entities: readonly { name: string; mentions: readonly string[] }[];
}

const flags = readFlags();
const file = flags.data ?? join(DATA, "../explainer/gold.json");
const gold = JSON.parse(readFileSync(file, "utf8")) as Gold;
const text = readFileSync(join(dirname(file), gold.document.file), "utf8");
const words = wordsOf(text);
const records = benchReader().extract({ id: reportIdOf(text), text, notes: [] });
const statements = records.filter((record): record is Statement => record.kind === "statement");
const verbose = process.argv.includes("--verbose");
const say = (line: string): void => {
  if (verbose) process.stderr.write(`${line}\n`);
};

/** A gold speaker is met by its name, one of its mentions, or the gold source words themselves. */
function speakerRight(want: Gold["attributions"][number], statement: Statement): boolean {
  const parties = want.speaker.split("; ");
  const forms = parties.map((party) => {
    const entity = gold.entities.find((candidate) => candidate.name === party);
    return [party, ...(entity?.mentions ?? [])].map((form) => form.toLowerCase());
  });
  const got = statement.speaker.names.map((name) => name.toLowerCase());
  if (forms.every((alternatives) => got.some((name) => alternatives.includes(name)))) return true;
  const span = statement.speaker.span;
  const named = wordsIn(words, want.source);
  return (
    parties.length === 1 &&
    span !== undefined &&
    !statement.speaker.carriedOver &&
    named.size > 0 &&
    jaccard(named, wordsIn(words, [[span.start, span.end]])) >= 0.5 &&
    !/^(?:he|she|they|it)$/i.test(span.text)
  );
}

let found = 0;
let speakers = 0;
const used = new Set<string>();
for (const want of gold.attributions) {
  const content = wordsIn(words, want.content);
  const ranked = statements
    .filter((statement) => !used.has(statement.id))
    .map((statement) => ({
      statement,
      score:
        jaccard(
          content,
          wordsIn(
            words,
            statement.content.map((span) => [span.start, span.end]),
          ),
        ) + (overlaps(statement.cue, want.cue[0]) ? 0.5 : 0),
    }))
    .filter(
      ({ statement, score }) =>
        score >= 0.5 &&
        jaccard(
          content,
          wordsIn(
            words,
            statement.content.map((span) => [span.start, span.end]),
          ),
        ) >= 0.4,
    )
    .sort((a, b) => b.score - a.score);
  const best = ranked[0]?.statement;
  if (best === undefined) {
    say(`missed ${want.id} ${want.speaker}: ${text.slice(...want.content[0]).slice(0, 80)}`);
    continue;
  }
  used.add(best.id);
  found++;
  if (speakerRight(want, best)) speakers++;
  else say(`speaker ${want.id}: expected ${want.speaker}, came ${best.speaker.name} (${best.speaker.how})`);
}
for (const statement of statements) {
  if (!used.has(statement.id))
    say(
      `extra: ${statement.speaker.name} | ${statement.cue?.text} | ${statement.content
        .map((span) => span.text)
        .join(" … ")
        .slice(0, 90)}`,
    );
}

function overlaps(cue: { start: number; end: number } | null, want: Offsets | undefined): boolean {
  return cue !== null && want !== undefined && cue.start < want[1] && cue.end > want[0];
}

const times = records.filter((record) => record.kind === "timex");
const values = gold.timexes.filter((want) =>
  times.some((time) => time.start < want.span[1] && time.end > want.span[0] && time.value === want.value),
).length;
const hit = times.filter((time) => gold.timexes.some((want) => time.start < want.span[1] && time.end > want.span[0])).length;

/** Outer quotation spans of the gold statements' contents and of the marks: where “ … ” stand in the text, as acceptance.md lists them. */
const spans = quotationSpans(records);
say(`quotations: ${spans.size}`);

function quotationSpans(all: readonly RecordOf[]): Map<string, string> {
  const out = new Map<string, string>();
  for (const record of all) {
    if (record.kind === "statement")
      for (const quotation of record.quotations)
        if (quotation.nestedIn === undefined) out.set(`${quotation.start}-${quotation.end - 1}`, "statement");
    if (record.kind === "mark") out.set(`${record.start}-${record.end - 1}`, record.use);
  }
  return out;
}
const wanted = readQuotations();
const quotes = wanted.filter((span) => spans.has(span)).length;
for (const span of wanted) if (!spans.has(span)) say(`quotation ${span} not found`);

/** The table of quotations in acceptance.md beside the explainer; the last two rows are the nested pair and the heading. */
function readQuotations(): string[] {
  if (flags.data !== undefined) return [];
  const page = readFileSync(join(dirname(file), "../acceptance.md"), "utf8");
  return [...page.matchAll(/^\| (\d+) \| (\d+-\d+) \|/gm)].filter((match) => Number(match[1]) <= 25).map((match) => match[2]);
}

const metrics = [
  { metric: "statements found", value: found, n: gold.attributions.length },
  { metric: "speakers right", value: speakers, n: gold.attributions.length },
  { metric: "time values right", value: values, n: gold.timexes.length },
  { metric: "time precision", value: (100 * hit) / Math.max(1, times.length), n: times.length },
];
if (wanted.length > 0) metrics.push({ metric: "outer quotations right", value: quotes, n: wanted.length });
finish("explainer", metrics, flags);
