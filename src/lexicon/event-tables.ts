/**
 * The tables from which events are read (data/lexicon/event-*.tsv, agents.tsv). A row without an example and a look-alike is
 * refused, and so are two rows that answer the same question: order never decides.
 */

import { LexiconError } from "../errors.ts";
import { regularForms } from "./report-verbs.ts";
import { readRows } from "./table.ts";

/** PLOVER's sixteen root types (2021). */
export const EVENT_TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "COOPERATE",
  "AID",
  "CONCEDE",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const REALIS = ["occurred", "announced", "promised", "threatened", "hypothetical", "negated", "ongoing"] as const;
export type Realis = (typeof REALIS)[number];

export type TypeGroup = "coop" | "verbal" | "hostile";
const COOP = new Set<EventType>(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"]);
const VERBAL = new Set<EventType>(["REQUEST", "ACCUSE", "REJECT"]);

export function groupOf(type: EventType): TypeGroup {
  return COOP.has(type) ? "coop" : VERBAL.has(type) ? "verbal" : "hostile";
}

/** An example sentence of a row, and one that must not fire. */
export interface RowCase {
  readonly table: string;
  readonly line: string;
  readonly type: string;
  readonly example: string;
  readonly lookAlike: string;
}

export interface VerbRow {
  readonly row: string;
  readonly type: EventType;
  /** Type when a person does it to a person: politicians attack each other in words. */
  readonly personal: EventType | undefined;
  readonly tier: 1 | 2 | 3;
  readonly recipient: readonly string[];
  readonly mode: string;
  /** Type in the PLV profile. */
  readonly plv: EventType;
}

export interface NounRow {
  readonly row: string;
  readonly className: string;
  /** Absent for classes that only frames use. */
  readonly type: EventType | undefined;
  readonly personal: EventType | undefined;
  readonly use: "event" | "plural" | "thing";
  readonly mode: string;
  readonly plv: EventType | undefined;
}

export interface FrameRow {
  readonly row: string;
  readonly slots: readonly string[];
  readonly classes: ReadonlySet<string>;
  readonly lemmas: ReadonlySet<string>;
  /** "=" keeps the type of the class; "NONE" says that this is no event ("met the deadline"); "UNDO" takes back the act before. */
  readonly type: EventType | "=" | "NONE" | "UNDO";
  /** Subject and recipient change places. */
  readonly swap: boolean;
  readonly needsRecipient: boolean;
  readonly recipient: readonly string[];
  readonly mode: string;
  readonly plv: EventType | undefined;
}

export interface OperatorRow {
  readonly row: string;
  readonly operator: string;
  readonly slots: readonly string[];
  /** Type when the content is no event; undefined = no event then. */
  readonly alone: EventType | undefined;
}

export interface ComposeRow {
  readonly row: string;
  readonly type: EventType | "inner";
  readonly realis: Realis | "inner";
  readonly exported: EventType | "inner";
}

export interface EventTables {
  /** By lemma, or lemma and particle ("crack down"). */
  readonly verbs: ReadonlyMap<string, VerbRow>;
  /** By lemma, or modifier and lemma ("hunger strike"). */
  readonly nouns: ReadonlyMap<string, NounRow>;
  /** By verb; several rows a verb, told apart by what fills their slot. */
  readonly frames: ReadonlyMap<string, readonly FrameRow[]>;
  readonly operators: ReadonlyMap<string, OperatorRow>;
  /** The row for an operator over a type: the type's own, its group's, or that for any. */
  compose(operator: string, inner: EventType): ComposeRow | undefined;
  /** Lemma by inflected form, for the words of the tables: these must be known even where the lemmatizer errs. */
  readonly lemmaOf: ReadonlyMap<string, string>;
  /** PLOVER sector by agent noun. */
  readonly agents: ReadonlyMap<string, string>;
  /** Contexts by lemma. */
  readonly contexts: ReadonlyMap<string, readonly string[]>;
  readonly cases: readonly RowCase[];
}

export const EVENT_TABLE_FILES = [
  "event-verbs",
  "event-nouns",
  "event-frames",
  "event-operators",
  "event-compose",
  "event-contexts",
  "agents",
] as const;

const TYPES = new Set<string>(EVENT_TYPES);

/** @throws LexiconError for a row without example and look-alike, an unknown type, or two rows that answer alike */
export function readEventTables(sources: Readonly<Record<string, string>>): EventTables {
  const cases: RowCase[] = [];
  const rows = (table: string, columns: number, typeColumn: number): string[][] =>
    readRows(sources[table] ?? "").map((cells) => {
      const [example, lookAlike] = cells.slice(columns);
      if (!example || !lookAlike)
        throw new LexiconError(
          "lexicon/example",
          `${table}.tsv: row ${JSON.stringify(cells[0])} needs an example and a look-alike in columns ${columns + 1} and ${columns + 2}`,
        );
      cases.push({ table, line: cells[0], type: cells[typeColumn] ?? "", example, lookAlike });
      return cells;
    });
  const verbs = new Map<string, VerbRow>();
  for (const [lemmas, types, tier, recipient, mode, plv] of rows("event-verbs", 6, 1)) {
    const [type, personal] = types.split("/");
    const row: VerbRow = {
      row: `verb ${lemmas.split("|")[0]}`,
      type: typeOf("event-verbs", type),
      personal: personal === undefined ? undefined : typeOf("event-verbs", personal),
      tier: Number(tier) as VerbRow["tier"],
      recipient: cells(recipient),
      mode,
      plv: plv === "" ? typeOf("event-verbs", type) : typeOf("event-verbs", plv),
    };
    for (const lemma of lemmas.split("|")) put(verbs, lemma, row, "event-verbs");
  }
  const nouns = new Map<string, NounRow>();
  for (const [lemmas, className, types, use, mode, plv] of rows("event-nouns", 6, 2)) {
    const [type, personal] = types.split("/");
    const known = type === "-" ? undefined : typeOf("event-nouns", type);
    const row: NounRow = {
      row: `noun ${lemmas.split("|")[0]}`,
      className,
      type: known,
      personal: personal === undefined ? undefined : typeOf("event-nouns", personal),
      use: use as NounRow["use"],
      mode,
      plv: plv === "" ? known : typeOf("event-nouns", plv),
    };
    for (const lemma of lemmas.split("|")) put(nouns, lemma, row, "event-nouns");
  }
  const classNames = new Set([...nouns.values()].map((row) => row.className));
  const frames = new Map<string, FrameRow[]>();
  for (const [verbCell, slots, fillers, type, recipient, mode, plv] of rows("event-frames", 7, 3)) {
    const [name, flag] = type.split(":");
    const parts = fillers.split("|");
    const row: FrameRow = {
      row: `frame ${verbCell.split("|")[0]} + ${parts[0]}`,
      slots: slots.split("|"),
      classes: new Set(parts.filter((part) => classNames.has(part))),
      lemmas: new Set(parts.filter((part) => !classNames.has(part))),
      type: name === "=" || name === "NONE" || name === "UNDO" ? name : typeOf("event-frames", name),
      swap: flag === "swap",
      needsRecipient: flag === "needs",
      recipient: cells(recipient),
      mode,
      plv: plv === "" ? undefined : typeOf("event-frames", plv),
    };
    for (const lemma of new Set(verbCell.split("|"))) frames.set(lemma, [...(frames.get(lemma) ?? []), row]);
  }
  const operators = new Map<string, OperatorRow>();
  for (const [lemmas, operator, slots, alone] of rows("event-operators", 4, 1)) {
    const row: OperatorRow = {
      row: `operator ${operator}`,
      operator,
      slots: cells(slots),
      alone: alone === "-" ? undefined : typeOf("event-operators", alone),
    };
    for (const lemma of new Set(lemmas.split("|"))) put(operators, lemma, row, "event-operators");
  }
  const compose = new Map<string, ComposeRow>();
  for (const [operator, inner, type, realis, exported] of rows("event-compose", 5, 2))
    put(
      compose,
      `${operator} ${inner}`,
      {
        row: `compose ${operator} ${inner}`,
        type: type === "inner" ? "inner" : typeOf("event-compose", type),
        realis: realis as ComposeRow["realis"],
        exported: exported === "inner" ? "inner" : typeOf("event-compose", exported),
      },
      "event-compose",
    );
  const agents = new Map<string, string>();
  for (const [sector, lemmas] of rows("agents", 2, 0)) for (const lemma of lemmas.split("|")) if (!agents.has(lemma)) agents.set(lemma, sector);
  const contexts = new Map<string, string[]>();
  for (const [context, lemmas] of rows("event-contexts", 2, 0))
    for (const lemma of lemmas.split("|")) contexts.set(lemma, [...(contexts.get(lemma) ?? []), context]);
  return {
    verbs,
    nouns,
    frames,
    operators,
    compose: (operator, inner) =>
      compose.get(`${operator} ${inner}`) ?? compose.get(`${operator} ${groupOf(inner)}`) ?? compose.get(`${operator} any`),
    lemmaOf: formsOf([...verbs.keys(), ...frames.keys(), ...operators.keys()], [...nouns.keys(), ...agents.keys()]),
    agents,
    contexts,
    cases,
  };
}

/** Forms of irregular verbs that the tables use and that news writes often. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  overthrow: ["overthrew", "overthrown"],
  withdraw: ["withdrew", "withdrawn"],
  withhold: ["withheld"],
  overrun: ["overran"],
  slay: ["slew", "slain"],
  seek: ["sought"],
  forbid: ["forbade", "forbidden"],
  swear: ["swore", "sworn"],
  freeze: ["froze", "frozen"],
  tear: ["tore", "torn"],
  undertake: ["undertook", "undertaken"],
  retake: ["retook", "retaken"],
  rebuild: ["rebuilt"],
};

function formsOf(verbs: readonly string[], nouns: readonly string[]): Map<string, string> {
  const byForm = new Map<string, string>();
  const add = (form: string, lemma: string): void => {
    if (!byForm.has(form)) byForm.set(form, lemma);
  };
  for (const key of [...verbs, ...nouns]) add(key, key);
  for (const key of verbs) {
    const lemma = key.split(" ")[0];
    // "free": freed, freeing; "ban": banned, banning.
    const forms = lemma.endsWith("ee") ? [`${lemma}d`, `${lemma}ing`, `${lemma}s`] : regularForms(lemma, []);
    for (const form of [...forms, ...(IRREGULAR[lemma] ?? [])]) add(form, lemma);
  }
  for (const noun of nouns) {
    const last = noun.split(" ").at(-1) as string;
    add(/(?:s|sh|ch|x|z)$/.test(last) ? `${last}es` : /[^aeiou]y$/.test(last) ? `${last.slice(0, -1)}ies` : `${last}s`, last);
  }
  return byForm;
}

function cells(cell: string): string[] {
  return cell.split(",").filter((part) => part !== "");
}

function typeOf(table: string, name: string): EventType {
  if (!TYPES.has(name))
    throw new LexiconError("lexicon/type", `${table}.tsv: expected one of ${EVENT_TYPES.join(", ")}, came ${JSON.stringify(name)}`);
  return name as EventType;
}

function put<Row>(map: Map<string, Row>, key: string, row: Row, table: string): void {
  const before = map.get(key);
  if (before !== undefined && before !== row)
    throw new LexiconError("lexicon/tie", `${table}.tsv: ${JSON.stringify(key)} stands in two rows; keep one`);
  map.set(key, row);
}
