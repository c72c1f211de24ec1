/**
 * Whole samples → their records, against the stored reading. A snapshot says that something changed, not that it is wrong:
 * look at the .changed.json beside it, and run `npm run snapshots` when the change is meant.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { RecordOf } from "../src/document/records.ts";
import type { Report } from "../src/document/report.ts";
import { readDocument, readReportLine } from "../src/read/reports.ts";
import { reader } from "./support/reader.ts";

const SAMPLES = new URL("../samples/", import.meta.url);
const STORED = new URL("./reports/", import.meta.url);
const UPDATE = process.env["UPDATE_SNAPSHOTS"] === "1";

async function reportsIn(name: string): Promise<Report[]> {
  const bytes = readFileSync(new URL(name, SAMPLES));
  if (!name.endsWith(".ndjson")) return [await readDocument(bytes, name, undefined, {})];
  return bytes
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => readReportLine(line, name, {}));
}

/** What a reader would check: no offsets of everything, but each record's gist and place. */
function gistOf(record: RecordOf): string {
  const place = `${record.start}-${record.end}`;
  if (record.kind === "statement") {
    const { speaker, cue, content, said, quoteType, speechAct, negated, within, repairs } = record;
    return `${place} statement: ${speaker.name} (${speaker.how}) | ${cue?.text ?? "-"} | ${content.map((span) => span.text).join(" … ")} | ${quoteType} ${speechAct}${negated ? " negated" : ""}${within ? " nested" : ""}${said ? ` ${said.value} ${said.how}` : ""}${repairs.length > 0 ? ` [${repairs.join(" ")}]` : ""}`;
  }
  if (record.kind === "mark") return `${place} mark: ${record.use} ${record.text}`;
  if (record.kind === "timex") return `${place} timex: ${record.text} = ${record.value}`;
  if (record.kind === "mention") return `${place} mention: ${record.text} = ${record.type} ${record.name}`;
  if (record.kind === "event") {
    const { type, realis, trigger, theme, actor, recipient, date, sameAs, reverses } = record;
    const names = (list: typeof actor): string => list.map((party) => party.name).join(" + ") || "-";
    return `${place} event: ${type} ${realis} ${trigger.text}${theme ? ` … ${theme.text}` : ""} | ${names(actor)} → ${names(recipient)}${date ? ` | ${date.value}` : ""}${sameAs ? " [same]" : ""}${reverses ? " [reverses]" : ""}`;
  }
  if (record.kind === "figure")
    return `${place} figure: ${record.bound} ${record.value ?? `${record.low}..${record.high}`} ${record.unit} | ${record.whole?.text ?? "-"} | ${record.period?.edtf ?? "-"} | ${record.sourceChain.map((link) => link.name).join(" < ") || "-"}`;
  if (record.kind === "disagreement") return `${place} disagreement: ratio ${record.ratio}, ${record.reason}`;
  if (record.kind === "commitment")
    return `${place} commitment: ${record.force} ${record.actor.name}: ${record.action.text} | due ${record.due?.value ?? "-"} | ${record.status}`;
  if (record.kind === "stance")
    return `${place} stance: ${record.holder.name} (${record.holder.how}) ${record.direction > 0 ? "for" : "against"} ${record.targets.map(({ text }) => text).join(", ")} | ${record.class} ${record.modality}${record.earlier ? " earlier" : ""} | ${record.path.join(" ")}`;
  if (record.kind === "option") return `${place} option: ${record.actor.name}: ${record.action.text} | ${record.status}`;
  return `report: published ${record.published ?? "-"} (${record.publishedBasis.how}), notes ${record.notes.map((note) => note.rule).join(" ") || "-"}`;
}

test.each(readdirSync(SAMPLES).filter((name) => /^\d/.test(name)))("sample %s reads as stored", async (name) => {
  const gists = (await reportsIn(name)).map((report) => reader().extract(report).map(gistOf));
  const now = `${JSON.stringify(gists, null, 1)}\n`;
  const file = new URL(`${name}.json`, STORED);
  if (UPDATE || !existsSync(file)) writeFileSync(file, now);
  const stored = readFileSync(file, "utf8");
  if (stored !== now) writeFileSync(new URL(`${name}.changed.json`, STORED), now);
  expect(now).toBe(stored);
});
