/**
 * Which written names are one entity. Best matches first, never against a ruling, and never two entries of the authority list in one:
 * a pure function of names, matches and rulings, so that the order of reports cannot matter.
 */

export interface NameNode {
  readonly id: string;
  /** Entry of the authority list that the name alone leads to, and how surely. */
  readonly authority?: { readonly id: string; readonly score: number };
}

export interface NameEdge {
  readonly a: string;
  readonly b: string;
  readonly score: number;
}

/** Ids of two names, or of a name and an authority entry, that a person has ruled on. */
export interface RuledPair {
  readonly verdict: "same" | "differ";
  readonly a: string;
  readonly b: string;
}

/** Ids of authority entries hold a slash: "person/ilse-maren". */
export function isAuthorityId(id: string): boolean {
  return /^(?:person|country|organisation|place)\//.test(id);
}

/**
 * Entity id of every node: an authority id, or "e/" with the smallest id of its names.
 *
 * @param rulings in the order they were made: of two on one pair the later holds
 */
export function assignEntities(nodes: readonly NameNode[], edges: readonly NameEdge[], rulings: readonly RuledPair[]): Map<string, string> {
  const cluster = new Map<string, Set<string>>();
  const clusterOf = (id: string): Set<string> => {
    const known = cluster.get(id);
    if (known !== undefined) return known;
    const made = new Set([id]);
    cluster.set(id, made);
    return made;
  };
  for (const { id } of nodes) clusterOf(id);
  const last = new Map<string, RuledPair>();
  for (const ruling of rulings) last.set([ruling.a, ruling.b].sort().join("\n"), ruling);
  const ruled = [...last.values()].sort((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1));
  const apart = ruled.filter(({ verdict }) => verdict === "differ");
  const join = (a: string, b: string, isRuled: boolean): void => {
    const [left, right] = [clusterOf(a), clusterOf(b)];
    if (left === right) return;
    if (apart.some((pair) => (left.has(pair.a) && right.has(pair.b)) || (left.has(pair.b) && right.has(pair.a)))) return;
    if (!isRuled && authorityIn(left) !== undefined && authorityIn(right) !== undefined) return;
    for (const id of right) {
      left.add(id);
      cluster.set(id, left);
    }
  };
  for (const { verdict, a, b } of ruled) if (verdict === "same") join(a, b, true);
  const all = [
    ...edges,
    ...nodes.flatMap(({ id, authority }) => (authority === undefined ? [] : [{ a: authority.id, b: id, score: authority.score + 1 }])),
  ];
  all.sort((x, y) => y.score - x.score || (x.a + x.b < y.a + y.b ? -1 : 1));
  for (const { a, b } of all) join(a, b, false);
  return new Map(nodes.map(({ id }) => [id, entityOf(clusterOf(id))]));
}

function authorityIn(ids: ReadonlySet<string>): string | undefined {
  return [...ids].filter(isAuthorityId).sort()[0];
}

function entityOf(ids: ReadonlySet<string>): string {
  return authorityIn(ids) ?? `e/${[...ids].sort()[0]}`;
}
