/** The shapes the API answers with and takes, as zod schemas: validation, types of the client and OpenAPI come from here. */

import { z } from "@hono/zod-openapi";
import {
  CommitmentSchema,
  EventSchema,
  FigureSchema,
  FORCES,
  OptionSchema,
  RecordSchema,
  ReportSchema,
  STANCE_CLASSES,
  STATUSES,
  StatementSchema,
} from "../document/records.ts";
import { ITEM_VERDICTS, NAME_VERDICTS } from "../document/stored.ts";

const text = z.string();
const optional = text.optional();
const nullable = text.nullable();
const day = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, "expected a day YYYY-MM-DD")
  .openapi({ example: "2026-03-05" });
const count = z.number();
const offset = z.number().int().min(0);

export const FailureSchema = z.object({ error: z.object({ code: text, message: text }) }).openapi("Error");

export const Listing = z.object({
  limit: z.coerce.number().int().min(1).max(200).optional().openapi({ description: "entries a page, 1 to 200 (50)" }),
  page: z.string().max(500).optional().openapi({ description: "the `next` of the page before" }),
  outlet: z.string().max(300).optional().openapi({ description: "publisher, as the record has it" }),
  from: day.optional().openapi({ description: "not before this day" }),
  to: day.optional().openapi({ description: "not after this day" }),
  asOf: day.optional().openapi({ description: "only what was known on this day" }),
});
export const AsOf = Listing.pick({ asOf: true });
const name = z.string().min(1).max(300);
export const RecordListing = Listing.extend({ speaker: name.optional(), report: z.string().max(500).optional() });
export const Asking = AsOf.extend({ actor: name, topic: name, since: day.optional() });
export const Searching = AsOf.extend({
  q: z.string().max(400).optional().openapi({ description: 'words that must all be there; "a phrase"; a beginning*' }),
  kind: z.string().max(100).optional().openapi({ description: "kinds of records, with commas" }),
  speaker: name.optional(),
  outlet: z.string().max(300).optional(),
  from: day.optional(),
  to: day.optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
  offset: z.coerce.number().int().min(0).max(4000).optional(),
});
export const ById = z.object({ id: z.string().min(1).max(1000) });

const page = <T extends z.ZodType>(items: T) =>
  z.object({ items: z.array(items), next: optional.openapi({ description: "token of the next page; absent on the last" }) });
const span = z.object({ start: offset, end: offset, text });

export const CorrectionSchema = z
  .object({ ruling: text, verdict: z.enum(["speaker", "notStatement"]), speaker: optional, author: text, reason: text, at: text })
  .openapi("Correction");
export const ListedReportSchema = z
  .object({ id: text, title: nullable, publisher: nullable, published: nullable, url: nullable, language: text, records: count, beginning: text })
  .openapi("ListedReport");
export const ReportPage = page(ListedReportSchema).openapi("ReportPage");
const listed = <T extends z.ZodType>(record: T) =>
  z.object({ record, title: nullable, publisher: nullable, published: nullable, url: nullable, correction: CorrectionSchema.optional() });
export const StatementPage = page(listed(StatementSchema)).openapi("StatementPage");
export const EventPage = page(listed(EventSchema)).openapi("EventPage");
export const FigurePage = page(listed(FigureSchema)).openapi("FigurePage");
export const WholeReportSchema = z
  .object({ report: ReportSchema, source: text, added: text, records: z.array(RecordSchema), corrections: z.record(z.string(), CorrectionSchema) })
  .openapi("Report");

const facet = z.array(z.object({ value: text, count }));
export const SearchSchema = z
  .object({
    total: count,
    more: z.boolean(),
    hits: z.array(
      z.object({
        id: text,
        kind: text,
        reportId: text,
        title: nullable,
        publisher: nullable,
        published: nullable,
        day: nullable,
        speaker: nullable,
        start: offset,
        end: offset,
        snippet: z.array(z.object({ text, hit: z.boolean() })),
      }),
    ),
    facets: z.object({ kind: facet, outlet: facet, speaker: facet, month: facet }),
  })
  .openapi("SearchResult");

const entityRow = { id: text, name: text, type: text, reports: count, mentions: count };
export const EntityList = z.object({ items: z.array(z.object(entityRow)) }).openapi("EntityList");
export const EntitySchema = z
  .object({
    ...entityRow,
    kind: text,
    names: z.array(z.object({ name: text, type: text, reports: count, score: count, reasons: z.array(text) })),
    titles: z.array(text),
    roles: z.array(z.object({ title: text, of: text, from: optional, to: optional })),
    aliases: z.array(text),
    source: optional,
    statements: count,
  })
  .openapi("Entity");
export const DoubtList = z
  .object({ items: z.array(z.object({ a: text, b: text, aEntity: text, bEntity: text, score: count, reasons: z.array(text) })) })
  .openapi("DoubtList");

const told = <T extends z.ZodType>(record: T) =>
  z.object({ record, publisher: optional, title: optional, url: optional, published: optional, copyOf: optional });
export const FamilyList = z
  .object({
    items: z.array(
      z.object({
        kind: z.literal("quotationFamily"),
        id: text,
        speaker: text,
        earliest: text,
        mostDirect: text,
        sources: count,
        variants: z.array(z.object({ told: told(StatementSchema), against: z.looseObject({}) })),
      }),
    ),
  })
  .openapi("FamilyList");
export const HappeningList = z
  .object({ items: z.array(z.object({ kind: z.literal("happening"), id: text, sources: count, mentions: z.array(told(EventSchema)) })) })
  .openapi("HappeningList");
export const CommitmentList = z
  .object({
    items: z.array(
      z.object({
        kind: z.literal("commitmentHistory"),
        id: text,
        actor: text,
        force: z.enum(FORCES),
        status: z.enum(STATUSES),
        due: optional,
        made: optional,
        contradicted: z.boolean(),
        tellings: z.array(told(CommitmentSchema)),
        transitions: z.array(z.object({ status: z.enum(STATUSES), day: optional, by: text, text, why: text })),
      }),
    ),
  })
  .openapi("CommitmentList");
export const DisagreementList = z
  .object({
    items: z.array(
      z.object({
        kind: z.literal("figureDisagreement"),
        id: text,
        figures: z.tuple([told(FigureSchema), told(FigureSchema)]),
        ratio: count,
        reason: text,
      }),
    ),
  })
  .openapi("DisagreementList");

const source = z.object({ publisher: optional, title: optional, url: optional, published: optional, copyOf: optional });
const direction = z.union([z.literal(-1), z.literal(0), z.literal(1)]);
const ruled = z.object({ id: text, verdict: z.enum(ITEM_VERDICTS), author: text, reason: text, at: text });
export const ItemSchema = z
  .object({
    id: text,
    lane: z.enum(["word", "deed"]),
    reportId: text,
    start: offset,
    end: offset,
    text,
    asked: z.object({ start: offset, end: offset, text }).optional(),
    records: z.array(text),
    day: optional,
    dayTo: optional,
    earlier: z.boolean(),
    toldOf: z.boolean(),
    direction,
    class: z.enum(STANCE_CLASSES).optional(),
    reliability: count,
    family: count,
    predicate: text,
    derivation: text,
    match: z.object({ kind: text, why: text }),
    holder: z.object({ name: text, how: z.enum(["own", "reported", "did"]), note: optional }),
    source,
    event: z.object({ type: text, realis: text, trigger: text }).optional(),
    ruling: ruled.optional(),
  })
  .openapi("Item");
const sides = z.object({ items: count, families: count, days: count });
const laneVerdict = z.object({
  verdict: z.enum(["reversed", "shifted", "unchanged", "undetermined"]),
  level: z.object({
    changes: z.tuple([count, count, count]),
    reversed: count,
    states: z.array(direction),
    points: z.array(z.object({ before: text, after: text, from: text, to: text, at: count })),
  }),
  counts: z.object({ all: sides, for: sides, against: sides, before: sides.optional(), after: sides.optional() }),
  power: count.optional(),
  because: z.array(text),
});
const change = z
  .object({
    id: text,
    reportId: text,
    start: offset,
    end: offset,
    text,
    answer: span.optional(),
    type: text,
    from: z.enum(["for", "against"]).optional(),
    to: z.enum(["for", "against"]).optional(),
    channel: text,
    saidBy: text,
    day: optional,
    cue: text,
    score: count,
    source,
  })
  .openapi("StatedChange");
const pair = z.object({ earlier: ItemSchema, later: ItemSchema, score: count, why: text }).openapi("ContradictingPair");
const done = z.object({ id: text, text, day: optional });
export const OpenOptionSchema = z
  .object({
    id: text,
    reportId: text,
    actor: text,
    action: text,
    status: OptionSchema.shape.status,
    backers: z.array(text),
    blocker: optional,
    last: optional,
    evidence: z.array(span),
    reports: count,
    source,
  })
  .openapi("OpenOption");
export const AnswerSchema = z
  .object({
    kind: z.literal("answer"),
    actor: z.object({ id: text, name: text }),
    topic: z.object({ name: text, phrases: z.array(text) }),
    asOf: optional,
    since: optional,
    summary: z.array(text),
    verdicts: z.object({ words: laneVerdict, deeds: laneVerdict }),
    first: z.array(z.union([z.object({ kind: z.literal("change"), change }), z.object({ kind: z.literal("pair"), pair })])),
    words: z.array(ItemSchema),
    deeds: z.array(ItemSchema),
    changes: z.array(change),
    assessments: z.array(
      z.object({ id: text, statementId: text, reportId: text, start: offset, end: offset, text, speaker: text, day: optional, source }),
    ),
    pairs: z.array(pair),
    reversals: z.array(z.object({ done, undone: done, reportId: text })),
    parting: z.object({ words: z.enum(["for", "against"]), deeds: z.enum(["for", "against"]), since: optional, because: text }).optional(),
    contrary: z.object({ words: ItemSchema.optional(), deeds: ItemSchema.optional() }),
    options: z.array(OpenOptionSchema),
    struck: z.array(ItemSchema),
    counts: z.object({ reports: count, sentences: count, days: count }),
    voices: z.array(z.object({ name: text, why: text })),
    more: z.boolean(),
  })
  .openapi("Answer");
export const OpenToSchema = z
  .object({
    actor: z.object({ id: text, name: text }),
    options: z.array(OpenOptionSchema),
    precedents: z.array(z.object({ force: z.enum(FORCES), closed: count, carriedOut: count, pending: count, medianDays: count.optional() })),
    closed: count,
  })
  .openapi("OpenTo");

const phrases = z.array(z.string().min(1).max(200)).max(100).optional();
export const TopicFieldsSchema = z
  .object({ topic: name, terms: phrases, aliases: phrases, raises: phrases, lowers: phrases, exclude: phrases })
  .openapi("TopicFields");
export const TopicList = z
  .object({
    known: z.array(TopicFieldsSchema),
    proposed: z.array(z.object({ topic: text, reports: count, holders: z.array(z.object({ name: text, count })) })),
  })
  .openapi("TopicList");
const term = z.object({ text, act: z.boolean(), polarity: count });
export const TopicDetailsSchema = z
  .object({
    kind: z.literal("topic"),
    fields: TopicFieldsSchema,
    wordings: z.array(z.object({ text, words: z.array(term) })),
    terms: z.array(term),
    aliases: z.array(z.object({ short: text, full: z.array(text), reports: count })),
    speakers: z.array(z.object({ id: text, name: text, reports: count })),
    actor: optional,
    matches: z.record(z.string(), count),
    neighbours: z.array(z.object({ text, count })),
  })
  .openapi("TopicDetails");

export const DiffSchema = z
  .object({
    since: text,
    reports: z.array(z.object({ id: text, published: nullable, publisher: nullable, title: nullable })),
    counts: z.record(z.string(), count),
    speakers: z.array(z.object({ name: text, count })),
    moved: z.array(z.object({ id: text, actor: text, force: text, action: text, status: text, day: text, text })),
    made: z.array(z.object({ id: text, actor: text, force: text, action: text, made: optional })),
  })
  .openapi("Diff");

export const RulingSchema = z
  .object({ id: text, verdict: text, a: text, b: text, aName: text, bName: text, author: text, reason: text, at: text })
  .openapi("Ruling");
export const RulingList = z.object({ items: z.array(RulingSchema) }).openapi("RulingList");
const id = z.string().min(1).max(1000);
export const ProposedRulingSchema = z
  .union([
    z.object({ on: z.literal("item"), verdict: z.enum(ITEM_VERDICTS), item: id, actor: name, topic: name }),
    z.object({ on: z.literal("identity"), verdict: z.enum(NAME_VERDICTS), a: name, b: name }),
    z.object({ on: z.literal("statement"), verdict: z.literal("speaker"), statement: id, speaker: name }),
    z.object({ on: z.literal("statement"), verdict: z.enum(["notStatement", "asRead"]), statement: id }),
  ])
  .openapi("ProposedRuling");
const who = { author: z.string().max(200).optional(), reason: z.string().max(2000).optional() };
export const RulingRequest = z.object({ ruling: ProposedRulingSchema, ...who }).openapi("RulingRequest");
export const TopicRequest = z.object({ fields: TopicFieldsSchema, ...who }).openapi("TopicRequest");
export const ProposalSchema = z
  .object({
    id: text,
    ruling: ProposedRulingSchema,
    reportId: text,
    start: offset,
    end: offset,
    text: z.string().min(1),
    author: text,
    reason: text,
    at: text,
    state: z.enum(["open", "accepted", "refused"]),
    decidedBy: optional,
    decidedAt: optional,
  })
  .openapi("Proposal");
export const ProposalList = z.object({ items: z.array(ProposalSchema) }).openapi("ProposalList");
export const ProposalRequest = z
  .object({ ruling: ProposedRulingSchema, reportId: id, start: offset, end: offset, author: name, reason: z.string().min(1).max(2000) })
  .openapi("ProposalRequest");
export const Deciding = z.object({ id, state: z.enum(["accepted", "refused"]), author: z.string().max(200).optional() }).openapi("Decision");

export const MOST_ADDED = 200;
export const AddRequest = z
  .object({
    urls: z
      .array(
        z
          .string()
          .regex(/^https?:\/\//i, "expected an address that begins with http:// or https://")
          .max(2000),
      )
      .max(MOST_ADDED)
      .optional(),
    files: z
      .array(z.object({ name: z.string().min(1).max(300), base64: z.string() }))
      .max(MOST_ADDED)
      .optional(),
    texts: z
      .array(
        z.object({
          text: z.string().min(1),
          title: z.string().max(500).optional(),
          publisher: z.string().max(200).optional(),
          published: day.optional(),
        }),
      )
      .max(MOST_ADDED)
      .optional(),
    samples: z.boolean().optional().openapi({ description: "the samples that come with onrecord" }),
  })
  .openapi("AddRequest");
export const ImportSchema = z
  .object({
    id: text,
    state: z.enum(["waiting", "running", "done", "failed"]),
    done: count,
    notes: z.array(text),
    summary: z
      .object({ added: count, known: count, renewed: count, failed: z.array(z.object({ source: text, message: text })), reports: z.array(text) })
      .optional(),
    error: optional,
  })
  .openapi("Import");
export const StatusSchema = z
  .object({ version: text, reports: count, records: count, names: count, waiting: count, sizeBytes: count, author: text })
  .openapi("Status");
