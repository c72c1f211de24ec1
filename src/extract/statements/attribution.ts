/**
 * Attribution: finds cues, then for each cue its source and content (after Pareti et al. 2013, D13-1101, and
 * Newell et al. 2018). Two sequence models: BIO over cues, then BIO over source and content in the cue's window.
 */

import { uposId } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { ReportVerbs } from "../../lexicon/report-verbs.ts";
import { FormScores } from "../../model/form-scores.ts";
import { addScores, Features } from "../../model/linear.ts";
import { type Run, runsFromBio, type SequenceModel, viterbi } from "../../model/sequence.ts";
import { accordingTo } from "./according.ts";
import { withClosing } from "./closing.ts";
import { tidyContent, withinRelative } from "./content.ts";
import { CUE_ROLE_OFFSET, CUE_ROLES, cueContextFeatures, cueFormFeatures } from "./cue-features.ts";
import { type Evidence, gatherEvidence } from "./evidence.ts";
import { interruptedQuotations } from "./interrupted.ts";
import { behindVerb, saidBehind } from "./inverted.ts";
import { type CueSpan, cueHead, linkFeatures, prepareLink } from "./link-features.ts";
import { plainSayings, withSpeaker } from "./plain.ts";
import { pledges } from "./pledges.ts";
import { quotedBy } from "./quoted.ts";
import { tidySource } from "./source.ts";

export const CUE_LABELS = ["O", "B-CUE", "I-CUE"] as const;
export const LINK_LABELS = ["O", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT"] as const;

/** One attribution as token ranges, half open. */
export interface Attribution {
  readonly cue: CueSpan;
  readonly source: readonly Run[];
  readonly content: readonly Run[];
  /** 0..1: how sure the cue finder is. */
  readonly confidence: number;
  /** The rule that made it, when it was not the model. */
  readonly by?: string;
}

export interface AttributionModel {
  readonly cues: SequenceModel;
  readonly links: SequenceModel;
}

/** Makes the finder. Its result is in text order of the cues; a cue without content is dropped. */
export function makeAttributor(model: AttributionModel, verbs: ReportVerbs): (doc: Doc) => { found: Attribution[]; evidence: Evidence } {
  const features = new Features();
  const findCues = makeCueFinder(model.cues);
  return (doc) => {
    const evidence = gatherEvidence(doc, verbs);
    const cues = findCues(doc, evidence);
    const cueOf = numberCues(
      doc,
      cues.map(({ cue }) => cue),
    );
    const found: Attribution[] = [];
    for (const { cue, confidence } of cues) {
      const runs = linkCue(doc, evidence, cue, cueOf, model.links, features);
      const linked = runs.filter((run) => run.type === "CONTENT");
      if (linked.length === 0 || isLiteral(doc, cue, linked[0])) continue;
      const source = tidySource(
        doc,
        evidence,
        cue,
        runs.filter((run) => run.type === "SOURCE"),
        linked,
      );
      const said = linked.filter((run) => !source.some(({ from, to }) => from <= run.from && run.to <= to));
      const tidied = tidyContent(doc, evidence, cue, source, said.length > 0 ? said : linked, cueOf);
      const quoted =
        accordingTo(doc, cue, source, tidied) ??
        quotedBy(doc, evidence, cue, tidied) ??
        behindVerb(doc, cue, source, tidied) ??
        saidBehind(doc, cue, tidied);
      if (quoted === undefined) found.push({ cue, source, content: withinRelative(doc, evidence, cue, tidied), confidence });
      else if (quoted.content.length > 0) found.push({ cue, source: [quoted.source], content: quoted.content, confidence });
    }
    const closed = withClosing(
      doc,
      evidence,
      found.map((attribution) => withSpeaker(doc, evidence, attribution)),
    );
    const claimed = claimedTokens(closed);
    const all = [
      ...closed,
      ...interruptedQuotations(doc, evidence, claimed),
      ...pledges(doc, evidence, claimed),
      ...plainSayings(doc, evidence, claimed),
    ];
    const said = all.filter(({ cue, content, source }) => !isWeighed(doc, cue, content, source));
    return { found: said.sort((a, b) => a.cue.from - b.cue.from), evidence };
  };
}

/** What is said with verbs of saying that says nothing: "claimed the lives of four", "the index added 7 points", "recalled its ambassador". */
const LITERAL: readonly (readonly [RegExp, RegExp])[] = [
  [/^claim/i, /^(?:the |\w+ )?(?:lives|life)\b/],
  [/^add/i, /^(?:(?:about|some|nearly|another|up to) )?[\d.,]+ (?:points?|per|%|cents?|pence|seats?|runs?|percent)/],
  [/^f(?:ind|ound)/i, /^[\d.,]+ (?:\p{L}+ )?(?:of|kilo|ton|gram|weapon|bod)/u],
  [/^recall/i, /^(?:its|his|her|their|the) (?:ambassador|envoy|diplomats|troops|products?|vehicles|cars)\b/],
  [/^(?:was|were) called$/i, /^to the polls\b/],
  [
    /^publish/i,
    /^(?:his|her|its|their|the|an?|some) (?:[\p{L}-]+ ){0,2}(?:letters?|books?|photos?|photographs?|pictures?|memoirs?|novels?|list|map|video|recordings?)$/iu,
  ],
  // "A campaign called Clear Water", "he may be best known for it": names, and fame.
  [/^called \p{Lu}/u, /./],
  [/\bbest known\b/i, /./],
];

function isLiteral(doc: Doc, cue: CueSpan, content: Run): boolean {
  if (content.from < cue.to || doc.quoteOf[content.from] > 0) return false;
  const [said, words] = [doc.textOf(cue.from, cue.to), doc.textOf(content.from, content.to)];
  return LITERAL.some(([verb, object]) => verb.test(said) && object.test(words));
}

/** "Cost more than Rekk had promised", "ten days later than promised", "everything they wanted": measured by what was said, not said. */
function isWeighed(doc: Doc, cue: CueSpan, content: readonly Run[], source: readonly Run[]): boolean {
  if (/^than$/i.test(doc.formOf(cue.from - 1))) return true;
  const last = content[content.length - 1];
  if (last.to <= cue.from && /^(?:than|everything)$/i.test(doc.formOf(last.to - 1))) return true;
  return source.some(({ from, to }) => MEASURE.test(doc.textOf(from, to)));
}

/** No speaker: "one point less than the unions", "two days before the date its commander", "29", "What". */
const MEASURE =
  /\b(?:points?|days?|weeks?|months?|years?|hours?|%|per ?cent) (?:\p{L}+ )?than\b|\b(?:days?|weeks?|months?|years?|hours?|minutes?) (?:before|after|later|earlier|sooner)\b|^(?:about |some |only )?[\d.,]+ ?(?:%|percent|per cent)?$|^what$/iu;

/** Every token of the cues that have a content. */
function claimedTokens(found: readonly Attribution[]): Set<number> {
  const claimed = new Set<number>();
  for (const { cue } of found) for (let i = cue.from; i < cue.to; i++) claimed.add(i);
  return claimed;
}

/** 1-based number of the cue each token belongs to, 0 = none. */
export function numberCues(doc: Doc, cues: readonly CueSpan[]): Int32Array {
  const cueOf = new Int32Array(doc.length);
  for (const [c, cue] of cues.entries()) cueOf.fill(c + 1, cue.from, cue.to);
  return cueOf;
}

/**
 * Tags that hardly ever begin a cue; such a token is looked at only behind one that may be in a cue.
 * Measured on PolNeAR dev: no figure moves by more than 0.1, and cues are found 1.5 × as fast.
 */
const NEVER_BEGIN = new Set((["DET", "NUM", "PROPN", "SYM", "X", "CCONJ", "PRON", "INTJ", "PUNCT"] as const).map(uposId));
const CUE_MARKS = /^(?::|–|—|―|--)$/;
/** A token this near to being in a cue (in training weights) lets the next be looked at. */
const NEARLY = 60;
/** Score of "no cue" where none can begin. */
const SURE = 1 << 20;

type CueFinder = (doc: Doc, evidence: Evidence) => { cue: CueSpan; confidence: number }[];

function makeCueFinder(model: SequenceModel): CueFinder {
  const width = model.labels.length;
  const scores = new Int32Array(width);
  const features = new Features();
  const formScores = new FormScores(model.linear, CUE_ROLES);
  const bias = CUE_BIAS * model.linear.unit;
  const nearly = NEARLY * model.linear.unit;
  const neverBegins = (doc: Doc, i: number): boolean => NEVER_BEGIN.has(doc.tag[i]) && !CUE_MARKS.test(doc.formOf(i));
  const edges = Array.from({ length: CUE_ROLES }, (_, role) => {
    const row = new Int32Array(width);
    features.clear();
    cueFormFeatures(undefined, -1, role, features);
    addScores(model.linear, features, row);
    return row;
  });
  const emit = (doc: Doc, evidence: Evidence, i: number, from: number, to: number): void => {
    scores.fill(0);
    for (let role = 0; role < CUE_ROLES; role++) {
      const at = i + CUE_ROLE_OFFSET[role];
      if (at >= from && at < to) formScores.add(doc.form[at], role, scores);
      else for (let c = 0; c < width; c++) scores[c] += edges[role][c];
    }
    features.clear();
    cueContextFeatures(doc, evidence, i, from, to, features);
    addScores(model.linear, features, scores);
    scores[0] -= bias;
  };
  return (doc, evidence) => {
    const facts = doc.facts;
    formScores.begin(doc.forms, (id, role, out) => cueFormFeatures(facts, id, role, out));
    const cues: { cue: CueSpan; confidence: number }[] = [];
    for (let k = 0; k < doc.sentenceCount; k++) {
      const from = doc.sentenceFrom[k];
      const n = doc.sentenceFrom[k + 1] - from;
      const emission = new Int32Array(n * width);
      let inCue = false;
      for (let i = 0; i < n; i++) {
        if (!inCue && neverBegins(doc, from + i)) {
          emission[i * width] = SURE;
          continue;
        }
        emit(doc, evidence, from + i, from, from + n);
        emission.set(scores, i * width);
        inCue = Math.max(scores[1], scores[2]) > scores[0] - nearly;
      }
      const path = new Uint8Array(n);
      viterbi(emission, n, width, model.transition, path);
      for (const run of runsFromBio(path, n, model.labels)) {
        const margin = (emission[run.from * width + 1] - emission[run.from * width]) / model.linear.unit;
        const span = { from: from + run.from, to: from + run.to };
        cues.push({ cue: { ...span, head: cueHead(doc, span.from, span.to) }, confidence: confidenceOf(margin) });
      }
    }
    return cues;
  };
}

/** Logistic of the margin; the slope makes the share of right cues match on PolNeAR dev (docs/evaluation.md). */
function confidenceOf(margin: number): number {
  return Math.round(100 / (1 + Math.exp(-CONFIDENCE_SLOPE * margin - CONFIDENCE_BIAS))) / 100;
}
const CUE_BIAS = 30;
const CONFIDENCE_SLOPE = 0.0018;
const CONFIDENCE_BIAS = 1.39;

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
