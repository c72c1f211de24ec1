/** The explainer's entities: found when one party of the report has every listed mention, right when it leads to the entity meant. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadLists } from "../../src/cli/linking.ts";
import { reportIdOf } from "../../src/document/report.ts";
import { plainForm } from "../../src/resolve/names/keys.ts";
import { makePreparer } from "../../src/resolve/prepare.ts";
import { benchReader, finish, readFlags } from "../report.ts";

interface GoldEntity {
  readonly name: string;
  readonly mentions: readonly string[];
}

const flags = readFlags();
const folder = flags.data ?? fileURLToPath(new URL("../../../shared/explainer", import.meta.url));
const text = readFileSync(`${folder}/report.txt`, "utf8");
const gold = (JSON.parse(readFileSync(`${folder}/gold.json`, "utf8")) as { entities: GoldEntity[] }).entities;
const { authority, countries } = loadLists();
const report = { id: reportIdOf(text), text, published: "2025-07-11", publishedHow: "given" as const, notes: [] };
const { names } = makePreparer(authority, countries).prepare(benchReader().extract(report), { source: "bench", reading: "" });

/** Forms of the party, as the report writes them. */
const parties = names.map((name) => ({ ...name, written: [name.name, ...name.forms].map(plainForm) }));

/** Whether a party is mentioned by these words: one of its forms stands in them, as words. */
function covers(party: (typeof parties)[number], mention: string): boolean {
  const words = ` ${plainForm(mention)} `;
  return party.written.some((form) => words.includes(` ${form} `) || ` ${form} `.includes(words));
}

const labels = (party: (typeof parties)[number]): string[] => {
  const entry = party.authorityId === undefined ? undefined : authority.byId.get(party.authorityId);
  return (entry === undefined ? [party.name] : [entry.name, ...entry.aliases]).map(plainForm);
};
const scored = gold.map((entity) => {
  const fitting = parties.filter((party) => entity.mentions.every((mention) => covers(party, mention)));
  const meant = new Set([entity.name, ...entity.mentions].map(plainForm));
  return { entity, found: fitting.length > 0, right: fitting.some((party) => labels(party).some((label) => meant.has(label))) };
});
if (process.argv.includes("--verbose"))
  for (const { entity, found } of scored.filter((entry) => !entry.right))
    console.log(found ? "other" : "missed", entity.name, JSON.stringify(entity.mentions));
finish(
  "entities",
  [
    { metric: "explainer: entities found", value: scored.filter(({ found }) => found).length, n: gold.length },
    { metric: "explainer: entities right", value: scored.filter(({ right }) => right).length, n: gold.length },
  ],
  flags,
);
