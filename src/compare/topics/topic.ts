/**
 * A topic: a small editable object with a direction. Its terms are what must be spoken of; its action says which way is for it
 * ("cutting the fare": being for the cut is being against the fare).
 */

import { parse, stringify } from "yaml";
import { perReport, type Running } from "../../document/material.ts";
import { InputError } from "../../errors.ts";
import type { StanceRow, StanceTable } from "../../lexicon/stance-table.ts";
import { isStop, type Word, wordsOf } from "./words.ts";

/** A phrase of a topic: its words must stand together in the order given, by stem. */
export interface Term {
  readonly text: string;
  readonly stems: readonly string[];
  readonly forms: readonly string[];
  /** Of a hyphenated word its parts, which may stand apart: "self-steering", "self steering". */
  readonly parts: readonly { readonly form: string; readonly stem: string }[];
  /** Single words that stand for it as well: a country's adjective, its capital. */
  readonly also: ReadonlySet<string>;
  /** 1: for the term is for the topic; -1: against it. */
  readonly polarity: 1 | -1;
  /** Whether the term itself is an act, to be looked for as what is done. */
  readonly act: boolean;
  /** Whether a stance on it is one on the topic: the head of a wording ("deal" of "Iran nuclear deal"), an act, or a phrase by itself. */
  readonly head: boolean;
}

/** Words that must all be spoken of, in any order. */
export interface Wording {
  readonly text: string;
  readonly words: readonly Term[];
}

export interface Topic {
  /** As typed; its name everywhere. */
  readonly name: string;
  /** Either of these wordings. */
  readonly wordings: readonly Wording[];
  /** Phrases that stand for the topic by themselves. */
  readonly terms: readonly Term[];
  /** Phrases in which the terms mean something else ("Wall Street"). */
  readonly exclude: readonly Term[];
}

/** A topic as `topics.yml` has it; every list may be left out. */
export interface TopicFields {
  readonly topic: string;
  /** Phrases that stand for it: being for them is being for the topic. */
  readonly terms?: readonly string[];
  /** Other names and acronyms. */
  readonly aliases?: readonly string[];
  /** Phrases whose supporters are for the topic: acts that raise it. */
  readonly raises?: readonly string[];
  /** Phrases whose supporters are against the topic: acts that lower it. */
  readonly lowers?: readonly string[];
  readonly exclude?: readonly string[];
}

const FIELDS = ["topic", "terms", "aliases", "raises", "lowers", "exclude"];

/**
 * A topic as typed. "A / B" gives two wordings. A leading act of the stance table ("cutting", "withdrawal") gives the direction and
 * need not be said again; it is looked for like any other word.
 *
 * @throws InputError when no word of content is left
 */
export function typedTopic(typed: string, table: StanceTable): Topic {
  return topicOf({ topic: typed }, table);
}

/** @throws InputError when the topic has no word of content */
export function topicOf(fields: TopicFields, table: StanceTable): Topic {
  const name = fields.topic.trim().replace(/\s+/g, " ");
  const wordings = name
    .split(/\s+\/\s+|\s*;\s*/)
    .map((text) => wordingOf(text, table))
    .filter((wording) => wording.words.length > 0);
  const terms = [
    ...[...(fields.terms ?? []), ...(fields.aliases ?? [])].map((text) => termOf(text, 1, false)),
    ...(fields.raises ?? []).map((text) => termOf(text, 1, true)),
    ...(fields.lowers ?? []).map((text) => termOf(text, -1, true)),
  ].filter((term) => term.stems.length > 0);
  if (wordings.length === 0 && terms.length === 0)
    throw new InputError(
      "topic/empty",
      `expected a topic of at least one word of content, as "sanctions on Velmora"; came ${JSON.stringify(fields.topic)}`,
    );
  return { name, wordings, terms, exclude: (fields.exclude ?? []).map((text) => termOf(text, 1, false)) };
}

const NONE: ReadonlySet<string> = new Set();

function termOf(text: string, polarity: 1 | -1, act: boolean): Term {
  const words = distinct(wordsOf(text));
  return {
    text,
    stems: words.map(({ stem }) => stem),
    forms: words.map(({ form }) => form),
    parts: partsOf(text),
    also: NONE,
    polarity,
    act,
    head: true,
  };
}

/** A hyphenated word as a whole, without its parts. */
function distinct(words: readonly Word[]): Word[] {
  return words.filter((word, k) => !words.slice(0, k).some((whole) => whole.start <= word.start && whole.end >= word.end));
}

/** The parts of one hyphenated word; none for others. */
function partsOf(text: string): Term["parts"] {
  const words = wordsOf(text);
  const [whole, ...parts] = words;
  return parts.length > 1 && whole.end === parts[parts.length - 1].end ? parts.map(({ form, stem }) => ({ form, stem })) : [];
}

/** Acts by stem, from the table's effects and attitudes of one word. */
const actsByTable = new WeakMap<StanceTable, Map<string, StanceRow>>();

function actStems(table: StanceTable): ReadonlyMap<string, StanceRow> {
  const known = actsByTable.get(table);
  if (known !== undefined) return known;
  const acts = new Map<string, StanceRow>();
  for (const [key, row] of table.acts) {
    const [word, ...rest] = wordsOf(key);
    if (rest.length === 0 && !acts.has(word.stem)) acts.set(word.stem, row);
  }
  actsByTable.set(table, acts);
  return acts;
}

/** The word a wording is about: the last one before a preposition ("sanctions" of "sanctions on Velmora"), after a leading act. */
function headOf(text: string, words: readonly Word[], act: boolean): number {
  let last = act && words.length > 1 ? 1 : 0;
  for (let k = last + 1; k < words.length; k++) {
    if (
      /(?<!\p{L})(?:of|on|in|to|for|with|from|by|against|over|about|between|under|into|at)(?!\p{L})/u.test(
        text.slice(words[k - 1].end, words[k].start).toLowerCase(),
      )
    )
      break;
    last = k;
  }
  return last;
}

/** Nouns that are acts only by their ending: "the opening", "withdrawal", not "the act", "the plan". */
const ACT_FORM = /(?:ing|tion|sion|ment|al|ure)$/;

/** Acts whose bare verb is a noun too, and what such a noun may be said of: "the ban treaty", "the strike law". */
const NOUN_TOO =
  /^(?:aid|attack|ban|bar|block|bomb|boost|boycott|cap|challenge|combat|curb|cut|delay|end|exit|fight|fund|freeze|halt|hike|increase|limit|leave|lift|need|pause|protest|push|repair|respect|restart|strike|support|supply|trust|value|veto|vote|withdrawal|war)s?$/;
const OF_MATTER =
  /^(?:act|agreement|bill|campaign|case|clause|code|crisis|deadline|deal|debate|decree|fund|law|measure|mission|motion|movement|order|package|pact|plan|policy|programme|program|project|proposal|proposition|question|referendum|reform|regime|regulation|rule|scheme|system|talk|treaty|zone)s?$/;

/** Whether the first word of a topic as typed is done to what follows: "cutting taxes", "ban on toys", "the tax" of "tax reform" not. */
function actsOnNext(text: string, [word, next]: readonly Word[], row: StanceRow): boolean {
  const between = text.slice(word.end, next.start).toLowerCase();
  const isGerund = word.form.endsWith("ing");
  const [preposition] = /(?<!\p{L})(?:of|on|in|to|for|with|from|by|against|over|about|between|under|into|at)(?!\p{L})/u.exec(between) ?? [];
  if (preposition !== undefined) return preposition === "of" || row.slots.has(preposition);
  if (/\p{L}/u.test(between)) return true;
  // Nouns of the table take what they are done to by a preposition only.
  if (!isGerund && (!row.slots.has("obj") || ACT_FORM.test(word.form))) return false;
  return isGerund || !NOUN_TOO.test(word.form) || !OF_MATTER.test(next.form);
}

/** What the last word of a topic does to the one before: "tax cuts" lower taxes. */
function doneByLast(text: string, words: readonly Word[], acts: ReadonlyMap<string, StanceRow>): 1 | -1 | undefined {
  const [before, last] = words.slice(-2);
  if (last === undefined || /\p{L}/u.test(text.slice(before.end, last.start))) return undefined;
  const row = acts.get(last.stem);
  return row?.kind === "effect" && row.slots.has("obj") && (ACT_FORM.test(last.form) || NOUN_TOO.test(last.form)) ? row.sign : undefined;
}

/** "Velmora-Karstan treaty" names two parties: each is a word. */
function namesApart(text: string): string {
  return text.replace(/(\p{Lu}\p{Ll}+)[-‐‑–](?=\p{Lu}\p{Ll})/gu, "$1 ");
}

/** What a topic may be called as a whole: reports speak of "the Sorvik tunnel" when they mean the project. */
const LABEL = /^(?:project|plan|scheme|proposal|programme|program|idea|affair)s?$/;

function withoutLabel(words: readonly Word[]): readonly Word[] {
  return words.length > 2 && LABEL.test(words[words.length - 1].form) ? words.slice(0, -1) : words;
}

function wordingOf(text: string, table: StanceTable): Wording {
  const apart = namesApart(text);
  const words = withoutLabel(distinct(wordsOf(apart)).filter((word) => !isStop(word)));
  const acts = actStems(table);
  const row = words.length > 1 && (ACT_FORM.test(words[0].form) || words[0].form === words[0].stem) ? acts.get(words[0].stem) : undefined;
  const sign = row !== undefined && actsOnNext(apart, words, row) ? row.sign : undefined;
  const head = headOf(apart, words, sign !== undefined);
  const doneLast = sign === undefined ? doneByLast(apart, words, acts) : undefined;
  // "mining the seabed": the act that no table has is what it is about, as in "seabed mining".
  const isGerund =
    sign === undefined &&
    words.length > 1 &&
    /^\p{L}{3,}ing$/u.test(words[0].form) &&
    /^ (?:the|an?|our|their|its|more|new) $/.test(apart.slice(words[0].end, words[1].start));
  return {
    text: text.trim(),
    words: words.map(({ form, stem }, k) => {
      const act = k === 0 && sign !== undefined;
      return {
        text: form,
        stems: [stem],
        forms: [form],
        parts: partsOf(apart.slice(words[k].start, words[k].end)),
        also: NONE,
        act,
        head: act || k === head || (isGerund && k === 0) || (doneLast !== undefined && k === words.length - 2),
        polarity: act ? 1 : (sign ?? (k === words.length - 1 ? 1 : (doneLast ?? 1))),
      };
    }),
  };
}

/**
 * The topics of a `topics.yml`.
 *
 * @throws InputError for what is no list of topics, naming the entry and what it may hold
 */
export function readTopicsFile(source: string, file: string): TopicFields[] {
  let value: unknown;
  try {
    value = parse(source);
  } catch (error) {
    throw new InputError("topics/yaml", `${file}: expected YAML, ${(error as Error).message.split("\n")[0]}`);
  }
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new InputError("topics/list", `${file}: expected a list of topics, each with "topic:" and lists of phrases`);
  return value.map((entry: unknown, k) => {
    const fields = entry as Record<string, unknown>;
    if (typeof entry !== "object" || entry === null || typeof fields["topic"] !== "string")
      throw new InputError("topics/entry", `${file}: entry ${k + 1}: expected "topic: its name", came ${JSON.stringify(entry)}`);
    for (const [field, content] of Object.entries(fields)) {
      if (!FIELDS.includes(field))
        throw new InputError("topics/field", `${file}: entry ${k + 1}: expected ${FIELDS.join(", ")}; came ${JSON.stringify(field)}`);
      if (field !== "topic" && !(Array.isArray(content) && content.every((phrase) => typeof phrase === "string" || typeof phrase === "number")))
        throw new InputError("topics/phrases", `${file}: entry ${k + 1}, ${field}: expected a list of phrases, came ${JSON.stringify(content)}`);
    }
    return Object.fromEntries(
      Object.entries(fields).map(([field, content]) => [field, Array.isArray(content) ? content.map(String) : content]),
    ) as unknown as TopicFields;
  });
}

export function writeTopicsFile(topics: readonly TopicFields[]): string {
  return stringify(topics);
}

/** Pairs of a full name and what the reports call it in short: "Northern Grain Compact (NGC)". */
export interface Alias {
  readonly full: readonly string[];
  readonly short: string;
  readonly reports: number;
}

/**
 * The topic with what the record and the country list add by themselves: adjectives of countries, and mined short names in the place of full
 * ones. Nothing else widens a topic.
 *
 * @param countryForms lower-case name of a country → its adjectives
 */
export function widened(topic: Topic, aliases: readonly Alias[], countryForms: ReadonlyMap<string, readonly string[]>): Topic {
  const withForms = (term: Term): Term => {
    const also = term.forms.length === 1 ? countryForms.get(term.forms[0]) : undefined;
    return also === undefined ? term : { ...term, also: new Set(also) };
  };
  const wordings = topic.wordings.map((wording) => ({ ...wording, words: wording.words.map(withForms) }));
  const more: Wording[] = [];
  for (const wording of topic.wordings) {
    for (const { full, short } of aliases) {
      const at = placeOf(wording.words, full);
      if (at < 0) continue;
      const name = termOf(short, wording.words[at].polarity, false);
      if (name.stems.length > 0)
        more.push({ text: `${wording.text} (${short})`, words: [...wording.words.slice(0, at), name, ...wording.words.slice(at + full.length)] });
    }
  }
  return { ...topic, wordings: [...wordings, ...more], terms: topic.terms.map(withForms) };
}

function placeOf(words: readonly Term[], full: readonly string[]): number {
  for (let at = 0; at + full.length <= words.length; at++) if (full.every((stem, k) => words[at + k].stems[0] === stem)) return at;
  return -1;
}

/**
 * The topic with people in it called by their last names: "endorsing Tomas Rekk" is spoken of as "endorsing Rekk".
 *
 * @param people full names that are in the topic as typed
 */
export function withLastNames(topic: Topic, people: readonly string[]): Topic {
  const given = new Set(people.flatMap((name) => name.split(" ").slice(0, -1)).flatMap((part) => wordsOf(part).map(({ form }) => form)));
  const last = new Set(people.flatMap((name) => wordsOf(name.split(" ").at(-1) ?? "").map(({ form }) => form)));
  return {
    ...topic,
    wordings: topic.wordings.map((wording) => {
      const words = wording.words.filter((word, k) => !given.has(word.forms[0]) || last.has(word.forms[0]) || k === wording.words.length - 1);
      // The head may have been a given name: then the last name is it.
      return {
        ...wording,
        words: words.some(({ head, act }) => head && !act) ? words : words.map((word) => (last.has(word.forms[0]) ? { ...word, head: true } : word)),
      };
    }),
  };
}

/** Runs of capitalised words in a topic as typed, of two or more: they may be people. */
export function nameRuns(typed: string): string[] {
  return [...typed.matchAll(/\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]+)+/gu)].map(([run]) => run);
}

/** "Northern Grain Compact (NGC)", "the Grain Compact, known as Graincare". */
const IN_BRACKETS =
  /((?:\p{Lu}[\p{L}\p{N}-]+ (?:(?:of|and|for|on|the) )*){1,6}\p{Lu}[\p{L}\p{N}-]+) ?[(,—–-] ?(?:(?:also |better |commonly |often )?(?:known|called|nicknamed|dubbed)(?: as)? |or )?[“"]?(?:the )?(\p{Lu}[\p{L}\p{N}-]{1,14})[”"]?(?:[),;]| [—–-])/gu;

/** A name of capitalised words, as one types it: "Northern Grain Compact", "Bank of Velmora". */
const FULL_NAME = /\p{Lu}[\p{L}’'-]+(?: (?:(?:of|and|for|on|the) )*\p{Lu}[\p{L}’'-]+)+/gu;
/** Fewer letters stand for too much else. */
const SHORTEST_ACRONYM = 3;

/** Names in a topic whose initials stand, beside the full name, in one of the reports: no bracket need say so. */
function initialsOf(typed: string, reports: readonly Running[]): Alias[] {
  return [...typed.matchAll(FULL_NAME)].flatMap(([name]): Alias[] => {
    const short = name
      .split(/[ -]/)
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => word[0])
      .join("");
    if (short.length < SHORTEST_ACRONYM) return [];
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${short}(?![\\p{L}\\p{N}])`, "u");
    const both = reports.filter(({ text }) => text.includes(name) && whole.test(text)).length;
    const full = distinct(wordsOf(namesApart(name)))
      .filter((word) => !isStop(word))
      .map(({ stem }) => stem);
    return both === 0 ? [] : [{ full, short, reports: both }];
  });
}

/**
 * Short names that texts give for full ones; and, of the topic, the initials. O(length).
 *
 * @param typed the topic
 */
export function aliasesIn(reports: readonly Running[], typed = ""): Alias[] {
  const mined = minedIn(reports);
  return [...mined, ...initialsOf(typed, reports).filter(({ short }) => !mined.some((alias) => alias.short === short))];
}

function minedIn(reports: readonly Running[]): Alias[] {
  const found = new Map<string, { pair: Pair; reports: number }>();
  for (const report of reports)
    for (const [key, pair] of pairsIn(report)) {
      const entry = found.get(key);
      if (entry === undefined) found.set(key, { pair, reports: 1 });
      else entry.reports++;
    }
  return [...found.values()]
    .filter(({ pair, reports }) => pair.sure || reports >= 2)
    .map(({ pair: { full, short }, reports }) => ({ full, short, reports }))
    .sort((a, b) => b.reports - a.reports || (a.short < b.short ? -1 : 1));
}

/** A name and what the report calls it in brackets, or says it is called. */
interface Pair {
  readonly full: string[];
  readonly short: string;
  /** An acronym of the name: one report is enough. */
  readonly sure: boolean;
}

const pairsIn = perReport(({ text }): ReadonlyMap<string, Pair> => {
  const found = new Map<string, Pair>();
  for (const match of text.matchAll(IN_BRACKETS)) {
    const [whole, name, short] = match;
    const words = distinct(wordsOf(namesApart(name))).filter((word) => !isStop(word));
    if (words.length < 2 || name.includes(short)) continue;
    const initials = name
      .split(/[ -]/)
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => word[0])
      .join("");
    const sure = /^\p{Lu}{2,}s?$/u.test(short) && initials.endsWith(short.replace(/s$/, ""));
    const isNamed = /\b(?:known|called|nicknamed|dubbed|or)\b/.test(whole.slice(name.length));
    if (!sure && !isNamed && !whole.includes("(")) continue;
    const full = (sure ? words.slice(Math.max(0, words.length - short.replace(/s$/, "").length)) : words).map(({ stem }) => stem);
    const key = `${full.join(" ")}|${short}`;
    if (!found.has(key)) found.set(key, { full, short, sure });
  }
  return found;
});
