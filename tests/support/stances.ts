/** Stances of a text about invented people, with the target of a test marked by asterisks. */

import { loadResources } from "../../src/cli/resources.ts";
import type { Stance, Statement } from "../../src/document/records.ts";
import type { Report } from "../../src/document/report.ts";
import { treeOf } from "../../src/document/tree.ts";
import { gatherNames } from "../../src/extract/speakers/mentions.ts";
import { makeStances } from "../../src/extract/stances/stances.ts";
import { readCountries } from "../../src/lexicon/countries.ts";
import { readGivenNames } from "../../src/lexicon/given-names.ts";
import { readStanceTable } from "../../src/lexicon/stance-table.ts";
import { readTitles } from "../../src/lexicon/titles.ts";
import { tables } from "./events.ts";
import { reader } from "./reader.ts";

const resources = loadResources();
export const stanceTable = readStanceTable(resources.lexicons["stances"]);
/** Two invented countries beside those of the list, with codes that ISO 3166 leaves to users. */
const countries = readCountries(`${resources.lexicons["countries"]}\nVelmora\tXV\tVelmoran\tPort Selden\t\nTeskia\tXT\tTeskian\tOstrava Bay\t\n`);
const titles = readTitles(resources.lexicons["titles"]);
const given = readGivenNames(resources.lexicons["given-names"]);

/** The stances on the word between asterisks: "Rekk will scrap the *railway*." With a speaker the text is a turn of a transcript. */
export function stancesOn(marked: string, speaker?: string): Stance[] {
  const at = marked.indexOf("*");
  const to = marked.lastIndexOf("*") - 1;
  const text = marked.replaceAll("*", "");
  const report: Report = { id: "r", text, notes: [], ...(speaker === undefined ? {} : { turns: [{ speaker, start: 0, end: text.length }] }) };
  const doc = reader().annotate(text);
  const tree = treeOf(doc);
  const speakers = { doc, tree, names: gatherNames(doc, tree, countries, titles, given), countries, titles };
  const stances = makeStances({
    report,
    doc,
    table: stanceTable,
    events: tables,
    speakers,
    statements: reader()
      .extract(report)
      .filter((record): record is Statement => record.kind === "statement"),
    times: [],
    open: true,
  });
  return stances.filter(({ targets }) => targets.some(({ start, end }) => start < to && end > at));
}
