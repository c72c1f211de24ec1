/** What the page and the worker that reads drafts say to each other. */

import type { RecordOf } from "../document/records.ts";
import type { Resources } from "../pipeline.ts";

/** First where the models are, or the models; then texts. */
export type ToWorker = { readonly base: string } | { readonly resources: Resources } | { readonly text: string; readonly published?: string };

export type FromWorker =
  | { readonly kind: "loading"; readonly done: number; readonly of: number }
  | { readonly kind: "read"; readonly records: readonly RecordOf[]; readonly ms: number }
  | { readonly kind: "failed"; readonly message: string };
