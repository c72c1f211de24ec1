/** `onrecord explain FILE --at OFFSET`: what stands at a character, and why each record there was made. */

import { DEPREL, NAME_LABELS, UPOS, XPOS } from "../document/alphabets.ts";
import type { Doc } from "../document/doc.ts";
import { byId, isTold, wordingOf } from "../document/record-words.ts";
import type { RecordOf, Speaker, Statement } from "../document/records.ts";
import { labelsIn } from "../document/report.ts";
import { InputError } from "../errors.ts";
import { makeReader } from "../pipeline.ts";
import { safeText } from "./brief-text.ts";
import type { Io } from "./io.ts";
import { loadResources } from "./resources.ts";
import { readSource, readSources, type SourceFlags, UsageError } from "./sources.ts";

export interface ExplainFlags extends SourceFlags {
  readonly at?: string;
}

export async function runExplain(path: string, flags: ExplainFlags, io: Io): Promise<number> {
  const at = Number(flags.at);
  if (flags.at === undefined || !Number.isInteger(at) || at < 0)
    throw new UsageError(`--at: expected an offset (a whole number from 0), came ${JSON.stringify(flags.at)}`);
  for await (const raw of readSources([path], flags, io)) {
    const source = readSource(raw, flags);
    if ("error" in source) throw source.error;
    const { report } = source;
    if (at >= report.text.length)
      throw new InputError("explain/offset", `--at: expected an offset below ${report.text.length}, the length of ${source.name}, came ${at}`);
    const reader = makeReader(loadResources());
    const doc = reader.annotate(report.text, labelsIn(report));
    const all = reader.extract(report);
    const records = all.filter((record) => record.kind !== "report" && record.start <= at && at < record.end);
    await io.out(safeText(explanation(doc, records, at, byId(all))));
    return 0;
  }
  throw new InputError("explain/empty", `${path}: expected a report, came nothing to read`);
}

function explanation(doc: Doc, records: readonly RecordOf[], at: number, known: ReadonlyMap<string, RecordOf>): string {
  const i = Math.min(doc.tokenAt(at), doc.length - 1);
  if (i < 0) return "no word stands in this text\n";
  const lines = [tokenLine(doc, i), quoteLine(doc, i), ""];
  if (records.length === 0) lines.push("No record covers this offset.");
  for (const record of records) lines.push(...recordLines(record, known), "");
  return `${lines.join("\n").trimEnd()}\n`;
}

function tokenLine(doc: Doc, i: number): string {
  const head = doc.head[i] === i ? "the root of its sentence" : `${DEPREL[doc.dep[i]]} of "${doc.formOf(doc.head[i])}"`;
  const k = doc.sentenceOf(i);
  return `"${doc.formOf(i)}" (${doc.start[i]}-${doc.end[i]}): ${UPOS[doc.tag[i]]} ${XPOS[doc.xpos[i]]}, lemma ${doc.lemma[i]}, ${head}, name ${NAME_LABELS[doc.name[i]]}\nsentence ${k + 1}: ${doc.textOf(doc.sentenceFrom[k], doc.sentenceFrom[k + 1]).replace(/\s+/g, " ")}`;
}

function quoteLine(doc: Doc, i: number): string {
  const q = doc.quoteOf[i];
  if (q === 0) return "outside every quotation";
  const quote = doc.quotes[q - 1];
  const repairs = quote.repairs.length === 0 ? "marks as they should be" : `repaired: ${quote.repairs.join(", ")}`;
  return `inside a quotation ${quote.start}-${quote.end} (${repairs})`;
}

function recordLines(record: RecordOf, known: ReadonlyMap<string, RecordOf>): string[] {
  const head = `${record.kind} ${record.start}-${record.end}, by ${record.by}, confidence ${record.confidence}`;
  const notes = record.notes.map((note) => `  note (${note.rule}): ${note.message}`);
  if (record.kind === "statement") return [head, ...statementReasons(record), ...notes];
  if (record.kind === "timex") {
    const from =
      record.anchor === undefined
        ? "stated in the text"
        : record.anchor === "published"
          ? "counted from the publication day"
          : "counted from the date mentioned before";
    return [
      head,
      `  "${record.text}" is a ${record.type} with value ${record.value}${record.mod ? ` (${record.mod})` : ""}, ${from}; EDTF ${record.edtf ?? "none"}`,
      ...notes,
    ];
  }
  if (record.kind === "mention")
    return [
      head,
      `  "${record.text}" is ${record.type} ${record.name}${record.titles.length > 0 ? `; titles with it: ${record.titles.join(", ")}` : ""}`,
      ...notes,
    ];
  if (record.kind === "mark") {
    const why = {
      term: "too short for an utterance, and nobody is cued as saying it",
      echo: "its words stand in a quotation elsewhere in the report",
      heading: "it fills a paragraph that ends without a stop",
      title: "it is the report's first line",
    }[record.use];
    return [head, `  not a statement: ${record.use}, because ${why}`, ...(record.pointsTo ? [`  points to ${record.pointsTo}`] : []), ...notes];
  }
  if (isTold(record)) {
    const { head: who, label, gist, facts } = wordingOf(record, known);
    return [head, `  ${[label, who].filter((part) => part !== "").join(": ")}`, `  ${gist}`, ...facts.map((fact) => `  ${fact}`), ...notes];
  }
  return [head, ...notes];
}

const HOW: Readonly<Record<Speaker["how"], string>> = {
  stated: "the source names it",
  shortName: "the source is a short form of a fuller name in this report",
  pronoun: "the source is a pronoun; the best candidate by nearness, subject role and who spoke last",
  description: "the source describes who held that title or role before",
  institution: "the source is an institution or what speaks for one",
  carriedOver: "the quotation has no attribution; the speaker before it goes on",
  turn: "the transcript says so",
  unknown: "the text names nobody",
};

function statementReasons(statement: Statement): string[] {
  const { speaker, cue } = statement;
  const lines = [
    cue === null
      ? "  no cue: a quotation without an attribution of its own"
      : `  cue "${cue.text}" (${cue.start}-${cue.end}); source ${speaker.span ? `"${speaker.span.text}"` : "none"}`,
    `  speaker ${speaker.name || "unknown"}: ${HOW[speaker.how]} (confidence ${speaker.confidence})${speaker.evidence ? `, from "${speaker.evidence.text}" at ${speaker.evidence.start}` : ""}`,
    `  ${statement.quoteType}, ${statement.speechAct}, ${statement.modality}${statement.negated ? ", negated: a negation stands with the cue" : ""}`,
  ];
  if (statement.said)
    lines.push(`  said ${statement.said.value} (${statement.said.how}${statement.said.evidence ? `, from "${statement.said.evidence.text}"` : ""})`);
  if (statement.within) lines.push(`  nested: its cue stands in the content of ${statement.within}`);
  for (const quotation of statement.quotations)
    if (quotation.repairs.length > 0) lines.push(`  quotation ${quotation.start}-${quotation.end}: ${quotation.repairs.join(", ")}`);
  return lines;
}
