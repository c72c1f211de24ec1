/** The same pipeline in a browser tab: models and lexicons come by fetch from where the package is served, and nothing else is loaded or sent. */

import { ModelError } from "./errors.ts";
import { LEXICON_FILES, MODEL_FILES, makeReader, type Reader } from "./pipeline.ts";

export { type Report, reportIdOf } from "./document/report.ts";
export { makeReader, type Reader, type Resources } from "./pipeline.ts";
export { withTurns } from "./read/transcript.ts";

/**
 * Fetches every model and lexicon and makes a reader.
 *
 * @param base URL of the package's folder, ending with "/"
 * @param loaded told after each file how many of how many have come
 * @throws ModelError when a file does not come
 */
export async function fetchReader(base: string, loaded: (done: number, of: number) => void = () => {}): Promise<Reader> {
  let done = 0;
  const get = async (path: string): Promise<Uint8Array> => {
    const response = await fetch(base + path);
    if (!response.ok) throw new ModelError("model/missing", `expected ${base + path}, the server answered ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    loaded(++done, MODEL_FILES.length + LEXICON_FILES.length);
    return bytes;
  };
  const models = await Promise.all(MODEL_FILES.map(async (name) => [name, await get(`models/${name}.bin`)] as const));
  const text = new TextDecoder();
  const lexicons = await Promise.all(LEXICON_FILES.map(async (name) => [name, text.decode(await get(`data/lexicon/${name}.tsv`))] as const));
  return makeReader({ models: Object.fromEntries(models), lexicons: Object.fromEntries(lexicons) });
}
