/**
 * What is answered about one real report alone (the explainer of the shared folder): no verdict that one report cannot bear, what was suspended
 * and resumed, who assesses kept apart, a threat that was not carried out among the deeds, options with their status.
 */

import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeInquiry } from "../../src/cli/inquiry.ts";
import { makeIo } from "../../src/cli/io.ts";
import { loadLists } from "../../src/cli/linking.ts";
import { readingOf } from "../../src/document/stored.ts";
import { readDocument } from "../../src/read/reports.ts";
import { makePreparer } from "../../src/resolve/prepare.ts";
import { makeStore, openEngine } from "../../src/store/store.ts";
import { DATA } from "../../train/corpora.ts";
import { benchReader, finish, readFlags } from "../report.ts";

const ACTOR = "Donald Trump";
const TOPICS = ["Russia", "sanctions on Russia", "weapons for Ukraine", "help to Ukraine", "the war in Ukraine", "secondary duties"];
/** As the report spells the name, and as it is spelled elsewhere. */
const ASSESSOR = /\b[GJ]iles\b/;

const flags = readFlags();
const path = flags.data ?? join(DATA, "../explainer/report.txt");
const { comparer, authority, countries } = loadLists();
const engine = await openEngine(join(mkdtempSync(join(tmpdir(), "onrecord-bench-")), "onrecord.db"));
const store = makeStore({ engine, comparer, authority });
await store.migrate();
const report = await readDocument(readFileSync(path), "report.txt", "text", {});
const prepared = makePreparer(authority, countries).prepare(benchReader().extract(report), { source: "report.txt", reading: readingOf(report) });
await store.add([prepared], new Date(0).toISOString());
while ((await store.settle()) > 0);

const inquiry = await makeInquiry(store, {}, makeIo());
let claimed = 0;
let deeds = 0;
let mixed = 0;
const pairs = new Set<string>();
const assessed = new Set<string>();
for (const topic of TOPICS) {
  const answer = await inquiry.ask({ actor: ACTOR, topic });
  for (const { verdict } of [answer.verdicts.words, answer.verdicts.deeds]) if (verdict !== "undetermined") claimed++;
  for (const { undone } of answer.reversals) pairs.add(undone.id);
  for (const { id, speaker } of answer.assessments) if (ASSESSOR.test(speaker)) assessed.add(id);
  for (const { text } of [...answer.words, ...answer.deeds])
    if (ASSESSOR.test(text) && answer.words.some((item) => ASSESSOR.test(item.holder.name))) mixed++;
  if (topic === "secondary duties" && answer.deeds.some(({ event }) => event?.realis === "negated")) deeds++;
}
const { options } = await inquiry.options(ACTOR, undefined);
await store.close();

finish(
  "explainer-answer",
  [
    { metric: "verdicts other than undetermined", value: claimed, n: 2 * TOPICS.length },
    { metric: "suspended and resumed: pairs found, of 2", value: pairs.size, n: 2 },
    { metric: "assessments of the expert in their own list", value: assessed.size, n: 1 },
    { metric: "of the expert counted as the actor's", value: mixed, n: 1 },
    { metric: "threat not carried out among the deeds", value: deeds, n: 1 },
    { metric: "options with a status", value: options.length, n: 6 },
  ],
  flags,
);
