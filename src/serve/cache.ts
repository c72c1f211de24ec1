/** Answers kept for a moment: the same question asked by many is worked out once, and what another process adds shows soon. */

import { createHash } from "node:crypto";

/** An answer as it is sent, with its tag for conditional requests. */
export interface Kept {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

export interface Cache {
  get(key: string, make: () => Promise<Uint8Array<ArrayBuffer>>): Promise<Kept>;
  clear(): void;
}

const MOST = 500;
const KEPT_MS = 2000;

export function makeCache(): Cache {
  const kept = new Map<string, { readonly made: Promise<Kept>; readonly at: number }>();
  return {
    get(key, make) {
      const known = kept.get(key);
      if (known !== undefined && performance.now() - known.at < KEPT_MS) return known.made;
      const made = make().then((bytes): Kept => ({ bytes, etag: `"${createHash("sha1").update(bytes).digest("base64url")}"` }));
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
