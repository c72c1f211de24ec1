/**
 * Leads every source to one speaker of the report: the name it holds, the name a pronoun or a description stands for,
 * or an institution. A guess is marked: `how` says what kind of step it took and `confidence` how sure it is.
 */

import { DEPREL_ID, UPOS, uposId, XPOS } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Tree } from "../../document/tree.ts";
import type { Countries } from "../../lexicon/countries.ts";
import type { Titles } from "../../lexicon/titles.ts";
import type { NameGroup, NameIndex, NameMention } from "./mentions.ts";

export type SpeakerHow = "stated" | "shortName" | "pronoun" | "description" | "institution" | "carriedOver" | "turn" | "unknown";

export interface FoundSpeaker {
  readonly name: string;
  readonly names: readonly string[];
  readonly groups: readonly NameGroup[];
  readonly how: SpeakerHow;
  readonly confidence: number;
  /** The mention the name comes from, when it is not in the source. */
  readonly evidence?: NameMention;
}

export interface SpeakerContext {
  readonly doc: Doc;
  readonly tree: Tree;
  readonly names: NameIndex;
  readonly countries: Countries;
  readonly titles: Titles;
}

/** What the resolver knows of the statement before. */
export interface PreviousSpeaker {
  readonly speaker: FoundSpeaker;
  readonly token: number;
  readonly medium: string | undefined;
}

const PRONOUN = uposId("PRON");
const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const CONJ = DEPREL_ID.get("conj") as number;
const APPOS = DEPREL_ID.get("appos") as number;
const RELATIVE = DEPREL_ID.get("acl:relcl") as number;
const NMOD = DEPREL_ID.get("nmod") as number;
const SUBJECTS = new Set(["nsubj", "nsubj:pass", "nsubj:outer"].map((label) => DEPREL_ID.get(label) as number));
const UNKNOWN: FoundSpeaker = { name: "", names: [], groups: [], how: "unknown", confidence: 0 };
const LOOK_BACK_SENTENCES = 8;
/** How many mentions back the holder of a title is looked for. */
const HOLDER_MENTIONS = 400;

/**
 * @param from    first token of the source, half open with `to`
 * @param cue     governing token of the cue
 * @param outer   speaker of the statement this one is nested in, for "I" and "we"
 */
export function resolveSpeaker(
  context: SpeakerContext,
  from: number,
  to: number,
  cue: number,
  previous: PreviousSpeaker | undefined,
  outer: FoundSpeaker | undefined,
): FoundSpeaker {
  const head = trueHead(context, from, to);
  const named = namesIn(context, from, to, head);
  if (named.length > 0) return fromMentions(context, named, from, to);
  const form = context.doc.formOf(head).toLowerCase();
  if (context.doc.tag[head] === PRONOUN || /^(?:he|she|they|it|who|which|that|i|we|his|her|their|its)$/.test(form)) {
    return fromPronoun(context, head, form, cue, previous, outer);
  }
  return fromDescription(context, from, to, head, previous);
}

/** The token of [from, to) that the others hang on. */
export function headOf(doc: Doc, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const h = doc.head[i];
    if ((h < from || h >= to || h === i) && /[\p{L}\p{N}]/u.test(doc.formOf(i))) return i;
  }
  return to - 1;
}

/** "The Democrat senator", "the Halvor spokesman": a name before the noun is no speaker where the noun ends the phrase. */
function trueHead({ doc, names, titles }: SpeakerContext, from: number, to: number): number {
  const head = headOf(doc, from, to);
  return names.mentionAt.get(head)?.to === to - 1 && endsAsDescription(doc, titles, from, to) ? to - 1 : head;
}

function endsAsDescription(doc: Doc, titles: Titles, from: number, to: number): boolean {
  const last = doc.formOf(to - 1);
  return /^(?:the|a|an)$/i.test(doc.formOf(from)) && /^\p{Ll}/u.test(last) && titles.get(last) === "person";
}

/** Mentions in the source that are the speaker: its head, what is joined to it, or a person it is the title of. */
function namesIn({ doc, names, titles }: SpeakerContext, from: number, to: number, head: number): NameMention[] {
  const inside = mentionsBetween(names, from, to);
  const atHead = names.mentionAt.get(head);
  const joined = inside.filter((mention) => mention !== atHead && isJoined(doc, mention, head, atHead));
  if (atHead && inside.includes(atHead)) {
    const bearer = isOwner(doc, atHead, to)
      ? bearerAfter(doc, inside, atHead, to)
      : atHead.type === "PER"
        ? undefined
        : personAfter(doc, inside, atHead);
    return bearer ? [bearer] : [atHead, ...(joined.length > 0 ? joined : listedAfter(doc, inside, atHead, to))];
  }
  const person = inside.find(
    (mention) =>
      mention.type === "PER" &&
      !isOwner(doc, mention, to) &&
      !afterPreposition(doc, mention.from, from) &&
      !(mention.to === to - 1 && endsAsDescription(doc, titles, from, to)) &&
      !(mention.from > head && BESIDES.test(doc.textOf(head + 1, mention.from))),
  );
  return person ? [person] : [];
}

/** Mentions that lie in a token range, in text order. */
function mentionsBetween(names: NameIndex, from: number, to: number): NameMention[] {
  const found = new Set<NameMention>();
  for (let i = from; i < to; i++) {
    const mention = names.mentionAt.get(i);
    if (mention && mention.from >= from && mention.to <= to) found.add(mention);
  }
  return [...found];
}

/** Number of mentions that end before or at token `at`. O(log mentions). */
function countBefore(names: NameIndex, at: number): number {
  let low = 0;
  let high = names.mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (names.mentions[middle].to <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** "Karstani President Tomas Rekk": whatever the parse took for the head, a person whose title it begins is meant. */
function personAfter(doc: Doc, inside: readonly NameMention[], atHead: NameMention): NameMention | undefined {
  const person = inside.find((mention) => mention.type === "PER" && mention.from >= atHead.to);
  if (person === undefined) return undefined;
  const between = doc.textOf(atHead.to, person.from);
  return /[,;:()]|\b(?:of|for|to|and|or|by|with|in|at)\b/.test(between) ? undefined : person;
}

/** What leads from a speaker to somebody else: "media, including Rekk", "documents seen by the Herald, weeks after Rekk". */
const BESIDES = /\b(?:including|such as|like|after|before|when|while|since|until|where|because|although)\b/i;

/** "Halvor's vice president Rekk", "Germany's Lorbach": who ends the phrase. */
function bearerAfter(doc: Doc, inside: readonly NameMention[], owner: NameMention, to: number): NameMention | undefined {
  const last = inside.at(-1);
  if (last === undefined || last === owner || last.to !== to) return undefined;
  return /[,;:()]|\b(?:of|for|to|and|or|by|with|in|at)\b/.test(doc.textOf(owner.to, last.from)) ? undefined : last;
}

/** "The Harbour League and the RSPB", where the parse has not joined them: the last of the phrase, with nothing but "and" between. */
function listedAfter(doc: Doc, inside: readonly NameMention[], first: NameMention, to: number): NameMention[] {
  const next = inside.find(({ from }) => from >= first.to);
  return next !== undefined && next.to === to && /^\s*(?:and|&)\s+(?:the\s+)?$/.test(doc.text.slice(doc.end[first.to - 1], doc.start[next.from]))
    ? [next]
    : [];
}

function isJoined(doc: Doc, mention: NameMention, head: number, atHead: NameMention | undefined): boolean {
  for (let i = mention.from; i < mention.to; i++) {
    const h = doc.head[i];
    if (doc.dep[i] === CONJ && (h === head || (atHead && h >= atHead.from && h < atHead.to))) return true;
  }
  return false;
}

function isOwner(doc: Doc, mention: NameMention, to: number): boolean {
  return mention.to < to && /^['’]s?$/.test(doc.formOf(mention.to));
}

function afterPreposition(doc: Doc, at: number, from: number): boolean {
  for (let i = at - 1; i >= from; i--) {
    if (/^(?:of|for|to|from|by|with|at|in|on|under|against|near)$/i.test(doc.formOf(i))) return true;
    if (/^[,;]$/.test(doc.formOf(i))) return false;
  }
  return false;
}

function fromMentions({ countries }: SpeakerContext, mentions: readonly NameMention[], from: number, to: number): FoundSpeaker {
  const groups = [...new Set(mentions.map((mention) => mention.group))];
  const display = groups.map((group) => actorName(group, countries));
  const first = mentions[0];
  const full = first.group.mentions.find((mention) => mention.text.length > first.text.length && mention.text === first.group.name);
  const short = full !== undefined && first.text !== first.group.name;
  const capital = first.type === "LOC" && countries.byCapital.has(first.text.toLowerCase()) && to - from <= 2;
  return {
    name: display.join("; "),
    names: display,
    groups,
    how: capital ? "institution" : short ? "shortName" : "stated",
    confidence: first.ambiguous ? 0.5 : short ? 0.95 : 0.98,
    ...(short && full ? { evidence: full } : {}),
  };
}

/** A capital speaks for its country. */
function actorName(group: NameGroup, countries: Countries): string {
  if (group.type !== "LOC") return group.name;
  return countries.byCapital.get(group.name.toLowerCase())?.name ?? group.name;
}

function fromPronoun(
  context: SpeakerContext,
  head: number,
  form: string,
  cue: number,
  previous: PreviousSpeaker | undefined,
  outer: FoundSpeaker | undefined,
): FoundSpeaker {
  if (form === "who" || form === "which" || form === "that") {
    const clause = antecedentOf(context.doc, cue);
    const antecedent = clause < 0 && form === "who" ? nounBefore(context.doc, head) : clause;
    if (antecedent < 0) return { ...UNKNOWN, name: context.doc.formOf(head) };
    const mention = context.names.mentionAt.get(antecedent);
    if (mention) return { ...fromMentions(context, [mention], mention.from, mention.to), how: "pronoun", confidence: 0.8, evidence: mention };
    const { left, right } = phraseOf(context, antecedent, head);
    // "opposition leader Tomas Rekk, who": the name hangs on the noun.
    const named = namesIn(context, left, right, antecedent);
    if (named.length > 0) return { ...fromMentions(context, named, left, right), how: "pronoun", confidence: 0.8, evidence: named[0] };
    return { ...fromDescription(context, left, right, antecedent, previous), confidence: 0.6 };
  }
  if (/^(?:i|we|my|our)$/.test(form)) {
    if (outer) return { ...outer, how: "pronoun", confidence: Math.min(outer.confidence, 0.8) };
    return { ...UNKNOWN, name: context.doc.formOf(head), how: "pronoun", confidence: 0.3 };
  }
  const person = /^(?:he|she|his|her|him)$/.test(form);
  const gender = /^(?:he|his|him)$/.test(form) ? "m" : person ? "f" : undefined;
  const ranked = candidates(context, head, person ? "PER" : "ORG", gender, previous);
  if (!person) {
    const noun = bodyBefore(context, head, form, ranked[0]?.mention);
    if (noun !== undefined) return { ...fromDescription(context, noun.from, noun.to, noun.head, previous), how: "pronoun", confidence: 0.6 };
  }
  if (ranked.length === 0) {
    if (previous && !person) return { ...previous.speaker, how: "pronoun", confidence: 0.4 };
    return { ...UNKNOWN, name: context.doc.formOf(head), how: "pronoun", confidence: 0.2 };
  }
  const [best, second] = ranked;
  const lead = second ? best.score - second.score : 4;
  if (person && gender) best.mention.group.gender ??= gender;
  const name = actorName(best.mention.group, context.countries);
  return {
    name,
    names: [name],
    groups: [best.mention.group],
    how: "pronoun",
    confidence: Math.round(Math.min(0.95, 0.5 + 0.12 * lead) * 100) / 100,
    evidence: best.mention,
  };
}

const PLURAL = "NNS";
/** What speaks, and is no office or body: "the researchers", "the company". */
const SPEAKING =
  /^(?:compan(?:y|ies)|firms?|researchers?|scientists?|analysts?|economists?|authors?|campaigners?|activists?|doctors?|residents?|villagers?|protesters?|strikers?|workers?|lawmakers?|families|relatives|partners|carrier|airline|operator|maker|retailer|lender|broadcaster|newspaper|paper|charity|watchdog|regulator|think-tank|institute)$/i;

/** The subject of the sentence before, where it is a noun for who speaks and nearer than the best name: "Experts … They", "The company … it". */
function bodyBefore(
  { doc, tree, names, titles }: SpeakerContext,
  at: number,
  form: string,
  best: NameMention | undefined,
): { from: number; to: number; head: number } | undefined {
  const sentence = doc.sentenceOf(at);
  const plural = /^(?:they|their)$/.test(form);
  for (let k = sentence - 1; k >= Math.max(0, sentence - 2); k--) {
    if (best !== undefined && doc.sentenceOf(best.from) > k) return undefined;
    for (let i = doc.sentenceFrom[k]; i < doc.sentenceFrom[k + 1]; i++) {
      if (!SUBJECTS.has(doc.dep[i]) || doc.tag[i] !== NOUN || doc.quoteOf[i] > 0 || names.mentionAt.has(i)) continue;
      const word = doc.formOf(i).toLowerCase();
      const kind = titles.get(word);
      const fits = plural ? XPOS[doc.xpos[i]] === PLURAL && (kind !== undefined || SPEAKING.test(word)) : kind === "body" || SPEAKING.test(word);
      if (!fits || (best !== undefined && doc.sentenceOf(best.from) === k && SUBJECTS.has(doc.dep[best.from]))) continue;
      let from = i;
      while (from > tree.left[i] && /^(?:DET|ADJ|NOUN|PROPN)$/.test(UPOS[doc.tag[from - 1]])) from--;
      return { from, to: i + 1, head: i };
    }
  }
  return undefined;
}

/** The noun a relative clause with this cue hangs on; −1 = none. */
function antecedentOf(doc: Doc, cue: number): number {
  let at = cue;
  for (let steps = 0; steps < 4; steps++) {
    if (doc.dep[at] === RELATIVE) return doc.head[at];
    if (doc.head[at] === at || doc.head[at] < 0) return -1;
    at = doc.head[at];
  }
  return -1;
}

/** The noun right before a "who", a comma aside, where the parse has no relative clause; −1 = none. */
function nounBefore(doc: Doc, who: number): number {
  const noun = doc.formOf(who - 1) === "," ? who - 2 : who - 1;
  if (noun < 0 || (doc.tag[noun] !== NOUN && doc.tag[noun] !== PROPN)) return -1;
  // "an official of the organisation, who": the official.
  const head = doc.head[noun];
  return doc.dep[noun] === NMOD && head >= 0 && head < noun && doc.tag[head] === NOUN ? head : noun;
}

function phraseOf({ doc, tree }: SpeakerContext, head: number, before: number): { left: number; right: number } {
  let right = Math.max(head + 1, Math.min(tree.right[head] + 1, before));
  while (right > head + 1 && doc.formOf(right - 1) === ",") right--;
  return { left: tree.left[head], right };
}

interface Candidate {
  readonly mention: NameMention;
  readonly score: number;
}

/** Nearest mention of each group before token `at`, best first (after Lappin and Leass 1994: recency, subject, repeats). */
function candidates(
  context: SpeakerContext,
  at: number,
  type: "PER" | "ORG",
  gender: "m" | "f" | undefined,
  previous: PreviousSpeaker | undefined,
): Candidate[] {
  const { doc, names } = context;
  const sentence = doc.sentenceOf(at);
  const seen = new Set<NameGroup>();
  const ranked: Candidate[] = [];
  // "Sales in Asia fell, it said": whom the words before speak of is hardly who says them.
  const said = closesSentence(doc, at) ? sentence : -1;
  for (let m = countBefore(names, at) - 1; m >= 0; m--) {
    const mention = names.mentions[m];
    const distance = sentence - doc.sentenceOf(mention.from);
    if (distance > LOOK_BACK_SENTENCES) break;
    if (seen.has(mention.group) || doc.sentenceOf(mention.from) === said) continue;
    const subject = isSubject(doc, mention);
    if (type === "PER" ? mention.type !== "PER" : mention.type === "PER" ? !(subject && isBare(mention)) : mention.type === "LOC" && !subject)
      continue;
    if (gender && mention.group.gender && mention.group.gender !== gender) continue;
    seen.add(mention.group);
    const isOfGender = gender !== undefined && mention.group.gender === gender;
    ranked.push({ mention, score: salience(doc, mention, distance, at, previous) + (isOfGender ? OF_GENDER : 0) });
  }
  return ranked.sort((a, b) => b.score - a.score);
}

/** What it weighs that a name is known to be a man's or a woman's, as the pronoun is, beside names that tell neither. */
const OF_GENDER = 1.5;

/** Words with which a pronoun closes a sentence, at most: "…, he told the council on Monday". */
const CLOSING = 8;

/** Whether a pronoun stands behind the comma of a clause that is no condition or time of what it does: "…, it said", not "while Rekk waited, he …". */
function closesSentence(doc: Doc, at: number): boolean {
  const k = doc.sentenceOf(at);
  const first = doc.sentenceFrom[k];
  if (doc.formOf(at - 1) !== "," || doc.sentenceFrom[k + 1] - at > CLOSING || clauseMarkBetween(doc, first, at) !== "") return false;
  return ![first, first + 1].some((i) => /^(?:while|when|if|as|after|before|although|though|since|because|once|until|unless)$/i.test(doc.formOf(i)));
}

function isSubject(doc: Doc, mention: NameMention): boolean {
  for (let i = mention.from; i < mention.to; i++) {
    if (SUBJECTS.has(doc.dep[i])) return true;
    // "the envoy, Ali Mond, called": what a subject is named.
    const head = doc.head[i];
    if (doc.dep[i] === APPOS && head >= 0 && head < i && SUBJECTS.has(doc.dep[head])) return true;
  }
  return false;
}

/** One word that nothing shows to be a person: the finder may have taken a state for one. */
function isBare({ group }: NameMention): boolean {
  return !/[\s-]/.test(group.name) && group.titles.size === 0 && group.gender === undefined;
}

function salience(doc: Doc, mention: NameMention, distance: number, at: number, previous: PreviousSpeaker | undefined): number {
  const owner = /^['’]s?$/.test(doc.formOf(mention.to));
  const subject = isSubject(doc, mention);
  const speaker = previous?.speaker.groups.includes(mention.group) === true && doc.sentenceOf(previous.token) >= doc.sentenceOf(at) - 2;
  return (
    4 -
    1.5 * distance +
    (subject ? 2 : 0) +
    (speaker ? 2.5 : 0) +
    // "Maren is less sure: if it rains, she says, …"
    (subject && distance === 0 && /^[:;]$/.test(clauseMarkBetween(doc, mention.to, at)) ? 3 : 0) -
    (owner ? 1 : 0) +
    Math.min(1.5, 0.3 * mention.group.mentions.length) -
    (doc.quoteOf[mention.from] > 0 && !speaker ? 2 : 0) +
    (doc.paragraph[mention.from] === doc.paragraph[at] ? 0.5 : 0)
  );
}

/** The first colon or semicolon outside quotations between two tokens; empty when there is none. */
function clauseMarkBetween(doc: Doc, from: number, to: number): string {
  for (let t = from; t < to; t++) if (/^[:;]$/.test(doc.formOf(t)) && doc.quoteOf[t] === 0) return doc.formOf(t);
  return "";
}

/** "the president", "the statement", "Russian Foreign Ministry", "experts", "both sides". */
function fromDescription(context: SpeakerContext, from: number, to: number, head: number, previous: PreviousSpeaker | undefined): FoundSpeaker {
  const { doc, names, titles, countries } = context;
  const text = doc
    .textOf(from, to)
    .replace(/\s+/g, " ")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/^(?:the|The|a|an|A|An)\s+/, "")
    // "documents seen by the Herald, weeks after Rekk denied it"
    .replace(/ ?, (?:\p{Ll}+ )?(?:including|after|before|when|while) .*$/u, "")
    .trim();
  const noun = doc.formOf(head).toLowerCase();
  const definite = /^(?:the|this|that|his|her|its|their)$/i.test(doc.formOf(from));
  const short = to - from <= 3;
  if (/^(?:sides|parties)$/.test(noun)) {
    const parties = partiesBefore(context, from);
    if (parties.length > 1) {
      const display = parties.map((mention) => actorName(mention.group, countries));
      return {
        name: display.join("; "),
        names: display,
        groups: parties.map((m) => m.group),
        how: "description",
        confidence: 0.7,
        evidence: parties[0],
      };
    }
  }
  if (definite && short && /^(?:statement|release|letter|report|post|message|tweet|text|communique|article|memo|document)$/.test(noun) && previous) {
    return { ...previous.speaker, how: "institution", confidence: Math.min(previous.speaker.confidence, 0.8) };
  }
  const kind = titles.get(noun);
  if (definite && short && kind === "person") {
    const phrase = doc.textOf(from + 1, to).toLowerCase();
    const holder = lastHolder(names, from, phrase, noun);
    if (holder) {
      const name = holder.group.name;
      return { name, names: [name], groups: [holder.group], how: "description", confidence: 0.75, evidence: holder };
    }
  }
  if (definite && short && kind === "body") {
    const earlier = lastBody(names, from, noun);
    if (earlier) {
      const { name } = earlier.group;
      return { name, names: [name], groups: [earlier.group], how: "institution", confidence: 0.7, evidence: earlier };
    }
    if (previous && previous.speaker.name.toLowerCase().includes(noun)) return { ...previous.speaker, how: "institution", confidence: 0.75 };
  }
  if (text === "") return UNKNOWN;
  return { name: text, names: [text], groups: [], how: kind === "body" ? "institution" : "stated", confidence: kind === undefined ? 0.7 : 0.85 };
}

/** The organisation of this kind that was named last before the token. */
function lastBody(names: NameIndex, before: number, noun: string): NameMention | undefined {
  const end = countBefore(names, before);
  return names.mentions
    .slice(Math.max(0, end - HOLDER_MENTIONS), end)
    .findLast(({ group }) => group.type === "ORG" && group.name.toLowerCase().endsWith(noun));
}

function lastHolder(names: NameIndex, before: number, phrase: string, noun: string): NameMention | undefined {
  const end = countBefore(names, before);
  const persons = names.mentions.slice(Math.max(0, end - HOLDER_MENTIONS), end).filter((mention) => mention.type === "PER");
  const exact = persons.findLast((mention) => mention.group.titles.has(phrase));
  return exact ?? persons.findLast((mention) => [...mention.group.titles].some((title) => title.split(" ").includes(noun)));
}

/** The two parties named last before the token: "between Maren and Druin". */
function partiesBefore({ doc, names }: SpeakerContext, at: number): NameMention[] {
  const sentence = doc.sentenceOf(at);
  for (let m = countBefore(names, at) - 1; m > 0; m--) {
    const second = names.mentions[m];
    const first = names.mentions[m - 1];
    if (doc.sentenceOf(second.from) < sentence - 3) break;
    const between = doc.textOf(first.to, second.from).trim();
    if (between === "and" && first.type === second.type) return [first, second];
  }
  return [];
}
