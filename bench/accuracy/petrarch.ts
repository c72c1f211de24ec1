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
const items = readFileSync(flags.data ?? `${DATA}/events/petrarch_unit.jsonl`, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Item)
  .filter((item) => SANE.has(item.category));

/** Country letters by actor phrase of the set's own validation dictionary, longest phrase first. */
const dictionary = readActors(readFileSync(`${DATA}/events/petrarch2/dictionaries/PETR.Validate.actors.txt`, "utf8"));

function readActors(source: string): { phrase: string; code: string }[] {
  const out: { phrase: string; code: string }[] = [];
  for (const line of source.split("\n")) {
    const entry = line.replace(/#.*/, "").replace(/<!--.*/, "").trim();
    if (entry === "") continue;
    const bracket = /\[([^\]]+)\]/.exec(entry);
    const phrase = entry.replace(/\[.*/, "").replace(/^\+/, "").replace(/[_\s]+/g, " ").trim().toLowerCase();
    const code = bracket?.[1].trim().slice(0, 3).toUpperCase();
    if (entry.startsWith("+")) {
      const last = out.at(-1);
      if (last) out.push({ phrase, code: last.code });
    } else if (code !== undefined && phrase !== "") out.push({ phrase, code });
  }
  return out.filter(({ phrase }) => phrase.length > 1).sort((a, b) => b.phrase.length - a.phrase.length);
}

/** The first three letters a participant would be coded with; "---" when the dictionary has none for it. */
function codeOf(party: Participant): string {
  const text = ` ${party.span?.text ?? ""} ${party.name} `.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  return dictionary.find(({ phrase }) => text.includes(` ${phrase}`))?.code ?? "---";
}

function answers(party: Participant, code: string): boolean {
  return codeOf(party) === code.slice(0, 3).toUpperCase();
}

const typed = new Prf();
const pairs = new Prf();
for (const item of items) {
  const doc = annotator.annotate(item.text);
  const tree = treeOf(doc);
  const names = gatherNames(doc, tree, countries, titles);
  const events = makeEvents({ report: { id: item.id, text: item.text, notes: [] }, doc, tables, speakers: { doc, tree, names, countries, titles }, times: [], statements: [], open: true });
  // The set codes a visit or meeting from both sides.
  const said = events.flatMap((event) =>
    event.actor.flatMap((actor) =>
      event.recipient
        .filter((recipient) => recipient.name !== actor.name)
        .flatMap((recipient) => [{ event, actor, recipient }, ...(event.type === "CONSULT" && !event.actor.includes(recipient) ? [{ event, actor: recipient, recipient: actor }] : [])]),
    ),
  );
  const gold = item.events.filter((event) => event.source && event.target && !/^(?:-{3}|\*{3}|#{3})$/.test(event.source) && !/^(?:-{3}|\*{3}|#{3})$/.test(event.target));
  const usable = gold.every((event) => typesOf(event.code) !== undefined);
  const match = (want: Item["events"][number], withType: boolean, used: ReadonlySet<unknown>) =>
    said.find((got) => !used.has(got) && answers(got.actor, want.source) && answers(got.recipient, want.target) && (!withType || typesOf(want.code)?.includes(got.event.exported) === true || typesOf(want.code)?.includes(got.event.type) === true));
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
        if (verbose && !withType) process.stderr.write(`pair missed ${item.id} ${want.code} ${want.source} → ${want.target} | ${said.map((got) => `${got.event.type} ${got.actor.name} → ${got.recipient.name}`).join("; ")} | ${item.text}\n`);
        else if (verbose && match(want, false, used)) process.stderr.write(`type ${item.id} ${want.code} ≠ ${match(want, false, used)?.event.type} | ${item.text}\n`);
        continue;
      }
      used.add(hit);
      right++;
    }
    prf.add(right, said.length, gold.length);
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
