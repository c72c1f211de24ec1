/**
 * Events end to end, pair and type together, on PETRARCH's unit sentences with invented actors. The set uses WEIS numbers and test
 * dummies; the mapping to PLOVER stands below. --data FILE: JSONL of the same form.
 */

import { readFileSync } from "node:fs";
import { loadResources } from "../../src/cli/resources.ts";
import type { Participant } from "../../src/document/records.ts";
import { treeOf } from "../../src/document/tree.ts";
import { makeEvents } from "../../src/extract/events/events.ts";
import { gatherNames } from "../../src/extract/speakers/mentions.ts";
import { readCountries } from "../../src/lexicon/countries.ts";
import { type EventType, readEventTables } from "../../src/lexicon/event-tables.ts";
import { readGivenNames } from "../../src/lexicon/given-names.ts";
import { readTitles } from "../../src/lexicon/titles.ts";
import { makeAnnotator } from "../../src/pipeline.ts";
import { DATA } from "../../train/corpora.ts";
import { Prf } from "../prf.ts";
import { finish, readFlags } from "../report.ts";

interface Item {
  readonly id: string;
  readonly category: string;
  readonly text: string;
  readonly events: readonly { code: string; source: string; target: string }[];
}

const SANE = new Set(["DEMO", "AGENT", "COMPOUND", "MODIFY", "ACTOR", "PARSING"]);
/** Gold types an answer is right with; undefined = a dummy code, left out of (type, pair). */
function typesOf(code: string): readonly EventType[] | undefined {
  if (/^(?:062|065|066)$/.test(code)) return code === "066" || code === "065" || code === "062" ? ["CONCEDE", "RETREAT"] : [];
  if (code === "194") return ["ASSAULT"];
  if (code === "1717") return ["SANCTION", "COERCE"];
  const byRoot: Readonly<Record<string, readonly EventType[]>> = {
    "01": ["CONCEDE", "RETREAT"],
    "03": ["CONSULT"],
    "04": ["SUPPORT", "AGREE"],
    "05": ["AGREE", "SUPPORT"],
    "06": ["SUPPORT", "AGREE", "CONCEDE"],
    "07": ["AID"],
    "08": ["AGREE", "SUPPORT"],
    "09": ["REQUEST"],
    "10": ["REQUEST"],
    "11": ["REJECT", "ACCUSE"],
    "12": ["ACCUSE"],
    "13": ["ACCUSE"],
    "14": ["REJECT", "ACCUSE"],
    "15": ["REQUEST"],
    "16": ["THREATEN"],
    "17": ["THREATEN"],
    "18": ["MOBILIZE", "PROTEST"],
    "19": ["SANCTION"],
    "20": ["COERCE"],
    "21": ["COERCE"],
    "22": ["ASSAULT"],
  };
  return byRoot[code.slice(0, 2)];
}

const flags = readFlags();
const verbose = process.argv.includes("--verbose");
const resources = loadResources();
const tables = readEventTables(resources.lexicons);
const annotator = makeAnnotator(resources);
const countries = readCountries(resources.lexicons["countries"]);
const titles = readTitles(resources.lexicons["titles"]);
const given = readGivenNames(resources.lexicons["given-names"]);
const items = readFileSync(flags.data ?? `${DATA}/events/petrarch_unit.jsonl`, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Item)
  .filter((item) => SANE.has(item.category));

/** Actor phrases with their codes, from the set's own validation dictionary. */
const dictionary = readActors(readFileSync(`${DATA}/events/petrarch2/dictionaries/PETR.Validate.actors.txt`, "utf8"));

function readActors(source: string): { phrase: string; codes: readonly string[] }[] {
  const out: { phrase: string; codes: string[] }[] = [];
  for (const line of source.split("\n")) {
    const entry = line
      .replace(/#.*/, "")
      .replace(/<!--.*/, "")
      .trim();
    if (entry === "") continue;
    const codes = (/\[([^\]]+)\]/.exec(entry)?.[1] ?? "")
      .split("/")
      .map((code) => code.trim().slice(0, 3).toUpperCase())
      .filter((code) => /^[A-Z]{3}$/.test(code));
    const phrase = entry
      .replace(/\[.*/, "")
      .replace(/^\+/, "")
      .replace(/[_\s]+/g, " ")
      .replace(/^the /i, "")
      .trim()
      .toLowerCase();
    const last = out.at(-1);
    if (phrase === "") last?.codes.push(...codes);
    else if (entry.startsWith("+") && last) out.push({ phrase, codes: last.codes });
    else out.push({ phrase, codes: [...codes] });
  }
  return out.filter(({ phrase, codes }) => phrase.length > 1 && codes.length > 0);
}

/** First three letters of every dictionary phrase that stands in a participant. */
function codesOf(party: Participant): string[] {
  const text = ` ${party.span?.text ?? party.name} `.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  return [
    ...new Set(dictionary.filter(({ phrase }) => text.includes(phrase.length < 4 ? ` ${phrase} ` : ` ${phrase}`)).flatMap((entry) => entry.codes)),
  ];
}

function isCode(got: string, want: string): boolean {
  return got === want.slice(0, 3).toUpperCase();
}

const typed = new Prf();
const pairs = new Prf();
for (const item of items) {
  const doc = annotator.annotate(item.text);
  const tree = treeOf(doc);
  const names = gatherNames(doc, tree, countries, titles, given);
  const events = makeEvents({
    report: { id: item.id, text: item.text, notes: [] },
    doc,
    tables,
    speakers: { doc, tree, names, countries, titles },
    times: [],
    statements: [],
    open: true,
  });
  // Only pairs whose actors the set's dictionary can code are answers: its other actors have no code to be right with.
  const said = events.flatMap((event) =>
    event.actor.flatMap((actor) =>
      event.recipient
        .filter((recipient) => recipient.name !== actor.name && codesOf(actor).length > 0 && codesOf(recipient).length > 0)
        // "The Shire" stands for three actors of the set.
        .flatMap((recipient) =>
          codesOf(actor).flatMap((source) => codesOf(recipient).map((target) => ({ event, actor, recipient, source, target }))),
        ),
    ),
  );
  const gold = item.events.filter(
    (event) => event.source && event.target && !/^(?:-{3}|\*{3}|#{3})$/.test(event.source) && !/^(?:-{3}|\*{3}|#{3})$/.test(event.target),
  );
  const usable = gold.every((event) => typesOf(event.code) !== undefined);
  // A meeting has no direction: the set codes some from both sides, and one record answers both.
  const meets = (got: (typeof said)[number], want: Item["events"][number]): boolean =>
    (isCode(got.source, want.source) && isCode(got.target, want.target)) ||
    (got.event.type === "CONSULT" && isCode(got.source, want.target) && isCode(got.target, want.source));
  const isType = (got: (typeof said)[number], want: Item["events"][number]): boolean =>
    [got.event.exported, got.event.type].some((type) => typesOf(want.code)?.includes(type) === true);
  const match = (want: Item["events"][number], withType: boolean, used: ReadonlySet<unknown>) =>
    said.find((got) => (!used.has(got) || got.event.type === "CONSULT") && meets(got, want) && (!withType || isType(got, want)));
  for (const [withType, prf] of [
    [true, typed],
    [false, pairs],
  ] as const) {
    if (withType && !usable) continue;
    const used = new Set<unknown>();
    let right = 0;
    for (const want of gold) {
      const hit = match(want, withType, used);
      if (hit === undefined) {
        if (verbose && !withType)
          process.stderr.write(
            `pair missed ${item.id} ${want.code} ${want.source} → ${want.target} | ${said.map((got) => `${got.event.type} ${got.actor.name} → ${got.recipient.name}`).join("; ")} | ${item.text}\n`,
          );
        else if (verbose && match(want, false, used))
          process.stderr.write(`type ${item.id} ${want.code} ≠ ${match(want, false, used)?.event.type} | ${item.text}\n`);
        continue;
      }
      used.add(hit);
      right++;
    }
    if (verbose && !withType)
      for (const got of said)
        if (!used.has(got))
          process.stderr.write(
            `extra ${item.id} ${got.event.type} ${got.actor.name} → ${got.recipient.name} | ${JSON.stringify(gold.map((g) => `${g.code} ${g.source} ${g.target}`))} | ${item.text}\n`,
          );
    prf.add(right, Math.max(said.length, right), gold.length);
  }
}
finish(
  "petrarch",
  [
    { metric: "type and pair F1, six categories", value: typed.f1, n: typed.gold },
    { metric: "pair F1, six categories", value: pairs.f1, n: pairs.gold },
    { metric: "pair precision", value: pairs.precision, n: pairs.predicted },
    { metric: "pair recall", value: pairs.recall, n: pairs.gold },
  ],
  flags,
);
