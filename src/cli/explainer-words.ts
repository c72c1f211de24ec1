/** An explainer's outline: every sentence is a template filled from items of the record, and names the ids it rests on. No free text. */

import type { Answer } from "../compare/answer.ts";
import type { PositionItem } from "../compare/items.ts";
import type { Precedent } from "../compare/options.ts";

export interface OutlineSentence {
  /** A heading stands alone, without text. */
  readonly heading?: string;
  readonly text: string;
  /** Ids of the records and items that the sentence rests on; never empty but for headings. */
  readonly ids: readonly string[];
}

const MOST = 8;
const quoted = (text: string, most = 200): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return `“${line.length <= most ? line : `${line.slice(0, most - 1)}…`}”`;
};
const on = (day: string | undefined): string => (day === undefined ? "on a day that is not known" : `on ${day}`);

export function explainerWords(answer: Answer, precedents: readonly Precedent[]): OutlineSentence[] {
  const { actor, topic, words, deeds, changes, assessments, options, reversals, pairs } = answer;
  const out: OutlineSentence[] = [];
  const section = (heading: string, sentences: readonly OutlineSentence[]): void => {
    if (sentences.length > 0) out.push({ heading, text: "", ids: [] }, ...sentences);
  };
  const spoken = words.filter(({ direction }) => direction !== 0);
  section(
    `Has ${actor.name}'s position on ${topic.name} changed?`,
    answer.summary
      .map((text) => ({
        text,
        ids: idsOf(
          text.startsWith("Deeds") ? deeds : words,
          changes.map(({ id }) => id),
        ),
      }))
      .filter(({ ids }) => ids.length > 0),
  );
  section(
    "What was said",
    firstAndLast(spoken.length > 0 ? spoken : words).map((item) => ({
      text: wordSentence(actor.name, item),
      ids: item.records.length > 0 ? item.records : [item.id],
    })),
  );
  section(
    "What was done",
    firstAndLast(deeds).map((item) => ({ text: deedSentence(actor.name, item), ids: item.records })),
  );
  section(
    "Done and undone",
    reversals.map(({ done, undone }) => ({
      text: `${on(done.day)}: ${quoted(done.text)}; ${on(undone.day)}: ${quoted(undone.text)}.`,
      ids: [done.id, undone.id],
    })),
  );
  section(
    "What is said of a change",
    changes.slice(0, MOST).map(({ type, saidBy, day, text, answer: reply, reportId, id }) => ({
      text: `${saidBy} ${on(day)}, ${type}: ${quoted(text)}${reply === undefined ? "" : ` Answer: ${quoted(reply.text)}`}.`,
      ids: [id, reportId],
    })),
  );
  section(
    "Both sides",
    pairs.slice(0, 2).map(({ earlier, later, why }) => ({
      text: `${why}: ${quoted(earlier.text)} and ${quoted(later.text)}.`,
      ids: [...earlier.records, ...later.records],
    })),
  );
  section(
    "What others say",
    assessments
      .slice(-MOST)
      .map(({ speaker, day, text, statementId }) => ({ text: `${speaker} said ${on(day)}: ${quoted(text)}.`, ids: [statementId] })),
  );
  section(
    "What is open",
    options
      .slice(0, MOST)
      .map(({ id, actor: who, action, status, last }) => ({ text: `${who}: ${quoted(action)} is ${status}, last told of ${on(last)}.`, ids: [id] })),
  );
  section(
    "What came of earlier announcements",
    precedents.map(({ force, closed, carriedOut }) => ({
      text: `Of ${closed} ${force}s of ${actor.name} with a known outcome ${carriedOut} were carried out.`,
      ids: [actor.id],
    })),
  );
  return out;
}

function idsOf(items: readonly PositionItem[], rest: readonly string[]): string[] {
  const own = items.filter(({ direction }) => direction !== 0).flatMap(({ records }) => records);
  return own.length > 0 ? own : items.length > 0 ? items.map(({ id }) => id) : [...rest];
}

function firstAndLast(items: readonly PositionItem[]): PositionItem[] {
  return items.length <= MOST ? [...items] : [...items.slice(0, MOST / 2), ...items.slice(-MOST / 2)];
}

function wordSentence(actor: string, { day, text, direction, earlier, holder, source }: PositionItem): string {
  const side = direction > 0 ? " (for)" : direction < 0 ? " (against)" : "";
  const outlet = source.publisher === undefined ? "" : `, as ${source.publisher} has it`;
  return holder.how === "reported"
    ? `${actor}${side}${earlier ? ", of an earlier time" : ""}, as told ${on(day ?? source.published)}${outlet}: ${quoted(text)}.`
    : `${actor} said ${on(day)}${side}${outlet}: ${quoted(text)}.`;
}

function deedSentence(actor: string, { day, text, event, source }: PositionItem): string {
  const what = event === undefined ? "" : `, ${event.type}${event.realis === "negated" ? ", which did not happen" : ""}`;
  return `${actor} ${on(day)}${what}${source.publisher === undefined ? "" : `, as ${source.publisher} has it`}: ${quoted(text)}.`;
}
