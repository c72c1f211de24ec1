/** How exact a number is, by the words around it: "at least", "nearly", "or more". */

import type { Bound } from "../../document/records.ts";
import type { Unit } from "../../lexicon/units.ts";

const BEFORE_BOUNDS: readonly (readonly [RegExp, Bound])[] = [
  [
    /(?:\bno|\bnot) (?:more|greater|higher|longer|later) than(?: in)?$|\bat (?:the )?most$|\b(?:as (?:much|many|high) as|up to|a maximum of|capped at|within)$/,
    "atMost",
  ],
  [/(?:\bno|\bnot) (?:less|fewer|lower) than$|\bat (?:the very )?least$|\b(?:a minimum of|minimum)$/, "atLeast"],
  [/\b(?:just under|just below|just short of|close to|almost|nearly|approaching|not quite|virtually)$/, "almost"],
  [
    /\b(?:more|greater|higher|longer|larger|better|bigger) than$|\b(?:over(?: than)?|above|exceeding|exceeds|exceeded|in excess of|upwards of|beyond|surpassing|topping|past)$|>$/,
    "moreThan",
  ],
  [/\b(?:less|fewer|lower|smaller|shorter) than$|\b(?:under|below|beneath)$|<$/, "lessThan"],
  [
    /\b(?:about|around|approximately|roughly|some|circa|approx\.?|an? estimated|estimated|an average of|on average|averaged?|or so|somewhere|in the region of|in the order of|around about)$|[~≈]$/,
    "about",
  ],
];
const AFTER_BOUNDS: readonly (readonly [RegExp, Bound])[] = [
  [/^ (?:or more|or over|or above|and (?:over|above|more)(?! than\b| [\p{L}]+ed\b)|at least|-?plus\b)|^\+/u, "atLeast"],
  [/^ (?:or less|or fewer|or under|at most|maximum)/, "atMost"],
  [/^ or so/, "about"],
];

const OVER_A_TIME = /(?<!\b(?:for|last|lasts|lasted|took|take|takes|spent|spend|after|in|is|was|were|just|well|and|or|a))\s+over\s+$/i;

/** "Handed over two batteries": the particle of a verb. */
const OVER_OF_A_VERB =
  /\b(?:hand|turn|t[ao]k|sign|pass|win|g[io]v|pull|bring|brought|won|think|talk|vot|fight|fought|argu|clash|split|divid)(?:e|es|en|s|ed|ing)?\s+over\s+(?:the |its |his |her |their )?$/i;

/** The words right before (or after) the number that say how exact it is. */
export function boundOf(before: string, after: string, vagueNumber: boolean, unit?: Unit): Bound {
  // "repaid over 20 years": how long it goes on; "for over 20 years" is more than that.
  if (unit?.kind === "duration" && OVER_A_TIME.test(before) && !/^ (?:ago|of|old|late|in)\b/.test(after)) return "exact";
  if (OVER_OF_A_VERB.test(before)) return "exact";
  const words = before
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/(?: (?:the|a|an|just|only|us|total of))* ?$/, "")
    .trimEnd();
  for (const [pattern, bound] of BEFORE_BOUNDS) if (pattern.test(words)) return bound;
  for (const [pattern, bound] of AFTER_BOUNDS) if (pattern.test(after)) return bound;
  return vagueNumber ? "about" : "exact";
}
