/**
 * Makes Statement and Mark records of a Doc: attributions become statements with their speaker and frame; quotations
 * that nobody is cued for become continuations (a whole paragraph) or marks (terms, echoes, headings).
 */

import type { Doc } from "../../document/doc.ts";
import type { Quote } from "../../document/quote.ts";
import type { Mark, Quotation, RecordNote, Statement, TextSpan } from "../../document/records.ts";
import type { Report } from "../../document/report.ts";
import type { FoundSpeaker, PreviousSpeaker } from "../speakers/speakers.ts";
import { resolveSpeaker } from "../speakers/speakers.ts";
import type { Attribution } from "./attribution.ts";
import type { Draft, StatementInput } from "./draft.ts";
import { frameOf } from "./frame.ts";
import { type Leftover, leftoverQuotes, quoteCoverage } from "./quotations.ts";
import { conditionOf, isNegated, modalityOf, speechActOf } from "./speech-act.ts";

export interface StatementOutput {
  readonly statements: readonly Statement[];
  readonly marks: readonly Mark[];
}

export function makeStatements(input: StatementInput): StatementOutput {
  const { doc, report } = input;
  const drafts = withoutShared(input.attributions)
    .filter((attribution) => !isOfHeading(doc, attribution))
    .map((attribution) => draftOf(doc, attribution, input.model));
  const leftovers = leftoverQuotes(
    doc,
    drafts.flatMap((draft) => draft.content),
  );
  const continued = leftovers.filter((leftover) => leftover.use === "continuation").map((leftover) => continuationOf(leftover));
  const all = [...drafts, ...continued].sort((a, b) => firstToken(a) - firstToken(b) || contentLength(b) - contentLength(a));
  const innermost = innermostFinder(doc, all);
  const statements: Statement[] = [];
  const speakerOf = new Map<Draft, FoundSpeaker>();
  const idOf = new Map(all.map((draft) => [draft, statementId(doc, report, draft)]));
  let previous: PreviousSpeaker | undefined;
  for (const draft of all) {
    const outer = innermost(draft);
    const turn = report.turns?.find((candidate) => candidate.start <= doc.start[firstToken(draft)] && doc.start[firstToken(draft)] < candidate.end);
    const speaker = speakerFor(input, draft, previous, outer ? speakerOf.get(outer) : turn && turnSpeaker(turn.speaker));
    speakerOf.set(draft, speaker);
    const statement = recordOf(input, draft, speaker, statements, outer ? idOf.get(outer) : turn && turnId(report, turn));
    statements.push(statement);
    const quoted = statement.quoteType !== "indirect";
    if (
      speaker.name !== "" &&
      outer === undefined &&
      mayGoOn(input, draft, speaker, quoted) &&
      (quoted || previous === undefined || !draft.leftover)
    ) {
      previous = { speaker, token: firstToken(draft), medium: statement.medium?.text };
    }
  }
  const marks = leftovers.flatMap((leftover) => (leftover.use === "continuation" ? [] : [markOf(input, leftover, leftover.use, statements)]));
  return { statements, marks: [...marks, ...termsInside(input, statements)].sort((a, b) => a.start - b.start) };
}

/** Whether a quotation that nobody is cued for may be this speaker's: somebody who speaks, not "the novel … sealed his name". */
function mayGoOn({ doc, verbs }: StatementInput, { attribution }: Draft, { groups, how, confidence }: FoundSpeaker, quoted: boolean): boolean {
  if (quoted) return true;
  const isSomebody = groups.length > 0 || how !== "stated" || confidence > 0.7;
  const cue = attribution?.cue;
  const speaks =
    cue === undefined ||
    Array.from({ length: cue.to - cue.from }, (_, k) => doc.formOf(cue.from + k)).some((form) => verbs.get(form.toLowerCase())?.core);
  return isSomebody && speaks;
}

/** Tokens of a heading, at most. */
const HEADING = 14;

/** "What does Velmora say?", "The general who does not want to leave": a line of its own that asks, or names nobody who speaks. */
function isOfHeading(doc: Doc, { cue, source }: Attribution): boolean {
  const paragraph = doc.paragraph[cue.head];
  let from = cue.head;
  while (from > 0 && doc.paragraph[from - 1] === paragraph && cue.head - from < HEADING) from--;
  let to = cue.head + 1;
  while (to < doc.length && doc.paragraph[to] === paragraph && to - from <= HEADING) to++;
  if (to - from > HEADING || doc.quoteOf[cue.head] > 0 || doc.sentenceOf(from) !== doc.sentenceOf(to - 1)) return false;
  const end = doc.formOf(to - 1);
  return end === "?" || (source.length === 0 && !/^[.!…"”’»]/.test(end) && to < doc.length);
}

/** Content before a cue that is another's is not this one's as well: "After promising to go “soon”, he confirmed that …". */
function withoutShared(attributions: readonly Attribution[]): Attribution[] {
  const runs = attributions.flatMap((attribution) => attribution.content.map(({ from, to }) => ({ from, to, attribution })));
  runs.sort((a, b) => a.from - b.from);
  const starts = runs.map(({ from }) => from);
  const longest = runs.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  /** Whether another says these words behind its own cue. */
  const isShared = (attribution: Attribution, { from, to }: { readonly from: number; readonly to: number }): boolean => {
    for (let k = countUpTo(starts, from) - 1; k >= 0 && starts[k] >= from - longest; k--) {
      const other = runs[k];
      if (other.to >= to && other.attribution !== attribution && other.attribution.cue.to <= from) return true;
    }
    return false;
  };
  return attributions.map((attribution) => {
    const { cue, content } = attribution;
    if (content.length < 2) return attribution;
    const kept = content.filter((run) => run.from > cue.from || !isShared(attribution, run));
    return kept.length === 0 || kept.length === content.length ? attribution : { ...attribution, content: kept };
  });
}

/** How many of some numbers in order are at most `value`. O(log n). */
function countUpTo(ordered: readonly number[], value: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function turnSpeaker(name: string): FoundSpeaker {
  return { name, names: [name], groups: [], how: "turn", confidence: 1 };
}

function draftOf(doc: Doc, attribution: Attribution, model: string): Draft {
  const first = attribution.source[0];
  const last = attribution.source.at(-1);
  const source = first && last ? trimmed(doc, first.from, attribution.source.length > 1 && last.from - first.to > 2 ? first.to : last.to) : undefined;
  return { attribution, source, content: attribution.content, by: attribution.by ?? model, confidence: attribution.confidence };
}

/** Cuts punctuation off both ends of a token range. */
function trimmed(doc: Doc, from: number, to: number): { from: number; to: number } | undefined {
  const isWord = (i: number): boolean => /[\p{L}\p{N}]/u.test(doc.formOf(i));
  let a = from;
  let b = to;
  while (a < b && !isWord(a)) a++;
  while (b > a && !isWord(b - 1) && doc.formOf(b - 1) !== ")") b--;
  return a < b ? { from: a, to: b } : undefined;
}

function continuationOf(leftover: Leftover): Draft {
  return {
    attribution: undefined,
    source: undefined,
    content: [{ from: leftover.from, to: leftover.to }],
    by: "rule:continuation",
    confidence: 0.7,
    leftover,
  };
}

function contentLength(draft: Draft): number {
  return draft.content.reduce((sum, run) => sum + run.to - run.from, 0);
}

function firstToken(draft: Draft): number {
  return Math.min(
    ...draft.content.map((run) => run.from),
    draft.attribution?.cue.from ?? Number.POSITIVE_INFINITY,
    draft.source?.from ?? Number.POSITIVE_INFINITY,
  );
}

/**
 * Finds the smallest other statement whose content holds a statement's cue; where two hold each other's, the longer is within none.
 * O(total length of the contents), once.
 */
function innermostFinder(doc: Doc, all: readonly Draft[]): (draft: Draft) => Draft | undefined {
  const runs = all.flatMap((draft) => (draft.attribution === undefined ? [] : draft.content.map((run) => ({ draft, from: run.from, to: run.to }))));
  runs.sort((a, b) => b.to - b.from - (a.to - a.from));
  const cover = new Int32Array(doc.length).fill(-1);
  for (const [r, run] of runs.entries()) cover.fill(r, run.from, run.to);
  const holding = (draft: Draft): Draft | undefined => {
    const cue = draft.attribution?.cue.head;
    const found = cue === undefined ? undefined : runs[cover[cue]]?.draft;
    return found === draft ? undefined : found;
  };
  return (draft) => {
    const found = holding(draft);
    const ring = new Set([draft]);
    for (let at = found; at !== undefined; at = holding(at)) {
      if (at === draft) return [...ring].every((other) => contentLength(other) <= contentLength(draft)) ? undefined : found;
      if (ring.has(at)) break;
      ring.add(at);
    }
    return found;
  };
}

function speakerFor(input: StatementInput, draft: Draft, previous: PreviousSpeaker | undefined, outer: FoundSpeaker | undefined): FoundSpeaker {
  if (draft.leftover || (draft.attribution && !draft.source && draft.content.some((run) => input.doc.quoteOf[run.from] > 0))) {
    const near = previous && input.doc.paragraph[firstToken(draft)] - input.doc.paragraph[previous.token] <= 3;
    if (near) return { ...previous.speaker, how: "carriedOver", confidence: Math.min(0.75, previous.speaker.confidence) };
  }
  if (!draft.source || !draft.attribution) return { name: "", names: [], groups: [], how: "unknown", confidence: 0 };
  return resolveSpeaker(input.speakers, draft.source.from, draft.source.to, draft.attribution.cue.head, previous, outer);
}

/** Content as spans; a run that is one quotation is given without its marks. */
function contentSpans(doc: Doc, draft: Draft): TextSpan[] {
  const spans: TextSpan[] = [];
  for (const run of draft.content) {
    const inner = trimmedContent(doc, run.from, run.to);
    if (inner) spans.push(doc.spanOf(inner.from, inner.to));
  }
  return spans;
}

function trimmedContent(doc: Doc, from: number, to: number): { from: number; to: number } | undefined {
  let a = from;
  let b = to;
  const drops = (i: number): boolean => /^[,;:–—-]$/.test(doc.formOf(i));
  while (a < b && drops(a)) a++;
  while (b > a && drops(b - 1)) b--;
  const opened = doc.quoteOf[a + 1] > 0 && a + 1 < b ? doc.quotes[doc.quoteOf[a + 1] - 1] : undefined;
  const whole = [opened, opened && doc.quotes[opened.parent]].find(
    (quote) => quote?.hasOpener && quote.hasCloser && doc.start[a] === quote.start && doc.start[b - 1] === quote.end,
  );
  if (whole) {
    a++;
    b--;
    while (b > a && drops(b - 1)) b--;
  }
  return a < b ? { from: a, to: b } : undefined;
}

function statementId(doc: Doc, report: Report, draft: Draft): string {
  const first = draft.content[0];
  const last = draft.content.at(-1) ?? first;
  const cue = draft.attribution?.cue;
  return `${report.id}/statement/${doc.start[first.from]}-${doc.end[last.to - 1]}${cue ? `@${doc.start[cue.from]}` : ""}`;
}

function recordOf(input: StatementInput, draft: Draft, speaker: FoundSpeaker, before: readonly Statement[], within: string | undefined): Statement {
  const { doc, report, verbs } = input;
  const content = contentSpans(doc, draft);
  const cue = draft.attribution?.cue;
  const cueSpan = cue ? doc.spanOf(cue.from, cue.to) : null;
  const source = draft.source ? doc.spanOf(draft.source.from, draft.source.to) : undefined;
  const parts = [...content, ...(cueSpan ? [cueSpan] : []), ...(source ? [source] : [])];
  const start = Math.min(...parts.map((part) => part.start));
  const end = Math.max(...parts.map((part) => part.end));
  const { quoteType, quotations } = coverage(doc, draft);
  const frame = frameOf(input, draft, speaker, before);
  const notes: RecordNote[] = [];
  if (speaker.confidence > 0 && speaker.confidence < 0.6)
    notes.push({ rule: "speaker-doubtful", message: `the speaker is a guess (${speaker.how})` });
  if (speaker.how === "unknown") notes.push({ rule: "speaker-unknown", message: "the report does not say who speaks" });
  const condition = conditionOf(doc, draft);
  return {
    kind: "statement",
    id: statementId(doc, report, draft),
    reportId: report.id,
    start,
    end,
    text: report.text.slice(start, end),
    by: draft.by,
    confidence: Math.round(draft.confidence * 100) / 100,
    notes,
    speaker: {
      ...(source ? { span: source } : {}),
      ...(speaker.groups[0] ? { entityId: entityId(report, speaker.groups[0].name) } : {}),
      name: speaker.name,
      names: speaker.names,
      carriedOver: speaker.how === "carriedOver",
      how: speaker.how,
      confidence: speaker.confidence,
      ...(speaker.evidence ? { evidence: doc.spanOf(speaker.evidence.from, speaker.evidence.to) } : {}),
    },
    cue: cueSpan,
    content,
    quoteType,
    speechAct: speechActOf(doc, draft, verbs),
    ...frame,
    negated: isNegated(doc, draft),
    modality: modalityOf(doc, draft),
    ...(condition ? { condition: doc.spanOf(condition.from, condition.to) } : {}),
    ...(within === undefined ? {} : { within }),
    topics: [],
    quotations,
    repairs: [...new Set(quotations.flatMap((quotation) => quotation.repairs))],
  };
}

/** Id of the statement that a whole turn of a transcript is. */
export function turnId(report: Report, turn: { readonly start: number; readonly end: number }): string {
  return `${report.id}/statement/${turn.start}-${turn.end}`;
}

export function entityId(report: Pick<Report, "id">, name: string): string {
  return `${report.id}/entity/${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}`;
}

function coverage(doc: Doc, draft: Draft): { quoteType: Statement["quoteType"]; quotations: Quotation[] } {
  const { share, quotes } = quoteCoverage(doc, draft.content);
  const quotations = quotes.map((q) => quotationOf(doc, doc.quotes[q]));
  const quoteType = share > 0.85 ? "direct" : share > 0 ? "mixed" : "indirect";
  return { quoteType, quotations };
}

function quotationOf(doc: Doc, quote: Quote): Quotation {
  const end = quote.hasCloser ? markEnd(doc, quote.end) : quote.end;
  return {
    start: quote.start,
    end,
    text: doc.text.slice(quote.start, end),
    ...(quote.parent >= 0 ? { nestedIn: doc.quotes[quote.parent].start } : {}),
    repairs: quote.repairs,
  };
}

function markEnd(doc: Doc, start: number): number {
  return doc.end[doc.tokenAt(start)];
}

function markOf(input: StatementInput, leftover: Leftover, use: Mark["use"], statements: readonly Statement[]): Mark {
  const quote = input.doc.quotes[leftover.quote];
  const { start, end, text, repairs } = quotationOf(input.doc, quote);
  const inner = input.report.text.slice(quote.innerStart, quote.innerEnd);
  const source = sourceOfWords(inner, start, statements);
  return {
    kind: "mark",
    id: `${input.report.id}/mark/${start}-${end}`,
    reportId: input.report.id,
    start,
    end,
    text,
    by: "rule:marks",
    confidence: 0.8,
    notes: [],
    use: use === "term" && source !== undefined ? "echo" : use,
    ...(source === undefined ? {} : { pointsTo: source.id }),
    repairs,
  };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many statements before and after a mark are searched for its words. */
const NEAR_STATEMENTS = 40;

/** The statement in whose quoted words all words of the mark stand, in their order; the nearest wins. */
function sourceOfWords(inner: string, at: number, statements: readonly Statement[]): Statement | undefined {
  const words = wordsOf(inner);
  if (words.length === 0) return undefined;
  const holds = (statement: Statement): boolean =>
    statement.quotations.some((quotation) => {
      if (quotation.start <= at && at < quotation.end) return false;
      let next = 0;
      for (const word of wordsOf(quotation.text)) if (word === words[next]) next++;
      return next >= words.length;
    });
  const middle = statements.findIndex((statement) => statement.start >= at);
  const center = middle < 0 ? statements.length : middle;
  const near = statements
    .slice(Math.max(0, center - NEAR_STATEMENTS), center + NEAR_STATEMENTS)
    .filter((statement) => statement.quoteType !== "indirect" && holds(statement));
  return near.sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at))[0];
}

const TERM_WORDS = 2;

/** Marks of one or two words inside an indirect statement are terms: “turn”, “harbour tax”. */
function termsInside(input: StatementInput, statements: readonly Statement[]): Mark[] {
  const { doc, report } = input;
  const seen = new Set<number>();
  const quoteAt = new Map(doc.quotes.map((quote) => [quote.start, quote]));
  const marks: Mark[] = [];
  for (const statement of statements) {
    for (const quotation of statement.quotations) {
      const nested = quotation.nestedIn !== undefined;
      const short = wordsOf(quotation.text).length <= TERM_WORDS;
      if ((!nested && !(short && statement.quoteType === "mixed")) || seen.has(quotation.start)) continue;
      if (nested && wordsOf(quotation.text).length > 6) continue;
      seen.add(quotation.start);
      const quote = quoteAt.get(quotation.start);
      if (quote === undefined) continue;
      const source = sourceOfWords(report.text.slice(quote.innerStart, quote.innerEnd), quotation.start, statements);
      marks.push({
        kind: "mark",
        id: `${report.id}/mark/${quotation.start}-${quotation.end}`,
        reportId: report.id,
        start: quotation.start,
        end: quotation.end,
        text: quotation.text,
        by: "rule:marks",
        confidence: 0.6,
        notes: [],
        use: source === undefined ? "term" : "echo",
        pointsTo: source?.id ?? statement.id,
        repairs: quotation.repairs,
      });
    }
  }
  return marks;
}
