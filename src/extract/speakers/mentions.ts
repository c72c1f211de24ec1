/**
 * Names of one report gathered into who they are: "Ilse Maren", "Maren" and "Foreign Minister Maren" are one.
 * A short form joins the fullest name it fits; where two fit, the nearest before it, and that is said.
 */

import { DEPREL_ID, NAME_LABELS, uposId } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Tree } from "../../document/tree.ts";
import type { Countries } from "../../lexicon/countries.ts";
import type { GivenNames } from "../../lexicon/given-names.ts";
import type { Titles } from "../../lexicon/titles.ts";
import { runsFromBio } from "../../model/sequence.ts";

export type NameType = "PER" | "ORG" | "LOC";

export interface NameMention {
  readonly from: number;
  readonly to: number;
  readonly type: NameType;
  /** Text without possessive 's. */
  readonly text: string;
  /** Role nouns that stand with it ("foreign minister"), lower case. */
  readonly titles: readonly string[];
  /** Set when more than one full name fits the short one. */
  readonly ambiguous: boolean;
  readonly group: NameGroup;
}

/** Everyone or everything a report names, with all its mentions. */
export interface NameGroup {
  readonly type: NameType;
  /** The fullest form. */
  name: string;
  readonly mentions: NameMention[];
  readonly titles: Set<string>;
  /** "m", "f" when a title, the given name or a pronoun said so. */
  gender: "m" | "f" | undefined;
}

export interface NameIndex {
  readonly mentions: readonly NameMention[];
  readonly groups: readonly NameGroup[];
  /** Mention that covers a token, by token. */
  readonly mentionAt: ReadonlyMap<number, NameMention>;
}

/** A name of several words that ends so is an organisation's, whatever the finder has called it. */
const ORGANISATION =
  /^(?:Bank|Ministry|Association|Union|Party|Court|Council|Agency|Committee|University|Institute|Fund|Parliament|Commission|Federation|Foundation|Authority|Corporation|Company|Group|Congress|Senate|Alliance|Organi[sz]ation)$/;
const PROPN = uposId("PROPN");
const APPOS = DEPREL_ID.get("appos") as number;

export function gatherNames(doc: Doc, tree: Tree, countries: Countries, titles: Titles, given: GivenNames): NameIndex {
  const groups = new GroupIndex();
  const mentions: NameMention[] = [];
  for (const run of withPassedOver(
    doc,
    nameRuns(doc).flatMap((run) => apartFromOffice(doc, run, given)),
    countries,
  )) {
    const text = nameText(doc, run.from, run.to);
    // The name model is English: a gloss in another script is noted with the report, not called a name.
    if (!/\p{Script=Latin}/u.test(text)) continue;
    const roles = titlesOf(doc, tree, run.from, run.to, titles);
    if (run.office !== undefined && titles.get(run.office) === "person") roles.push(run.office);
    const isPerson =
      (run.type === "ORG" && isTitled(doc, run, titles)) || (roles.length > 0 && given.has(fold(doc.formOf(run.from))) && run.to > run.from + 1);
    const type = isPerson ? "PER" : run.type;
    const { group, ambiguous } = groupFor(groups, text, type, countries, roles);
    const mention: NameMention = { from: run.from, to: run.to, type: group.type, text, titles: roles, ambiguous, group };
    group.mentions.push(mention);
    for (const role of roles) group.titles.add(role);
    group.gender ??= genderOf(doc, run.from);
    mentions.push(mention);
  }
  for (const group of groups.all) if (group.type === "PER") group.gender ??= genderOfName(group.name, given);
  const mentionAt = new Map<number, NameMention>();
  for (const mention of mentions) for (let i = mention.from; i < mention.to; i++) mentionAt.set(i, mention);
  return { mentions, groups: groups.all, mentionAt };
}

/** Name runs inside sentences; an article before and a possessive clitic after are cut off. */
interface NameRun {
  readonly type: NameType;
  /** The word for the office that stands before, with what it is of between: "minister of Fisheries". */
  readonly office?: string;
  readonly from: number;
  readonly to: number;
}

/** Prepositions of places, and what takes one of a person: "trust in Rekk". */
const WITHIN = /^(?:in|across|throughout|inside)$/;
const CONFIDING = /^(?:trust\w*|faith|confidence|belie[fv]\w*|interest\w*|hope\w*|disappointed|confidant)$/i;

/** Names of one word, taken for persons, that stand where only places do, and in no longer name: "elections in Teskia". */
function placeNames(doc: Doc): ReadonlySet<string> {
  const alone = new Set<string>();
  const longer = new Set<string>();
  for (let i = 0; i < doc.length; i++) {
    const label = NAME_LABELS[doc.name[i] ?? 0];
    if (label === "I-PER" && !/^['’]s?$/.test(doc.formOf(i))) longer.add(doc.formOf(i)).add(doc.formOf(i - 1));
    else if (label === "B-PER") alone.add(doc.formOf(i));
  }
  const places = new Set<string>();
  for (let i = 1; i < doc.length; i++) {
    const form = doc.formOf(i);
    if (!alone.has(form) || longer.has(form) || !WITHIN.test(doc.formOf(i - 1)) || CONFIDING.test(doc.formOf(i - 2))) continue;
    if (!/^(?:\p{Lu}|['’]s?$)/u.test(doc.formOf(i + 1))) places.add(form);
  }
  return places;
}

function nameRuns(doc: Doc): NameRun[] {
  const out: NameRun[] = [];
  const places = placeNames(doc);
  for (let k = 0; k < doc.sentenceCount; k++) {
    const first = doc.sentenceFrom[k];
    const n = doc.sentenceFrom[k + 1] - first;
    for (const run of runsFromBio(doc.name.subarray(first, first + n), n, NAME_LABELS)) {
      let to = first + run.to;
      if (/^['’]s?$/.test(doc.formOf(to - 1))) to--;
      let from = first + run.from + (doc.formOf(first + run.from) === "the" ? 1 : 0);
      if (run.type === "PER" && to > from + 1 && COURTESY.test(doc.formOf(from))) from++;
      if (to > from) out.push({ type: typeOf(doc, run.type as NameType, from, to, places), from, to });
    }
  }
  return out;
}

/** Offices whose "of" leads to a place. */
const OFFICE_OF_PLACE = /^(?:president|chancellor|premier|minister|king|queen|emir|sultan|leader|mayor|governor|ambassador|head|ruler)$/i;

/** "The president of Velmora | Tomas Rekk", "the minister of Fisheries | Odile Kerrant": what the office is of is none of the name. */
function apartFromOffice(doc: Doc, run: NameRun, given: GivenNames): NameRun[] {
  const { from, to } = run;
  if (to - from < 3 || !/^(?:of|for)$/i.test(doc.formOf(from - 1))) return [run];
  for (let k = from + 1; k < to - 1; k++) {
    if (!given.has(fold(doc.formOf(k))) || given.has(fold(doc.formOf(k - 1)))) continue;
    const isOfPlace = run.type !== "ORG" && OFFICE_OF_PLACE.test(doc.formOf(from - 2)) && k === from + 1 && !/s$/.test(doc.formOf(from));
    const person: NameRun = { type: "PER", from: k, to, office: doc.formOf(from - 2).toLowerCase() };
    return isOfPlace ? [{ type: "LOC", from, to: k }, person] : [person];
  }
  return [run];
}

/** The finder's type, where neither the name nor its surroundings say more. */
function typeOf(doc: Doc, type: NameType, from: number, to: number, places: ReadonlySet<string>): NameType {
  if (to > from + 1 && type === "LOC" && ORGANISATION.test(doc.formOf(to - 1))) return "ORG";
  return to === from + 1 && type === "PER" && places.has(doc.formOf(from)) ? "LOC" : type;
}

/**
 * The runs, with names the finder knows elsewhere in the report, or states of this report, where it has passed over them; without
 * adjectives of such states that it took for names.
 */
function withPassedOver(doc: Doc, runs: readonly NameRun[], countries: Countries): readonly NameRun[] {
  const isOwn = (map: Countries["byName"], form: string): boolean => map.get(form.toLowerCase())?.code === "";
  const known = new Map<string, NameType>();
  for (const { type, from, to } of runs) if (to === from + 1 && /^\p{Lu}\p{Ll}{3,}$/u.test(doc.formOf(from))) known.set(doc.formOf(from), type);
  // A surname stays its bearer's, whatever the finder has called it alone.
  for (const { type, from, to } of runs) if (to > from + 1 && type === "PER" && known.has(doc.formOf(to - 1))) known.set(doc.formOf(to - 1), "PER");
  for (const form of doc.forms) {
    if (!/^\p{Lu}/u.test(form)) continue;
    if (isOwn(countries.byName, form)) known.set(form, "LOC");
    else if (isOwn(countries.byAdjective, form)) known.delete(form);
  }
  const kept = runs.filter(
    ({ from, to }) => to > from + 1 || !isOwn(countries.byAdjective, doc.formOf(from)) || isOwn(countries.byName, doc.formOf(from)),
  );
  if (known.size === 0) return kept;
  const covered = new Uint8Array(doc.length);
  for (const { from, to } of kept) covered.fill(1, from, to);
  const out = [...kept];
  for (let i = 0; i < doc.length; i++) {
    const type = covered[i] === 1 || doc.tag[i] !== PROPN ? undefined : known.get(doc.formOf(i));
    const inside = (t: number): boolean => t >= 0 && t < doc.length && doc.tag[t] === PROPN && doc.sentenceOf(t) === doc.sentenceOf(i);
    if (type !== undefined && !inside(i - 1) && !inside(i + 1)) out.push({ type, from: i, to: i + 1 });
  }
  return out.sort((a, b) => a.from - b.from);
}

/** "the analyst Petra Vonn", whatever the finder has called her. */
function isTitled(doc: Doc, { from, to }: NameRun, titles: Titles): boolean {
  if (to !== from + 2 || ORGANISATION.test(doc.formOf(to - 1))) return false;
  const isName = (i: number): boolean => /^\p{Lu}\p{Ll}+$/u.test(doc.formOf(i));
  return isName(from) && isName(from + 1) && /^\p{Ll}/u.test(doc.formOf(from - 1)) && titles.get(doc.formOf(from - 1)) === "person";
}

function nameText(doc: Doc, from: number, to: number): string {
  return doc.textOf(from, to).replace(/\s+/g, " ");
}

/** What is put before a name and is none of it: "Ms Stahl" is Stahl. */
const COURTESY = /^(?:(?:Mrs?|Ms|Mx|Dr|Prof|Rev|Hon)\.?|Miss|Sir|Dame|Madame|Mme|Monsieur|Herr|Frau|Señor|Señora|Signor|Signora)$/;
const FEMALE = /^(?:Mrs\.?|Ms\.?|Miss|Madame|Mme|Dame|Frau|Señora|Signora|Queen|Princess|Lady|Baroness)$/;
const MALE = /^(?:Mr\.?|King|Prince|Lord|Sir|Monsieur|Herr|Señor|Signor)$/;

function genderOf(doc: Doc, from: number): "m" | "f" | undefined {
  for (const i of [from - 1, from]) {
    if (i < 0) continue;
    if (FEMALE.test(doc.formOf(i))) return "f";
    if (MALE.test(doc.formOf(i))) return "m";
  }
  return undefined;
}

/** Last names that only women have. */
const FEMALE_LAST = /(?:ova|eva|skaya|ska|dottir)$/;

/** The gender of a full name by its given name, or by the form of its last name; a single name tells none. */
function genderOfName(name: string, given: GivenNames): "m" | "f" | undefined {
  const words = fold(name).split(/[\s-]+/);
  if (words.length < 2) return undefined;
  return given.get(words[0]) ?? (FEMALE_LAST.test(words[words.length - 1]) ? "f" : undefined);
}

function fold(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Role nouns before the name ("Karstani President Tomas Rekk"), inside it, and in an apposition after it. */
function titlesOf(doc: Doc, tree: Tree, from: number, to: number, titles: Titles): string[] {
  const found: string[] = [];
  const look = (first: number, end: number): void => {
    for (let i = first; i < end; i++) {
      for (let length = 3; length > 0; length--) {
        if (i + length > end) continue;
        const phrase = Array.from({ length }, (_, k) => doc.formOf(i + k).toLowerCase()).join(" ");
        if (titles.get(phrase) === "person") {
          found.push(phrase);
          i += length - 1;
          break;
        }
      }
    }
  };
  let first = from;
  while (
    first > 0 &&
    doc.sentenceOf(first - 1) === doc.sentenceOf(from) &&
    /^[\p{L}.'’-]+$/u.test(doc.formOf(first - 1)) &&
    isTitleWord(doc, first - 1, titles)
  )
    first--;
  look(first, to);
  for (let i = from; i < to; i++) {
    for (let c = tree.childFrom[i]; c < tree.childFrom[i + 1]; c++) {
      const child = tree.child[c];
      if (doc.dep[child] === APPOS && child >= to) look(Math.max(to, child - 2), child + 1);
    }
  }
  return [...new Set(found)];
}

function isTitleWord(doc: Doc, i: number, titles: Titles): boolean {
  const form = doc.formOf(i);
  return (
    titles.has(form.toLowerCase()) ||
    form === "of" ||
    (/^\p{Lu}/u.test(form) && doc.tag[i] !== PROPN ? true : /^\p{Lu}/u.test(form) && doc.name[i] <= 1)
  );
}

/** The groups found so far, by the words and the initials of their names: a mention is compared with a handful, not with all. */
class GroupIndex {
  readonly all: NameGroup[] = [];
  private readonly byKey = new Map<string, NameGroup[]>();

  add(name: string, type: NameType): NameGroup {
    const group: NameGroup = { type, name, mentions: [], titles: new Set(), gender: undefined };
    this.all.push(group);
    this.enter(group);
    return group;
  }

  /** Files a group under its (new) name. */
  enter(group: NameGroup): void {
    for (const key of keysOf(group.name)) {
      const groups = this.byKey.get(key);
      if (groups === undefined) this.byKey.set(key, [group]);
      else if (!groups.includes(group)) groups.push(group);
    }
  }

  /** Groups that share the first or last word, or an acronym, with the text. */
  near(text: string): NameGroup[] {
    const found = new Set<NameGroup>();
    for (const key of keysOf(text)) for (const group of this.byKey.get(key) ?? []) found.add(group);
    return [...found];
  }
}

function keysOf(name: string): string[] {
  const words = wordsOf(name);
  const initials = initialsOf(name);
  return [...new Set([words[0] ?? "", words.at(-1) ?? "", initials, name])].filter((key) => key.length > 1);
}

/**
 * Whom a short name means when several fit: the one named most so far, for a report keeps the bare surname for its main person and
 * tells relatives apart; of two named as often, the one named last.
 */
function foremost(groups: readonly NameGroup[]): NameGroup {
  const lastOf = (group: NameGroup): number => group.mentions.at(-1)?.to ?? 0;
  return groups.reduce((a, b) =>
    b.mentions.length > a.mentions.length || (b.mentions.length === a.mentions.length && lastOf(b) > lastOf(a)) ? b : a,
  );
}

function groupFor(
  groups: GroupIndex,
  text: string,
  type: NameType,
  countries: Countries,
  roles: readonly string[],
): { group: NameGroup; ambiguous: boolean } {
  const country = countries.byName.get(text.toLowerCase());
  if (country !== undefined) {
    const known = groups.near(country.name).find((group) => group.name === country.name);
    return { group: known ?? groups.add(country.name, "LOC"), ambiguous: false };
  }
  const words = wordsOf(text);
  const fits = groups.near(text).filter((group) => fitsGroup(group, text, words, type));
  if (fits.length === 0) return { group: groups.add(text, type), ambiguous: false };
  const byRole = roles.length > 0 ? fits.find((group) => roles.some((role) => group.titles.has(role))) : undefined;
  const exact = fits.filter((group) => group.name.toLowerCase() === text.toLowerCase());
  const group = exact[0] ?? byRole ?? foremost(fits);
  if (words.length > wordsOf(group.name).length) {
    group.name = text;
    groups.enter(group);
  }
  return { group, ambiguous: exact.length === 0 && byRole === undefined && fits.length > 1 };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function fitsGroup(group: NameGroup, text: string, words: readonly string[], type: NameType): boolean {
  const full = wordsOf(group.name);
  if (full.join(" ") === words.join(" ")) return true;
  if (isAcronym(text, group.name) || isAcronym(group.name, text)) return true;
  if (group.type !== type && !(group.type === "PER" && words.length === 1 && full.at(-1) === words[0])) return false;
  const [short, long] = words.length <= full.length ? [words, full] : [full, words];
  // The finder may call a surname alone an organisation; beside the full name of a person it is that person.
  if (group.type === "PER") {
    if (short.length === 1) return long.at(-1) === short[0] || (long[0] === short[0] && long.length === 2);
    return short.at(-1) === long.at(-1) && short[0] === long[0];
  }
  if (type === "ORG") return short.length > 1 && long.slice(0, short.length).join(" ") === short.join(" ");
  return false;
}

/** "IIT" for "Institute for Inland Trade". */
function isAcronym(short: string, long: string): boolean {
  if (!/^\p{Lu}{2,6}$/u.test(short)) return false;
  return initialsOf(long) === short;
}

function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join("");
}
