/** Leads a name of a report to the authority list: by its letters in any script, by the office it is given, and by who held it on that day. */

import type { AuthorityEntry, Office } from "../lexicon/authority.ts";
import type { NameComparer, NameKind, NameMatch, ReadName } from "./names/compare.ts";
import { nameKeys, plainForm, searchKeys, shortKey, skeletonOf } from "./names/keys.ts";

/** At this score and above two full names are joined; below it, down to SAME_NAME, they are shown to a person. */
export const JOIN_NAMES = 0.86;
/** Lower for names near one listed name only: what is nearly a leader's name in the news is mostly the leader's. */
const JOIN_LISTED = 0.78;
const JOIN_LISTED_OTHER_SCRIPT = 0.7;
const MARGIN_LISTED = 0.1;
/** Letters of a surname in which one other letter makes another name: "Ren" is not "Rehn". */
const SHORT = 4;
/** Persons nearly as near as this speak against the nearest. */
const LIKELY = 0.55;
/** Share of the longer name's letters that the shorter lacks at most, where the two are joined. */
const MOST_LACKING = 0.4;
/** How much better the best must be than the next. */
const MARGIN = 0.03;
/** A bare surname must have nearly the letters of the listed one. */
const SAME_SURNAME = 0.9;

/** Names whose neighbours are remembered: reports of a day name the same people. */
const MOST_CACHED = 16_000;

/** A name of a report, with what the report says of it. */
export interface NamedParty {
  readonly name: string;
  readonly kind: NameKind;
  /** Role nouns that stand with it, lower case: "foreign minister". */
  readonly titles: readonly string[];
  /** ISO codes of countries named right beside it ("the Karstani president"). */
  readonly countries: readonly string[];
  /** ISO codes of all countries the report names. */
  readonly around: ReadonlySet<string>;
  /** YYYY-MM-DD, when known. */
  readonly published: string | undefined;
}

export interface AuthorityMatch extends NameMatch {
  readonly id: string;
}

export interface Authority {
  readonly byId: ReadonlyMap<string, AuthorityEntry>;
  /** The entry a party is, or undefined: unlisted, or more than one fits. */
  link(party: NamedParty): AuthorityMatch | undefined;
  /** Entries a full name fits at `least` and above, best first: for names that reports write in other scripts. */
  near(name: ReadName, least: number): AuthorityMatch[];
  /** The entry of exactly this name, whatever its case and accents. */
  exact(text: string): AuthorityEntry | undefined;
  /** Names that may be looked for in running text, whether or not a name finder saw them. */
  readonly inText: NamesInText;
}

/** Organisations and places by their names as written, for a look at every capitalised phrase. */
export interface NamesInText {
  /** Lower-case first words of all of them: most phrases need no further look. */
  readonly firstWords: ReadonlySet<string>;
  /** By lower-case name; undefined where two entries share it. */
  readonly byText: ReadonlyMap<string, AuthorityEntry | undefined>;
  /** Parliaments and the like by the last word of their name: "Senate". */
  readonly bodies: ReadonlyMap<string, readonly AuthorityEntry[]>;
}

/** Titles that different states give to one office. */
const OFFICE_CLASSES: readonly (readonly [RegExp, string])[] = [
  [/foreign minister|minister (?:of|for) foreign affairs|secretary of state|foreign secretary|external affairs/, "foreign"],
  [/vice president/, "vice"],
  [/prime minister|premier|chancellor|taoiseach/, "government"],
  [/defen[cs]e (?:minister|secretary)|secretary of defen[cs]e|minister of defen[cs]e/, "defence"],
  [/president/, "president"],
  [/crown prince/, "heir"],
  [/king|queen|emperor|emir|sultan|pope|monarch/, "crown"],
  [/secretary-general|secretary general/, "secretary-general"],
  [/supreme leader|general secretary|leader/, "leader"],
  [/national security advis/, "security"],
  [/director-general|managing director/, "director"],
  [/speaker/, "speaker"],
];

function officeClass(title: string): string {
  return OFFICE_CLASSES.find(([test]) => test.test(title))?.[1] ?? title;
}

export function makeAuthority(entries: readonly AuthorityEntry[], comparer: NameComparer): Authority {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  // Both are made when they are first asked for: most questions to the record need neither.
  let named: ReadonlyMap<string, ReadonlySet<AuthorityEntry>> | undefined;
  const asked = new Map<string, readonly AuthorityEntry[]>();
  const byName = (text: string): readonly AuthorityEntry[] => {
    const known = asked.get(text);
    if (known !== undefined) return known;
    named ??= indexNames(entries);
    const found = [...(named.get(plainForm(text)) ?? [])];
    if (asked.size >= MOST_CACHED) asked.clear();
    asked.set(text, found);
    return found;
  };
  const made: { latin?: AlikeIndex; other?: AlikeIndex } = {};
  const alike = (script: "latin" | "other"): AlikeIndex => {
    made[script] ??= indexAlike(entries, comparer, script);
    return made[script];
  };

  const cache = new Map<string, AuthorityMatch[]>();
  const near = (name: ReadName, least: number): AuthorityMatch[] => {
    const key = `${least} ${name.kind} ${name.text}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    if (cache.size >= MOST_CACHED) cache.clear();
    const found = findNear(name, least);
    cache.set(key, found);
    return found;
  };

  const findNear = (name: ReadName, least: number): AuthorityMatch[] => {
    const best = new Map<string, AuthorityMatch>();
    // Every entry has a Latin name: a Latin one need not be held against other scripts.
    const scripts = name.joined.script === "Latin" ? (["latin"] as const) : (["latin", "other"] as const);
    const seen = new Set<Form>();
    for (const key of searchKeys(name)) {
      for (const form of scripts.flatMap((script) => alike(script).keyed.get(key) ?? [])) {
        const { entry, text } = form;
        if (kindOf(entry) !== name.kind || seen.has(form)) continue;
        seen.add(form);
        if (least >= JOIN_NAMES && isUnlikeLength(name.joined.folded.length, form.letters)) continue;
        const read = comparer.read(text, name.kind);
        const match = comparer.compare(name, read);
        if (match.score >= least && match.score > (best.get(entry.id)?.score ?? 0)) best.set(entry.id, { id: entry.id, ...match });
      }
    }
    return [...best.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  };

  const link = (party: NamedParty): AuthorityMatch | undefined => {
    const listed = byName(party.name).filter((entry) => fitsKind(entry, party.kind));
    if (listed.length > 0)
      return choose(
        listed.map((entry) => ({ id: entry.id, score: 0.97, reasons: ["listed under this name"] })),
        party,
        byId,
        true,
      );
    const read = comparer.read(party.name, party.kind);
    if (party.kind === "person" && read.words.length === 1)
      return linkSurname(read.titles.length === 0 ? party : { ...party, titles: [...party.titles, ...read.titles] }, read);
    const likely = near(read, party.kind === "person" ? LIKELY : JOIN_NAMES);
    const surname = read.words.at(-1)?.text ?? "";
    const limit = !/\p{Script=Latin}/u.test(party.name) ? JOIN_LISTED_OTHER_SCRIPT : surname.length <= SHORT ? JOIN_NAMES : JOIN_LISTED;
    const [first, second] = likely;
    if (party.kind === "person" && first !== undefined && first.score >= limit && first.score - (second?.score ?? 0) >= MARGIN_LISTED)
      return choose([first], party, byId, true);
    return choose(
      likely.filter(({ score }) => score >= JOIN_NAMES),
      party,
      byId,
      true,
    );
  };

  const linkSurname = (party: NamedParty, read: ReadName): AuthorityMatch | undefined => {
    const surname = comparer.read(read.words[0].text, "person");
    const best = new Map<string, number>();
    const script = surname.joined.script === "Latin" ? "latin" : "other";
    for (const { entry, text } of alike(script).surnames.get(`s:${skeletonOf(read.words[0])}`) ?? []) {
      const form = comparer.read(text, "person");
      if (form.joined.script !== surname.joined.script) continue;
      best.set(entry.id, Math.max(best.get(entry.id) ?? 0, comparer.compare(surname, form).score));
    }
    const bearers = [...best]
      .filter(([, like]) => like >= SAME_SURNAME)
      .map(([id, like]) => ({ id, score: 0.75 * like, reasons: [`surname “${party.name}”`] }));
    return choose(bearers, party, byId, false);
  };

  let inText: NamesInText | undefined;
  return {
    byId,
    get inText() {
      inText ??= indexText(entries);
      return inText;
    },
    link,
    near,
    exact: (text) => {
      const found = byName(text);
      return found.length === 1 ? found[0] : undefined;
    },
  };
}

function indexNames(entries: readonly AuthorityEntry[]): Map<string, Set<AuthorityEntry>> {
  const named = new Map<string, Set<AuthorityEntry>>();
  for (const entry of entries) {
    for (const text of [entry.name, ...entry.aliases]) {
      const plain = plainForm(text);
      const known = named.get(plain);
      if (known === undefined) named.set(plain, new Set([entry]));
      else known.add(entry);
    }
  }
  return named;
}

/** Kinds whose names stand for nothing else when they are capitalised; an outlet's may ("Time", "The Sun"). */
const NAMED_IN_TEXT: ReadonlySet<string> = new Set(["igo", "thinktank", "body", "place", "armed"]);

function indexText(entries: readonly AuthorityEntry[]): NamesInText {
  const byText = new Map<string, AuthorityEntry | undefined>();
  const bodies = new Map<string, AuthorityEntry[]>();
  for (const entry of entries) {
    if (!NAMED_IN_TEXT.has(entry.kind)) continue;
    for (const text of [entry.name, ...entry.aliases]) {
      if (text.length < 3 || (text.length < 5 && text !== text.toUpperCase())) continue;
      const key = text.toLowerCase();
      byText.set(key, byText.has(key) && byText.get(key) !== entry ? undefined : entry);
    }
    const last = entry.name.split(" ").at(-1) as string;
    if (entry.kind === "body" && entry.country !== undefined && LEGISLATURES.has(last)) bodies.set(last, [...(bodies.get(last) ?? []), entry]);
  }
  return { byText, bodies, firstWords: new Set([...byText.keys()].map((key) => key.split(" ")[0])) };
}

/** Words that name a body alone when its country is the report's. */
const LEGISLATURES: ReadonlySet<string> = new Set(["Senate", "Congress", "Parliament", "Knesset", "Duma", "Bundestag", "Rada"]);

interface AlikeIndex {
  /** Every written form by its blocking keys, as text: it is read when it is compared. */
  readonly keyed: ReadonlyMap<string, readonly Form[]>;
  /** Surnames by their key, with whom they belong to. */
  readonly surnames: ReadonlyMap<string, readonly Form[]>;
}

interface Form {
  readonly entry: AuthorityEntry;
  readonly text: string;
  /** How many the words of the name have together. */
  readonly letters: number;
}

/** Whether two names, of organisations or places, are too unlike in length to be joined: most that share a key need no comparing. */
function isUnlikeLength(a: number, b: number): boolean {
  return Math.abs(a - b) > MOST_LACKING * Math.max(a, b);
}

/** Of the names in Latin letters or of those in others: most reports ask for the first alone. O(names), half a second for all. */
function indexAlike(entries: readonly AuthorityEntry[], comparer: NameComparer, script: "latin" | "other"): AlikeIndex {
  const keyed = new Map<string, Form[]>();
  const surnames = new Map<string, Form[]>();
  const file = (index: Map<string, Form[]>, key: string, form: Form): void => {
    const filed = index.get(key);
    if (filed === undefined) index.set(key, [form]);
    else if (!filed.some(({ entry, text }) => entry === form.entry && text === form.text)) filed.push(form);
  };
  for (const entry of entries) {
    for (const text of [entry.name, ...entry.aliases]) {
      if (/\p{Script=Latin}/u.test(text) !== (script === "latin")) continue;
      // Other scripts of organisations and places are found as they stand, or not at all.
      if (entry.kind !== "person" && script === "other") continue;
      const read = comparer.read(text, kindOf(entry));
      const form = { entry, text, letters: read.joined.folded.length };
      for (const key of new Set([...nameKeys(read), ...searchKeys(read)])) file(keyed, key, form);
      if (entry.kind === "person") file(surnames, shortKey(read) ?? "", { ...form, text: read.words.at(-1)?.text ?? "" });
    }
  }
  return { keyed, surnames };
}

export function kindOf(entry: AuthorityEntry): NameKind {
  if (entry.kind === "person") return "person";
  return entry.kind === "country" || entry.kind === "place" ? "place" : "organisation";
}

/** The name finder tells places from organisations badly: only persons are kept apart. */
function fitsKind(entry: AuthorityEntry, kind: NameKind): boolean {
  return (entry.kind === "person") === (kind === "person");
}

/**
 * The one candidate that stands out by letters, office, country and day. A full name needs no more than its letters; a bare surname
 * needs an office held then, or to be the only one in office then from a country that the report names.
 */
function choose(
  candidates: readonly AuthorityMatch[],
  party: NamedParty,
  byId: ReadonlyMap<string, AuthorityEntry>,
  full: boolean,
): AuthorityMatch | undefined {
  const weighed = candidates
    .map((match) => weigh(match, byId.get(match.id) as AuthorityEntry, party))
    .sort((a, b) => b.score + b.weight - a.score - a.weight || (a.id < b.id ? -1 : 1));
  const [best, next] = weighed;
  if (best === undefined) return undefined;
  if (!full && best.weight < (party.titles.length > 0 ? 0.2 : 0.15)) return undefined;
  // Somebody of this surname in that office, but not then, and from elsewhere, is somebody else.
  if (full && best.weight < -0.05) return undefined;
  if (next !== undefined && best.score + best.weight - next.score - next.weight < MARGIN) return undefined;
  return {
    id: best.id,
    score: Math.round(1000 * Math.min(0.99, best.score + Math.max(0, best.weight) * 0.3)) / 1000,
    reasons: [...best.reasons, ...best.support],
  };
}

function weigh(match: AuthorityMatch, entry: AuthorityEntry, party: NamedParty): AuthorityMatch & { weight: number; support: string[] } {
  const support: string[] = [];
  let weight = 0;
  if (entry.kind !== "person") return { ...match, weight, support };
  const classes = new Set(party.titles.map(officeClass));
  const held = entry.offices.filter((office) => classes.has(officeClass(office.title)));
  const states = new Set(entry.offices.map((office) => office.of));
  const then = (offices: readonly Office[]): Office | undefined =>
    party.published === undefined ? undefined : offices.find((office) => isHeld(office, party.published as string));
  const inOffice = then(held);
  if (inOffice !== undefined) {
    weight += 0.25;
    support.push(`${inOffice.title} of ${inOffice.of} on ${party.published}`);
  } else if (held.length > 0) {
    weight += party.published === undefined ? 0.2 : 0.05;
    support.push(`once ${held[0].title} of ${held[0].of}`);
  }
  if (party.countries.some((code) => states.has(code))) {
    weight += 0.15;
    support.push(`named with ${party.countries.find((code) => states.has(code))}`);
  } else if (party.countries.length > 0 && states.size > 0) weight -= 0.2;
  else if ([...states].some((code) => party.around.has(code))) {
    weight += 0.08;
    support.push("the report speaks of that country");
  }
  const any = then(entry.offices);
  if (any !== undefined && inOffice === undefined) {
    weight += 0.08;
    support.push(`${any.title} of ${any.of} then`);
  }
  return { ...match, weight, support };
}

/** Whether an office was held on a day; a year or month counts whole, an unknown end for thirty years. */
export function isHeld({ from, to }: Office, day: string): boolean {
  if (from === undefined) return false;
  if (from > day.slice(0, from.length)) return false;
  if (to !== undefined) return to >= day.slice(0, to.length);
  return Number(day.slice(0, 4)) - Number(from.slice(0, 4)) <= 30;
}
