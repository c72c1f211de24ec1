/** The table of contents of onrecord: the stages from text to Doc, in order. A stage's needs are checked when the list is made. */

import { makeLemmatizer, readExceptions } from "./annotate/lemmas/lemmatizer.ts";
import { makeNameFinder } from "./annotate/names/name-finder.ts";
import { makeParser, readParser } from "./annotate/parse/parser.ts";
import { makeQuoteFinder } from "./annotate/quotes/quotes.ts";
import { makeSentenceSplitter } from "./annotate/sentences/splitter.ts";
import { makeTagger, readTagger } from "./annotate/tags/tagger.ts";
import { tokenize } from "./annotate/tokens/tokenizer.ts";
import type { Column, Doc, Stage } from "./document/doc.ts";
import type { RecordOf } from "./document/records.ts";
import { labelsIn, type Report, type TextRange } from "./document/report.ts";
import { makeExtractor } from "./extract/extractor.ts";
import { makeAttributor } from "./extract/statements/attribution.ts";
import { readAbbreviations } from "./lexicon/abbreviations.ts";
import { readCountries } from "./lexicon/countries.ts";
import { EVENT_TABLE_FILES, readEventTables } from "./lexicon/event-tables.ts";
import { readGivenNames } from "./lexicon/given-names.ts";
import { readReportVerbs } from "./lexicon/report-verbs.ts";
import { readStanceTable } from "./lexicon/stance-table.ts";
import { readTermsOfOffice } from "./lexicon/terms-of-office.ts";
import { readTitles } from "./lexicon/titles.ts";
import { readUnits } from "./lexicon/units.ts";
import { ByteReader } from "./model/bytes.ts";
import { type Clusters, readClusters } from "./model/clusters.ts";
import { describeForms } from "./model/forms.ts";
import { type LinearTables, shareTables } from "./model/linear.ts";
import { readSequence } from "./model/sequence.ts";

/** A reader of reports: text in, records out; no file, clock, network or locale. */
export interface Reader extends Annotator {
  /** The records of a report, the report's own first. Deterministic. O(length). */
  extract(report: Report): RecordOf[];
}

/** Names of the files a pipeline needs: models/NAME.bin and data/lexicon/NAME.tsv. */
export const MODEL_FILES = ["clusters", "tagger", "parser", "lemmas", "names", "attribution"] as const;
export const LEXICON_FILES = [
  "abbreviations",
  "report-verbs",
  "countries",
  "titles",
  "units",
  "terms-of-office",
  "given-names",
  "stances",
  ...EVENT_TABLE_FILES,
] as const;

/** Name and version of the attribution model, as records name it. */
const ATTRIBUTION_MODEL = "model:attribution-1";

/** The bytes of every model and the text of every lexicon; the caller reads them from disk or over the network. */
export interface Resources {
  readonly models: Readonly<Record<string, Uint8Array>>;
  readonly lexicons: Readonly<Record<string, string>>;
}

export interface Annotator {
  /** Reads a text, without the parts that are no words of it, into a Doc with every column set. O(length). */
  annotate(text: string, without?: readonly TextRange[]): Doc;
  /** Fills the columns that follow tokens and sentences, keeping those. */
  complete(doc: Doc): void;
}

function readAnnotationModels({ models }: Resources) {
  const names = new ByteReader(models["names"], "names");
  return {
    tagger: readTagger(models["tagger"]),
    parser: readParser(models["parser"]),
    names: [readSequence(names.bytes(), "names 1"), readSequence(names.bytes(), "names 2")] as const,
  };
}

function readAttributionModels({ models }: Resources) {
  const bytes = new ByteReader(models["attribution"], "attribution");
  return { cues: readSequence(bytes.bytes(), "cues"), links: readSequence(bytes.bytes(), "links") };
}

/** The tables of all models, for threads that each make a reader of the same files (see adoptTables). 30 MB. */
export function tablesOf(resources: Resources): LinearTables {
  return shareTables(() => [readAnnotationModels(resources), readAttributionModels(resources)]);
}

export function makeAnnotator(resources: Resources): Annotator {
  const { models, lexicons } = resources;
  const trained = readAnnotationModels(resources);
  const abbreviations = readAbbreviations(lexicons["abbreviations"]);
  const verbs = readReportVerbs(lexicons["report-verbs"]);
  const lists = { countries: readCountries(lexicons["countries"]), titles: readTitles(lexicons["titles"]) };
  const clusters = readClusters(models["clusters"]);
  const facts = makeFormDescriber(clusters);
  const quotes = makeQuoteFinder(verbs);
  const learned: Stage[] = [
    facts,
    makeTagger(trained.tagger),
    makeParser(trained.parser),
    makeLemmatizer(readExceptions(models["lemmas"]), (word) => clusters.has(word)),
    makeNameFinder(...trained.names, lists),
  ];
  const fromText = checked([quotes, makeSentenceSplitter(abbreviations, verbs), ...learned], ["tokens"]);
  const fromSentences = checked([quotes, ...learned], ["tokens", "sentences"]);
  return {
    annotate(text, without) {
      const doc = tokenize(text, abbreviations, without);
      for (const stage of fromText) stage.run(doc);
      return doc;
    },
    complete(doc) {
      for (const stage of fromSentences) stage.run(doc);
    },
  };
}

export function makeReader(resources: Resources): Reader {
  const annotator = makeAnnotator(resources);
  const verbs = readReportVerbs(resources.lexicons["report-verbs"]);
  const extract = makeExtractor({
    attribute: makeAttributor(readAttributionModels(resources), verbs),
    verbs,
    countries: readCountries(resources.lexicons["countries"]),
    titles: readTitles(resources.lexicons["titles"]),
    given: readGivenNames(resources.lexicons["given-names"]),
    units: readUnits(resources.lexicons["units"]),
    events: readEventTables(resources.lexicons),
    stances: readStanceTable(resources.lexicons["stances"]),
    terms: readTermsOfOffice(resources.lexicons["terms-of-office"]),
    model: ATTRIBUTION_MODEL,
  });
  return { ...annotator, extract: (report) => extract(report, annotator.annotate(report.text, labelsIn(report))) };
}

function makeFormDescriber(clusters: Clusters): Stage {
  return {
    name: "facts",
    reads: ["tokens"],
    writes: ["facts"],
    run(doc) {
      doc.facts = describeForms(doc.forms, clusters);
    },
  };
}

/** The list itself; throws TypeError when a stage reads a column nobody wrote before it, or writes one twice. */
export function checked(stages: readonly Stage[], given: readonly Column[]): readonly Stage[] {
  const ready = new Set<Column>(given);
  for (const stage of stages) {
    for (const column of stage.reads) {
      if (!ready.has(column)) throw new TypeError(`stage ${stage.name} reads column ${column}, which no stage before it writes`);
    }
    for (const column of stage.writes) {
      if (ready.has(column)) throw new TypeError(`stage ${stage.name} writes column ${column}, which is written already`);
      ready.add(column);
    }
  }
  return stages;
}
