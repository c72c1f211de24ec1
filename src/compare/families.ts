/** Phrase families: the same words used again count once, on whatever day and in whatever report. */

/** Share of the shorter one's runs of three words that two phrases of one family have in common. */
const SHARED = 0.4;

/**
 * Family of each text by index: numbers from 0 in order of first appearance.
 *
 * @param words  of each text, folded
 * @param same   pairs that are one family whatever their words: copies of one report
 * O(texts × runs they share)
 */
export function phraseFamilies(words: readonly (readonly string[])[], same: readonly (readonly [number, number])[] = []): number[] {
  const parent = words.map((_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at];
    parent[i] = at;
    return at;
  };
  const join = (a: number, b: number): void => {
    const [x, y] = [rootOf(a), rootOf(b)];
    if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
  };
  for (const [a, b] of same) join(a, b);
  const runs = words.map(runsOf);
  const holders = new Map<string, number[]>();
  runs.forEach((own, i) => {
    const shared = new Map<number, number>();
    for (const run of own) {
      const before = holders.get(run) ?? [];
      for (const j of before) shared.set(j, (shared.get(j) ?? 0) + 1);
      before.push(i);
      holders.set(run, before);
    }
    for (const [j, count] of shared) if (count >= SHARED * Math.min(own.size, runs[j].size)) join(i, j);
  });
  const numbers = new Map<number, number>();
  return words.map((_, i) => {
    const root = rootOf(i);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root) as number;
  });
}

function runsOf(words: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>();
  for (let i = 0; i + 3 <= words.length; i++) runs.add(words.slice(i, i + 3).join(" "));
  if (runs.size === 0) runs.add(words.join(" "));
  return runs;
}
