/** Who gives a figure: the statement that holds it, "according to", "based on", and who puts, counts or estimates it. */

import type { Doc } from "../../document/doc.ts";
import type { FigureSource, Statement, TextSpan } from "../../document/records.ts";
import type { Tree } from "../../document/tree.ts";
import { childOf, governingVerb, isNominal, nounPhrase, OBJECTS, SUBJECTS } from "./about.ts";

const BASED =
  /\b(?:based on|citing|cited by|compiled (?:by|from)|using (?:data|figures) (?:from|of|by)|drawn from|data (?:from|by|of)|figures (?:from|by|of))\s+/iu;

/** Statements by the sentences their contents touch, so that a figure looks at its own only. O(length of the contents). */
export function statementsBySentence(doc: Doc, statements: readonly Statement[]): ReadonlyMap<number, readonly Statement[]> {
  const out = new Map<number, Statement[]>();
  for (const statement of statements) {
    for (const span of statement.content) {
      const last = doc.sentenceOf(Math.max(0, Math.min(doc.length - 1, doc.tokenAt(span.end - 1))));
      for (let k = doc.sentenceOf(Math.min(doc.length - 1, doc.tokenAt(span.start))); k <= last; k++) {
        const known = out.get(k);
        if (known === undefined) out.set(k, [statement]);
        else if (known.at(-1) !== statement) known.push(statement);
      }
    }
  }
  return out;
}

/** Who gives the figure, the nearest first: the speakers of the statements around it, then what their figures rest on. */
export function sourcesOf(doc: Doc, tree: Tree, statements: readonly Statement[], start: number, end: number, token: number): FigureSource[] {
  const k = doc.sentenceOf(token);
  const sentenceStart = doc.start[doc.sentenceFrom[k]];
  const sentenceEnd = doc.end[doc.sentenceFrom[k + 1] - 1];
  const holding = statements.filter((statement) => statement.content.some((span) => span.start <= start && end <= span.end));
  holding.sort((a, b) => length(a) - length(b));
  const sources: FigureSource[] = holding
    .filter((statement) => statement.speaker.name !== "")
    .map(({ id, speaker, cue }) => ({
      name: speaker.name,
      how: cue !== null && /^according|^per$/i.test(cue.text) ? ("accordingTo" as const) : ("speaker" as const),
      ...(speaker.entityId ? { entityId: speaker.entityId } : {}),
      ...(speaker.span ? { span: speaker.span } : {}),
      statementId: id,
    }));
  const giver = giverOf(doc, tree, token);
  if (giver && !sources.some(({ span }) => span !== undefined && span.start < giver.end && giver.start < span.end)) {
    sources.unshift({ name: giver.text, how: "speaker", span: giver });
  }
  if (sources.length === 0) {
    const cited = phraseAfter(doc, /\baccording to\s+/iu, sentenceStart, sentenceEnd);
    if (cited) sources.push({ name: cited.text, how: "accordingTo", span: cited });
  }
  const basis = phraseAfter(doc, BASED, sentenceStart, sentenceEnd);
  if (
    basis &&
    !sources.some((source) => source.span && source.span.start <= basis.start && basis.end <= source.span.end && source.name === basis.text)
  )
    sources.push({ name: basis.text, how: "basedOn", span: basis });
  return sources;
}

/** The noun before the comma that a relative pronoun stands behind. */
function describedBy(doc: Doc, pronoun: number): number | undefined {
  const noun = doc.formOf(pronoun - 1) === "," ? pronoun - 2 : pronoun - 1;
  return noun >= doc.sentenceFrom[doc.sentenceOf(pronoun)] && isNominal(doc, noun) ? noun : undefined;
}

/** "Raised the figure to 600 million": a figure that is given anew. */
const CORRECTS = /^(?:raise|lower|bring|revise|correct|cut|increase|reduce)$/;
const A_FIGURE = /^(?:figure|number|toll|estimate|total|count|forecast)$/;
const GIVES = /^(?:put|estimate|calculate|count|report|cite|claim|speak|talk|forecast|project|predict|register)$/;

/** "The ministry put the toll at 48", "organisers spoke of 15,000": who gives the figure without a statement. */
function giverOf(doc: Doc, tree: Tree, token: number): TextSpan | undefined {
  const verb = governingVerb(doc, token);
  if (verb === undefined || verb > token) return undefined;
  const corrected = CORRECTS.test(doc.lemma[verb]) ? childOf(doc, tree, verb, OBJECTS) : undefined;
  if (!GIVES.test(doc.lemma[verb]) && (corrected === undefined || !A_FIGURE.test(doc.lemma[corrected]))) return undefined;
  if (/^(?:put|speak|talk)$/.test(doc.lemma[verb]) && !/\b(?:at|of)\b/.test(doc.textOf(verb + 1, token + 1))) return undefined;
  const own = childOf(doc, tree, verb, SUBJECTS);
  // "The charity, which counts the victims, speaks of 40": whom the clause describes.
  const subject = own !== undefined && /^(?:which|who)$/i.test(doc.formOf(own)) ? describedBy(doc, own) : own;
  if (subject === undefined || subject > verb || !isNominal(doc, subject)) return undefined;
  const { start, end } = nounPhrase(doc, tree, subject, verb);
  let from = doc.tokenAt(start);
  while (from < subject && /^(?:the|an?)$/i.test(doc.formOf(from))) from++;
  return doc.spanOf(from, doc.tokenAt(end - 1) + 1);
}

function length(statement: Statement): number {
  return statement.content.reduce((sum, span) => sum + span.end - span.start, 0);
}

/** The noun group that follows a phrase within [start, end). */
function phraseAfter(doc: Doc, pattern: RegExp, start: number, end: number): TextSpan | undefined {
  const match = pattern.exec(doc.text.slice(start, end));
  if (match === null) return undefined;
  let from = doc.tokenAt(start + match.index + match[0].length);
  while (/^(?:the|an?)$/i.test(doc.formOf(from))) from++;
  let to = from;
  while (to < doc.length && doc.start[to] < end && (isNominal(doc, to) || /^(?:of|for|on|and|['’]s?|-|&)$/i.test(doc.formOf(to)))) to++;
  while (to > from && !isNominal(doc, to - 1)) to--;
  return to > from ? doc.spanOf(from, to) : undefined;
}
