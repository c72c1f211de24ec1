/** Reads models and lexicons from the package's own folder. */

import { readFileSync } from "node:fs";
import { ModelError } from "../errors.ts";
import { LEXICON_FILES, MODEL_FILES, type Resources } from "../pipeline.ts";

function readPackageFile(path: string): Uint8Array {
  const url = new URL(`../../${path}`, import.meta.url);
  try {
    return readFileSync(url);
  } catch (cause) {
    throw new ModelError("model/missing", `file ${path} of the package cannot be read; install onrecord again`, { cause });
  }
}

/** Text of a lexicon of the package that only questions to the record need. */
export function readLexicon(name: string): string {
  return new TextDecoder().decode(readPackageFile(`data/lexicon/${name}.tsv`));
}

export function loadResources(): Resources {
  const models = Object.fromEntries(MODEL_FILES.map((name) => [name, readPackageFile(`models/${name}.bin`)]));
  const text = new TextDecoder();
  const lexicons = Object.fromEntries(LEXICON_FILES.map((name) => [name, text.decode(readPackageFile(`data/lexicon/${name}.tsv`))]));
  return { models, lexicons };
}
