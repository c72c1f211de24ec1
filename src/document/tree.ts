/** Structure derived from heads: children lists and subtree bounds, as columns. Computed once a document where needed. */

import type { Doc } from "./doc.ts";

export interface Tree {
  /** Children of token i are child[childFrom[i] .. childFrom[i + 1]), in text order. */
  readonly childFrom: Uint32Array;
  readonly child: Uint32Array;
  /** Leftmost and rightmost token under each token, itself included; `right` is inclusive. */
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** Steps from the root of its sentence. */
  readonly depth: Uint16Array;
}

/** O(n) for trees of bounded depth; a head outside the sentence or a loop cannot occur in parsed Docs. */
export function treeOf(doc: Doc): Tree {
  const n = doc.length;
  const childFrom = new Uint32Array(n + 1);
  for (let i = 0; i < n; i++) if (doc.head[i] !== i && doc.head[i] >= 0) childFrom[doc.head[i] + 1]++;
  for (let i = 0; i < n; i++) childFrom[i + 1] += childFrom[i];
  const child = new Uint32Array(childFrom[n]);
  const next = childFrom.slice(0, n);
  for (let i = 0; i < n; i++) if (doc.head[i] !== i && doc.head[i] >= 0) child[next[doc.head[i]]++] = i;
  const left = Uint32Array.from({ length: n }, (_, i) => i);
  const right = left.slice();
  const depth = new Uint16Array(n);
  const order = topDown(doc, childFrom, child);
  for (const i of order) if (doc.head[i] !== i && doc.head[i] >= 0) depth[i] = depth[doc.head[i]] + 1;
  for (let at = order.length - 1; at >= 0; at--) {
    const i = order[at];
    const h = doc.head[i];
    if (h === i || h < 0) continue;
    if (left[i] < left[h]) left[h] = left[i];
    if (right[i] > right[h]) right[h] = right[i];
  }
  return { childFrom, child, left, right, depth };
}

/** Tokens so that every head stands before its children. */
function topDown(doc: Doc, childFrom: Uint32Array, child: Uint32Array): Uint32Array {
  const order = new Uint32Array(doc.length);
  let count = 0;
  for (let i = 0; i < doc.length; i++) if (doc.head[i] === i || doc.head[i] < 0) order[count++] = i;
  for (let at = 0; at < count; at++) {
    const i = order[at];
    for (let c = childFrom[i]; c < childFrom[i + 1]; c++) order[count++] = child[c];
  }
  return order.subarray(0, count);
}
