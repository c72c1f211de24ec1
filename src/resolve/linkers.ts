/** What is compared across reports, one line a space: the table of contents of linking. */

import type { Link, Space } from "../document/stored.ts";
import { compareActions } from "./actions.ts";
import { compareCopies } from "./copies.ts";
import { compareFigures } from "./figures.ts";
import { compareHappenings } from "./happenings.ts";
import { compareUtterances } from "./utterances.ts";

// biome-ignore lint/suspicious/noExplicitAny: a payload's form is its space's own, and is only read by the space's own function
type Compare = (a: any, b: any) => Link | undefined;

const COMPARE: Readonly<Record<Space, Compare>> = {
  copy: compareCopies,
  utterance: compareUtterances,
  happening: compareHappenings,
  action: compareActions,
  figure: compareFigures,
};

/** Compares two items of one space, from different reports but for copies. Symmetric, and blind to everything but the two. */
export function compareItems(space: Space, a: unknown, b: unknown): Link | undefined {
  return COMPARE[space](a, b);
}

/**
 * The groups that `links` make of the items: each item's group is the smallest id it is linked with. Only items with a link are in it.
 * O(links · α).
 */
export function groupsOf(links: readonly { readonly a: string; readonly b: string }[]): Map<string, string> {
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(id, root);
    return root;
  };
  for (const { a, b } of links) {
    const [left, right] = [find(a), find(b)];
    const [low, high] = left < right ? [left, right] : [right, left];
    parent.set(low, low);
    parent.set(high, low);
  }
  return new Map([...parent.keys()].map((id) => [id, find(id)]));
}
