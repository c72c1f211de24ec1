/**
 * Hash functions for feature templates. All results are signed 32-bit integers, the same on every machine.
 * Mixing follows the finaliser idea of MurmurHash3 (A. Appleby); strings are hashed by UTF-16 unit.
 */

/** Mixes `x` into hash `h`. Order matters: `mix(mix(t, a), b)` differs from `mix(mix(t, b), a)`. */
export function mix(h: number, x: number): number {
  const m = Math.imul(h ^ x, 0x5bd1e995);
  return Math.imul(m ^ (m >>> 15), 0x27d4eb2f) ^ (m >>> 13);
}

/** Hash of `text[from, to)`, without making a substring. The empty range gives a constant. */
export function hashRange(text: string, from: number, to: number): number {
  let h = 0x2f0b4a17;
  for (let at = from; at < to; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  return h ^ (h >>> 16);
}

/** Hash of a whole string. */
export function hashString(text: string): number {
  return hashRange(text, 0, text.length);
}
