import type { Figure } from "./records.ts";

/** Figures nearer than this are one figure, rounded. */
export const SAME_RATIO = 1.05;
/** Beyond this they hardly measure the same thing. */
export const FAR_RATIO = 20;

/** The value, or the middle of the range; 0 for neither. */
export function middleOf({ value, low, high }: Figure): number {
  return value ?? ((low ?? 0) + (high ?? 0)) / 2;
}
