/** Events of a sentence about invented actors: any proper noun may act. */

import { loadResources } from "../../src/cli/resources.ts";
import type { EventRecord } from "../../src/document/records.ts";
import { treeOf } from "../../src/document/tree.ts";
import { makeEvents } from "../../src/extract/events/events.ts";
import { gatherNames } from "../../src/extract/speakers/mentions.ts";
import { readCountries } from "../../src/lexicon/countries.ts";
import { type EventTables, readEventTables } from "../../src/lexicon/event-tables.ts";
import { readGivenNames } from "../../src/lexicon/given-names.ts";
import { readTitles } from "../../src/lexicon/titles.ts";
import { reader } from "./reader.ts";

const resources = loadResources();
export const tables: EventTables = readEventTables(resources.lexicons);
const countries = readCountries(resources.lexicons["countries"]);
const titles = readTitles(resources.lexicons["titles"]);
const given = readGivenNames(resources.lexicons["given-names"]);

export function openEvents(text: string): EventRecord[] {
  const doc = reader().annotate(text);
  const tree = treeOf(doc);
  const speakers = { doc, tree, names: gatherNames(doc, tree, countries, titles, given), countries, titles };
  return makeEvents({ report: { id: "r", text, notes: [] }, doc, tables, speakers, times: [], statements: [], open: true });
}
