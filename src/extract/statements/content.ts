/**
 * Tidies the content that the linker found: a quotation is taken whole, and a clause is not cut before its own verb.
 */

import { DEPREL_ID, UPOS } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Run } from "../../model/sequence.ts";
import { CLOSING, type Evidence, INSIDE, OPENING } from "./evidence.ts";
import type { CueSpan } from "./link-features.ts";

const CLAUSE = new Set(["ccomp", "xcomp", "advcl", "csubj"].map((label) => DEPREL_ID.get(label) as number));
/** A quotation is taken whole when at least this share of its words is in the content. */
const QUOTE_SHARE = 0.3;

export function tidyContent(doc: Doc, evidence: Evidence, cue: CueSpan, source: readonly Run[], content: readonly Run[], cueOf: Int32Array): Run[] {
  const taken = (i: number): boolean => (cueOf[i] > 0 && cueOf[i] === cueOf[cue.head]) || source.some((run) => run.from <= i && i < run.to);
  const grown = content
    .map((run) => wholeClause(doc, evidence, cue, wholeQuotes(doc, evidence, cue, run, taken, cueOf), taken, cueOf))
    .map((run) => upToComma(doc, source, run))
    .map((run) => afterFrame(doc, cue, run));
  const cut = withoutTrailing(doc, cue, grown).map((run) => upToSemicolon(doc, cue, run));
  const said = cut.filter((run) => !isRelative(doc, run));
  const kept = said.length > 0 ? said : cut;
  const second = secondPiece(doc, evidence, cue, source, kept);
  return mergeRuns(second ? [...kept, second] : kept);
}

const WEEKDAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;
/** Words between a verb of saying and its "that". */
const MOST_FRAME = 9;

/**
 * Where what is said begins behind a verb and its frame: "on Monday | 40 men had left", "in a statement | that he would go"; the verb's own
 * end where no frame follows.
 */
export function frameEnd(doc: Doc, after: number): number {
  const day = dayEnd(doc, after);
  if (!/^(?:on|in|at|during|to|via|through|from|later|again|earlier|here)$/i.test(doc.formOf(after)) && day === after) return after;
  for (let t = Math.max(day, after + 1); t < after + MOST_FRAME; t++) {
    if (/^that$/i.test(doc.formOf(t))) return /^(?:AUX|VERB)$/.test(UPOS[doc.tag[t + 1]]) ? day : t;
    if (/^(?:AUX|VERB|PUNCT|SCONJ)$/.test(UPOS[doc.tag[t]])) break;
  }
  return day;
}

const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const CALENDAR_DAY = new RegExp(`^(?:\\d{1,2}(?:st|nd|rd|th)? ${MONTH}|${MONTH} \\d{1,2})(?: \\d{4})?(?! \\d{4})`);

/** Behind "on Monday", "Monday evening", "on 2 March"; where it begins when "Monday was …" or "Monday's" is what is said. */
function dayEnd(doc: Doc, after: number): number {
  const at = /^on$/i.test(doc.formOf(after)) ? after + 1 : after;
  const calendar = at > after ? CALENDAR_DAY.exec(doc.textOf(at, Math.min(doc.length, at + 3)))?.[0].split(" ").length : undefined;
  if (calendar === undefined && !WEEKDAY.test(doc.formOf(at))) return after;
  const end = at + (calendar ?? (/^(?:morning|afternoon|evening|night)$/.test(doc.formOf(at + 1)) ? 2 : 1));
  if (/^to$/.test(doc.formOf(end))) return end;
  return /^(?:DET|NOUN|PROPN|PRON|NUM|ADJ|ADV|SCONJ)$/.test(UPOS[doc.tag[end]]) ? end : after;
}

/** The frame is none of what is said, and a number right behind it is: "said on Monday | 40 men had left". */
function afterFrame(doc: Doc, cue: CueSpan, run: Run): Run {
  if (run.from < cue.to || run.from - cue.to > MOST_FRAME + 2 || doc.quoteOf[run.from] > 0) return run;
  const from = frameEnd(doc, cue.to);
  if (from === cue.to || from >= run.to - 1) return run;
  if (run.from < from) return { ...run, from };
  for (let i = from; i < run.from; i++) if (!/^(?:NUM|DET|ADJ|ADV)$/.test(UPOS[doc.tag[i]])) return run;
  return { ...run, from };
}

/** "The line will stay | open, Rekk told the radio": the words up to the comma before the speaker belong to what is said. */
function upToComma(doc: Doc, source: readonly Run[], run: Run): Run {
  const comma = Math.min(...source.filter(({ from }) => from > run.to).map(({ from }) => from)) - 1;
  if (!(comma > run.to && comma - run.to <= 3) || doc.formOf(comma) !== ",") return run;
  for (let i = run.to; i < comma; i++) if (!/^[\p{L}\p{N}-]+$/u.test(doc.formOf(i))) return run;
  return { ...run, to: comma };
}

/** "Said that he would go; the gates were opened": what follows a semicolon outside of quotations is the reporter's own, unless it goes on with "that". */
function upToSemicolon(doc: Doc, cue: CueSpan, run: Run): Run {
  if (run.from < cue.to) return run;
  for (let i = run.from + 1; i < run.to; i++)
    if (doc.formOf(i) === ";" && doc.quoteOf[i] === 0 && !/^(?:that|and|or|whether)$/i.test(doc.formOf(i + 1))) return { ...run, to: i };
  return run;
}

/** "Rekk, who called it a pillar": the pronoun is none of what is said. */
function isRelative(doc: Doc, run: Run): boolean {
  return run.to - run.from === 1 && /^(?:who|which|that)$/i.test(doc.formOf(run.from));
}

/** "“We are done,” she said, and the lights went out": words after the attribution of a quotation are the reporter's own. */
function withoutTrailing(doc: Doc, cue: CueSpan, runs: readonly Run[]): Run[] {
  const isQuoted = (run: Run): boolean => {
    for (let i = run.from; i < run.to; i++) if (doc.quoteOf[i] > 0) return true;
    return false;
  };
  const quotedBefore = runs.some((run) => run.to <= cue.from && doc.quoteOf[Math.min(run.from + 1, run.to - 1)] > 0 && isQuoted(run));
  return quotedBefore ? runs.filter((run) => run.from < cue.to || isQuoted(run)) : [...runs];
}

/** "“It was hard,” she said, “but we stayed.”": the piece after an attribution that stands in the middle. */
function secondPiece(doc: Doc, evidence: Evidence, cue: CueSpan, source: readonly Run[], content: readonly Run[]): Run | undefined {
  const first = content[0];
  if (content.length !== 1 || first.to > cue.from || doc.quoteOf[first.to - 2] === 0) return undefined;
  let at = Math.max(cue.to, ...source.map((run) => run.to));
  if (doc.formOf(at) !== ",") return undefined;
  at++;
  if (at >= doc.length || evidence.quoteState[at] !== OPENING || doc.quoteOf[at] !== 0 || evidence.sentenceOf[at] !== evidence.sentenceOf[cue.head])
    return undefined;
  let to = at + 1;
  while (to < doc.length && evidence.quoteState[to] === INSIDE) to++;
  if (to < doc.length && evidence.quoteState[to] === CLOSING) to++;
  return { type: first.type, from: at, to };
}

/** Extends a run over every outer quotation that it covers a good part of. */
function wholeQuotes(doc: Doc, evidence: Evidence, cue: CueSpan, run: Run, taken: (i: number) => boolean, cueOf: Int32Array): Run {
  let { from, to } = run;
  const own = cueOf[cue.head];
  // A mended quotation in which somebody else speaks in another sentence was mended wrongly.
  const isOthers = (i: number, k: number): boolean =>
    cueOf[k] > 0 && cueOf[k] !== own && evidence.verb[k] === 2 && evidence.sentenceOf[k] !== evidence.sentenceOf[i];
  for (let i = run.from; i < run.to; i++) {
    if (doc.quoteOf[i] === 0) continue;
    const q = outermost(doc, doc.quoteOf[i] - 1);
    const quote = doc.quotes[q];
    const first = doc.tokenAt(quote.start);
    const last = doc.tokenAt(quote.end - (quote.hasCloser ? 0 : 1));
    if (cue.head >= first && cue.head <= last) continue;
    const inside = Math.min(run.to, last + 1) - Math.max(run.from, first);
    if (inside >= QUOTE_SHARE * (last + 1 - first)) {
      const isMended = quote.repairs.length > 0;
      for (let k = i; k >= first && !taken(k) && !(isMended && isOthers(i, k)); k--) from = Math.min(from, k);
      for (let k = i; k <= last && !taken(k); k++) {
        if (isMended && isOthers(i, k)) {
          to = Math.max(run.to, Math.min(to, doc.sentenceFrom[evidence.sentenceOf[k]]));
          break;
        }
        to = Math.max(to, k + 1);
      }
    }
    i = Math.max(i, last);
  }
  if (from < to && evidence.quoteState[from] !== INSIDE && from < run.from && evidence.quoteState[from] !== OPENING) from = run.from;
  if (to > run.to && evidence.quoteState[to - 1] !== INSIDE && evidence.quoteState[to - 1] !== CLOSING) to = run.to;
  return { type: run.type, from, to };
}

function outermost(doc: Doc, q: number): number {
  let at = q;
  while (doc.quotes[at].parent >= 0) at = doc.quotes[at].parent;
  return at;
}

/** "that the cranes would be | moved to the northern quay": a run that lacks the verb its words hang on takes that clause in. */
function wholeClause(doc: Doc, evidence: Evidence, cue: CueSpan, run: Run, taken: (i: number) => boolean, cueOf: Int32Array): Run {
  for (let i = run.from; i < run.to; i++) {
    const h = doc.head[i];
    if (h < run.to || h === i || h - run.to > 3 || doc.head[h] !== cue.head || !CLAUSE.has(doc.dep[h]) || cueOf[h] > 0) continue;
    let to = run.to;
    while (to <= evidence.tree.right[h] && !taken(to)) to++;
    return { type: run.type, from: run.from, to };
  }
  return run;
}

function mergeRuns(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of [...runs].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && run.from <= last.to) out[out.length - 1] = { ...last, to: Math.max(last.to, run.to) };
    else out.push(run);
  }
  return out;
}

/** "Rekk, who said the ban was illegal, left": the words of a relative clause end with it. */
export function withinRelative(doc: Doc, evidence: Evidence, cue: CueSpan, content: readonly Run[]): Run[] {
  let who = cue.from - 1;
  while (who > cue.from - 4 && who > 0 && /^(?:has|have|had|also|later|recently|once)$/i.test(doc.formOf(who))) who--;
  if (!/^who$/i.test(doc.formOf(who))) return [...content];
  return content.flatMap((run) => {
    if (run.from < cue.to || doc.quoteOf[run.from] > 0 || doc.quoteOf[Math.min(run.from + 1, doc.length - 1)] > 0) return [run];
    let to = run.from + 1;
    while (to < run.to && !(doc.formOf(to) === "," && to - run.from > 1 && evidence.quoteState[to] !== INSIDE)) to++;
    return [{ ...run, to }];
  });
}
