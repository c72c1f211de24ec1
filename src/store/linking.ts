/** What linking and the questions to the record work with: the engine, and the lists by which names are told. */

import type { Authority } from "../resolve/authority.ts";
import type { NameComparer } from "../resolve/names/compare.ts";
import type { Engine } from "./engine.ts";

/** Values in one list of a query. */
export const LIST = 500;
/**
 * Everything that is linked with the starting ids, near or far, and the links themselves, each once, in an order of its own.
 *
 * @param linksOf the links of some ids, of at most LIST
 * @param extra   further ids that hang on one, beside its links
 */
export async function walkLinks<L extends { readonly a: string; readonly b: string }>(
  from: readonly string[],
  linksOf: (ids: readonly string[]) => Promise<readonly L[]>,
  extra: (id: string) => readonly string[] = () => [],
): Promise<{ readonly seen: ReadonlySet<string>; readonly links: readonly L[] }> {
  const links = new Map<string, L>();
  const seen = new Set<string>();
  let edge = [...new Set(from)];
  while (edge.length > 0) {
    for (const id of edge) seen.add(id);
    const next = new Set<string>(edge.flatMap(extra));
    for (let at = 0; at < edge.length; at += LIST) {
      for (const link of await linksOf(edge.slice(at, at + LIST))) {
        links.set(`${link.a}\n${link.b}`, link);
        next.add(link.a).add(link.b);
      }
    }
    edge = [...next].filter((id) => !seen.has(id));
  }
  return { seen, links: [...links.values()].sort((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1)) };
}

export interface Linking {
  readonly engine: Engine;
  readonly comparer: NameComparer;
  readonly authority: Authority;
}
