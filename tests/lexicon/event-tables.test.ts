import { describe, expect, test } from "vitest";
import { loadResources } from "../../src/cli/resources.ts";
import { EVENT_TABLE_FILES, readEventTables } from "../../src/lexicon/event-tables.ts";
import { readRows } from "../../src/lexicon/table.ts";
import { openEvents, tables } from "../support/events.ts";

const EMPTY = Object.fromEntries(EVENT_TABLE_FILES.map((name) => [name, ""]));
const verb = (...cells: string[]): Record<string, string> => ({ ...EMPTY, "event-verbs": cells.join("\t") });

describe("the loader of the event tables", () => {
  test("refuses a row without example and look-alike, and names it", () => {
    expect(() => readEventTables(verb("condemn", "ACCUSE", "1", "obj", "", ""))).toThrow(
      /event-verbs\.tsv: row "condemn" needs an example and a look-alike/,
    );
  });
  test("refuses a type that PLOVER does not have, and lists those it has", () => {
    expect(() => readEventTables(verb("condemn", "BLAME", "1", "obj", "", "", "a", "b"))).toThrow(/expected one of AGREE, .*came "BLAME"/);
  });
  test("refuses two rows that answer the same question", () => {
    const row = ["condemn", "ACCUSE", "1", "obj", "", "", "a", "b"].join("\t");
    expect(() => readEventTables({ ...EMPTY, "event-verbs": `${row}\n${row.replace("ACCUSE", "REJECT")}` })).toThrow(/"condemn" stands in two rows/);
  });
  test("prefers the row of a type to its group's, and a group's to that for any", () => {
    expect(tables.compose("STOP", "SANCTION")?.type).toBe("CONCEDE");
    expect(tables.compose("STOP", "AID")?.type).toBe("SANCTION");
    expect(tables.compose("REFUSE", "AID")?.type).toBe("REJECT");
    expect(tables.compose("NO-SUCH", "AID")).toBeUndefined();
  });
});

/** Rows that give a type of their own; "=" and UNDO take it from elsewhere. */
const TYPED = /^[A-Z]+$/;
const rows = tables.cases.filter(({ table }) => /verbs|nouns|frames|operators/.test(table));
const types = (text: string): string[] => openEvents(text).map((event) => event.type);

describe.each(rows)("row $line of $table", ({ table, type, example, lookAlike }) => {
  const own = type.split(/[/:]/)[0];
  const typed = TYPED.test(own) && own !== "NONE" && own !== "UNDO";
  // Nouns that are only things, and operators, lend their meaning to a verb's type.
  const lends = table === "event-operators" || (table === "event-nouns" && !types(example).includes(own));
  test(`fires on: ${example}`, () => {
    if (own === "NONE") expect(types(example)).toEqual([]);
    else if (typed && !lends) expect(types(example)).toContain(own);
    else expect(types(example)).not.toEqual([]);
  });
  test(`stays silent on: ${lookAlike}`, () => {
    if (own === "NONE") expect(types(lookAlike)).not.toEqual([]);
    else if (typed && !lends) expect(types(lookAlike)).not.toContain(own);
    else expect(types(lookAlike)).toEqual([]);
  });
});

const composed = readRows(loadResources().lexicons["event-compose"]).filter(([operator]) => !operator.startsWith("plv:"));
test.each(composed)("composition of %s over %s", (operator, inner, _type, _realis, _exported, example, lookAlike) => {
  const rowsOf = (text: string): string =>
    openEvents(text)
      .flatMap((event) => event.notes.map((note) => note.message))
      .join("; ");
  expect(rowsOf(example)).toContain(`compose ${operator} ${inner}`);
  expect(rowsOf(lookAlike)).not.toContain(`compose ${operator} ${inner}`);
});

test.each(tables.cases.filter(({ table }) => table === "event-contexts"))("context $line shows in “$example”, not in “$lookAlike”", ({
  line,
  example,
  lookAlike,
}) => {
  expect(openEvents(example).flatMap((event) => event.context)).toContain(line);
  expect(openEvents(lookAlike).flatMap((event) => event.context)).not.toContain(line);
});

test.each(tables.cases.filter(({ table }) => table === "agents"))("agents of sector $line act in “$example”, not in “$lookAlike”", ({
  line,
  example,
  lookAlike,
}) => {
  const sectors = (text: string): unknown[] => openEvents(text).flatMap((event) => event.actor.map((party) => party.sector));
  const sector = line === "WEAK" ? "GOV" : line;
  expect(sectors(example)).toContain(sector);
  expect(sectors(lookAlike)).not.toContain(sector);
});
