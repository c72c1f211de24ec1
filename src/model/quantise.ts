/**
 * Weights are stored as one signed byte by a cubic companded code: `code = round(127 · cbrt(w / scale))`.
 * Perceptron weights are heavy-tailed; a linear code with clipping loses parsing accuracy, this one hardly any.
 */

const STEPS = 127;
/** Decoded weights are integers in ±DECODED_MAX, so that sums stay exact in 32 bits. */
const DECODED_MAX = 32767;

export function encodeWeight(weight: number, scale: number): number {
  if (scale === 0) return 0;
  const ratio = Math.max(-1, Math.min(1, weight / scale));
  return Math.round(STEPS * Math.cbrt(ratio));
}

/** Table from `code + 128` to the decoded integer weight, in units of `scale / 32767`. */
export function decodeTable(): Int16Array {
  const table = new Int16Array(256);
  for (let code = -STEPS; code <= STEPS; code++) {
    table[code + 128] = Math.round((code / STEPS) ** 3 * DECODED_MAX);
  }
  return table;
}
