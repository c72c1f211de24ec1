/** What a rule for time expressions sees and gives. One construction a file; `times.ts` has the order of preference. */

import type { Doc } from "../../document/doc.ts";
import type { Day } from "./calendar.ts";

export type TimexType = "DATE" | "TIME" | "DURATION" | "SET";
export type TimexMod = "START" | "MID" | "END" | "APPROX" | "MORE_THAN" | "LESS_THAN" | "EQUAL_OR_MORE" | "EQUAL_OR_LESS" | "BEFORE" | "AFTER";

/** What a value is computed from. Unknown publication: `published` undefined, and the value stays open (XXXX). */
export interface Frame {
  readonly published: Day | undefined;
  /** Value of the date mentioned before, for "a week later" and "the same day". */
  readonly previous: string | undefined;
  /** Value of the last quarter mentioned. */
  readonly quarter: string | undefined;
  /** True when the governing verb looks ahead. */
  readonly future: boolean;
  /** Whether the verb tells of the past. */
  readonly past: boolean;
}

export interface TimeValue {
  readonly value: string;
  readonly mod?: TimexMod;
  readonly anchor?: "published" | "previous";
  /** EDTF where it says more than the value does. */
  readonly edtf?: string;
}

/** A time expression as token range with a way to compute its value. */
export interface FoundTime {
  readonly from: number;
  readonly to: number;
  readonly type: TimexType;
  readonly rule: string;
  resolve(frame: Frame): TimeValue;
}

export interface TimeText {
  readonly doc: Doc;
  /** Lower-case forms. */
  readonly words: readonly string[];
}

export interface TimeRule {
  readonly name: string;
  /** The longest expression of this construction that begins at token `i`. */
  find(text: TimeText, i: number): Omit<FoundTime, "rule"> | undefined;
}
