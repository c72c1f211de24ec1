/** Deeds beside words: what undid what, and where the two lanes part. */

import type { PositionItem } from "./items.ts";
import type { TopicMatch } from "./topics/matches.ts";
import type { LaneVerdict } from "./verdict.ts";

export interface ReversalPair {
  /** What was done, and what undid it. */
  readonly done: { readonly id: string; readonly text: string; readonly day: string | undefined };
  readonly undone: { readonly id: string; readonly text: string; readonly day: string | undefined };
  readonly reportId: string;
}

/** Deeds of the actor on the topic that later deeds took back ("suspended … resumed"), in order of time; two or more are a cycle. */
export function reversalPairs(matches: readonly TopicMatch[]): ReversalPair[] {
  const pairs = new Map<string, ReversalPair>();
  for (const { report, sentence } of matches) {
    for (const event of report.events) {
      if (event.reverses === undefined) continue;
      const done = report.events.find(({ id }) => id === event.reverses);
      if (done === undefined || !event.actor.some(({ name }) => report.actorNames.has(name))) continue;
      const inside = ({ trigger }: typeof event): boolean => trigger.start >= sentence.start && trigger.end <= sentence.end;
      if (!inside(event) && !inside(done)) continue;
      const end = ({ id, text, date }: typeof event): ReversalPair["done"] => ({ id, text, day: date?.edtf ?? date?.value ?? report.published });
      pairs.set(event.id, { done: end(done), undone: end(event), reportId: report.id });
    }
  }
  return [...pairs.values()].sort((a, b) => (a.undone.day ?? "9999").localeCompare(b.undone.day ?? "9999") || (a.undone.id < b.undone.id ? -1 : 1));
}

export interface Parting {
  readonly words: "for" | "against";
  readonly deeds: "for" | "against";
  /** First day on which a deed went against what was said. */
  readonly since: string | undefined;
  readonly because: string;
}

/** Where the last level of words and that of deeds are opposite; undefined where one is not known. */
export function partingOf(items: readonly PositionItem[], words: LaneVerdict, deeds: LaneVerdict): Parting | undefined {
  const said = words.level.states.at(-1) ?? 0;
  const done = deeds.level.states.at(-1) ?? 0;
  if (said === 0 || done === 0 || said === done || deeds.counts.all.days < 2 || words.counts.all.days < 2) return undefined;
  const dated = items.filter(({ day, direction }) => day !== undefined && direction !== 0);
  const first = dated.find(
    ({ lane, direction, day }) =>
      lane === "deed" &&
      direction === done &&
      dated.some((word) => word.lane === "word" && word.direction === said && (word.day as string) <= (day as string)),
  );
  const side = (state: number): "for" | "against" => (state > 0 ? "for" : "against");
  return {
    words: side(said),
    deeds: side(done),
    since: first?.day,
    because: `${words.counts.all.items} items of words on ${words.counts.all.days} days, ${deeds.counts.all.items} deeds on ${deeds.counts.all.days} days; neither lane's level need be established`,
  };
}
