/**
 * The brief as one self-contained page: the text with every record highlighted, a legend, the records beside it.
 * Text of a report is only ever text: everything is escaped, and the page's policy lets nothing be loaded or sent.
 */

import { escapeHtml } from "../document/html.ts";
import { LAYER_PARTS, type Layer, layersOf, type Piece, paragraphsOf } from "../document/layers.ts";
import { byId, cueWords, isTold, TOLD_KINDS, type Told, whenText, wordingOf } from "../document/record-words.ts";
import type { Mark, RecordOf, ReportRecord, Statement } from "../document/records.ts";
import { PAGE_SCRIPT, PAGE_STYLE } from "./brief-page.ts";
import { titleOf } from "./brief-text.ts";
import { pageHtml } from "./page-frame.ts";

export function briefHtml(records: readonly RecordOf[]): string {
  const report = records.find((record): record is ReportRecord => record.kind === "report");
  if (report === undefined) throw new TypeError("briefHtml needs the report's own record");
  const items = records.filter((record) => record.kind !== "report");
  const statements = items.filter((record): record is Statement => record.kind === "statement");
  const title = titleOf(report);
  const body = `<header>
<h1>${escapeHtml(title)}</h1>
${headLines(report)}
${legend(items)}
</header>
<div class="columns">
<main id="text" lang="${escapeHtml(report.language)}">${textHtml(report.text, layersOf(items))}</main>
<aside aria-label="Records">
<ol id="chosen" aria-live="polite" aria-label="Chosen records" hidden></ol>
<h2>${statements.length} statements</h2>
<ol class="statements">${items.map((record, at) => (record.kind === "statement" ? statementHtml(record, at, items) : "")).join("")}</ol>
${toldHtml(items)}
${othersHtml(items)}
</aside>
</div>
<footer>Keys: <kbd>j</kbd> next statement, <kbd>k</kbd> the one before, <kbd>Esc</kbd> none. Offsets are UTF-16 units from 0. Made by onrecord from the text alone; a dotted name or a “?” marks a guess.</footer>
`;
  return pageHtml({ title, style: PAGE_STYLE, script: PAGE_SCRIPT, body });
}

function headLines(report: ReportRecord): string {
  const source = [report.publisher, report.byline]
    .filter((part) => part !== undefined)
    .map(escapeHtml)
    .join(" · ");
  const { published, publishedBasis } = report;
  const reasons = publishedBasis.reasons.map((reason) => `<li>${escapeHtml(reason.message)}</li>`).join("");
  const day =
    published === undefined
      ? "Publication day unknown"
      : `Published <time datetime="${escapeHtml(published)}">${escapeHtml(published)}</time> (${publishedBasis.how})`;
  const why = reasons === "" ? "" : `<details><summary>why</summary><ul>${reasons}</ul></details>`;
  const translated =
    report.translatedFrom === undefined ? "" : `<p class="meta">Shows signs of machine translation (from ${escapeHtml(report.translatedFrom)}).</p>`;
  return `${source === "" ? "" : `<p class="meta">${source}</p>`}<div class="meta">${day}${why}</div>${translated}`;
}

function legend(items: readonly RecordOf[]): string {
  const boxes = LAYER_PARTS.map(
    ({ part, label, help }) =>
      `<label title="${help}"><input type="checkbox" checked data-part="${part}"><span class="h ${part}">${label}</span></label>`,
  );
  return items.length === 0
    ? '<p class="meta">No record was found in this text.</p>'
    : `<fieldset class="legend"><legend>Highlighted</legend>${boxes.join("")}</fieldset>`;
}

/** The text with each piece knowing all its layers. */
function textHtml(text: string, layers: readonly Layer[]): string {
  return paragraphsOf(text, layers)
    .map((paragraph) => `<p>${paragraph.map(pieceHtml).join("")}</p>`)
    .join("");
}

function pieceHtml({ start, text, layers }: Piece): string {
  if (layers.length === 0) return escapeHtml(text);
  const classes = [...new Set(layers.map(({ part }) => part))];
  const depth = layers.filter(({ part }) => part === "content").length;
  const ids = [...new Set(layers.map(({ record }) => record))];
  return `<span class="h ${classes.join(" ")}${depth > 1 ? " deep" : ""}" data-r="${ids.join(" ")}" data-at="${start}">${escapeHtml(text)}</span>`;
}

function statementHtml(statement: Statement, at: number, items: readonly RecordOf[]): string {
  const { speaker } = statement;
  const guess = speaker.confidence < 0.6;
  const said = statement.content.map((span) => escapeHtml(span.text)).join(" … ");
  const quoted = statement.quoteType === "direct" ? `<q>${said}</q>` : said;
  const outer = items.find((record) => record.id === statement.within);
  const facts = [
    whenText(statement.said),
    statement.quoteType,
    statement.speechAct,
    statement.negated ? "<strong>not said</strong>" : "",
    statement.modality === "asserted" ? "" : statement.modality,
    statement.addressee ? `to ${escapeHtml(statement.addressee.text)}` : "",
    statement.medium ? `via ${escapeHtml(statement.medium.text)}` : "",
    statement.place ? `in ${escapeHtml(statement.place.text)}` : "",
    outer?.kind === "statement" ? `reported by ${escapeHtml(outer.speaker.name || "an unnamed source")}` : "",
  ].filter((fact) => fact !== "");
  const name = speaker.name === "" ? "speaker not named" : speaker.name;
  const details = [
    speaker.how === "stated" ? "" : `speaker: ${HOW[speaker.how]}`,
    statement.condition ? `condition: ${escapeHtml(statement.condition.text)}` : "",
    statement.repairs.length > 0 ? `marks repaired: ${statement.repairs.map(escapeHtml).join(", ")}` : "",
    `confidence ${statement.confidence}`,
  ].filter((line) => line !== "");
  return `<li id="r${at}" data-r="${at}" tabindex="0"${statement.within ? ' class="nested"' : ""}><div class="who${guess ? " guess" : ""}">${escapeHtml(name)}${guess ? " ?" : ""} <span class="cueword">${escapeHtml(cueWords(statement))}</span></div><div class="said">${quoted}</div><div class="facts">${facts.join(" · ")}</div><div class="why">${details.join(" · ")}</div></li>`;
}

/** Events, figures, disagreements, commitments, options: a list each, every item opening its words. */
function toldHtml(items: readonly RecordOf[]): string {
  const known = byId(items);
  return TOLD_KINDS.map(({ kind, title }) => {
    const list = items.flatMap((record, at) => (record.kind === kind && isTold(record) ? [toldItem(record, at, known)] : []));
    return list.length === 0 ? "" : `<details open><summary>${title} (${list.length})</summary><ol class="told">${list.join("")}</ol></details>`;
  }).join("");
}

function toldItem(record: Told, at: number, known: ReadonlyMap<string, RecordOf>): string {
  const { head, label, gist, facts, doubtful } = wordingOf(record, known);
  const tag = label === "" ? "" : `<span class="label">${escapeHtml(label)}</span> `;
  const rest = facts.length === 0 ? "" : `<div class="facts">${escapeHtml(facts.join(" · "))}</div>`;
  return `<li id="r${at}" data-r="${at}" tabindex="0"><div class="who${doubtful ? " guess" : ""}">${tag}${escapeHtml(head)}</div><div class="said">${escapeHtml(gist)}</div>${rest}<div class="why">confidence ${record.confidence}</div></li>`;
}

const HOW: Readonly<Record<Statement["speaker"]["how"], string>> = {
  stated: "named",
  shortName: "short form of a fuller name",
  pronoun: "by pronoun",
  description: "by description",
  institution: "institution",
  carriedOver: "carried over from the statement before",
  turn: "turn of the transcript",
  unknown: "not named",
};

function othersHtml(items: readonly RecordOf[]): string {
  const rows = (kind: RecordOf["kind"], row: (record: never) => string): string =>
    items.map((record, at) => (record.kind === kind ? `<li id="r${at}" data-r="${at}" tabindex="0">${row(record as never)}</li>` : "")).join("");
  const marks = rows("mark", (mark: Mark) => `<b>${mark.use}</b> ${escapeHtml(mark.text)}`);
  const times = rows(
    "timex",
    (time: Extract<RecordOf, { kind: "timex" }>) =>
      `<b>${escapeHtml(time.value)}</b> ${escapeHtml(time.text)}${time.anchor ? ` <i>from ${time.anchor === "published" ? "the publication day" : "the date before"}</i>` : ""}`,
  );
  const names = rows(
    "mention",
    (mention: Extract<RecordOf, { kind: "mention" }>) =>
      `<b>${escapeHtml(mention.text)}</b> ${mention.name === mention.text ? mention.type : `→ ${escapeHtml(mention.name)}`}`,
  );
  const block = (title: string, list: string): string =>
    list === "" ? "" : `<details><summary>${title}</summary><ol class="plain">${list}</ol></details>`;
  return block("Marks that are not statements", marks) + block("Time expressions", times) + block("Names", names);
}
