/** Topics proposed from the record, and words that often stand beside a topic: offered, never applied. */

import type { Stance } from "../../document/records.ts";
import type { TopicMatch } from "./matches.ts";
import { isStop, wordsOf } from "./words.ts";

export interface ProposedTopic {
  readonly topic: string;
  readonly reports: number;
  readonly holders: readonly { readonly name: string; readonly count: number }[];
}

const GENERAL =
  /^(?:thing|things|something|anything|everything|way|lot|people|person|man|woman|time|year|day|week|month|it|that|this|them|those|these|one|country|problem|part|job|work|deal|kind|sort|number|percent|question|idea|fact|place|point|case|end|side|member|members|house|world|life|money|bit|somebody|everybody|nothing|guy|guys|news|story|report|statement)$/;

/** What stances are taken on, in at least two reports or by two holders; the widest first. O(stances). */
export function proposedTopics(stances: readonly Stance[], limit: number): ProposedTopic[] {
  const found = new Map<string, { written: Map<string, number>; reports: Set<string>; holders: Map<string, number> }>();
  for (const { targets, reportId, holder, class: kind } of stances) {
    if (kind === "act") continue;
    for (const phrase of phrasesOf(targets)) {
      const words = wordsOf(phrase).filter((word) => !isStop(word));
      if (words.length === 0 || words.every(({ form }) => GENERAL.test(form) || form.length < 3)) continue;
      const key = words.map(({ stem }) => stem).join(" ");
      const entry = found.get(key) ?? { written: new Map<string, number>(), reports: new Set<string>(), holders: new Map<string, number>() };
      entry.written.set(phrase, (entry.written.get(phrase) ?? 0) + 1);
      entry.reports.add(reportId);
      entry.holders.set(holder.name, (entry.holders.get(holder.name) ?? 0) + 1);
      found.set(key, entry);
    }
  }
  return [...found.values()]
    .filter(({ reports, holders }) => reports.size > 1 || holders.size > 1)
    .map(({ written, reports, holders }) => ({
      topic: [...written].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0][0],
      reports: reports.size,
      holders: [...holders]
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .slice(0, 3)
        .map(([name, count]) => ({ name, count })),
    }))
    .sort((a, b) => b.reports - a.reports || (a.topic < b.topic ? -1 : 1))
    .slice(0, limit);
}

/** Targets that follow one another become one phrase: "grain", "duty" → "grain duty". */
function phrasesOf(targets: Stance["targets"]): string[] {
  const sorted = [...targets].filter(({ text }) => /\p{L}{2}/u.test(text)).sort((a, b) => a.start - b.start);
  const phrases: string[] = [];
  let end = -2;
  for (const { start, end: to, text } of sorted) {
    if (start === end + 1 && phrases.length > 0) phrases[phrases.length - 1] += ` ${text}`;
    else phrases.push(text);
    end = to;
  }
  return phrases;
}

const NEIGHBOURS = 8;

/** Words that stand in many of the topic's sentences and are no part of it. */
export function neighboursOf(matches: readonly TopicMatch[]): { readonly text: string; readonly count: number }[] {
  const counts = new Map<string, { text: string; count: number }>();
  for (const { sentence, hits } of matches) {
    const own = new Set(hits.flatMap(({ term }) => term.stems));
    const seen = new Set<string>();
    for (const word of wordsOf(sentence.text)) {
      if (isStop(word) || word.form.length < 4 || own.has(word.stem) || seen.has(word.stem) || GENERAL.test(word.form)) continue;
      seen.add(word.stem);
      const entry = counts.get(word.stem) ?? { text: word.form, count: 0 };
      counts.set(word.stem, { ...entry, count: entry.count + 1 });
    }
  }
  const least = Math.max(3, matches.length * 0.08);
  return [...counts.values()]
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, NEIGHBOURS);
}
