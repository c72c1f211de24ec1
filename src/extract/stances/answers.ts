/**
 * Yes and no: a question that ends a speaker's turn, and whether the next speaker's answer begins by affirming or denying it. "Do you support
 * the railway?" "No." tells a stance that stands in nobody's own words.
 */

import type { Doc } from "../../document/doc.ts";
import type { Statement, TextSpan } from "../../document/records.ts";
import type { Report } from "../../document/report.ts";
import type { Clauses } from "../events/clauses.ts";
import type { Climb } from "./climb.ts";

export interface Reply {
  readonly statement: Statement;
  readonly affirms: boolean;
  /** The words that affirm or deny. */
  readonly span: TextSpan;
  /** "Don't you want it?": its negation denies nothing. */
  readonly inverted: boolean;
}

/** Characters between two turns that still follow one another. */
const NEXT = 200;
const OPENING = /^\W*(?:(?:well|look|oh|uh|um|so|and|listen|you know)\b\W*)*/i;
const NO = /^(?:no\b(?! (?:question|doubt))|never\b|(?:absolutely|certainly|definitely|of course|probably) not\b|not (?:at all|really|now)\b)/i;
const ELLIPTIC_NO =
  /^(?:i|we|it|they) (?:am|is|was|are|do|does|did|has|have|would|will|could|can)(?: not|n['’]t)(?: be| do (?:it|that))?(?=\W*(?:$|[.,;!-]))|^(?:i|we|it|they) (?:can['’]t|cannot|won['’]t)(?: be| do (?:it|that))?(?=\W*(?:$|[.,;!-]))/i;
const YES =
  /^(?:no (?:question|doubt)\b|yes\b|yeah\b|yep\b|sure\b|absolutely\b|definitely\b|certainly\b|of course\b|exactly\b|correct\b|right\b|that['’]s (?:right|correct|true)\b|(?:i|we|it|they) (?:am|is|was|are|do|does|did|has|have|would|will|could|can|think so)(?=\W*(?:$|[.,;!-])))/i;
const OPEN_QUESTION = /^\W*(?:\w+\W+){0,2}?(?:what|why|how|when|where|who|whom|whose|which)\b/i;

/** Replies by the number of the sentence that asks. O(turns). */
export function repliesOf(report: Report, doc: Doc, statements: readonly Statement[]): Map<number, Reply> {
  const turns = statements.filter(({ speaker }) => speaker.how === "turn").sort((a, b) => a.start - b.start);
  const replies = new Map<number, Reply>();
  for (let t = 1; t < turns.length; t++) {
    const [asking, answering] = [turns[t - 1], turns[t]];
    if (asking.speaker.name === answering.speaker.name || answering.start - asking.end > NEXT || asking.end <= asking.start) continue;
    const k = doc.sentenceOf(Math.min(doc.length - 1, doc.tokenAt(asking.end - 1)));
    const question = report.text.slice(Math.max(asking.start, doc.start[doc.sentenceFrom[k]]), asking.end).trim();
    // "For or against it?" is not answered by a yes.
    if (!question.endsWith("?") || OPEN_QUESTION.test(question) || /\bor\b/i.test(question)) continue;
    const beginning = report.text.slice(answering.start, Math.min(answering.end, answering.start + 120));
    const skipped = OPENING.exec(beginning)?.[0].length ?? 0;
    const rest = beginning.slice(skipped);
    const denied = NO.exec(rest) ?? ELLIPTIC_NO.exec(rest);
    const found = denied ?? YES.exec(rest);
    if (found === null) continue;
    const start = answering.start + skipped;
    replies.set(k, {
      statement: answering,
      affirms: denied === null,
      span: { start, end: start + found[0].length, text: found[0] },
      inverted: /^\W*(?:(?!(?:i|you|we|they|he|she|it)\b)\w+\W+){0,2}?(?:\w+n['’]t|(?:do|did|is|are|was|were|would|should|have|has) \w+ not)\b/i.test(
        question,
      ),
    });
  }
  return replies;
}

/** Whether the question asks the one who replies for a stance: "you" hold it, or something is said to be good, bad or necessary. */
export function isAskedFor(clauses: Clauses, climb: Climb): boolean {
  const subject = climb.holderAt < 0 ? undefined : clauses.subjects(climb.holderAt)[0];
  if (subject !== undefined && clauses.word(subject) === "you") return true;
  return climb.kind === "evaluation" || climb.modality === "must";
}

/** The sign of what was asked, as the reply makes it. A denied question is denied by its "no" as well as by its "right". */
export function signOfReply({ affirms, inverted }: Reply, { sign, path }: Climb): number {
  if (!path.includes("not")) return affirms ? sign : -sign;
  if (inverted) return affirms ? -sign : sign;
  return sign;
}
