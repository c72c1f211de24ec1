/**
 * States that no list knows, by how a report speaks of them: "Velmoran troops" beside "Velmora", "the parliament of Velmora",
 * "Velmora recalled its ambassador". They join the countries of this one report, without a code.
 */

import { DEPREL_ID, NAME_LABELS, uposId } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Tree } from "../../document/tree.ts";
import type { Countries, Country } from "../../lexicon/countries.ts";
import type { Titles } from "../../lexicon/titles.ts";

const ADJ = uposId("ADJ");
const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const id = (label: string): number => DEPREL_ID.get(label) as number;
const [SUBJECT, OBJECT, POSSESSOR] = ["nsubj", "obj", "nmod:poss"].map(id);

const CAPITALISED = /^\p{Lu}\p{Ll}[\p{L}-]+$/u;
const DEMONYM = /(?:an|ese|ish|i)$/;
/** Adjectives like those of countries that are of no state. */
const OF_NO_STATE =
  /^(?:republican|christian|lutheran|anglican|presbyterian|islamic|catholic|arabic|european|african|asian|eurasian|oceanian|caribbean|mediterranean|scandinavian|baltic|atlantic|pacific|arctic|antarctic|slavic|democratic|olympic|victorian|leninist|socialistic|persian|jewish|korean|lankan|latin|indian|american|balkan|titanic|public|civilian|guardian|human|media|anti|semi|multi|taxi|historian|comedian|pedestrian|.*(?:arian|cian))$/;
const NO_STATE =
  /^(?:State|States|Korea|North|South|East|West|Europe|Africa|Asia|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Prisoners)$/;
/** What stands after the adjective of a state. */
const STATE_NOUN =
  /^(?:governments?|parliament|presidents?|premier|ministers?|ministry|air|forces?|diplomatic|police|officials?|capital|delegation|envoys?|guards?|military|leaders?|leadership|opposition|rebels?|side|invasion|occupation|constitution|state|foreign|prime|defen[cs]e|interior|finance|central|politicians?|farmers?|province)$/;
/** The same, where a surname cannot stand: "the Rekk government" is a person's, "Rekk diplomats" are none. */
const NO_PERSON_HAS =
  /^(?:counterparts?|army|navy|troops?|soldiers?|diplomats?|ambassadors?|embassy|consulate|borders?|territory|airspace|waters|people|authorities|prisoners?|citizens?|nationals?|jets?|warplanes?|warships?|lawmakers?|exports?|imports?|economy|currency|soil|fishermen|fisherman|pilots?|tankers?|ships?|journalists?|villages?|towns?|coast)$/;
/** What only a state has: "Velmora's parliament". */
const STATE_OWNS =
  /^(?:government|parliament|navy|airspace|borders?|capital|territory|independence|embassy|ambassador|constitution|sovereignty|currency|economy|coast|coastline|prime|foreign|defen[cs]e|interior|central|supreme|invasion|annexation)$/;
/** What is said of a state with "of": "the government of Velmora". */
const OF_STATE =
  /^(?:governments?|parliament|republic|kingdom|king|queen|emirate|sultanate|principality|minister|army|people|capital|invasion|annexation|occupation|independence|ambassador|embassy|airspace|territory|borders?)$/;
/** What a state withdraws, recalls, closes, deploys of its own. */
const ITS_OWN = /^(?:ambassador|embassy|consulate|airspace|borders?|troops|parliament|membership|army|navy|envoy|diplomats|forces)$/;

/** The countries with those of this report; the same object where it has none. O(tokens). */
export function withStatesOf(doc: Doc, tree: Tree, countries: Countries, titles: Titles): Countries {
  const words = wordsOf(doc);
  const isKnown = (form: string): boolean => {
    const word = form.toLowerCase();
    return countries.byName.has(word) || countries.byAdjective.has(word) || countries.byCapital.has(word) || titles.has(word);
  };
  const persons = personNames(doc);
  const names = new Set<string>();
  const adjectives = new Set<string>();
  for (const [form, places] of words) {
    if (isKnown(form) || persons.has(form) || NO_STATE.test(form)) continue;
    if (places.some((i) => standsForState(doc, tree, i))) names.add(form);
    if (DEMONYM.test(form) && !OF_NO_STATE.test(form.toLowerCase()) && isAdjective(doc, form, places, words)) adjectives.add(form);
  }
  for (const adjective of adjectives) {
    for (const name of stemsOf(adjective)) if (words.has(name)) names.add(name);
  }
  for (const name of [...names]) if (isKnown(name) || persons.has(name) || adjectives.has(name)) names.delete(name);
  return names.size + adjectives.size === 0 ? countries : joined(countries, names, adjectives);
}

/** Capitalised single words that are no part of a longer capitalised name, by form. */
function wordsOf(doc: Doc): ReadonlyMap<string, readonly number[]> {
  const capitalised = Uint8Array.from(doc.forms, (form) => (CAPITALISED.test(form) ? 1 : 0));
  const words = new Map<string, number[]>();
  for (let i = 0; i < doc.length; i++) {
    if (capitalised[doc.form[i]] === 0 || (doc.tag[i] !== PROPN && doc.tag[i] !== ADJ && doc.tag[i] !== NOUN)) continue;
    const form = doc.formOf(i);
    const places = words.get(form);
    if (places === undefined) words.set(form, [i]);
    else places.push(i);
  }
  return words;
}

/** Words of names of persons: of several words, or with a short title before them. */
function personNames(doc: Doc): ReadonlySet<string> {
  const words = new Set<string>();
  for (let i = 0; i < doc.length; i++) {
    const label = NAME_LABELS[doc.name[i] ?? 0];
    const inside = label === "I-PER" || (label === "B-PER" && NAME_LABELS[doc.name[i + 1] ?? 0] === "I-PER" && !/^['’]/.test(doc.formOf(i + 1)));
    if (
      inside ||
      (label === "B-PER" && /^(?:Mr|Mrs|Ms|Dr|Gen|Col|Sir|Lord|King|Queen|Pope|President|Minister|Commander)\.?$/.test(doc.formOf(i - 1)))
    )
      words.add(doc.formOf(i));
  }
  return words;
}

function standsForState(doc: Doc, tree: Tree, i: number): boolean {
  const before = CAPITALISED.test(doc.formOf(i - 1)) && doc.sentenceOf(i - 1) === doc.sentenceOf(i);
  if (doc.tag[i] !== PROPN || CAPITALISED.test(doc.formOf(i + 1))) return false;
  if (/^['’]s?$/.test(doc.formOf(i + 1)) && !before && ownsOffice(doc, i + 2)) return true;
  if (doc.formOf(i - 1) === "of" && (isOfState(doc, i - 2) || isHeadOfState(doc, i - 2))) return true;
  if (/^(?:from|to)$/.test(doc.formOf(i - 1)) && /^ambassadors?$/.test(doc.formOf(i - 2))) return true;
  if (before || doc.dep[i] !== SUBJECT) return false;
  const verb = doc.head[i];
  for (let c = tree.childFrom[verb]; c < tree.childFrom[verb + 1]; c++) {
    const object = tree.child[c];
    if (object > verb && doc.dep[object] === OBJECT && ITS_OWN.test(doc.formOf(object)) && hasIts(doc, tree, object)) return true;
  }
  return false;
}

/** "the government of", "the foreign minister of", not "the minister of Trade". */
function isOfState(doc: Doc, i: number): boolean {
  if (!OF_STATE.test(doc.formOf(i).toLowerCase())) return false;
  return !/^minister$/i.test(doc.formOf(i)) || /^(?:prime|foreign|defen[cs]e|interior|finance)$/i.test(doc.formOf(i - 1));
}

/** What only a state has, or a minister of anything: "Velmora's airspace", "Teskia's Trade Minister". */
function ownsOffice(doc: Doc, i: number): boolean {
  return STATE_OWNS.test(doc.formOf(i)) || (CAPITALISED.test(doc.formOf(i)) && doc.formOf(i + 1) === "Minister") || doc.formOf(i) === "Prime";
}

/** "President Anton Rekk of", with the last word of the name at `i`. */
function isHeadOfState(doc: Doc, i: number): boolean {
  let first = i;
  while (first > i - 4 && /-PER$/.test(NAME_LABELS[doc.name[first] ?? 0] ?? "")) first--;
  return first < i && /^(?:President|Premier|Minister|King|Queen|Chancellor|Emir|Sultan)$/.test(doc.formOf(first));
}

function hasIts(doc: Doc, tree: Tree, noun: number): boolean {
  for (let c = tree.childFrom[noun]; c < tree.childFrom[noun + 1]; c++) {
    const child = tree.child[c];
    if (doc.dep[child] === POSSESSOR && doc.formOf(child) === "its") return true;
  }
  return false;
}

/** Whether a word like a demonym qualifies what states have, somewhere where its capital says something. */
function isAdjective(doc: Doc, form: string, places: readonly number[], words: ReadonlyMap<string, unknown>): boolean {
  const ending = /(?:ian|ese)$/.test(form);
  const telling = ending || stemsOf(form).some((name) => words.has(name)) ? places : places.filter((i) => doc.sentenceFrom[doc.sentenceOf(i)] !== i);
  const isNamed = ending && stemsOf(form).some((name) => words.has(name));
  if (!isNamed && telling.some((i) => NAME_LABELS[doc.name[i] ?? 0] === "B-ORG" && !CAPITALISED.test(doc.formOf(i + 1)))) return false;
  return telling.some((i) => {
    const first = doc.sentenceFrom[doc.sentenceOf(i)];
    // "South Korean", "Sri Lankan": half of an adjective.
    if (i - 1 > first && CAPITALISED.test(doc.formOf(i - 1)) && doc.tag[i - 1] !== ADJ) return false;
    const next = doc.formOf(i + 1).toLowerCase();
    return NO_PERSON_HAS.test(next) || ((ending || doc.tag[i] === ADJ) && STATE_NOUN.test(next));
  });
}

/** Names an adjective can come from. */
function stemsOf(adjective: string): string[] {
  const stems = [1, 2, 3, 4, 5].map((length) => adjective.slice(0, -length));
  return stems.flatMap((stem) => ["", "a", "ia", "o", "e", "y"].map((ending) => stem + ending)).filter((name) => isDemonym(name, adjective));
}

/** "Velmora" and "Velmoran", "Karstan" and "Karstani", "Teskia" and "Teskian". */
function isDemonym(name: string, adjective: string): boolean {
  if (name.length < 4 || name === adjective) return false;
  const stem = /[aoey]$/.test(name) ? name.slice(0, name.endsWith("ia") ? -2 : -1) : name;
  return adjective.startsWith(stem) && /^(?:n|an|ian|i|ese|ish|nian|vian)$/.test(adjective.slice(stem.length));
}

function joined(countries: Countries, names: ReadonlySet<string>, adjectives: ReadonlySet<string>): Countries {
  const byName = new Map(countries.byName);
  const byAdjective = new Map(countries.byAdjective);
  const found: Country[] = [];
  const rest = new Set(adjectives);
  const add = (name: string, own: readonly string[]): void => {
    const country: Country = { name, code: "", adjectives: own, capital: "", aliases: [] };
    found.push(country);
    for (const adjective of own) byAdjective.set(adjective.toLowerCase(), country);
    if (own[0] !== name) byName.set(name.toLowerCase(), country);
  };
  for (const name of names) {
    const own = [...rest].filter((adjective) => isDemonym(name, adjective));
    for (const adjective of own) rest.delete(adjective);
    add(name, own);
  }
  for (const adjective of rest) add(adjective, [adjective]);
  return { all: [...countries.all, ...found], byName, byAdjective, byCapital: countries.byCapital };
}
