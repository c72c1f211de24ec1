/**
 * Attribution: finds cues, then for each cue its source and content (after Pareti et al. 2013, D13-1101, and
 * Newell et al. 2018). Two sequence models: BIO over cues, then BIO over source and content in the cue's window.
 */

import type { Doc } from "../../document/doc.ts";
import type { ReportVerbs } from "../../lexicon/report-verbs.ts";
import { addScores, Features } from "../../model/linear.ts";
import { type Run, runsFromBio, type SequenceModel, viterbi } from "../../model/sequence.ts";
import { cueFeatures } from "./cue-features.ts";
import { type Evidence, gatherEvidence } from "./evidence.ts";
import { tidySource } from "./source.ts";
import { type CueSpan, cueHead, linkFeatures, prepareLink } from "./link-features.ts";

export const CUE_LABELS = ["O", "B-CUE", "I-CUE"] as const;
export const LINK_LABELS = ["O", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT"] as const;

/** One attribution as token ranges, half open. */
export interface Attribution {
  readonly cue: CueSpan;
  readonly source: readonly Run[];
  readonly content: readonly Run[];
  /** 0..1: how sure the cue finder is. */
  readonly confidence: number;
}

export interface AttributionModel {
  readonly cues: SequenceModel;
  readonly links: SequenceModel;
}

/** Makes the finder. Its result is in text order of the cues; a cue without content is dropped. */
export function makeAttributor(model: AttributionModel, verbs: ReportVerbs): (doc: Doc) => { found: Attribution[]; evidence: Evidence } {
  const features = new Features();
  return (doc) => {
    const evidence = gatherEvidence(doc, verbs);
    const cues = findCues(doc, evidence, model.cues, features);
    const cueOf = numberCues(doc, cues.map(({ cue }) => cue));
    const found: Attribution[] = [];
    for (const { cue, confidence } of cues) {
      const runs = linkCue(doc, evidence, cue, cueOf, model.links, features);
      const content = runs.filter((run) => run.type === "CONTENT");
      if (content.length > 0) found.push({ cue, source: tidySource(doc, evidence, cue, runs.filter((run) => run.type === "SOURCE"), content), content, confidence });
    }
    return { found, evidence };
  };
}

/** 1-based number of the cue each token belongs to, 0 = none. */
export function numberCues(doc: Doc, cues: readonly CueSpan[]): Int32Array {
  const cueOf = new Int32Array(doc.length);
  cues.forEach((cue, c) => cueOf.fill(c + 1, cue.from, cue.to));
  return cueOf;
}

function findCues(doc: Doc, evidence: Evidence, model: SequenceModel, features: Features): { cue: CueSpan; confidence: number }[] {
  const width = model.labels.length;
  const scores = new Int32Array(width);
  const cues: { cue: CueSpan; confidence: number }[] = [];
  for (let k = 0; k < doc.sentenceCount; k++) {
    const from = doc.sentenceFrom[k];
    const to = doc.sentenceFrom[k + 1];
    const emission = new Int32Array((to - from) * width);
    for (let i = from; i < to; i++) {
      cueFeatures(doc, evidence, i, from, to, features);
      scores.fill(0);
      addScores(model.linear, features, scores);
      scores[0] -= CUE_BIAS * model.linear.unit;
      emission.set(scores, (i - from) * width);
    }
    const path = new Uint8Array(to - from);
    viterbi(emission, to - from, width, model.transition, path);
    for (const run of runsFromBio(path, to - from, model.labels)) {
      const at = run.from * width;
      const margin = (emission[at + 1] - emission[at]) / model.linear.unit;
      const span = { from: from + run.from, to: from + run.to };
      cues.push({ cue: { ...span, head: cueHead(doc, span.from, span.to) }, confidence: confidenceOf(margin) });
    }
  }
  return cues;
}

/** Logistic of the margin; the slope makes the share of right cues match on PolNeAR dev (docs/evaluation.md). */
function confidenceOf(margin: number): number {
  return Math.round(100 / (1 + Math.exp(-CONFIDENCE_SLOPE * margin - CONFIDENCE_BIAS))) / 100;
}
const CUE_BIAS = 10;
const CONFIDENCE_SLOPE = 0.05;
const CONFIDENCE_BIAS = 0.4;

function linkCue(doc: Doc, evidence: Evidence, cue: CueSpan, cueOf: Int32Array, model: SequenceModel, features: Features): Run[] {
  const link = prepareLink(doc, evidence, cue, cueOf);
  const width = model.labels.length;
  const { from, to } = link.window;
  const scores = new Int32Array(width);
  const emission = new Int32Array((to - from) * width);
  for (let i = from; i < to; i++) {
    linkFeatures(link, i, features);
    scores.fill(0);
    addScores(model.linear, features, scores);
    emission.set(scores, (i - from) * width);
  }
  const path = new Uint8Array(to - from);
  viterbi(emission, to - from, width, model.transition, path);
  return runsFromBio(path, to - from, model.labels).map((run) => ({ type: run.type, from: from + run.from, to: from + run.to }));
}
