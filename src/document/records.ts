/**
 * The wire format: one zod schema a record kind. Types, JSON Schema (docs/schema) and the check on output come from here.
 *
 * `start`/`end` are UTF-16 offsets into the report's text, half open; slicing the text gives `text` back.
 */

import { z } from "zod";
import { EVENT_TYPES, REALIS } from "../lexicon/event-tables.ts";
import { SPEECH_ACTS } from "../lexicon/report-verbs.ts";

export const BOUNDS = ["exact", "about", "atLeast", "atMost", "moreThan", "lessThan", "almost"] as const;
export type Bound = (typeof BOUNDS)[number];

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
  /** Where each sentence starts, in text order. */
  sentences: z.array(offset).readonly(),
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

/** Who takes part: as written, and who that is. */
export const ParticipantSchema = z.object({
  name: z.string(),
  span: span.optional(),
  entityId: z.string().optional(),
  /** ISO 3166-1 alpha-2 of the country the party is of, where the text shows it. */
  country: z.string().optional(),
  /** PLOVER sector: GOV, MIL, LEG … */
  sector: z.string().optional(),
  how: z.enum(["stated", "shortName", "pronoun", "description", "institution", "carriedOver", "turn", "unknown"]),
  confidence,
});

const dated = z.object({ value: z.string(), edtf: z.string().optional(), how: z.enum(["stated", "inferred"]), evidence: span.optional() });

export const EventSchema = z.object({
  kind: z.literal("event"),
  ...base,
  /** PLOVER root type (2021). */
  type: z.enum(EVENT_TYPES),
  mode: z.string().optional(),
  context: z.array(z.string()).readonly(),
  actor: z.array(ParticipantSchema).readonly(),
  recipient: z.array(ParticipantSchema).readonly(),
  mediator: ParticipantSchema.optional(),
  place: span.optional(),
  date: dated.optional(),
  duration: z.object({ value: z.string(), evidence: span }).optional(),
  realis: z.enum(REALIS),
  trigger: span,
  /** The thing that the trigger acts on and that makes it this event ("closed" … "the northern line"). */
  theme: span.optional(),
  /** The one PLOVER type when operator and realis are folded in ("will send aid": AGREE). */
  exported: z.enum(EVENT_TYPES),
  /** What is threatened, demanded, promised, refused or charged, where that is an event too. */
  content: z.object({ type: z.enum(EVENT_TYPES), trigger: span }).optional(),
  /** The statement that tells it. */
  within: z.string().optional(),
  /** The event whose effect this one undoes. */
  reverses: z.string().optional(),
  /** The first mention of the same event in this report. */
  sameAs: z.string().optional(),
});

export const FigureSourceSchema = z.object({
  name: z.string(),
  how: z.enum(["speaker", "accordingTo", "basedOn"]),
  entityId: z.string().optional(),
  span: span.optional(),
  statementId: z.string().optional(),
});

export const FigureSchema = z.object({
  kind: z.literal("figure"),
  ...base,
  /** Either a value, or the two ends of a range. */
  value: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  /** ISO 4217 code, "percent", "share" (of 1), a unit's name, or the counted noun; empty when the text names none. */
  unit: z.string(),
  bound: z.enum(BOUNDS),
  what: span.optional(),
  whole: span.optional(),
  period: z.object({ value: z.string(), edtf: z.string(), evidence: span }).optional(),
  /** The nearest source first. */
  sourceChain: z.array(FigureSourceSchema).readonly(),
});

export const DisagreementSchema = z.object({
  kind: z.literal("disagreement"),
  ...base,
  /** Ids of the figures, the greater first. */
  figures: z.array(z.string()).readonly(),
  ratio: z.number(),
  reason: z.string(),
});

export const FORCES = ["promise", "threat", "proposal", "announcement"] as const;
export const STATUSES = ["pending", "kept", "broken", "carriedOut", "notCarriedOut", "reversed", "accepted", "refused", "lapsed"] as const;

export const CommitmentSchema = z.object({
  kind: z.literal("commitment"),
  ...base,
  actor: ParticipantSchema,
  force: z.enum(FORCES),
  action: span,
  target: ParticipantSchema.optional(),
  condition: span.optional(),
  /** YYYY-MM-DD by which it is to be done, where the text lets it be computed. */
  due: dated.optional(),
  made: dated.optional(),
  status: z.enum(STATUSES),
  transitions: z.array(z.object({ status: z.enum(STATUSES), date: z.string().optional(), evidence: span })).readonly(),
  responses: z
    .array(z.object({ party: ParticipantSchema, response: z.enum(["accepted", "refused", "noAnswer"]), evidence: span, reason: span.optional() }))
    .readonly(),
  /** The statement or event it was read from. */
  from: z.string(),
});

export const OptionSchema = z.object({
  kind: z.literal("option"),
  ...base,
  actor: ParticipantSchema,
  action: span,
  backers: z.array(ParticipantSchema).readonly(),
  blocker: span.optional(),
  status: z.enum(["announced", "promised", "threatened", "proposed", "considered", "asked", "underWay"]),
  /** Date of the last evidence. */
  last: z.string().optional(),
  evidence: z.array(span).readonly(),
});

export const STANCE_CLASSES = ["evaluation", "attitude", "effect", "act"] as const;
export type StanceClass = (typeof STANCE_CLASSES)[number];

/** What a holder is for or against, composed from the sentence; of no topic yet. */
export const StanceSchema = z.object({
  kind: z.literal("stance"),
  ...base,
  holder: z.object({
    name: z.string(),
    /** self: the speaker, as "I" or by name; we: the speaker with others; speaker: the one whose words these are; generic: "you", "people"; named: told of a party. */
    how: z.enum(["self", "we", "speaker", "generic", "named"]),
    span: span.optional(),
    country: z.string().optional(),
    confidence,
  }),
  /** Words the direction holds for. */
  targets: z.array(span).readonly(),
  /** The word nearest to the targets that gives the direction. */
  operator: span,
  /** 1 for, -1 against. */
  direction: z.union([z.literal(1), z.literal(-1)]),
  class: z.enum(STANCE_CLASSES),
  modality: z.enum(["plain", "will", "must", "may"]),
  /** Told of an earlier time: "once supported", "I was against it". */
  earlier: z.boolean(),
  /** When it was held, where its own clause says so: "supported it in 2019". */
  date: dated.optional(),
  /** Words that made the direction, from the target upwards, each with the place the step came from; `near` where the tree led nowhere and the nearest act was read. */
  path: z.array(z.string()).readonly(),
  /** Of an act that is told as done, or with "not" in the path as not done: its verb by lemma with its particle, and what it is done to. */
  done: z.array(z.string()).readonly().optional(),
  /** The statement it stands in. */
  within: z.string().optional(),
  /** The yes or no by which a question ("Do you support it?") becomes the holder's stance; the rest of the record stands in the question. */
  answer: span.optional(),
});

export const RecordSchema = z.discriminatedUnion("kind", [
  ReportSchema,
  StatementSchema,
  MarkSchema,
  TimexSchema,
  MentionSchema,
  EventSchema,
  FigureSchema,
  DisagreementSchema,
  CommitmentSchema,
  OptionSchema,
  StanceSchema,
]);

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
export type Participant = z.infer<typeof ParticipantSchema>;
export type EventRecord = z.infer<typeof EventSchema>;
export type FigureSource = z.infer<typeof FigureSourceSchema>;
export type Figure = z.infer<typeof FigureSchema>;
export type Disagreement = z.infer<typeof DisagreementSchema>;
export type Commitment = z.infer<typeof CommitmentSchema>;
export type CommitmentStatus = (typeof STATUSES)[number];
export type Option = z.infer<typeof OptionSchema>;
export type Stance = z.infer<typeof StanceSchema>;
export type RecordOf = z.infer<typeof RecordSchema>;
