/** Doc → records: the report itself, its statements and marks, its time expressions, its names. */

import type { Doc } from "../document/doc.ts";
import type { Mention, RecordNote, RecordOf, ReportRecord, Timex } from "../document/records.ts";
import type { Report } from "../document/report.ts";
import { byPlace } from "../document/spans.ts";
import type { Countries } from "../lexicon/countries.ts";
import type { EventTables } from "../lexicon/event-tables.ts";
import type { GivenNames } from "../lexicon/given-names.ts";
import type { ReportVerbs } from "../lexicon/report-verbs.ts";
import type { StanceTable } from "../lexicon/stance-table.ts";
import type { TermsOfOffice } from "../lexicon/terms-of-office.ts";
import type { Titles } from "../lexicon/titles.ts";
import type { Units } from "../lexicon/units.ts";
import { makeCommitments } from "./commitments/commitments.ts";
import { makeOptions } from "./commitments/options.ts";
import { makeEvents } from "./events/events.ts";
import { findDisagreements } from "./figures/disagreements.ts";
import { makeFigures } from "./figures/figures.ts";
import { gatherNames, type NameIndex } from "./speakers/mentions.ts";
import { withStatesOf } from "./speakers/states.ts";
import { makeStances } from "./stances/stances.ts";
import type { makeAttributor } from "./statements/attribution.ts";
import { entityId, makeStatements } from "./statements/statements.ts";
import { turnStatements } from "./statements/turns.ts";
import { readDay } from "./times/calendar.ts";
import { inferPublished } from "./times/published.ts";
import { findTimes, type ResolvedTime, resolveTimes } from "./times/times.ts";
import { translationNotes } from "./translation.ts";

export interface ExtractorParts {
  readonly attribute: ReturnType<typeof makeAttributor>;
  readonly verbs: ReportVerbs;
  readonly countries: Countries;
  readonly titles: Titles;
  readonly given: GivenNames;
  readonly units: Units;
  readonly events: EventTables;
  readonly stances: StanceTable;
  readonly terms: TermsOfOffice;
  /** Name and version of the attribution model. */
  readonly model: string;
}

/** Makes the function from an annotated report to its records: the report first, then by place in the text. */
export function makeExtractor(parts: ExtractorParts): (report: Report, doc: Doc) => RecordOf[] {
  return (report, doc) => {
    const { found, evidence } = parts.attribute(doc);
    const times = findTimes(doc);
    const basis = publishedBasis(report, doc, times);
    const resolved = resolveTimes(doc, times, basis.published === undefined ? undefined : readDay(basis.published));
    const countries = withStatesOf(doc, evidence.tree, parts.countries, parts.titles);
    const names = gatherNames(doc, evidence.tree, countries, parts.titles, parts.given);
    const speakers = { doc, tree: evidence.tree, names, countries, titles: parts.titles };
    const { statements, marks } = makeStatements({
      report,
      doc,
      attributions: found,
      times: resolved,
      speakers,
      verbs: parts.verbs,
      model: parts.model,
    });
    const turns = report.turns === undefined ? [] : turnStatements(report, report.turns);
    const told = [...turns, ...statements];
    const translation = translationNotes(report.text, doc);
    const figures = makeFigures({ report, doc, tree: evidence.tree, units: parts.units, times: resolved, statements: told });
    const events = makeEvents({
      report,
      doc,
      tables: parts.events,
      speakers,
      times: resolved,
      statements: told,
      published: basis.published,
      translated: translation.translatedFrom !== undefined,
    });
    const frame = { report, doc, tables: parts.events, speakers, statements: told, events };
    const commitments = makeCommitments({ ...frame, terms: parts.terms, times: resolved, published: basis.published });
    const options = makeOptions({ ...frame, commitments });
    const stances = makeStances({ report, doc, table: parts.stances, events: parts.events, speakers, statements: told, times: resolved });
    const disagreements = findDisagreements(report, figures);
    const timexes = resolved.map((time) => timexOf(report, doc, time));
    const mentions = mentionsOf(report, doc, names);
    const rest: RecordOf[] = [
      ...told,
      ...marks,
      ...timexes,
      ...mentions,
      ...figures,
      ...disagreements,
      ...events,
      ...commitments,
      ...options,
      ...stances,
    ];
    rest.sort(byPlace);
    return [reportRecord(report, doc, basis, translation), ...rest];
  };
}

interface Basis {
  readonly published: string | undefined;
  readonly basis: ReportRecord["publishedBasis"];
}

function publishedBasis(report: Report, doc: Doc, times: ReturnType<typeof findTimes>): Basis {
  const inferred = inferPublished(doc, times);
  const reasons: RecordNote[] = (inferred?.reasons ?? []).map((reason) => ({ rule: "published", ...reason }));
  if (report.published !== undefined) {
    const how = report.publishedHow ?? "given";
    const guess = inferred && iso(inferred.day);
    const check: RecordNote[] =
      guess !== undefined && guess !== report.published && inferred && inferred.confidence >= 0.7
        ? [{ rule: "published-check", message: `the text alone would give ${guess}` }, ...reasons]
        : [];
    return { published: report.published, basis: { how, confidence: how === "given" ? 1 : 0.95, reasons: check } };
  }
  if (inferred === undefined) {
    return {
      published: undefined,
      basis: { how: "unknown", confidence: 0, reasons: [{ rule: "published", message: "no date was given, and the text names none to count from" }] },
    };
  }
  return { published: iso(inferred.day), basis: { how: "inferred", confidence: inferred.confidence, reasons } };
}

function iso(day: { year: number; month: number; day: number }): string {
  return `${String(day.year).padStart(4, "0")}-${String(day.month).padStart(2, "0")}-${String(day.day).padStart(2, "0")}`;
}

function reportRecord(
  report: Report,
  doc: Doc,
  { published, basis }: Basis,
  { notes, language, translatedFrom }: ReturnType<typeof translationNotes>,
): ReportRecord {
  return {
    kind: "report",
    id: report.id,
    reportId: report.id,
    start: 0,
    end: report.text.length,
    text: report.text,
    by: "rule:read",
    confidence: 1,
    notes: [...report.notes, ...notes],
    ...(report.url === undefined ? {} : { url: report.url }),
    ...(report.publisher === undefined ? {} : { publisher: report.publisher }),
    ...(report.title === undefined ? {} : { title: report.title }),
    ...(report.byline === undefined ? {} : { byline: report.byline }),
    ...(published === undefined ? {} : { published }),
    publishedBasis: basis,
    language,
    ...(translatedFrom === undefined ? {} : { translatedFrom }),
    sentences: Array.from({ length: doc.sentenceCount }, (_, k) => doc.start[doc.sentenceFrom[k]]),
  };
}

function timexOf(report: Report, doc: Doc, time: ResolvedTime): Timex {
  const start = doc.start[time.from];
  const end = doc.end[time.to - 1];
  return {
    kind: "timex",
    id: `${report.id}/timex/${start}-${end}`,
    reportId: report.id,
    start,
    end,
    text: report.text.slice(start, end),
    by: `rule:${time.rule}`,
    confidence: time.anchor === "previous" ? 0.7 : time.anchor === "published" ? 0.9 : 0.95,
    notes: [],
    type: time.type,
    value: time.value,
    ...(time.mod === undefined ? {} : { mod: time.mod }),
    ...(time.edtf === undefined ? {} : { edtf: time.edtf }),
    ...(time.anchor === undefined ? {} : { anchor: time.anchor }),
    how: time.anchor === undefined ? "stated" : "inferred",
  };
}

function mentionsOf(report: Report, doc: Doc, names: NameIndex): Mention[] {
  return names.mentions.map((mention) => {
    const start = doc.start[mention.from];
    const end = doc.end[mention.to - 1];
    return {
      kind: "mention",
      id: `${report.id}/mention/${start}-${end}`,
      reportId: report.id,
      start,
      end,
      text: report.text.slice(start, end),
      by: "model:names-1",
      confidence: mention.ambiguous ? 0.5 : 0.8,
      notes: mention.ambiguous ? [{ rule: "name-ambiguous", message: "more than one full name in this report fits" }] : [],
      type: mention.type,
      name: mention.group.name,
      entityId: entityId(report, mention.group.name),
      titles: mention.titles,
    };
  });
}
