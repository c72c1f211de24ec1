/** `onrecord annotate FILE|- --format conllu`: the language layer alone, for scoring and for other tools. */

import { type ConlluSentence, conlluLines, docFromConllu, readConllu } from "../document/conllu.ts";
import type { Doc } from "../document/doc.ts";
import { labelsIn } from "../document/report.ts";
import { type Annotator, makeAnnotator } from "../pipeline.ts";
import { decodeText } from "../read/decode.ts";
import type { Io } from "./io.ts";
import { loadResources } from "./resources.ts";
import { readSource, readSources, type SourceFlags, UsageError } from "./sources.ts";

export interface AnnotateFlags extends SourceFlags {
  readonly format?: string;
}

/** Sentences annotated together, so that names repeat inside one document; a `# newdoc` line begins a new one. */
const MAX_BLOCK = 200;

export async function runAnnotate(path: string, flags: AnnotateFlags, io: Io): Promise<number> {
  if ((flags.format ?? "conllu") !== "conllu") throw new UsageError(`--format: expected conllu, came ${JSON.stringify(flags.format)}`);
  const annotator = makeAnnotator(loadResources());
  if (flags.input === "conllu") return annotateConllu(annotator, path, io);
  let failed = 0;
  for await (const raw of readSources([path], flags, io)) {
    const source = readSource(raw, flags);
    if ("error" in source) {
      failed++;
      io.err(`failed: ${source.error.message}\n`);
      continue;
    }
    const { report } = source;
    const doc = annotator.annotate(report.text, labelsIn(report));
    await io.out(`# newdoc id = ${report.id}\n${sentencesOf(doc, report.id)}`);
  }
  return failed === 0 ? 0 : 1;
}

function sentencesOf(doc: Doc, id: string): string {
  let out = "";
  for (let k = 0; k < doc.sentenceCount; k++) {
    const from = doc.sentenceFrom[k];
    const to = doc.sentenceFrom[k + 1];
    const text = doc.textOf(from, to).replace(/\s+/g, " ");
    const paragraph = k === 0 || doc.paragraph[from] !== doc.paragraph[from - 1] ? "# newpar\n" : "";
    out += `${paragraph}# sent_id = ${id}-${k + 1}\n# start_char = ${doc.start[from]}\n# text = ${text}\n${conlluLines(doc, k).join("\n")}\n\n`;
  }
  return out;
}

/** Keeps tokens, sentences, comments, multiword ranges and empty nodes; predicts every other column. */
async function annotateConllu(annotator: Annotator, path: string, io: Io): Promise<number> {
  const { text } = decodeText(await io.read(path), path);
  const sentences = readConllu(text);
  for (const block of blocksOf(sentences)) {
    const doc = docFromConllu(block, false);
    annotator.complete(doc);
    let out = "";
    block.forEach((sentence, k) => {
      out += `${merged(sentence, conlluLines(doc, k)).join("\n")}\n\n`;
    });
    await io.out(out);
  }
  return 0;
}

function blocksOf(sentences: readonly ConlluSentence[]): ConlluSentence[][] {
  const blocks: ConlluSentence[][] = [];
  for (const sentence of sentences) {
    const begins = sentence.comments.some((comment) => comment.startsWith("# newdoc"));
    const last = blocks.at(-1);
    if (last === undefined || begins || last.length >= MAX_BLOCK) blocks.push([sentence]);
    else last.push(sentence);
  }
  return blocks;
}

/** The sentence's own lines with the token lines replaced; what the input says of spacing is kept. */
function merged(sentence: ConlluSentence, predicted: readonly string[]): string[] {
  let next = 0;
  return sentence.lines.map((line) => {
    if (line.startsWith("#") || !/^\d+\t/.test(line)) return line;
    const given = line.split("\t");
    const cells = predicted[next++].split("\t");
    cells[0] = given[0];
    cells[1] = given[1];
    const misc = [/NER=[^|]+/.exec(cells[9])?.[0], /SpaceAfter=No/.exec(given[9] ?? "")?.[0]].filter((part) => part !== undefined);
    cells[9] = misc.length > 0 ? misc.join("|") : "_";
    return cells.join("\t");
  });
}
