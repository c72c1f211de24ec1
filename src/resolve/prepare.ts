/** A report's records → what the store keeps and links. A pure function of the report and the lists, so that any worker can do it. */

import { partyOf } from "../document/party.ts";
import type { Mention, Participant, RecordOf, ReportRecord } from "../document/records.ts";
import { reportIdOf } from "../document/report.ts";
import { EXTRACTOR_VERSION, type Item, type PreparedReport, type RecordRow, type ReportName } from "../document/stored.ts";
import { packTold } from "../document/told.ts";
import type { AuthorityEntry } from "../lexicon/authority.ts";
import type { Countries } from "../lexicon/countries.ts";
import { actItem, actOutcome, commitmentItem, deedItem } from "./actions.ts";
import type { Authority } from "./authority.ts";
import { copyItem } from "./copies.ts";
import { figureItem } from "./figures.ts";
import { happeningItem } from "./happenings.ts";
import type { NameKind } from "./names/compare.ts";
import { fold } from "./names/fold.ts";
import { isAcronymText } from "./names/keys.ts";
import { utteranceItem } from "./utterances.ts";

/** Characters before a name in which the country it is named with stands: "the Karstani foreign minister, ". */
const BESIDE = 60;
const NOWHERE: ReadonlySet<string> = new Set();

export interface Preparer {
  /**
   * @param extracted what was extracted from a report, its own record first
   * @param origin    where it came from, and what `readingOf` gives for it
   */
  prepare(extracted: readonly RecordOf[], origin: { readonly source: string; readonly reading: string }): PreparedReport;
}

export function makePreparer(authority: Authority, countries: Countries): Preparer {
  return {
    prepare(extracted, { source, reading }) {
      const records = storable(extracted);
      const report = records[0] as ReportRecord;
      const names = namesOf(report, records, countries, authority);
      const day = report.published;
      const partyKeys = partyKeyer(names);
      return {
        report,
        hash: reportIdOf(report.text),
        reading,
        source,
        extractor: EXTRACTOR_VERSION,
        records: records.map((record) => rowOf(record, report)),
        told: packTold(report.id, { statements: records.filter((record) => record.kind === "statement"), sentences: report.sentences }),
        names,
        items: itemsOf(report, records, day, partyKeys),
      };
    },
  };
}

/** Half characters and NULs, which no database keeps, become U+FFFD, one for one, so that offsets stay. */
function storable(records: readonly RecordOf[]): readonly RecordOf[] {
  const { text } = records[0];
  if (!/[\0\p{Surrogate}]/u.test(text)) return records;
  return JSON.parse(JSON.stringify(records).replace(/\\u(?:0000|d[89a-f][0-9a-f]{2})/g, "\\ufffd")) as RecordOf[];
}

const NAME_KINDS: Readonly<Record<Mention["type"], NameKind>> = { PER: "person", ORG: "organisation", LOC: "place" };

/** The names of a report, each led to the authority list where that can be done. */
function namesOf(report: ReportRecord, records: readonly RecordOf[], countries: Countries, authority: Authority): ReportName[] {
  const groups = new Map<string, Mention[]>();
  for (const record of records) {
    if (record.kind !== "mention") continue;
    const key = `${record.type}\n${record.name}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  // Speakers of a transcript are named by it, though not in its running text.
  const spoken = new Map<string, number>();
  for (const record of records)
    if (record.kind === "statement" && record.speaker.how === "turn") spoken.set(record.speaker.name, (spoken.get(record.speaker.name) ?? 0) + 1);
  const words = countryWords(report.text, countries);
  const around = new Set(words.map(({ code }) => code));
  const names: ReportName[] = [];
  for (const mentions of groups.values()) {
    const [{ name, type }] = mentions;
    const titles = [...new Set(mentions.flatMap((mention) => mention.titles))].sort();
    const beside = titles.length === 0 ? [] : countriesBeside(words, mentions);
    const kind = NAME_KINDS[type];
    const listed = authority.link({ name, kind, titles: [], countries: [], around: NOWHERE, published: undefined });
    const plain = listed !== undefined && isOtherwiseSpelled(name, report.text, authority.byId.get(listed.id)) ? undefined : listed;
    // Offices and days tell persons apart; a country or an organisation is known by its name.
    const match = kind !== "person" ? plain : authority.link({ name, kind, titles, countries: beside, around, published: report.published });
    names.push({
      name,
      type,
      mentions: mentions.length,
      titles,
      authorityId: match?.id,
      score: match?.score ?? 0,
      reasons: match?.reasons ?? [],
      plain: plain === undefined ? undefined : { id: plain.id, score: plain.score },
      forms: [...new Set(mentions.map(({ text }) => text))].filter((text) => text !== name).sort(),
    });
  }
  for (const [name, turns] of spoken) if (!groups.has(`PER\n${name}`)) names.push(unmentioned("PER", name, turns, report, authority));
  const known = new Set(names.map(({ name }) => name));
  for (const [name, times] of partiesOf(records)) if (!known.has(name)) names.push(unmentioned("ORG", name, times, report, authority));
  const named = new Map<string, number>();
  for (const { code } of words) named.set(code, (named.get(code) ?? 0) + 1);
  const listed = [...capitalsAsActors(records), ...foreignNames(report.text, authority), ...namesInText(report.text, named, authority)];
  const all = withCountries(names, words, listed, authority);
  return withCountries(all, [], descriptions(report.text, all, authority), authority);
}

/** "Velmoran Armed Forces (FAV)": an acronym that the report itself spells out with none of the words of the listed name. */
function isOtherwiseSpelled(name: string, text: string, entry: AuthorityEntry | undefined): boolean {
  if (entry === undefined || !isAcronymText(name) || !text.includes(` (${name})`)) return false;
  const before = new RegExp(`((?:[\\p{L}&’'-]+ ){1,8})\\(${name.replace(/\./g, "\\.")}\\)`, "u").exec(text)?.[1];
  if (before === undefined) return false;
  const words = new Set(fold(before).match(/\p{L}{3,}/gu) ?? []);
  return ![entry.name, ...entry.aliases].some((alias) =>
    (fold(alias).match(/\p{L}{3,}/gu) ?? []).some((word) => words.has(word) && !JOINING.has(word)),
  );
}

const JOINING: ReadonlySet<string> = new Set(["the", "and", "for", "der", "des", "les"]);

/** Who speaks or acts under a name that the name finder has passed over: capitalised throughout, such as "Boreal Minerals". */
function partiesOf(records: readonly RecordOf[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const record of records) {
    if (record.kind !== "statement" && record.kind !== "event" && record.kind !== "commitment") continue;
    const name = partyOf(record);
    if (/^\p{Lu}[\p{L}.&’'-]*(?: (?:(?:of|for|and|the|de|al) )*\p{Lu}[\p{L}.&’'-]*)+$/u.test(name)) found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
}

/** A name that no mention has. */
function unmentioned(type: "PER" | "ORG", name: string, times: number, report: ReportRecord, authority: Authority): ReportName {
  const asked = { name, kind: NAME_KINDS[type], titles: [], countries: [], around: NOWHERE };
  const plain = authority.link({ ...asked, published: undefined });
  const match = authority.link({ ...asked, published: report.published });
  return {
    name,
    type,
    mentions: times,
    titles: [],
    authorityId: match?.id,
    score: match?.score ?? 0,
    reasons: match?.reasons ?? [],
    plain: plain === undefined ? undefined : { id: plain.id, score: plain.score },
    forms: [],
  };
}

/** Countries named shortly before one of the mentions. Both lists in text order. O(words + mentions). */
function countriesBeside(words: readonly CountryWord[], mentions: readonly Mention[]): string[] {
  const codes = new Set<string>();
  let first = 0;
  for (const { start } of mentions) {
    while (first < words.length && words[first].start < start - BESIDE) first++;
    for (let k = first; k < words.length && words[k].start < start; k++) codes.add(words[k].code);
  }
  return [...codes];
}

interface CountryWord {
  readonly start: number;
  readonly code: string;
  readonly text: string;
}

/** Countries a text speaks of by name, adjective or capital, capitalised. O(length). */
function countryWords(text: string, countries: Countries): CountryWord[] {
  const found: CountryWord[] = [];
  for (const match of text.matchAll(/\p{Lu}[\p{L}.]*(?:[ -]\p{Lu}[\p{L}.]*){0,2}/gu)) {
    const parts = match[0].split(/(?<=[ -])/);
    for (let from = 0, at = match.index; from < parts.length; at += parts[from].length, from++) {
      for (let to = parts.length; to > from; to--) {
        const phrase = parts.slice(from, to).join("").replace(/[ -]$/, "");
        const word = phrase.toLowerCase();
        const country =
          countries.byName.get(word) ??
          countries.byAdjective.get(word) ??
          countries.byName.get(word.replace(/s$/, "")) ??
          countries.byAdjective.get(word.replace(/s$/, ""));
        if (country === undefined) continue;
        found.push({ start: at, code: country.code, text: phrase });
        for (; from + 1 < to; from++) at += parts[from].length;
        break;
      }
    }
  }
  return found;
}

interface ListedName {
  readonly text: string;
  readonly id: string;
}

/** Capitals that act for their countries: "Ordava rejected the draft". */
function capitalsAsActors(records: readonly RecordOf[]): ListedName[] {
  const found: ListedName[] = [];
  for (const record of records) {
    if (record.kind !== "event") continue;
    for (const { name, span, country, sector } of [...record.actor, ...record.recipient])
      if (span !== undefined && country !== undefined && sector === "NAT" && span.text !== name && /^\p{Lu}/u.test(span.text))
        found.push({ text: span.text, id: `country/${country}` });
  }
  return found;
}

/** Glosses in other scripts that the authority list knows: "Κάρσταν", also within a longer one. */
function foreignNames(text: string, authority: Authority): ListedName[] {
  const found: ListedName[] = [];
  for (const match of text.matchAll(/(?:[^\P{L}\p{Script=Latin}]\p{M}*)+(?:[ ·・-](?:[^\P{L}\p{Script=Latin}]\p{M}*)+){0,6}/gu)) {
    for (const phrase of phrasesOf(match[0].split(/(?<=[ ·・-])/), (part) => part.length > 1 && authority.exact(part)?.id)) found.push(phrase);
  }
  return found;
}

/** Organisations and places of the list that the text names, whether or not the name finder saw them. */
function namesInText(text: string, countries: ReadonlyMap<string, number>, { inText }: Authority): ListedName[] {
  const found: ListedName[] = [];
  for (const match of text.matchAll(/(?<=(?:^|[^.!?\s“"‘'])\s*)\p{Lu}[\p{L}.&’'-]*(?: (?:of |for |and |the |on |in )*\p{Lu}[\p{L}.&’'-]*){0,6}/gu)) {
    const parts = match[0].split(/(?<= )/);
    if (
      !parts.some(
        (part) =>
          inText.firstWords.has(
            part
              .trim()
              .toLowerCase()
              .replace(/['’]s$/, ""),
          ) || inText.bodies.has(part.trim()),
      )
    )
      continue;
    for (const phrase of phrasesOf(
      parts,
      (part) => inText.byText.get(part.toLowerCase().replace(/['’]s$/, ""))?.id ?? bodyOf(part, countries, inText.bodies),
    ))
      found.push(phrase);
  }
  return found;
}

/** The body of that word in the country that the report speaks of most. */
function bodyOf(word: string, countries: ReadonlyMap<string, number>, bodies: Authority["inText"]["bodies"]): string | undefined {
  const own = (bodies.get(word) ?? []).filter(({ country }) => countries.has(country as string));
  own.sort((a, b) => (countries.get(b.country as string) ?? 0) - (countries.get(a.country as string) ?? 0));
  return own[0]?.id;
}

/** The longest phrases of some words that lead to an id, from the left. */
function phrasesOf(parts: readonly string[], idOf: (phrase: string) => string | undefined | false): ListedName[] {
  const found: ListedName[] = [];
  for (let from = 0; from < parts.length; from++) {
    for (let to = parts.length; to > from; to--) {
      const text = parts.slice(from, to).join("").trim();
      const id = idOf(text);
      if (id === undefined || id === false) continue;
      found.push({ text, id });
      from = to - 1;
      break;
    }
  }
  return found;
}

/** "The alliance": what one party of the report, and one only, is called by the last word of a name. */
function descriptions(text: string, names: readonly ReportName[], authority: Authority): ListedName[] {
  const nouns = new Map<string, Set<string>>();
  for (const { authorityId } of names) {
    const entry = authorityId === undefined ? undefined : authority.byId.get(authorityId);
    if (entry?.kind !== "igo") continue;
    for (const alias of [entry.name, ...entry.aliases]) {
      const last = / ([A-Z][a-z]+)$/.exec(alias)?.[1]?.toLowerCase();
      if (last !== undefined) nouns.set(last, (nouns.get(last) ?? new Set()).add(entry.id));
    }
  }
  return [...nouns].flatMap(([noun, ids]) =>
    ids.size === 1 && new RegExp(`\\bthe ${noun}\\b`).test(text) ? [{ text: `the ${noun}`, id: [...ids][0] }] : [],
  );
}

/** Countries spoken of only by adjective, and names in other scripts, are parties of the report too. */
function withCountries(
  names: readonly ReportName[],
  words: readonly CountryWord[],
  listed: readonly ListedName[],
  authority: Authority,
): ReportName[] {
  const byId = new Map<string, ReportName>();
  const rest: ReportName[] = [];
  for (const name of names) {
    if (name.authorityId === undefined || byId.has(name.authorityId)) rest.push(name);
    else byId.set(name.authorityId, name);
  }
  const add = (id: string, text: string, reason: string): void => {
    const entry = authority.byId.get(id);
    if (entry === undefined) return;
    const known = byId.get(id);
    if (known === undefined) {
      const type = entry.kind === "person" ? "PER" : entry.kind === "country" || entry.kind === "place" ? "LOC" : "ORG";
      byId.set(id, {
        name: entry.name,
        type,
        mentions: 1,
        titles: [],
        authorityId: id,
        score: 0.9,
        reasons: [reason],
        plain: { id, score: 0.9 },
        forms: text === entry.name ? [] : [text],
      });
    } else if (text !== known.name && !known.forms.includes(text)) byId.set(id, { ...known, forms: [...known.forms, text].sort() });
  };
  for (const { code, text } of words) add(`country/${code}`, text, `“${text}” stands for the country`);
  for (const { id, text } of listed) add(id, text, `“${text}” is listed`);
  // A name that two entries of this report share stays where it was first.
  const led = [...byId.values()];
  const seen = new Set(rest.map(({ type, name }) => `${type}\n${name}`));
  return [...rest, ...led.filter(({ type, name }) => !seen.has(`${type}\n${name}`))].sort((a, b) => (a.type + a.name < b.type + b.name ? -1 : 1));
}

/** What stands for a party across reports, made from this report alone: its authority id, or its folded name. */
function partyKeyer(names: readonly ReportName[]): (name: string) => string {
  const byName = new Map(names.map((name) => [name.name, name.authorityId ?? fold(name.name)]));
  return (name) => byName.get(name) ?? fold(name);
}

function itemsOf(report: ReportRecord, records: readonly RecordOf[], day: string | undefined, party: (name: string) => string): Item[] {
  const items: (Item | undefined)[] = [copyItem(report.id, report.text, day)];
  const keysOf = (participants: readonly Participant[]): string[] =>
    participants.map(({ name, country, sector }) => (country !== undefined && sector === "NAT" ? `country/${country}` : party(name)));
  const events = records.filter((record) => record.kind === "event");
  const told = new Set(events.map(({ trigger }) => trigger.start));
  for (const record of records) {
    if (record.kind === "statement") items.push(utteranceItem(record, party(record.speaker.name), day));
    else if (record.kind === "event") {
      items.push(happeningItem(record, keysOf(record.actor), keysOf(record.recipient), day));
      items.push(deedItem(record, keysOf(record.actor)[0] ?? "", day));
    } else if (record.kind === "commitment") items.push(commitmentItem(record, events, keysOf([record.actor])[0], day));
    else if (record.kind === "stance") {
      // An event of the same words is a deed already, but for what it undoes.
      const isCoded = told.has(record.operator.start) && actOutcome(record).reverses === undefined;
      if (!isCoded) items.push(actItem(record, party(record.holder.name), day));
    } else if (record.kind === "figure")
      items.push(figureItem(record, party(record.sourceChain[0]?.name ?? "") || fold(report.publisher ?? ""), day));
  }
  // What a report says twice in the same words is looked for once.
  const distinct = new Map<string, Item>();
  for (const item of items) {
    if (item === undefined) continue;
    const key = `${item.space} ${item.payload}`;
    if (!distinct.has(key)) distinct.set(key, item);
  }
  return [...distinct.values()];
}

/** Kinds whose words can be searched. */
const SEARCHED = new Set(["statement", "event", "figure", "commitment", "option", "disagreement"]);

function rowOf(record: RecordOf, report: ReportRecord): RecordRow {
  const { day, dayTo } = daysOf(record, report);
  const party = partyOf(record) || undefined;
  const base = { id: record.id, kind: record.kind, start: record.start, end: record.end, day, dayTo, party };
  // The report's text is kept once, in its own column.
  if (record.kind === "report")
    return { ...base, body: fold(`${report.title ?? ""}\n${report.text}`), json: JSON.stringify({ ...record, text: "" }) };
  // Its place first, in every version: a list of stances is taken apart by it.
  if (record.kind === "stance") {
    const { kind, id, reportId, start, end, ...rest } = record;
    return { ...base, body: undefined, json: JSON.stringify({ kind, id, reportId, start, end, ...rest }) };
  }
  return { ...base, body: SEARCHED.has(record.kind) ? fold(`${party ?? ""}\n${record.text}`) : undefined, json: JSON.stringify(record) };
}

/** Valid time: the days a record speaks of; its report's day where it names none. */
function daysOf(record: RecordOf, report: ReportRecord): { day: string | undefined; dayTo: string | undefined } {
  const edtf =
    record.kind === "statement"
      ? (record.said?.edtf ?? record.said?.value)
      : record.kind === "event"
        ? (record.date?.edtf ?? record.date?.value)
        : record.kind === "figure"
          ? record.period?.edtf
          : record.kind === "timex"
            ? record.edtf
            : record.kind === "commitment"
              ? (record.made?.edtf ?? record.made?.value)
              : undefined;
  const [from, to = from] = (edtf ?? "").split("/");
  const first = /^\d{4}(?:-\d\d){0,2}$/.test(from) ? from : report.published;
  const last = to !== undefined && /^\d{4}(?:-\d\d){0,2}$/.test(to) ? to : first;
  return { day: first, dayTo: last };
}
