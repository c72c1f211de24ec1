/** Trains the two readings of the name finder on UNER-EWT and Wikigold; the second learns on jack-knifed first readings. */

import { readFileSync, writeFileSync } from "node:fs";
import { nameFeatures } from "../src/annotate/names/features.ts";
import { contextOf, listsOf, makeNameFinder, type NameLists } from "../src/annotate/names/name-finder.ts";
import { NAME_LABELS } from "../src/document/alphabets.ts";
import { Doc } from "../src/document/doc.ts";
import { readCountries } from "../src/lexicon/countries.ts";
import { readTitles } from "../src/lexicon/titles.ts";
import { ByteReader, ByteWriter } from "../src/model/bytes.ts";
import { describeForms } from "../src/model/forms.ts";
import { readSequence, runsFromBio } from "../src/model/sequence.ts";
import { readFileAt } from "./corpora.ts";
import { type SequenceSettings, trainSequence } from "./sequence.ts";
import { loadClusters } from "./tagger.ts";

const LABELS = NAME_LABELS.slice(1);
const SETTINGS: SequenceSettings = { epochs: 8, seeds: [3], minUpdates: 2, minCode: 20, capacityBits: 20 };
const MISS_COST = 4;
const FALSE_COST = 1;
const FOLDS = 5;

export interface NameExample {
  readonly doc: Doc;
  readonly gold: Uint8Array;
}

export function loadLists(): NameLists {
  const text = (name: string): string => readFileSync(new URL(`../data/lexicon/${name}.tsv`, import.meta.url), "utf8");
  return { countries: readCountries(text("countries")), titles: readTitles(text("titles")) };
}

/** Reads IOB2: one Doc a document (`# newdoc`), or one a block of sentences where the file has none. */
export function readNames(path: string): NameExample[] {
  const clusters = loadClusters();
  const text = readFileAt(path);
  const numbered = /^1\t\S+\t[A-Z]/m.test(text);
  const column = numbered ? [1, 2] : [0, 1];
  const examples: NameExample[] = [];
  let sentences: [string, string][][] = [];
  let sentence: [string, string][] = [];
  const endSentence = (): void => {
    if (sentence.length > 0) sentences.push(sentence);
    sentence = [];
  };
  const endDoc = (): void => {
    endSentence();
    if (sentences.length > 0) examples.push(exampleOf(sentences, clusters));
    sentences = [];
  };
  for (const line of text.split("\n")) {
    if (line.startsWith("# newdoc")) endDoc();
    else if (line.startsWith("#")) continue;
    else if (line.trim() === "") {
      endSentence();
      if (!numbered && sentences.length >= 12) endDoc();
    } else {
      const cells = line.split("\t");
      sentence.push([cells[column[0]], cells[column[1]]]);
    }
  }
  endDoc();
  return examples;
}

function exampleOf(sentences: readonly [string, string][][], clusters: ReturnType<typeof loadClusters>): NameExample {
  const flat = sentences.flat();
  const forms = flat.map(([form]) => form);
  const starts: number[] = [];
  let text = "";
  for (const form of forms) {
    starts.push(text.length);
    text += `${form} `;
  }
  const doc = new Doc(
    text,
    Uint32Array.from(starts),
    Uint32Array.from(starts, (s, i) => s + forms[i].length),
    undefined,
    forms,
  );
  const from = [0];
  for (const sentence of sentences) from.push((from.at(-1) as number) + sentence.length);
  doc.sentenceFrom = Uint32Array.from(from);
  doc.facts = describeForms(doc.forms, clusters);
  const gold = Uint8Array.from(flat, ([, label]) => Math.max(0, LABELS.indexOf(label as never)));
  return { doc, gold };
}

interface SentenceItem {
  readonly example: NameExample;
  readonly listOf: Uint8Array;
  readonly context: Uint8Array;
  readonly from: number;
  readonly to: number;
}

function train(examples: readonly NameExample[], contexts: readonly Uint8Array[], lists: NameLists): Uint8Array {
  const items: SentenceItem[] = examples.flatMap((example, e) => {
    const listOf = listsOf(example.doc.forms, lists);
    return Array.from({ length: example.doc.sentenceCount }, (_, k) => ({
      example,
      listOf,
      context: contexts[e],
      from: example.doc.sentenceFrom[k],
      to: example.doc.sentenceFrom[k + 1],
    }));
  });
  return trainSequence(
    {
      labels: LABELS,
      items,
      length: (item) => item.to - item.from,
      gold: (item) => item.example.gold.subarray(item.from, item.to),
      features: (item, i, out) =>
        nameFeatures(item.example.doc, item.example.doc.facts!, item.listOf, item.context, item.from + i, item.from, item.to, out),
      cost: (gold) => (gold === 0 ? FALSE_COST : MISS_COST),
    },
    SETTINGS,
  );
}

/** Precision, recall and F1 in percent of exact names with their type. */
export function scoreNames(model: Uint8Array, examples: readonly NameExample[], lists: NameLists): { p: number; r: number; f: number } {
  const reader = new ByteReader(model, "names");
  const finder = makeNameFinder(readSequence(reader.bytes(), "names 1"), readSequence(reader.bytes(), "names 2"), lists);
  let right = 0;
  let found = 0;
  let gold = 0;
  for (const example of examples) {
    example.doc.name.fill(0);
    finder.run(example.doc);
    for (let k = 0; k < example.doc.sentenceCount; k++) {
      const from = example.doc.sentenceFrom[k];
      const n = example.doc.sentenceFrom[k + 1] - from;
      const want = new Set(runsFromBio(example.gold.subarray(from, from + n), n, LABELS).map((run) => `${run.type} ${run.from} ${run.to}`));
      const got = runsFromBio(example.doc.name.subarray(from, from + n), n, NAME_LABELS).map((run) => `${run.type} ${run.from} ${run.to}`);
      gold += want.size;
      found += got.length;
      right += got.filter((run) => want.has(run)).length;
    }
  }
  return { p: (100 * right) / found, r: (100 * right) / gold, f: (200 * right) / (found + gold) };
}

function firstReading(model: Uint8Array, examples: readonly NameExample[], lists: NameLists): Uint8Array[] {
  const sequence = readSequence(model, "names 1");
  const finder = makeNameFinder(sequence, sequence, lists);
  return examples.map(({ doc }) => {
    doc.name.fill(0);
    finder.run(doc);
    return contextOf(
      doc,
      Uint8Array.from(doc.name, (label) => Math.max(0, label - 1)),
      LABELS.length,
    );
  });
}

if (process.argv[1]?.endsWith("train/names.ts")) {
  const lists = loadLists();
  const examples = [...readNames("ner/uner_ewt/en_ewt-ud-train.first-commit.iob2"), ...readNames("ner/wikigold/wikigold.iob2")];
  const none = examples.map(({ doc }) => new Uint8Array(doc.forms.length));
  const contexts: Uint8Array[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = examples.filter((_, e) => e % FOLDS !== fold);
    const held = examples.filter((_, e) => e % FOLDS === fold);
    const model = train(
      rest,
      rest.map(({ doc }) => new Uint8Array(doc.forms.length)),
      lists,
    );
    firstReading(model, held, lists).forEach((context, at) => {
      contexts[at * FOLDS + fold] = context;
    });
  }
  const bytes = new ByteWriter()
    .bytes(train(examples, none, lists))
    .bytes(train(examples, contexts, lists))
    .finish();
  writeFileSync(new URL("../models/names.bin", import.meta.url), bytes);
  const dev = scoreNames(bytes, readNames("ner/uner_ewt/en_ewt-ud-dev.iob2"), lists);
  const test = scoreNames(bytes, readNames("ner/uner_ewt/en_ewt-ud-test.iob2"), lists);
  process.stdout.write(`names ${(bytes.length / 1e6).toFixed(2)} MB; UNER-EWT dev ${JSON.stringify(dev)}; test ${JSON.stringify(test)}\n`);
}
