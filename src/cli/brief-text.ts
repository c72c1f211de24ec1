/** The brief as a page for the terminal: who said what, what was done, counted and promised; the marks; the dates; the names. */

import { byId, cueWords, isTold, TOLD_KINDS, type Told, whenText, wordingOf } from "../document/record-words.ts";
import type { Mark, Mention, RecordOf, ReportRecord, Statement, Timex } from "../document/records.ts";

interface Style {
  bold(text: string): string;
  dim(text: string): string;
  colour(text: string): string;
}

const PLAIN: Style = { bold: (text) => text, dim: (text) => text, colour: (text) => text };
const ANSI: Style = {
  bold: (text) => `\x1b[1m${text}\x1b[22m`,
  dim: (text) => `\x1b[2m${text}\x1b[22m`,
  colour: (text) => `\x1b[36m${text}\x1b[39m`,
};

/** Control characters, which could move the cursor or change direction on a terminal, become visible signs. */
export function safeText(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

/** Breaks a text into lines of at most `width` columns, each with `indent` before it. */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of safeText(text).split(/\s+/)) {
    if (line !== "" && line.length + word.length + 1 > width - indent.length) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(indent + line);
  return lines.join("\n");
}

export function briefText(records: readonly RecordOf[], terminal: boolean, width: number): string {
  const style = terminal ? ANSI : PLAIN;
  const report = records.find((record): record is ReportRecord => record.kind === "report");
  if (report === undefined) return "";
  const of = <K extends RecordOf["kind"]>(kind: K): Extract<RecordOf, { kind: K }>[] =>
    records.filter((record): record is Extract<RecordOf, { kind: K }> => record.kind === kind);
  const statements = of("statement");
  const known = byId(records);
  const told = TOLD_KINDS.map(({ kind, title }) => {
    const items = records.filter((record): record is Told => record.kind === kind && isTold(record));
    return section(
      `${title} (${items.length})`,
      items.map((item) => toldText(item, known, style, width)),
      style,
    );
  });
  const parts = [
    heading(report, style, width),
    section(
      `Statements (${statements.length})`,
      statements.map((statement) => statementText(statement, statements, style, width)),
      style,
    ),
    ...told,
    section(
      "Marks that are not statements",
      of("mark").map((mark) => markText(mark, style)),
      style,
    ),
    section(
      "Time expressions",
      [timesText(of("timex"), style)].filter((text) => text !== ""),
      style,
    ),
    section(
      "Names",
      [namesText(of("mention"), width)].filter((text) => text !== ""),
      style,
    ),
    notesText(report, style, width),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** The report's title, or how its text begins. */
export function titleOf(report: ReportRecord): string {
  if (report.title !== undefined) return report.title;
  const first = report.text.trim().split("\n")[0];
  return first.length <= 100 ? first : `${first.slice(0, 100).replace(/\s\S*$/, "")} …`;
}

function section(title: string, items: readonly string[], style: Style): string {
  return items.length === 0 ? "" : `${style.bold(title)}\n${items.join("\n")}`;
}

function heading(report: ReportRecord, style: Style, width: number): string {
  const { published, publishedBasis } = report;
  const title = wrap(titleOf(report), width, "");
  const source = [report.publisher, report.byline].filter((part) => part !== undefined).join(" · ");
  const day =
    published === undefined
      ? "publication day unknown"
      : `published ${published} (${publishedBasis.how}${publishedBasis.how === "inferred" ? `, confidence ${publishedBasis.confidence}` : ""})`;
  const reasons =
    publishedBasis.how === "given" || publishedBasis.how === "read"
      ? []
      : publishedBasis.reasons.map((reason) => wrap(`because ${reason.message}`, width, "  "));
  const language = report.translatedFrom === undefined ? [] : [`shows signs of machine translation (from ${report.translatedFrom}?)`];
  return [
    style.bold(title),
    ...(source === "" ? [] : [style.dim(safeText(source))]),
    style.dim(day),
    ...reasons.map(style.dim),
    ...language.map(style.dim),
  ].join("\n");
}

/** "Name, 2025-07-10, to reporters": the head line of a statement. */
function statementText(statement: Statement, all: readonly Statement[], style: Style, width: number): string {
  const { speaker, content, addressee, medium, place, condition } = statement;
  const sure = speaker.confidence < 0.6 && speaker.confidence > 0 ? " (?)" : "";
  const how = speaker.how === "stated" || speaker.how === "shortName" || speaker.how === "turn" ? "" : ` [${HOW[speaker.how]}]`;
  const outer = statement.within === undefined ? undefined : all.find((other) => other.id === statement.within);
  const frame = [
    whenText(statement.said),
    addressee && `to ${addressee.text}`,
    medium && medium.text !== addressee?.text && `via ${medium.text}`,
    place && `in ${place.text}`,
    statement.speechAct !== "assert" && statement.speechAct,
    statement.negated && "NOT said",
    statement.modality !== "asserted" && statement.modality,
    outer && `reported by ${outer.speaker.name || "an unnamed source"}`,
  ].filter((part) => typeof part === "string");
  const said = content.map((span) => span.text.replace(/\s+/g, " ")).join(" … ");
  const head = `${style.colour(safeText(speaker.name || "unnamed"))}${sure}${style.dim(how)} ${safeText(cueWords(statement))} ${style.dim(`· ${safeText(frame.join(" · "))}`)}`;
  const lines = [`  ${head}`, wrap(withMarks(statement, said), width, "      ")];
  if (condition) lines.push(style.dim(wrap(`condition: ${condition.text}`, width, "      ")));
  if (statement.repairs.length > 0) lines.push(style.dim(`      marks repaired: ${statement.repairs.join(", ")}`));
  return lines.join("\n");
}

/** Direct words in marks, unless they have marks of their own: "it “the best deal”". */
function withMarks({ quoteType }: Statement, said: string): string {
  return quoteType === "direct" && !/["“„«].*["”“»]/s.test(said) ? `“${said}”` : said;
}

/** "SANCTION, announced  Orland → Teskia": what was done, counted or promised, with the words it rests on. */
function toldText(record: Told, known: ReadonlyMap<string, RecordOf>, style: Style, width: number): string {
  const { head, label, gist, facts } = wordingOf(record, known);
  const lead = label === "" ? "" : `${label.padEnd(9)} `;
  const lines = [`  ${style.bold(safeText(lead))}${style.colour(safeText(head))}`, wrap(gist, width, "      ")];
  if (facts.length > 0) lines.push(style.dim(wrap(facts.join(" · "), width, "      ")));
  return lines.filter((line) => line !== "").join("\n");
}

const HOW: Readonly<Record<string, string>> = {
  pronoun: "by pronoun",
  description: "by description",
  institution: "institution",
  carriedOver: "carried over",
  unknown: "speaker not named",
};

function markText(mark: Mark, style: Style): string {
  return `  ${mark.use.padEnd(8)} ${safeText(mark.text.replace(/\s+/g, " "))} ${style.dim(mark.pointsTo === undefined ? "" : "→ a statement's words")}`.trimEnd();
}

function timesText(times: readonly Timex[], style: Style): string {
  return times
    .map(
      (time) =>
        `  ${time.value.padEnd(12)} ${safeText(time.text.replace(/\s+/g, " "))}${time.anchor === undefined ? "" : style.dim(` (from ${time.anchor === "published" ? "the publication day" : "the date before"})`)}`,
    )
    .join("\n");
}

function namesText(mentions: readonly Mention[], width: number): string {
  const counts = new Map<string, { name: string; type: string; count: number }>();
  for (const mention of mentions) {
    const entry = counts.get(mention.entityId) ?? { name: mention.name, type: mention.type, count: 0 };
    entry.count++;
    counts.set(mention.entityId, entry);
  }
  const label: Readonly<Record<string, string>> = { PER: "persons", ORG: "organisations", LOC: "places" };
  return ["PER", "ORG", "LOC"]
    .flatMap((type) => {
      const names = [...counts.values()]
        .filter((entry) => entry.type === type)
        .map((entry) => (entry.count > 1 ? `${entry.name} ×${entry.count}` : entry.name));
      return names.length === 0 ? [] : [wrap(`${label[type]}: ${names.join(", ")}`, width, "  ")];
    })
    .join("\n");
}

function notesText(report: ReportRecord, style: Style, width: number): string {
  const shown = report.notes.filter((note) => note.rule !== "damaged-mark" && note.rule !== "split-hyphen");
  const damaged = report.notes.filter((note) => note.rule === "damaged-mark").length;
  const lines = shown.map((note) => wrap(note.message, width, "  "));
  if (damaged > 0) lines.push("  quotation marks were repaired; each statement says how");
  return section("Notes", lines.map(style.dim), style);
}

/** The statements of several reports in order of time: the story's line. Undated ones stand at the end. */
export function storyText(reports: readonly (readonly RecordOf[])[], terminal: boolean, width: number): string {
  const style = terminal ? ANSI : PLAIN;
  const rows = reports.flatMap((records) => {
    const report = records.find((record): record is ReportRecord => record.kind === "report");
    return records
      .filter((record): record is Statement => record.kind === "statement" && record.within === undefined)
      .map((statement) => ({ statement, report, day: statement.said?.value ?? report?.published ?? "9999" }));
  });
  rows.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const lines = rows.map(({ statement, report }) => {
    const said = statement.content.map((span) => span.text.replace(/\s+/g, " ")).join(" … ");
    const quoted = withMarks(statement, said);
    const day = statement.said === undefined ? `${report?.published ?? "undated"} (report)` : whenText(statement.said);
    const outlet = style.dim(` — ${safeText(report === undefined ? "" : (report.publisher ?? titleOf(report)))}`);
    return `${style.dim(day.padEnd(12))} ${style.colour(safeText(statement.speaker.name || "unnamed"))}${statement.negated ? " (NOT said)" : ""}${outlet}\n${wrap(quoted, width, "      ")}`;
  });
  return `${style.bold(`${rows.length} statements in ${reports.length} reports, by the day they were made`)}\n\n${lines.join("\n")}\n`;
}
