/** What linking and the questions to the record work with: the engine, and the lists by which names are told. */

import type { Authority } from "../resolve/authority.ts";
import type { NameComparer } from "../resolve/names/compare.ts";
import type { Engine } from "./engine.ts";

/** Values in one list of a query. */
export const LIST = 500;
export interface Linking {
  readonly engine: Engine;
  readonly comparer: NameComparer;
  readonly authority: Authority;
}
