/** Answers kept for a moment: the same question asked by many is worked out once, and what another process adds shows soon. */

export interface Cache {
  get<T>(key: string, make: () => Promise<T>): Promise<T>;
  clear(): void;
}

const MOST = 500;
const KEPT_MS = 2000;

export function makeCache(): Cache {
  const kept = new Map<string, { readonly made: Promise<unknown>; readonly at: number }>();
  return {
    get<T>(key: string, make: () => Promise<T>): Promise<T> {
      const known = kept.get(key);
      if (known !== undefined && performance.now() - known.at < KEPT_MS) return known.made as Promise<T>;
      const made = make();
      kept.delete(key);
      kept.set(key, { made, at: performance.now() });
      // An error is no answer.
      made.catch(() => kept.get(key)?.made === made && kept.delete(key));
      if (kept.size > MOST) kept.delete(kept.keys().next().value as string);
      return made;
    },
    clear: () => kept.clear(),
  };
}
