/**
 * Who a token stands for: a name, a pronoun, an agent noun with its country ("Teskian foreign minister" → Teskia, GOV), or the owner
 * of a thing ("Teskian positions" → Teskia).
 */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Participant, Statement } from "../../document/records.ts";
import type { Report } from "../../document/report.ts";
import type { Country } from "../../lexicon/countries.ts";
import type { NameMention } from "../speakers/mentions.ts";
import { resolveSpeaker, type SpeakerContext } from "../speakers/speakers.ts";
import { entityId } from "../statements/statements.ts";
import { MONTHS, WEEKDAYS } from "../times/words.ts";
import type { Clauses } from "./clauses.ts";

const INTERNATIONAL = /\b(?:nato|asean|opec|union|league|organi[sz]ation|alliance|nations|g7|g20)\b/i;

/** A participant with how sure it is that a political actor is meant: 0 nobody, 1 somebody, 2 political. */
export interface Party {
  readonly participant: Participant;
  readonly weight: 0 | 1 | 2;
  /** Whether a single person is meant by name. */
  readonly person?: boolean;
  /** Whether it is one word of which nothing is known: a state's, a city's or a person's name. */
  readonly bare?: boolean;
}

const PROPN = uposId("PROPN");
const ADJ = uposId("ADJ");
const NNS = XPOS_ID.get("NNS") as number;
const PRONOUN = /^(?:he|she|they|him|her|them|who|whom|his|their|himself|themselves|it|its)$/;
const FIRST = /^(?:i|we|us|me|our|my|ourselves)$/;
const POLITICAL = /^(?:GOV|LEG|JUD|MIL|COP|SPY|REB|OPP|IGO|NAT)$/;
/** Names of bodies, which "it" may stand for. */
export const BODY =
  /\b(?:government|ministry|department|army|parliament|senate|congress|council|union|nations|nato|eu|un|court|party|police|forces?|administration|kremlin|white house|pentagon|commission|guard|front|movement|hamas|hezbollah|taliban|opec|alliance|bank|fund|programme|agency|embassy|state|republic|assembly|military|navy|militia|brotherhood)\b/i;

/** Who belongs to somebody, and is not that person. */
const KIN =
  /^(?:bodyguard|brother|sister|son|daughter|wife|husband|widow|father|mother|cousin|nephew|niece|uncle|aunt|relative|supporter|follower|backer|loyalist|aide|associate|driver|opponent|critic|sympathi[sz]er|voter|successor|predecessor|hostage|prisoner|captive)$/;

const PARTY_SLOT = /^(?:nsubj|nsubj:pass|obj|obl|iobj|conj|nmod:poss)$/;

/** Whether a token is a name of one word, no month or weekday, with no other name beside it. */
export function isBareName({ doc }: Clauses, i: number): boolean {
  const form = doc.formOf(i);
  if (doc.tag[i] !== PROPN || doc.tag[i - 1] === PROPN || doc.tag[i + 1] === PROPN || !/^\p{Lu}\p{Ll}+$/u.test(form)) return false;
  return !MONTHS.has(form.toLowerCase()) && !WEEKDAYS.has(form.toLowerCase());
}

export class Parties {
  constructor(
    private readonly report: Report,
    private readonly clauses: Clauses,
    private readonly context: SpeakerContext,
    private readonly agents: ReadonlyMap<string, string>,
    /** The statement whose words hold a token, for "I" and "we". */
    private readonly speakerAt: (token: number) => Statement | undefined,
    /** Whether any proper noun counts as political: for texts about invented actors. */
    private readonly open: boolean,
  ) {
    this.isPolitics = politicalDensity(clauses, context, agents);
    for (const mention of context.names.mentions) if (mention.type === "PER") this.byLastName.set(mention.text.split(" ").at(-1) as string, mention);
  }

  /** Mentions by last name, for namesakes the name finder has missed. */
  private readonly byLastName = new Map<string, NameMention>();

  /** Whether the report is about politics at all: then a person it keeps naming counts as a political actor. */
  private readonly isPolitics: boolean;

  /** Parties a token and what is joined to it stand for; empty when it is no party and has none. */
  at(i: number): Party[] {
    const out: Party[] = [];
    const seen = new Set<string>();
    for (const token of this.clauses.joined(i)) {
      for (const party of this.one(token)) {
        const key = party.participant.entityId ?? party.participant.name.toLowerCase();
        if (seen.has(key)) continue;
        seen.add(key);
        out.push(party);
      }
    }
    return out;
  }

  /** As {@link at}, without the owners of things. */
  themselves(i: number): Party[] {
    return this.clauses.joined(i).flatMap((token) => {
      const word = this.clauses.word(token);
      return FIRST.test(word) || PRONOUN.test(word) ? this.one(token) : this.direct(token).length > 0 ? this.one(token) : [];
    });
  }

  private one(i: number): Party[] {
    const { clauses, context } = this;
    const mention = context.names.mentionAt.get(i);
    if (mention !== undefined) return this.named(this.bearer(mention.to, mention.type) ?? mention);
    const word = clauses.word(i);
    if (FIRST.test(word)) return this.speaker(i);
    if (PRONOUN.test(word)) return this.pronoun(i);
    const country = this.countryOf(word);
    if (country !== undefined && clauses.doc.tag[i] !== ADJ) return [this.ofCountry(country, i, i + 1)];
    if (country !== undefined) {
      // "Teskian Foreign Minister Ivan Druin" with the adjective taken for the head.
      const titled = this.bearer(i + 1, "LOC");
      if (titled !== undefined) return this.named(titled);
    }
    const office = this.officeBearer(i);
    if (office !== undefined) return this.named(office);
    const namesake = clauses.doc.tag[i] === PROPN ? this.byLastName.get(clauses.doc.formOf(i)) : undefined;
    if (namesake !== undefined) return this.named({ ...namesake, from: i, to: i + 1, text: clauses.doc.formOf(i) });
    const described = this.described(i);
    if (described.length > 0) {
      const bearer = this.bearer(i + 1, "ORG") ?? this.apposed(i);
      return bearer === undefined ? described : this.named(bearer);
    }
    // A thing stands for whoever owns it or holds it; "the brother of Rekk" does not.
    const owners = this.ownersOf(i);
    if (KIN.test(clauses.lemma(i)) && clauses.isNominal(i)) return [this.kin(i, owners[0])];
    return owners.length === 0 && this.isBareName(i) ? [{ ...this.unknownName(i), weight: 1, bare: true }] : owners;
  }

  /** Whoever is somebody's: "two bodyguards of President Rekk". */
  private kin(i: number, owner: Party | undefined): Party {
    const { clauses, report } = this;
    const from = clauses.phraseStart(i);
    const near = clauses.word(i + 1) === "of" ? [2, 3, 4, 5].map((step) => this.context.names.mentionAt.get(i + step)) : [];
    const to = near.find((mention) => mention !== undefined)?.to ?? i + 1;
    const name = clauses.doc
      .textOf(from, to)
      .replace(/\s+/g, " ")
      .replace(/^(?:the|The|an?|An?)\s+/, "");
    const country = owner?.participant.country;
    return {
      participant: {
        name,
        span: clauses.doc.spanOf(from, to),
        entityId: entityId(report, name),
        ...(country === undefined ? {} : { country }),
        how: "description",
        confidence: 0.7,
      },
      weight: owner?.weight ?? 1,
    };
  }

  /** Whether a token is somebody: a name, an office, a relative. */
  isPerson(i: number): boolean {
    const { clauses } = this;
    return KIN.test(clauses.lemma(i)) || this.agents.has(clauses.lemma(i)) || this.context.names.mentionAt.get(i)?.type === "PER";
  }

  /** A name that the name finder has passed over, alone before or after a verb. */
  private isBareName(i: number): boolean {
    const { clauses } = this;
    return isBareName(clauses, i) && PARTY_SLOT.test(clauses.dep(i)) && !this.agents.has(clauses.lemma(i));
  }

  /** "Teskian Foreign Minister Ida Sel", "his counterpart Tomas Rekk": the person whose title the words before are. */
  private bearer(at: number, type: string): NameMention | undefined {
    if (type === "PER") return undefined;
    const { doc } = this.clauses;
    for (let i = at; i < Math.min(doc.length, at + 5); i++) {
      const mention = this.context.names.mentionAt.get(i);
      if (mention?.type === "PER") return i === mention.from ? mention : undefined;
      if (!this.agents.has(this.clauses.lemma(i)) && !/^\p{Lu}[\p{L}-]*$/u.test(doc.formOf(i)) && doc.formOf(i) !== "of") return undefined;
    }
    return undefined;
  }

  private officeBearer(i: number): NameMention | undefined {
    const { doc } = this.clauses;
    const isCapital = (t: number): boolean => t < doc.length && /^\p{Lu}/u.test(doc.formOf(t));
    return isCapital(i) && isCapital(i + 1) && doc.tag[i + 1] === PROPN && this.agents.has(this.clauses.lemma(i + 1))
      ? this.bearer(i + 1, "ORG")
      : undefined;
  }

  /** "Its leader, Jon Dahl, …": the person an apposition names. */
  private apposed(i: number): NameMention | undefined {
    const { clauses, context } = this;
    if (clauses.word(i + 1) !== "," || clauses.doc.xpos[i] === NNS) return undefined;
    const [name] = clauses.childrenWith(i, "appos");
    const mention = name === i + 2 ? context.names.mentionAt.get(name) : undefined;
    return mention?.type === "PER" ? mention : undefined;
  }

  /** Owner of a thing: possessor, country adjective, "of" phrase. */
  ownersOf(i: number, depth = 0): Party[] {
    const { clauses } = this;
    if (depth > 3) return [];
    for (const agent of clauses.oblique(i, "by")) {
      const found = this.at(agent);
      if (found.length > 0) return found;
    }
    const owners = clauses.owners(i);
    for (const owner of owners) {
      const found = PRONOUN.test(clauses.word(owner)) ? [] : this.one(owner);
      if (found.length > 0) return found;
    }
    const attributes = this.attributesOf(i);
    if (attributes.length > 0) return attributes;
    for (const of of clauses.oblique(i, "of")) {
      const found = clauses.joined(of).flatMap((token) => this.direct(token));
      if (found.length > 0) return found;
      const deeper = this.ownersOf(of, depth + 1);
      if (deeper.length > 0) return deeper;
    }
    for (const preposition of ["with", "between", "against", "to", "from", "on"]) {
      for (const other of clauses.oblique(i, preposition)) {
        const found = clauses.joined(other).flatMap((token) => this.direct(token));
        if (found.length > 0) return found;
      }
    }
    for (const participle of clauses.childrenWith(i, "acl")) {
      const found = clauses.isPassive(participle) ? clauses.agents(participle).flatMap((token) => this.direct(token)) : [];
      if (found.length > 0) return found;
    }
    return owners.flatMap((owner) => this.one(owner));
  }

  /** Countries that a noun's adjectives and compound parts name. */
  attributesOf(i: number): Party[] {
    const { clauses, context } = this;
    const out: Party[] = [];
    for (const attribute of clauses.attributes(i)) {
      if (attribute > i + 1) continue;
      for (const token of clauses.joined(attribute)) {
        const country = this.countryOf(clauses.word(token));
        const mention = context.names.mentionAt.get(token);
        if (country !== undefined) out.push(this.ofCountry(country, token, token + 1));
        else if (mention !== undefined && mention.to <= i) out.push(...this.named(mention));
        else if (this.open && clauses.doc.tag[token] === PROPN && !this.agents.has(clauses.lemma(token))) out.push(this.unknownName(token));
      }
    }
    return out;
  }

  /** A token that is a party itself, without looking at its owners. */
  private direct(i: number): Party[] {
    const mention = this.context.names.mentionAt.get(i);
    if (mention !== undefined) return this.named(mention);
    // "Fisheries Minister Ida Sel", with the first word taken for the head.
    const titled = this.officeBearer(i);
    if (titled !== undefined) return this.named(titled);
    const country = this.countryOf(this.clauses.word(i));
    if (country !== undefined) return [this.ofCountry(country, i, i + 1)];
    return this.described(i);
  }

  private countryOf(word: string): Country | undefined {
    const { countries } = this.context;
    const found = countries.byName.get(word) ?? countries.byAdjective.get(word) ?? countries.byCapital.get(word);
    return found ?? (word.endsWith("ns") ? countries.byAdjective.get(word.slice(0, -1)) : undefined);
  }

  private named(mention: NameMention): Party[] {
    const { report, context } = this;
    const { group } = mention;
    const country = group.type === "PER" ? undefined : this.countryOf(group.name.toLowerCase());
    // A place no lexicon knows is a party where the report treats it as one: it acts, or has a government.
    const polity = group.type === "LOC" && country === undefined && !this.open && this.isPolity(group);
    if (group.type === "LOC" && country === undefined && !this.open && !polity && !context.countries.byCapital.has(mention.text.toLowerCase()))
      return [];
    const titles = [...group.titles];
    const sector = titles
      .map((title) => this.agents.get(title) ?? this.agents.get(title.split(" ").at(-1) ?? ""))
      .find((found) => found !== undefined);
    const political =
      country !== undefined ||
      this.open ||
      polity ||
      titles.some((title) => POLITICAL.test(this.agents.get(title) ?? this.agents.get(title.split(" ").at(-1) ?? "") ?? "")) ||
      (group.type === "ORG" && BODY.test(group.name)) ||
      (group.type === "PER" && this.isPolitics && group.mentions.length > 1);
    const bearer = group.type === "PER" ? this.personCountry(mention) : country?.code || undefined;
    const short = mention.text !== group.name;
    return [
      {
        participant: {
          name: country?.name ?? group.name,
          span: this.clauses.doc.spanOf(mention.from, mention.to),
          entityId: entityId(report, country?.name ?? group.name),
          ...(bearer === undefined ? {} : { country: bearer }),
          ...(sector === undefined ? (country === undefined ? {} : { sector: "NAT" }) : { sector: sector === "WEAK" ? "GOV" : sector }),
          how: short && country === undefined ? "shortName" : "stated",
          confidence: mention.ambiguous ? 0.5 : 0.9,
        },
        weight: political ? 2 : 1,
        person: group.type === "PER",
        bare: !political && group.type === "PER" && group.titles.size === 0 && /^\p{Lu}\p{Ll}+$/u.test(group.name),
      },
    ];
  }

  /** Whether a place acts somewhere in the report: as a subject, or as the owner of a government, army or office-holder. */
  private isPolity(group: NameMention["group"]): boolean {
    const known = this.polities.get(group);
    if (known !== undefined) return known;
    const { clauses } = this;
    const found = group.mentions.some(({ from, to }) => {
      for (let i = from; i < to; i++) {
        const relation = clauses.dep(i);
        const h = clauses.head(i);
        if (h === undefined || (h >= from && h < to)) continue;
        if (/^nsubj$/.test(relation)) return clauses.isVerb(h) && !/^(?:be|have|lie|remain|see|become)$/.test(clauses.lemma(h));
        if (/^(?:nmod:poss|compound|nmod)$/.test(relation)) return POLITICAL.test(this.agents.get(clauses.lemma(h)) ?? "");
      }
      return false;
    });
    this.polities.set(group, found);
    return found;
  }

  private readonly polities = new Map<NameMention["group"], boolean>();

  /** The country an adjective before a person's title names, at any mention. */
  private personCountry(mention: NameMention): string | undefined {
    for (const other of mention.group.mentions.slice(0, 12)) {
      for (let i = Math.max(0, other.from - 5); i < other.to; i++) {
        if (/^[.,;:]$/.test(this.clauses.doc.formOf(i))) continue;
        const country = this.countryOf(this.clauses.word(i));
        if (country !== undefined && i < other.from) return country.code || undefined;
      }
    }
    return undefined;
  }

  private ofCountry(country: Country, from: number, to: number): Party {
    return {
      participant: {
        name: country.name,
        span: this.clauses.doc.spanOf(from, to),
        entityId: entityId(this.report, country.name),
        ...(country.code === "" ? {} : { country: country.code }),
        sector: "NAT",
        how: "stated",
        confidence: 0.9,
      },
      weight: 2,
    };
  }

  /** A capitalised name no lexicon knows, with the capitalised words around it. */
  private unknownName(i: number): Party {
    const { doc } = this.clauses;
    const isPart = (t: number): boolean =>
      t >= 0 &&
      t < doc.length &&
      doc.sentenceOf(t) === doc.sentenceOf(i) &&
      /^\p{Lu}[\p{L}._-]*$/u.test(doc.formOf(t)) &&
      !this.agents.has(this.clauses.lemma(t)) &&
      !/^(?:The|A|An|Old)$/.test(doc.formOf(t));
    let from = i;
    let to = i + 1;
    while (isPart(from - 1)) from--;
    while (isPart(to)) to++;
    return { participant: { name: doc.textOf(from, to), span: this.clauses.doc.spanOf(from, to), how: "stated", confidence: 0.6 }, weight: 2 };
  }

  private speaker(i: number): Party[] {
    const statement = this.speakerAt(i);
    if (statement === undefined || statement.speaker.name === "") return [];
    return [
      {
        participant: {
          name: statement.speaker.name,
          span: this.clauses.doc.spanOf(i, i + 1),
          ...(statement.speaker.entityId === undefined ? {} : { entityId: statement.speaker.entityId }),
          how: "pronoun",
          confidence: Math.min(0.8, statement.speaker.confidence),
        },
        weight: 2,
      },
    ];
  }

  private pronoun(i: number): Party[] {
    const { clauses, context, report } = this;
    const word = clauses.word(i);
    if (/^(?:who|whom)$/.test(word)) return [];
    // "The foreign minister said he would go": no name is near, and he is the one who says it.
    const reporter = this.reporter(i);
    if (reporter !== undefined && this.opensWords(i)) return [reporter];
    const found = resolveSpeaker(context, i, i + 1, clauses.head(i) ?? i, undefined, undefined);
    const group = found.groups[0];
    if (group === undefined || found.name === "") return reporter === undefined ? [] : [reporter];
    const mention = found.evidence ?? group.mentions[0];
    const base = mention === undefined ? [] : this.named(mention);
    if (base.length === 0) return [];
    return [
      {
        participant: {
          ...base[0].participant,
          name: base[0].participant.name,
          span: this.clauses.doc.spanOf(i, i + 1),
          entityId: entityId(report, base[0].participant.name),
          how: "pronoun",
          confidence: found.confidence,
        },
        // "it" is resolved too poorly to make an event political.
        weight: word === "it" && base[0].weight === 2 ? 1 : base[0].weight,
        person: base[0].person === true,
      },
    ];
  }

  /** Whoever is described, not named, and is reported to say the words a pronoun stands in, if the pronoun may mean them. */
  private reporter(i: number): Party | undefined {
    const statement = this.speakerAt(i);
    if (statement?.quoteType !== "indirect" || !/^(?:stated|institution|description)$/.test(statement.speaker.how)) return undefined;
    const party = this.sayer(i);
    if (party === undefined || party.person === true) return undefined;
    const { participant } = party;
    const isBody = participant.sector === "NAT" || BODY.test(participant.name);
    const word = this.clauses.word(i);
    if (/^its?$/.test(word) ? !isBody : !/^the[ymi]/.test(word) && (isBody || party.several)) return undefined;
    return {
      participant: {
        ...participant,
        name: statement.speaker.name,
        span: this.clauses.doc.spanOf(i, i + 1),
        ...(statement.speaker.entityId === undefined ? {} : { entityId: statement.speaker.entityId }),
        how: "pronoun",
        confidence: Math.min(0.6, statement.speaker.confidence),
      },
      weight: party.weight,
    };
  }

  /** Whether a token is the first of the words that are reported, a "that" aside. */
  private opensWords(i: number): boolean {
    const before = this.clauses.word(i - 1) === "that" ? i - 2 : i - 1;
    const statement = this.speakerAt(i);
    return statement !== undefined && (before < 0 || this.speakerAt(before) !== statement);
  }

  private readonly sayers = new Map<Statement, (Party & { readonly several: boolean }) | undefined>();

  /** The party that the speaker's span is about, and whether it is several people. */
  private sayer(i: number): (Party & { readonly several: boolean }) | undefined {
    const statement = this.speakerAt(i);
    const span = statement?.speaker.span;
    if (statement === undefined || span === undefined) return undefined;
    if (this.sayers.has(statement)) return this.sayers.get(statement);
    // "His minister said": who he is must not ask who says it.
    this.sayers.set(statement, undefined);
    const { doc } = this.clauses;
    for (let t = doc.tokenAt(span.start); t < doc.length && doc.start[t] < span.end; t++) {
      const h = this.clauses.head(t);
      if (h !== undefined && doc.start[h] >= span.start && doc.start[h] < span.end) continue;
      const [party] = this.one(t);
      if (party !== undefined) this.sayers.set(statement, { ...party, several: doc.xpos[t] === NNS });
      break;
    }
    return this.sayers.get(statement);
  }

  /** "Her country opposed it": the country of whoever says so. */
  private ownCountry(i: number): Party[] {
    const { clauses, context } = this;
    if (!/^(?:country|nation|homeland)$/.test(clauses.lemma(i))) return [];
    const own = clauses.owners(i).some((owner) => /^(?:his|her|its|their|our|my)$/.test(clauses.word(owner)));
    const code = own ? this.sayer(i)?.participant.country : undefined;
    const country = code === undefined ? undefined : context.countries.all.find((each) => each.code === code);
    if (country === undefined) return [];
    const party = this.ofCountry(country, clauses.phraseStart(i), i + 1);
    return [{ ...party, participant: { ...party.participant, how: "description", confidence: 0.6 } }];
  }

  /** "Teskian foreign minister", "the rebels", "its partners in the south". */
  private described(i: number): Party[] {
    const { clauses, report, context } = this;
    const { doc } = clauses;
    const own = this.ownCountry(i);
    if (own.length > 0) return own;
    const lemma = clauses.lemma(i);
    const sector =
      this.agents.get(`${clauses.lemma(i - 1)} ${lemma}`) ?? this.agents.get(`${clauses.word(i - 1)} ${lemma}`) ?? this.agents.get(lemma);
    if (sector === undefined) {
      if (this.open && doc.tag[i] === PROPN && !MONTHS.has(clauses.word(i)) && !WEEKDAYS.has(clauses.word(i))) return [this.unknownName(i)];
      return [];
    }
    const definite = /^(?:the|this)$/.test(clauses.word(clauses.phraseStart(i)));
    if (definite && /^(?:alliance|bloc|league|organization|organisation)$/.test(lemma)) {
      const body = context.names.mentions.findLast(
        (mention) =>
          mention.to <= i &&
          mention.type === "ORG" &&
          (this.agents.get(mention.text.toLowerCase()) === "IGO" || INTERNATIONAL.test(mention.group.name)) &&
          doc.sentenceOf(i) - doc.sentenceOf(mention.from) <= 8,
      );
      if (body !== undefined)
        return this.named({ ...body, from: i, to: i + 1 }).map(({ participant, weight }) => ({
          participant: { ...participant, how: "description" as const, confidence: 0.6 },
          weight,
        }));
    }
    const held = ["of", "from", "in"]
      .flatMap((preposition) => clauses.oblique(i, preposition))
      .flatMap((token) => clauses.joined(token).flatMap((each) => this.direct(each)));
    const from = clauses.phraseStart(i);
    if (clauses.word(from) === "whose") return [];
    // "14 people in the town of Ordava": so many people, and a place.
    const isCounted = sector === "CVL" && clauses.childrenWith(i, "nummod").length > 0 && clauses.word(i + 1) === "in";
    const to =
      !isCounted && (sector === "NAT" || sector === "CVL" || (/^(?:of|from|in)$/.test(clauses.word(i + 1)) && held.length > 0))
        ? this.qualifiedEnd(i)
        : i + 1;
    const text = doc
      .textOf(from, to)
      .replace(/\s+/g, " ")
      .replace(/^(?:the|The|an?|An?)\s+/, "");
    const countries = this.attributesOf(i);
    const owner = countries[0] ?? clauses.owners(i).flatMap((token) => this.direct(token))[0] ?? held[0];
    const country = owner?.participant.country;
    // "Teskian and Orland officials", "the ambassadors of A, B and C": one party a country.
    const several = countries.length > 1 ? countries.slice(0, -1) : held.slice(1);
    // A spokesman or a city council is political only with a country: everybody has one.
    const political = POLITICAL.test(sector);
    return [
      ...several,
      {
        participant: {
          name: text,
          span: this.clauses.doc.spanOf(from, to),
          entityId: entityId(report, text),
          ...(country === undefined ? {} : { country }),
          ...(sector === "WEAK" ? { sector: "GOV" } : { sector }),
          how: "description",
          confidence: 0.7,
        },
        weight: political && sector !== "NAT" ? 2 : country !== undefined || owner?.weight === 2 ? 2 : 1,
      },
    ];
  }

  /** "any port taking Teskian grain", "its partners in the south": a general word with what makes it particular, at most six tokens. */
  private qualifiedEnd(i: number): number {
    const { clauses } = this;
    for (const child of [
      ...clauses.oblique(i, "in"),
      ...clauses.oblique(i, "of"),
      ...clauses.oblique(i, "from"),
      ...clauses.childrenWith(i, "acl", "acl:relcl"),
    ]) {
      const right = this.context.tree.right[child] + 1;
      if (child < i || child - i > 3) continue;
      let to = i + 1;
      const isOver = (): boolean => to >= right || /^[,.;:()“”"]$/.test(clauses.doc.formOf(to)) || /^(?:if|when|while|but)$/.test(clauses.word(to));
      while (!isOver() && to - i < 7) to++;
      // Half a clause would name nobody: "the rebels had renewed a promise they gave".
      return isOver() ? to : i + 1;
    }
    return i + 1;
  }
}

/** At least four office-holders or bodies and two countries, and more than one such word in two hundred. */
function politicalDensity(clauses: Clauses, { countries }: SpeakerContext, agents: ReadonlyMap<string, string>): boolean {
  const { doc } = clauses;
  let offices = 0;
  const named = new Set<string>();
  // By distinct form: 0 neither, 1 a country, 2 an office.
  const kinds = Uint8Array.from(doc.forms, (form) => {
    const word = form.toLowerCase();
    const country = countries.byName.get(word) ?? countries.byAdjective.get(word);
    if (country !== undefined) named.add(country.code);
    const sector = agents.get(word) ?? agents.get(word.replace(/s$/, ""));
    return country !== undefined ? 1 : sector !== undefined && /^(?:GOV|LEG|MIL|REB|OPP)$/.test(sector) ? 2 : 0;
  });
  for (let i = 0; i < doc.length; i++) if (kinds[doc.form[i]] === 2) offices++;
  return offices >= 4 && named.size >= 2 && offices * 200 > doc.length;
}

/** The innermost statement whose content covers a token. */
export function statementFinder(statements: readonly Statement[], doc: Doc): (token: number) => Statement | undefined {
  const cover: (Statement | undefined)[] = new Array(doc.length);
  const bySize = statements
    .flatMap((statement) => statement.content.map((span) => ({ statement, span })))
    .sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start));
  for (const { statement, span } of bySize) {
    for (let t = doc.tokenAt(span.start); t < doc.length && doc.start[t] < span.end; t++) cover[t] = statement;
  }
  return (token) => cover[token];
}
