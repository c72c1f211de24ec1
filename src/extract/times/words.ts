/** The words of dates and durations, and the reading of numbers in words. */

export const MONTHS: ReadonlyMap<string, number> = new Map(
  "january february march april may june july august september october november december"
    .split(" ")
    .flatMap(
      (name, m) => [[name, m + 1], [`${name.slice(0, 3)}.`, m + 1], ...(name === "may" ? [] : [[name.slice(0, 3), m + 1]])] as [string, number][],
    )
    .concat([
      ["sept.", 9],
      ["sept", 9],
    ]),
);

export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    .flatMap(
      (name, d) =>
        [
          [name, d + 1],
          [`${name.slice(0, 3)}.`, d + 1],
        ] as [string, number][],
    )
    .concat([
      ["tues.", 2],
      ["thurs.", 4],
    ]),
);

export interface Unit {
  /** ISO 8601 letter; T stands before hours, minutes, seconds. */
  readonly code: string;
  /** Days, 0 below a day. */
  readonly days: number;
  readonly plural: boolean;
}

const UNIT_ROWS: readonly [string, string, number][] = [
  ["second", "TS", 0],
  ["minute", "TM", 0],
  ["hour", "TH", 0],
  ["day", "D", 1],
  ["night", "D", 1],
  ["week", "W", 7],
  ["weekend", "WE", 2],
  ["fortnight", "2W", 14],
  ["month", "M", 30],
  ["quarter", "Q", 91],
  ["year", "Y", 365],
  ["decade", "E", 3650],
  ["century", "C", 36500],
];

export const UNITS: ReadonlyMap<string, Unit> = new Map(
  UNIT_ROWS.flatMap(([name, code, days]) => {
    const plural = name === "century" ? "centuries" : `${name}s`;
    return [
      [name, { code, days, plural: false }],
      [plural, { code, days, plural: true }],
    ] as [string, Unit][];
  }).concat([
    ["min", { code: "TM", days: 0, plural: true }],
    ["mins", { code: "TM", days: 0, plural: true }],
    ["hrs", { code: "TH", days: 0, plural: true }],
  ]),
);

/** "P3D", "PT24H", "PXW"; a fortnight is P2W. */
export function durationValue(amount: number | undefined, unit: Unit): string {
  if (unit.code === "2W") return amount === undefined ? "PXW" : `P${2 * amount}W`;
  const time = unit.code.length === 2 && unit.code.startsWith("T");
  const letter = time ? unit.code[1] : unit.code;
  return `P${time ? "T" : ""}${amount === undefined ? "X" : amount}${letter}`;
}

const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");

function cardinal(word: string): number | undefined {
  const small = SMALL.indexOf(word);
  if (small >= 0) return small;
  const tens = TENS.indexOf(word);
  return tens >= 0 ? 20 + 10 * tens : undefined;
}

export function ordinal(word: string): number | undefined {
  const at = ORDINALS.indexOf(word);
  if (at > 0) return at;
  const digits = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word);
  return digits ? Number(digits[1]) : undefined;
}

export interface NumberRead {
  readonly value: number;
  /** Token after the number. */
  readonly to: number;
}

/** Reads "24", "twenty four", "two hundred", "2 1/2", "two-and-a-half" starting at word `i`. */
export function readNumber(words: readonly string[], i: number): NumberRead | undefined {
  const digits = /^\d+(?:,\d{3})*(?:\.\d+)?$/.exec(words[i] ?? "");
  if (digits) {
    const value = Number(words[i].replaceAll(",", ""));
    return { value, to: i + 1 };
  }
  let at = i;
  let total = 0;
  let part: number | undefined;
  for (;;) {
    const word = words[at] ?? "";
    const value = cardinal(word);
    if (value !== undefined) part = (part ?? 0) + value;
    else if (word === "hundred" && part !== undefined) part *= 100;
    else if (word === "thousand" && part !== undefined) {
      total += part * 1000;
      part = 0;
    } else if ((word === "-" || word === "and") && part !== undefined && cardinal(words[at + 1] ?? "") !== undefined && part >= 20) {
      at++;
      continue;
    } else break;
    at++;
  }
  return part === undefined ? undefined : { value: total + part, to: at };
}

export const VAGUE_AMOUNTS = new Set(["several", "few", "some", "many", "couple", "recent", "various"]);
export const PARTS_OF_DAY: ReadonlyMap<string, string> = new Map([
  ["morning", "MO"],
  ["afternoon", "AF"],
  ["evening", "EV"],
  ["night", "NI"],
  ["nights", "NI"],
  ["overnight", "NI"],
]);
export const SEASONS: ReadonlyMap<string, string> = new Map([
  ["spring", "SP"],
  ["summer", "SU"],
  ["fall", "FA"],
  ["autumn", "FA"],
  ["winter", "WI"],
]);
