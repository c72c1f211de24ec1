/** Trains the cue finder and the linker on PolNeAR; every article is read as it is and with damaged quotation marks. */

import { writeFileSync } from "node:fs";
import { loadResources } from "../src/cli/resources.ts";
import type { Doc } from "../src/document/doc.ts";
import { CUE_LABELS, LINK_LABELS, numberCues } from "../src/extract/statements/attribution.ts";
import { cueFeatures } from "../src/extract/statements/cue-features.ts";
import { type Evidence, gatherEvidence } from "../src/extract/statements/evidence.ts";
import { type CueSpan, cueHead, type LinkContext, linkFeatures, prepareLink } from "../src/extract/statements/link-features.ts";
import { type ReportVerbs, readReportVerbs } from "../src/lexicon/report-verbs.ts";
import { ByteWriter } from "../src/model/bytes.ts";
import { makeRandom } from "../src/model/random.ts";
import { type Annotator, makeAnnotator } from "../src/pipeline.ts";
import { readJsonLines } from "./corpora.ts";
import { type Damaged, damageQuotes } from "./damage.ts";
import { trainSequence } from "./sequence.ts";

const SEED = 17;
const CUE_SETTINGS = { epochs: 6, seeds: [17, 18, 19], minUpdates: 4, minCode: 28 };
const LINK_SETTINGS = { epochs: 6, seeds: [21, 22], minUpdates: 4, minCode: 27, capacityBits: 22 };
const CUE_COST = 15;
const LINK_COST = 5;

export interface PolnearArticle {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly { source: [number, number][]; cue: [number, number][]; content: [number, number][] }[];
}

/** Gold spans as tokens: every token that overlaps. */
export interface GoldAttribution {
  readonly cue: CueSpan;
  readonly source: readonly { from: number; to: number }[];
  readonly content: readonly { from: number; to: number }[];
}

interface Example {
  readonly doc: Doc;
  readonly evidence: Evidence;
  readonly gold: readonly GoldAttribution[];
}

export function tokensOf(doc: Doc, spans: readonly (readonly [number, number])[]): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (const [start, end] of spans) {
    const from = doc.tokenAt(start);
    let to = from;
    while (to < doc.length && doc.start[to] < end) to++;
    if (to > from) out.push({ from, to });
  }
  return out;
}

function readExamples(): Example[] {
  const resources = loadResources();
  const annotator = makeAnnotator(resources);
  const verbs = readReportVerbs(resources.lexicons["report-verbs"]);
  const random = makeRandom(SEED);
  return readJsonLines<PolnearArticle>("polnear/train.jsonl").flatMap((article) => {
    const clean: Damaged = { text: article.text, shift: (offset) => offset };
    return [clean, damageQuotes(article.text, random)].map((version) => exampleOf(annotator, verbs, article, version));
  });
}

function exampleOf(annotator: Annotator, verbs: ReportVerbs, article: PolnearArticle, { text, shift }: Damaged): Example {
  const doc = annotator.annotate(text);
  const move = (spans: readonly [number, number][]): [number, number][] => spans.map(([s, e]) => [shift(s), shift(e)]);
  const gold: GoldAttribution[] = [];
  for (const attribution of article.attributions) {
    const cue = tokensOf(doc, move(attribution.cue))[0];
    if (cue === undefined) continue;
    gold.push({
      cue: { ...cue, head: cueHead(doc, cue.from, cue.to) },
      source: tokensOf(doc, move(attribution.source)),
      content: tokensOf(doc, move(attribution.content)),
    });
  }
  return { doc, evidence: gatherEvidence(doc, verbs), gold };
}

function bio(n: number, runs: readonly { from: number; to: number; label: number }[]): Uint8Array {
  const out = new Uint8Array(n);
  for (const { from, to, label } of runs) {
    for (let i = Math.max(0, from); i < Math.min(n, to); i++) {
      const goesOn = i > 0 && i > from && (out[i - 1] === label || out[i - 1] === label + 1);
      if (out[i] === 0) out[i] = goesOn ? label + 1 : label;
    }
  }
  return out;
}

/** Of each pair of readings one: whole and damaged in turns. More damage than that costs the cue finder on clean text. */
function alternate(examples: readonly Example[]): Example[] {
  return examples.filter((_, at) => at % 4 === 0 || at % 4 === 3);
}

function trainCues(examples: readonly Example[]): Uint8Array {
  const items = examples.flatMap((example) => {
    const gold = bio(
      example.doc.length,
      example.gold.map(({ cue }) => ({ ...cue, label: 1 })),
    );
    return Array.from({ length: example.doc.sentenceCount }, (_, k) => {
      const from = example.doc.sentenceFrom[k];
      const to = example.doc.sentenceFrom[k + 1];
      const own = gold.slice(from, to);
      if (own[0] === 2) own[0] = 1;
      return { example, from, to, gold: own };
    });
  });
  return trainSequence(
    {
      labels: CUE_LABELS,
      items,
      length: (item) => item.to - item.from,
      gold: (item) => item.gold,
      features: (item, i, out) => cueFeatures(item.example.doc, item.example.evidence, item.from + i, item.from, item.to, out),
      cost: () => CUE_COST,
    },
    CUE_SETTINGS,
  );
}

function trainLinks(examples: readonly Example[]): Uint8Array {
  let outside = 0;
  let all = 0;
  const items: { link: LinkContext; gold: Uint8Array }[] = [];
  for (const { doc, evidence, gold } of examples) {
    const cueOf = numberCues(
      doc,
      gold.map(({ cue }) => cue),
    );
    for (const attribution of gold) {
      const link = prepareLink(doc, evidence, attribution.cue, cueOf);
      const { from, to } = link.window;
      const runs = [
        ...attribution.source.map((span) => ({ from: span.from - from, to: span.to - from, label: 1 })),
        ...attribution.content.map((span) => ({ from: span.from - from, to: span.to - from, label: 3 })),
      ];
      all += runs.length;
      outside += runs.filter((run) => run.from < 0 || run.to > to - from).length;
      items.push({ link, gold: bio(to - from, runs) });
    }
  }
  process.stderr.write(`linker: ${items.length} cues, ${outside} of ${all} spans leave the window\n`);
  return trainSequence(
    {
      labels: LINK_LABELS,
      items,
      length: (item) => item.gold.length,
      gold: (item) => item.gold,
      features: (item, i, out) => linkFeatures(item.link, item.link.window.from + i, out),
      cost: () => LINK_COST,
    },
    LINK_SETTINGS,
  );
}

if (process.argv[1]?.endsWith("train/attribution.ts")) {
  const examples = readExamples();
  process.stderr.write(`${examples.length} articles read\n`);
  const cues = trainCues(alternate(examples));
  const links = trainLinks(examples);
  const bytes = new ByteWriter().bytes(cues).bytes(links).finish();
  writeFileSync(new URL("../models/attribution.bin", import.meta.url), bytes);
  process.stdout.write(`attribution ${(cues.length / 1e6).toFixed(2)} + ${(links.length / 1e6).toFixed(2)} MB\n`);
}
