/** "My opponent wants a toll, I don't": what others are told to want, and whether whoever tells it does too. */

import type { Statement } from "../../document/records.ts";
import type { Clauses } from "../events/clauses.ts";
import type { Alongside } from "./holder.ts";

/** The speaker's own stance beside another's in a sentence; undefined where none is told. O(tokens of the sentence). */
export function contrastTo(clauses: Clauses, { climb, holder }: Alongside, sayerAt: (token: number) => Statement | undefined): Alongside | undefined {
  const { doc } = clauses;
  if (climb.kind !== "attitude" || !/^(?:named|self)$/.test(holder.how)) return undefined;
  const to = doc.sentenceFrom[doc.sentenceOf(climb.operator) + 1] ?? doc.length;
  for (let t = climb.operator + 1; t + 1 < to; t++) {
    if (!/^(?:i|we)$/.test(clauses.word(t)) || clauses.word(t + 1) !== "do") continue;
    const isDenied = /^(?:n't|n’t|not)$/.test(clauses.word(t + 2));
    const end = isDenied ? t + 3 : t + 2;
    if (end < to && !/^(?:[,.;!?:—–-]|and|but|so|because)$/.test(clauses.word(end))) continue;
    const statement = sayerAt(t);
    const { name, confidence } = statement?.speaker ?? { name: "", confidence: 0 };
    if (name === "" || name === holder.name) return undefined;
    return {
      holder: { name, how: "self", confidence, statement, token: undefined, country: undefined },
      climb: { ...climb, sign: isDenied ? -climb.sign : climb.sign, path: [...climb.path, isDenied ? "I don't" : "I do"], earlier: false },
      mark: "contrast",
    };
  }
  return undefined;
}
