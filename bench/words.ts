/** Spans compared by the words they touch, without punctuation, so that tokenisation and marks do not matter. */

export type Offsets = readonly [number, number];

/** Offsets of the words of a text: runs of letters and digits. */
export function wordsOf(text: string): [number, number][] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => [match.index, match.index + match[0].length]);
}

/** Indexes of the words that the spans touch. O(log words + words touched) a span. */
export function wordsIn(words: readonly Offsets[], spans: readonly Offsets[]): Set<number> {
  const found = new Set<number>();
  for (const [start, end] of spans) {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle][1] > start) high = middle;
      else low = middle + 1;
    }
    for (let w = low; w < words.length && words[w][0] < end; w++) found.add(w);
  }
  return found;
}

export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  const union = a.size + b.size - shared;
  return union === 0 ? 1 : shared / union;
}

export function keyOf(words: ReadonlySet<number>): string {
  return [...words].sort((a, b) => a - b).join(",");
}
