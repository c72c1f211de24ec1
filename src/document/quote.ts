/** A pair of quotation marks as the text has it, with what had to be assumed to pair it. */

export type QuoteRepair = "closer-glyph" | "opener-glyph" | "closer-missing" | "opener-missing" | "space-inside" | "space-missing" | "mixed-pair";

export interface Quote {
  /** Offset of the opening mark, or of the first character quoted when the mark is missing. */
  readonly start: number;
  /** Offset of the closing mark (not after it), or after the last character quoted when the mark is missing. */
  readonly end: number;
  readonly hasOpener: boolean;
  readonly hasCloser: boolean;
  /** First and after-last offset of what is quoted, without marks and the spaces beside them. */
  readonly innerStart: number;
  readonly innerEnd: number;
  /** Index of the quotation this one is nested in, −1 = none. */
  readonly parent: number;
  /** True when the paragraph opens the quotation and a later paragraph goes on with it. */
  readonly continues: boolean;
  readonly repairs: readonly QuoteRepair[];
}
