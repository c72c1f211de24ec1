/** Reads drafts off the page's own thread. */

import { fetchReader, makeReader, type Reader, reportIdOf, withTurns } from "../browser.ts";
import type { FromWorker, ToWorker } from "./draft-messages.ts";

let reader: Promise<Reader> | undefined;
const say = (message: FromWorker): void => postMessage(message);

addEventListener("message", async ({ data }: MessageEvent<ToWorker>) => {
  try {
    if ("base" in data) reader = fetchReader(data.base, (done, of) => say({ kind: "loading", done, of }));
    else if ("resources" in data) reader = Promise.resolve(makeReader(data.resources));
    else {
      const ready = await reader;
      if (ready === undefined) throw new Error("the models are not loaded");
      const begin = performance.now();
      const { text, published } = data;
      const given = published === undefined ? {} : { published, publishedHow: "given" as const };
      const records = ready.extract(withTurns({ id: reportIdOf(text), text, notes: [], ...given }));
      say({ kind: "read", records, ms: Math.round(performance.now() - begin) });
    }
  } catch (error) {
    say({ kind: "failed", message: (error as Error).message });
  }
});
