/**
 * Directions of judged sentences, topics as split in data/gold/directions.tsv: what the stances say against what the judge says.
 * --split train|dev|test (default test); --verbose lists what differs, not for test.
 */

import { readLexicon } from "../../src/cli/resources.ts";
import { reliabilities, SAID } from "../../src/compare/reliability.ts";
import { readReliability } from "../../src/lexicon/reliability.ts";
import { type Said as Reading, readDirections } from "../../train/directions.ts";
import { finish, type Metric, readFlags } from "../report.ts";

const flags = readFlags();
const split = flags.split ?? "test";
const verbose = process.argv.includes("--verbose") && split !== "test";

interface Said extends Reading {
  readonly reliability: number;
}

const reliabilityOf = reliabilities(readReliability(readLexicon("reliability")));
const all: Said[] = readDirections(split).map((said) => ({
  ...said,
  reliability: said.found === undefined ? 0 : reliabilityOf(said.found, said.text),
}));

const f1 = (label: number, from: readonly Said[]): number => {
  const hit = from.filter((said) => said.gold === label && said.predicted === label && said.holderRight).length;
  const said = from.filter(({ predicted }) => predicted === label).length;
  const gold = from.filter((entry) => entry.gold === label).length;
  return said + gold === 0 ? 0 : (200 * hit) / (said + gold);
};
const relevant = all.filter(({ row }) => row.relevant);
const macro = (from: readonly Said[]): number => (f1(1, from) + f1(-1, from) + f1(0, from)) / 3;
// The topic is taken as given: what matching costs is measured by itself.
const spoken = relevant.filter(({ predicted, reliability }) => predicted !== 0 && reliability >= SAID);
const right = spoken.filter((said) => said.gold === said.predicted && said.holderRight);
const flipped = spoken.filter((said) => said.gold === -said.predicted);
const directional = relevant.filter(({ gold }) => gold !== 0);
const share = (part: number, of: number): number => (of === 0 ? 0 : (100 * part) / of);

/** Ten bins of predicted reliability: mean distance to the share that is right, weighted by size. */
function calibrationError(from: readonly Said[]): number {
  let sum = 0;
  for (let bin = 0; bin < 10; bin++) {
    const inside = from.filter(({ reliability }) => Math.min(9, Math.floor(reliability * 10)) === bin);
    if (inside.length === 0) continue;
    const mean = inside.reduce((total, { reliability }) => total + reliability, 0) / inside.length;
    const rightOnes = inside.filter((said) => said.gold === said.predicted && said.holderRight).length / inside.length;
    sum += (inside.length / from.length) * Math.abs(mean - rightOnes);
  }
  return sum;
}

if (verbose) {
  for (const said of all.filter((entry) => entry.gold !== entry.predicted || !entry.holderRight)) {
    const stance = said.found?.stance;
    console.log(
      `${said.gold} got ${said.predicted} ${said.reliability.toFixed(2)} [${said.row.topic} ${said.row.genre} ${said.held.class}] ${said.sentence}\n     ${stance === undefined ? "-" : `${stance.class} ${stance.modality} ${stance.earlier ? "earlier " : ""}${stance.holder.name}(${stance.holder.how}) ${stance.path.join(" ")} <- ${stance.targets.map(({ text }) => text).join(",")}`}`,
    );
  }
}
const predicted = relevant.filter((said) => said.predicted !== 0);
const metrics: Metric[] = [
  { metric: "direction macro F1", value: macro(relevant), n: relevant.length },
  {
    metric: "of these, speech",
    value: macro(relevant.filter(({ row }) => row.genre === "speech")),
    n: relevant.filter(({ row }) => row.genre === "speech").length,
  },
  {
    metric: "of these, news",
    value: macro(relevant.filter(({ row }) => row.genre === "news")),
    n: relevant.filter(({ row }) => row.genre === "news").length,
  },
  { metric: "said: right, %", value: share(right.length, spoken.length), n: spoken.length },
  { metric: "said: flipped, %", value: share(flipped.length, spoken.length), n: spoken.length },
  { metric: "said: spurious, %", value: share(spoken.length - right.length - flipped.length, spoken.length), n: spoken.length },
  { metric: "coverage of the directional, %", value: share(right.length + flipped.length, directional.length), n: directional.length },
  { metric: "calibration error", value: calibrationError(predicted), n: predicted.length },
];
if (process.env["DUMP_DIRECTIONS"] !== undefined) {
  const { writeFileSync } = await import("node:fs");
  writeFileSync(process.env["DUMP_DIRECTIONS"], JSON.stringify(all));
}
finish(`directions${split === "test" ? "" : ` ${split}`}`, metrics, split === "test" ? flags : { ...flags, record: false });
