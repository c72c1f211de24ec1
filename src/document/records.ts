/**
 * The wire format: one zod schema a record kind. Types, JSON Schema (docs/schema) and the check on output come from here.
 *
 * `start`/`end` are UTF-16 offsets into the report's text, half open; slicing the text gives `text` back.
 */

import { z } from "zod";
import { SPEECH_ACTS } from "../lexicon/report-verbs.ts";

const offset = z.int().min(0);
const span = z.object({ start: offset, end: offset, text: z.string() }).readonly();
const note = z.object({ rule: z.string(), message: z.string(), start: offset.optional(), end: offset.optional() }).readonly();
const confidence = z.number().min(0).max(1);

const base = {
  id: z.string(),
  reportId: z.string(),
  start: offset,
  end: offset,
  text: z.string(),
  /** The rule, or model and version, that made the record. */
  by: z.string(),
  confidence,
  notes: z.array(note).readonly(),
};

export const QuotationSchema = z.object({
  start: offset,
  end: offset,
  /** The marks with what they enclose; without a mark that the text has lost. */
  text: z.string(),
  nestedIn: offset.optional(),
  repairs: z.array(z.string()).readonly(),
});

export const ReportSchema = z.object({
  kind: z.literal("report"),
  ...base,
  url: z.string().optional(),
  publisher: z.string().optional(),
  title: z.string().optional(),
  byline: z.string().optional(),
  /** YYYY-MM-DD, absent when unknown. */
  published: z.string().optional(),
  publishedBasis: z.object({
    how: z.enum(["given", "read", "inferred", "unknown"]),
    confidence,
    reasons: z.array(note).readonly(),
  }),
  language: z.string(),
  translatedFrom: z.string().optional(),
});

export const SpeakerSchema = z.object({
  span: span.optional(),
  entityId: z.string().optional(),
  name: z.string(),
  /** Every party of a joint statement; one name otherwise. */
  names: z.array(z.string()).readonly(),
  carriedOver: z.boolean(),
  /** How the name was found: stated in the span, or inferred from another mention. */
  how: z.enum(["stated", "shortName", "pronoun", "description", "institution", "carriedOver", "turn", "unknown"]),
  confidence,
  /** The mention the name comes from, when it is not in the span itself. */
  evidence: span.optional(),
});

export const SaidSchema = z.object({
  value: z.string(),
  edtf: z.string().optional(),
  how: z.enum(["stated", "inferred"]),
  evidence: span.optional(),
});

export const StatementSchema = z.object({
  kind: z.literal("statement"),
  ...base,
  speaker: SpeakerSchema,
  cue: span.nullable(),
  content: z.array(span).readonly(),
  quoteType: z.enum(["direct", "indirect", "mixed"]),
  speechAct: z.enum(SPEECH_ACTS),
  addressee: span.optional(),
  medium: span.optional(),
  place: span.optional(),
  said: SaidSchema.optional(),
  negated: z.boolean(),
  modality: z.enum(["asserted", "possible", "conditional", "obligatory", "hedged"]),
  condition: span.optional(),
  within: z.string().optional(),
  topics: z.array(z.string()).readonly(),
  /** Quotation marks inside the content, with what was repaired. */
  quotations: z.array(QuotationSchema).readonly(),
  repairs: z.array(z.string()).readonly(),
});

export const MarkSchema = z.object({
  kind: z.literal("mark"),
  ...base,
  use: z.enum(["term", "echo", "heading", "title"]),
  /** The statement whose words it takes up. */
  pointsTo: z.string().optional(),
  repairs: z.array(z.string()).readonly(),
});

export const TimexSchema = z.object({
  kind: z.literal("timex"),
  ...base,
  type: z.enum(["DATE", "TIME", "DURATION", "SET"]),
  /** TIMEX3 value. */
  value: z.string(),
  mod: z.string().optional(),
  edtf: z.string().optional(),
  anchor: z.enum(["published", "previous"]).optional(),
  how: z.enum(["stated", "inferred"]),
});

export const MentionSchema = z.object({
  kind: z.literal("mention"),
  ...base,
  type: z.enum(["PER", "ORG", "LOC"]),
  /** The fullest form this report has for it. */
  name: z.string(),
  entityId: z.string(),
  titles: z.array(z.string()).readonly(),
});

export const RecordSchema = z.discriminatedUnion("kind", [ReportSchema, StatementSchema, MarkSchema, TimexSchema, MentionSchema]);

export type TextSpan = z.infer<typeof span>;
export type RecordNote = z.infer<typeof note>;
export type Quotation = z.infer<typeof QuotationSchema>;
export type ReportRecord = z.infer<typeof ReportSchema>;
export type Speaker = z.infer<typeof SpeakerSchema>;
export type Said = z.infer<typeof SaidSchema>;
export type Statement = z.infer<typeof StatementSchema>;
export type Mark = z.infer<typeof MarkSchema>;
export type Timex = z.infer<typeof TimexSchema>;
export type Mention = z.infer<typeof MentionSchema>;
export type RecordOf = z.infer<typeof RecordSchema>;
