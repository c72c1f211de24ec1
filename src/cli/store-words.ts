/** Answers of the record in words for the terminal. Text of reports is made safe: no control character reaches the terminal. */

import { isLate } from "../document/record-words.ts";
import type { RecordOf } from "../document/records.ts";
import type { Ruling } from "../document/stored.ts";
import type { CheckResult } from "../store/check.ts";
import type { CommitmentHistory, FigureDisagreement, Happening, QuotationFamily, Told } from "../store/gathered.ts";
import type { Doubt, Entity, EntityRow } from "../store/people.ts";
import type { Facet, SearchResult } from "../store/search.ts";
import type { Shown, ShownRecord, ShownReport } from "../store/show.ts";
import { safeText, wrap } from "./brief-text.ts";

const WIDTH = 100;

const squeeze = (text: string): string => safeText(text.replace(/\s+/g, " ").trim());
const short = (text: string, most = 160): string => {
  const line = squeeze(text);
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
};
const where = ({ publisher, published, record }: Told): string => `${published ?? "no date"}, ${squeeze(publisher ?? record.reportId)}`;

export function searchWords({ total, more, hits, facets }: SearchResult): string {
  if (total === 0) return "nothing found\n";
  const lines = hits.map(({ id, kind, publisher, published, day, speaker, snippet }) => {
    const marked = snippet.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
    const head = [kind, day ?? published ?? "no date", squeeze(publisher ?? ""), squeeze(speaker ?? "")].filter((part) => part !== "").join(" · ");
    return `${head}\n${wrap(marked, WIDTH, "  ")}\n  ${squeeze(id)}\n`;
  });
  const facet = (name: string, values: readonly Facet[]): string =>
    values.length === 0
      ? ""
      : `  ${name}: ${values
          .slice(0, 6)
          .map(({ value, count }) => `${squeeze(value)} ${count}`)
          .join(", ")}\n`;
  return `${lines.join("\n")}\n${more ? "more than " : ""}${total} found\n${facet("kinds", facets.kind)}${facet("outlets", facets.outlet)}${facet("speakers", facets.speaker)}${facet("months", facets.month)}`;
}

export function shownWords(shown: Shown): string {
  if ("shown" in shown) return entityWords(shown);
  if (shown.kind === "quotationFamily") return familyWords(shown);
  if (shown.kind === "happening") return happeningWords(shown);
  if (shown.kind === "commitmentHistory") return commitmentWords(shown);
  return shown.kind === "report" ? reportWords(shown) : recordWords(shown);
}

function recordWords({ record, report, context, families, happenings, commitments }: ShownRecord): string {
  const [before, own, after] = context;
  const fields = Object.entries(record)
    .filter(([key]) => !["id", "kind", "reportId", "start", "end", "text", "by", "confidence", "notes"].includes(key))
    .map(([key, value]) => `  ${key}: ${fieldWords(value)}`);
  const linked = [...families.map(familyWords), ...happenings.map(happeningWords), ...commitments.map(commitmentWords)];
  return [
    `${record.kind} ${squeeze(record.id)}`,
    `${report.published ?? "no date"}, ${squeeze(report.publisher ?? "")} ${squeeze(report.title ?? report.id)}`,
    wrap(`…${before}[${own}]${after}…`, WIDTH, "  "),
    ...fields,
    `  by ${record.by}, confidence ${record.confidence}`,
    ...record.notes.map(({ message }) => `  note: ${squeeze(message)}`),
    ...linked,
    "",
  ].join("\n");
}

function fieldWords(value: unknown): string {
  if (typeof value !== "object" || value === null) return squeeze(String(value));
  if ("text" in value && "start" in value) return `“${squeeze(String(value.text))}” (${String(value.start)})`;
  if ("name" in value && "how" in value) return `${squeeze(String(value.name))} (${String(value.how)})`;
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(fieldWords).join(" | ");
  return squeeze(JSON.stringify(value));
}

function reportWords({ record, source, added, counts, copies, families, disagreements }: ShownReport): string {
  const report = record as Extract<RecordOf, { kind: "report" }>;
  return [
    `report ${squeeze(report.id)}`,
    `${report.published ?? "no date"}, ${squeeze(report.publisher ?? "")} ${squeeze(report.title ?? "")}`,
    `  from ${squeeze(source)}, added ${added.slice(0, 10)}, ${report.text.length} characters`,
    `  ${Object.entries(counts)
      .filter(([kind]) => kind !== "report")
      .map(([kind, n]) => `${kind} ${n}`)
      .join(", ")}`,
    ...(copies.length > 0 ? [`  near-copies: ${copies.map(squeeze).join(", ")}`] : []),
    ...families.map(familyWords),
    ...disagreements.map(disagreementWords),
    "",
  ].join("\n");
}

export function entityListWords(rows: readonly EntityRow[]): string {
  if (rows.length === 0) return "nobody is in the record yet\n";
  return rows
    .map(
      ({ id, name, type, reports, mentions }) =>
        `${String(reports).padStart(5)} reports ${String(mentions).padStart(6)} mentions  ${squeeze(name)} (${type})  ${squeeze(id)}\n`,
    )
    .join("");
}

export function entityWords({ id, name, type, kind, reports, statements, names, roles, titles, aliases }: Entity): string {
  const role = ({ title, of, from, to }: Entity["roles"][number]): string => `${title} of ${of}, ${from ?? "?"} to ${to ?? "now"}`;
  return [
    `${squeeze(name)} (${type}${kind === "unlisted" ? ", not in the authority list" : ""})  ${squeeze(id)}`,
    `  ${reports} reports, ${statements} statements`,
    ...names.map(
      (entry) =>
        `  “${squeeze(entry.name)}” in ${entry.reports} ${entry.reports === 1 ? "report" : "reports"}${entry.reasons.length === 0 ? "" : `, ${entry.score.toFixed(2)}: ${entry.reasons.map(squeeze).join("; ")}`}`,
    ),
    ...(roles.length > 0 ? [`  offices: ${roles.map(role).join("; ")}`] : []),
    ...(titles.length > 0 ? [`  called: ${titles.map(squeeze).join(", ")}`] : []),
    ...(aliases.length > 0 ? [`  also written: ${short(aliases.join(", "), 300)}`] : []),
    "",
  ].join("\n");
}

export function doubtWords(doubts: readonly Doubt[]): string {
  if (doubts.length === 0) return "no names wait for a ruling\n";
  return doubts
    .map(({ a, b, score, reasons }) => `${score.toFixed(2)}  “${squeeze(a)}” and “${squeeze(b)}”: ${reasons.map(squeeze).join("; ")}\n`)
    .join("");
}

export function rulingWords({ id, verdict, a, b, aName, bName, author, reason, at }: Ruling): string {
  const what =
    verdict === "same" || verdict === "differ"
      ? `“${squeeze(aName)}” and “${squeeze(bName)}” ${verdict === "same" ? "are one" : "are not the same"}`
      : verdict === "topic"
        ? `“${squeeze(aName)}” is ${squeeze(b)}`
        : verdict === "speaker" || verdict === "notStatement" || verdict === "asRead"
          ? `${{ speaker: `“${squeeze(bName)}” said`, notStatement: "no statement", asRead: "as it was read" }[verdict]}: “${short(aName)}” (${squeeze(a)})`
          : `${verdict} on “${squeeze(bName)}”: “${short(aName)}” (${squeeze(a)})`;
  return `${at.slice(0, 10)} ${squeeze(author)}: ${what}${reason === "" ? "" : ` (${squeeze(reason)})`}  ${id}\n`;
}

export function familyWords({ id, speaker, sources, mostDirect, earliest, variants }: QuotationFamily): string {
  const lines = variants.map(({ told, against }) => {
    const { record } = told;
    const marks = [
      record.id === mostDirect ? "most direct" : "",
      record.id === earliest ? "earliest" : "",
      ...against.flags.map((flag) => `${flag} differs`),
    ].filter((mark) => mark !== "");
    const words = [
      against.lost.length > 0 ? `without “${short(against.lost.join(" "), 60)}”` : "",
      against.gained.length > 0 ? `with “${short(against.gained.join(" "), 60)}”` : "",
    ].filter((part) => part !== "");
    return `  ${where(told)} (${record.quoteType})${marks.length > 0 ? ` [${marks.join(", ")}]` : ""}\n${wrap(record.content.map(({ text }) => text).join(" … "), WIDTH, "    ")}${words.length > 0 ? `\n    ${words.join("; ")}` : ""}`;
  });
  return `${squeeze(speaker || "unknown speaker")}, told by ${sources} ${sources === 1 ? "source" : "sources"}  ${squeeze(id)}\n${lines.join("\n")}\n`;
}

export function happeningWords({ id, mentions, sources }: Happening): string {
  const [{ record }] = mentions;
  const names = (side: readonly { name: string }[]): string => side.map(({ name }) => squeeze(name)).join(", ");
  const lines = mentions.map((mention) => `  ${where(mention)}: ${short(mention.record.text)}`);
  return `${record.type} ${record.date?.value ?? ""}: ${names(record.actor)}${record.recipient.length > 0 ? ` → ${names(record.recipient)}` : ""}, ${sources} ${sources === 1 ? "source" : "sources"}  ${squeeze(id)}\n${lines.join("\n")}\n`;
}

export function commitmentWords({ id, actor, force, status, due, made, contradicted, tellings, transitions }: CommitmentHistory): string {
  const [{ record }] = tellings;
  return [
    `${status}${isLate({ status, due, transitions }) ? " late" : ""}${contradicted ? " (reports contradict each other)" : ""}: ${force} of ${squeeze(actor)}, made ${made ?? "on an unknown day"}${due === undefined ? "" : `, due ${due}`}  ${squeeze(id)}`,
    `  ${short(record.action.text)}`,
    ...tellings.map((telling) => `  told ${where(telling)}: ${short(telling.record.text)}`),
    ...transitions.map((step) => `  ${step.day ?? "no date"} ${step.status}: ${short(step.text)} (${squeeze(step.why)})`),
    "",
  ].join("\n");
}

export function disagreementWords({ id, figures, ratio, reason }: FigureDisagreement): string {
  return `${ratio} to 1: ${squeeze(reason)}  ${squeeze(id)}\n${figures.map((figure) => `  ${where(figure)}: ${squeeze(figure.record.text)} (${short(figure.record.what?.text ?? "", 80)})`).join("\n")}\n`;
}

export function copyWords({
  id,
  reports,
}: {
  id: string;
  reports: readonly { id: string; publisher: string | null; title: string | null; published: string | null }[];
}): string {
  return `${reports.length} near-copies, one source  ${squeeze(id)}\n${reports.map((report) => `  ${report.published ?? "no date"}, ${squeeze(report.publisher ?? "")} ${squeeze(report.title ?? "")}  ${squeeze(report.id)}`).join("\n")}\n`;
}

export function checkWords({ reports, records, spans, faults }: CheckResult): string {
  const lines = faults.map(({ rule, id, message }) => `  ${rule} ${squeeze(id)}: ${squeeze(message)}\n`).join("");
  return `${reports} reports, ${records} records, ${spans} spans checked: ${faults.length === 0 ? "whole" : `${faults.length} faults`}\n${lines}`;
}
