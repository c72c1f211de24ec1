/** Whose stance a climb tells: the subject of what is wanted or done, or the speaker of what is said to be good, bad or necessary. */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Stance, Statement, TextSpan } from "../../document/records.ts";
import type { StanceTable } from "../../lexicon/stance-table.ts";
import type { Clauses } from "../events/clauses.ts";
import { isBareName, type Parties, type Party } from "../events/participants.ts";
import type { Climb } from "./climb.ts";
import { BODY, DOCUMENT, MEANING, MEANS, OUTRIGHT, SELF, SIDES } from "./words.ts";

const NOUN = uposId("NOUN");
const TIMES = /^(?:minute|hour|day|week|month|year|decade|century|time|night|morning|evening|weekend|season)$/;
const NNS = XPOS_ID.get("NNS") as number;
const VBG = XPOS_ID.get("VBG") as number;
/** States in which somebody is who will do something. */
const RESOLVED = /^(?:expect|determine|commit|prepare|resolve|set|incline|dispose|schedule|slate|poise|oblige|bind)$/;
/** Only said of things, though a verb of feeling stands with them: "the survey suggests a toll". Groups of people end so as well. */
const THING =
  /(?:[ts]ion|ment|ness|[ae]nce|ing|ism|ity|ure)$|^(?:letter|editorial|report|speech|budget|release|document|survey|poll|study|margin|article|matter|issue|law|bill|act|deal|accord|treaty|pact|text|data|figure|price|rate|cost|debt|total|output|tax|market|share|advance|loan|move|vote|election|plan|policy|war|crisis|trade|news|paper|reform|test|attack|threat|bid|idea|fact|case|problem|way|part)$/;
const GROUP =
  /^(?:administration|opposition|coalition|federation|association|commission|delegation|organi[sz]ation|union|corporation|foundation|institution|population|nation|confederation|generation|congregation|mission|faction|government|parliament|department|management|movement|establishment|regiment|detachment|audience|alliance|conference|community|majority|minority|authority|university|faculty|charity|society|city|municipality|electorate|leadership|legislature|judiciary)$/;
/** Verbs of what makes somebody do something. */
const FORCING = /^(?:force|push|compel|lead|prompt|drive|cause|oblige|pressure)$/;
/** Of whom these are said, that one feels nothing by it: "accused of fraud". */
const BLAMING = /^(?:accuse|blame|criticise|criticize|praise|charge|warn|condemn|commend|thank|ask|urge|suspect|convict|acquit|fault|fine|sue)$/;
const ANYBODY = /^(?:you|one|everybody|everyone|people|nobody|somebody|someone|anyone|anybody|many|some)$/;

/** What somebody heads. */
const OWN_BODY = /^(?:government|administration|cabinet|ministry|party|campaign|coalition|team)$/;

export interface Holder {
  readonly name: string;
  readonly how: Stance["holder"]["how"];
  readonly confidence: number;
  readonly statement: Statement | undefined;
  readonly token: number | undefined;
  readonly country: string | undefined;
}

/** Whoever says "I" at a token: in indirect words the one who reports them, "Maren wants a toll, I don't". */
export function sayerFinder(
  text: string,
  statements: readonly Statement[],
  speakerAt: (token: number) => Statement | undefined,
): (token: number) => Statement | undefined {
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  return (token) => {
    let said = speakerAt(token);
    while (said?.quoteType === "indirect" && said.within !== undefined && !isMimicked(text, said)) said = byId.get(said.within);
    return said;
  };
}

/** "Now he claims, we will never fund it", "we adore it, they say": another's words as that one would say them, without marks because they are spoken. */
function isMimicked(text: string, { cue, content, speaker }: Statement): boolean {
  const [first] = content;
  if (cue === null || first === undefined || /^(?:i|we)$/i.test(speaker.span?.text ?? "")) return false;
  return first.start >= cue.end ? /[,:]/.test(text.slice(cue.end, first.start + 1)) : /^\s*,/.test(text.slice(content[content.length - 1].end));
}

/** Whose stance it is: the subject of what is wanted or done; the speaker of what is said to be good, bad or necessary. */
export function holderOf(
  clauses: Clauses,
  parties: Parties,
  speakerAt: (token: number) => Statement | undefined,
  sayerAt: (token: number) => Statement | undefined,
  climb: Climb,
  target: number,
): Holder | undefined {
  const statement = speakerAt(target);
  const speaker = (how: Holder["how"], within = statement): Holder | undefined =>
    within === undefined || within.speaker.name === "" || within.negated
      ? undefined
      : { name: within.speaker.name, how, confidence: within.speaker.confidence, statement: within, token: undefined, country: undefined };
  const at = climb.holderAt;
  // "blasted Rekk for extending it": the one who is blamed extends it.
  const blamed = isReason(clauses, at) ? clauses.objectsOf(clauses.head(at) ?? at) : [];
  // "is opposed to it", "is determined to keep it": the participle is a state of its subject.
  const isState = (verb: number): boolean =>
    (climb.kind === "attitude" && !BLAMING.test(clauses.lemma(verb)) && !climb.path.findLast((step) => step.includes(":"))?.endsWith(":obj")) ||
    (RESOLVED.test(clauses.lemma(verb)) && climb.path.at(-1)?.endsWith(":clause") === true);
  const felt = at >= 0 && clauses.isPassive(at) && isState(at) ? clauses.patients(at) : [];
  const subjects =
    climb.holder >= 0
      ? [climb.holder]
      : felt.length > 0
        ? felt
        : blamed.length > 0
          ? blamed
          : at < 0
            ? []
            : clauses.isVerb(at) || clauses.dep(at) === "xcomp" || clauses.childrenWith(at, "nsubj", "nsubj:pass").length > 0
              ? clauses.subjects(at)
              : ownersOf(clauses, at, target);
  // "the campaign has forced Rekk to back it"
  const made =
    at >= 0 &&
    FORCING.test(clauses.lemma(at)) &&
    climb.path.at(-1)?.endsWith(":clause") === true &&
    subjects.every((token) => parties.themselves(token).length === 0)
      ? clauses.objectsOf(at)
      : [];
  const [acting] = made.length > 0 ? made : subjects.length > 0 ? subjects : besideSaying(clauses, at);

  const subject = acting === undefined ? undefined : whoActs(clauses, acting);
  if (subject === undefined) {
    if (climb.kind === "evaluation" || climb.modality === "must") return speaker("speaker");
    // "Thank God for the toll"
    if (at >= 0 && clauses.lemma(at) === "thank" && clauses.head(at) === undefined) return speaker("self");
    if (at >= 0 && !clauses.isVerb(at)) return undefined;
    return clauses.isVerb(at) && clauses.isPassive(at) && climb.modality === "will" ? speaker("speaker") : undefined;
  }
  // "any cabinet that approved it would fall"
  if (
    clauses.dep(at) === "acl:relcl" &&
    clauses.childrenWith(clauses.head(at) ?? at, "det").some((word) => /^(?:any|every|whichever)$/.test(clauses.word(word)))
  )
    return undefined;
  // "between saving it and defending that": an act that is only spoken of.
  if (
    clauses.isVerb(at) &&
    clauses.doc.xpos[at] === VBG &&
    /^(?:nmod|obl|acl|conj|nsubj)/.test(clauses.dep(at)) &&
    clauses.childrenWith(at, "aux").length === 0 &&
    climb.modality === "plain" &&
    subject === acting
  )
    return undefined;
  const word = clauses.word(subject);
  // "God bless them": a wish of whoever says it.
  if (word === "god" && climb.kind === "attitude") return speaker("self");
  // "This includes ending the toll": said of the own plan.
  if (MEANING.test(clauses.lemma(at)) && /^(?:this|that|it|which)$/.test(word)) return speaker("speaker");
  // "I do not favour the railway" may itself be read as a statement, a denied one, about the railway: whoever says "I" stands outside of it.
  if (SELF.test(word)) return speaker(/^(?:i|me|my|mine)$/.test(word) ? "self" : "we", sayerAt(subject));
  if (ANYBODY.test(word))
    return climb.modality === "must" || (climb.kind === "attitude" && climb.path.includes("not"))
      ? speaker("generic", speakerAt(subject))
      : undefined;
  if (climb.kind === "evaluation" && at < 0) return speaker("speaker");
  if (climb.modality === "must") return speaker("speaker");
  // "Palora said it would end it": the one who says so, whoever was named last.
  if (/^(?:it|they)$/.test(word) && isFirstNoun(clauses, subject, statement)) return speaker("self");
  // "Maren said her government would renew it": whoever heads it speaks of her own plan.
  if (OWN_BODY.test(clauses.lemma(subject)) && clauses.owners(subject).some((owner) => /^(?:his|her|my|our)$/.test(clauses.word(owner)))) {
    const own = speaker("self");
    if (own !== undefined) return own;
  }
  const [party] = parties.themselves(subject);
  // Only somebody has an attitude, and many together a plan: "its northern neighbours oppose it", "the members decided to close it".
  const isMinded =
    (climb.kind !== "evaluation" && climb.holderRank >= 2 && BODY.test(clauses.lemma(subject))) ||
    (climb.kind === "attitude" && climb.holderRank >= 3) ||
    (climb.modality === "will" && climb.holderRank >= 2 && clauses.doc.xpos[subject] === NNS && !climb.path.includes("purpose"));
  const isOutright = isMinded && DOCUMENT.test(clauses.lemma(subject)) && OUTRIGHT.test(climb.path.findLast((step) => step.includes(":")) ?? "");
  if (party === undefined && isMinded && clauses.doc.tag[subject] === NOUN && (isOutright || isSomebody(clauses.lemma(subject)))) {
    const name = clauses.doc.textOf(clauses.phraseStart(subject), subject + 1).replace(/^(?:the|an?) /i, "");
    return { name, how: "named", confidence: 0.4, statement, token: subject, country: undefined };
  }
  if (party === undefined && isBareName(clauses, subject)) {
    const name = clauses.doc.textOf(nameStart(clauses, subject), subject + 1);
    return { name, how: statement?.speaker.name === name ? "self" : "named", confidence: 0.5, statement, token: subject, country: undefined };
  }
  if (party === undefined) return undefined;
  const { participant } = party;
  return {
    name: participant.name,
    how: statement !== undefined && statement.speaker.name === participant.name ? "self" : "named",
    confidence: participant.confidence,
    statement,
    token: subject,
    country: participant.country,
  };
}

/** "The Northern | Front": where the name of a body begins, though its first words are tagged as adjectives. */
function nameStart({ doc }: Clauses, last: number): number {
  let from = last;
  while (from > doc.sentenceFrom[doc.sentenceOf(last)] && /^(?!The$)\p{Lu}\p{Ll}/u.test(doc.formOf(from - 1))) from--;
  return from === doc.sentenceFrom[doc.sentenceOf(last)] ? last : from;
}

/** Whether a pronoun is the first that is named in indirect words, which somebody who is no person says. */
function isFirstNoun(clauses: Clauses, pronoun: number, statement: Statement | undefined): boolean {
  if (statement?.quoteType !== "indirect" || statement.speaker.span === undefined) return false;
  const [content] = statement.content;
  if (content === undefined) return false;
  for (let t = clauses.doc.tokenAt(content.start); t < pronoun; t++) if (clauses.isNominal(t)) return false;
  return true;
}

const NUM = uposId("NUM");
const QUANTITY =
  /^(?:most|many|some|all|both|several|few|half|two|three|majority|minority|number|group|thousands|hundreds|dozens|scores|crowds|members|coalition)$/;

/** Verbs whose object is what is said, not who is told. */
const SAYING = /^(?:say|announce|state|report|add|note|claim|argue|declare)$/;

/** "Said its board, which met on Friday, had approved it", with the board taken for what is said. */
function besideSaying(clauses: Clauses, at: number): number[] {
  const say = at >= 0 && clauses.isVerb(at) && /^(?:ccomp|advcl|conj)$/.test(clauses.dep(at)) ? clauses.head(at) : undefined;
  if (say === undefined || !SAYING.test(clauses.lemma(say)) || !clauses.childrenWith(at, "aux", "mark").every((word) => clauses.word(word) !== "to"))
    return [];
  const isGerund = clauses.doc.xpos[at] === VBG && clauses.childrenWith(at, "aux").length === 0;
  return isGerund ? [] : clauses.childrenWith(say, "obj").filter((noun) => noun > say && noun < at);
}

/** Who has the plan that would do it ("its plan would end the toll"), and who is "the only one who opposes it". */
function whoActs(clauses: Clauses, subject: number): number {
  // "three of the parties"
  const counted = clauses.doc.tag[subject] === NUM || QUANTITY.test(clauses.word(subject)) ? clauses.oblique(subject, "of")[0] : undefined;
  if (counted !== undefined) return counted;
  if (MEANS.test(clauses.lemma(subject))) return clauses.owners(subject)[0] ?? subject;
  return clauses.childrenWith(subject, "cop").length === 0 ? subject : (clauses.childrenWith(subject, "nsubj")[0] ?? subject);
}

/** Whose attitude a noun tells: "its backing", "the backing of Velmora", "Velmora, a critic of it". */
function ownersOf(clauses: Clauses, noun: number, target: number): number[] {
  const owners = clauses.owners(noun).filter((owner) => owner !== target);
  if (owners.length > 0) return owners;
  const h = clauses.head(noun);
  if (h !== undefined && clauses.dep(noun) === "appos") return [h];
  // "Once an advocate of the toll, Rekk said …"
  if (
    h !== undefined &&
    clauses.isVerb(h) &&
    noun < h &&
    SIDES.test(clauses.lemma(noun)) &&
    /^(?:obl|nmod|advcl|dislocated|dep|parataxis)/.test(clauses.dep(noun))
  )
    return clauses.subjects(h);
  // "is one of its opponents"
  if (h !== undefined && clauses.dep(noun) === "nmod" && clauses.childrenWith(h, "cop").length > 0) return clauses.childrenWith(h, "nsubj");
  const verb = clauses.dep(noun) === "obj" ? h : undefined;
  const from = [...clauses.oblique(noun, "from"), ...clauses.oblique(noun, "by"), ...(verb === undefined ? [] : clauses.oblique(verb, "from"))];
  return from.length > 0 || verb === undefined ? from : clauses.oblique(noun, "of");
}

/** Verbs that tell of somebody what the clause after "as" says. */
const PORTRAYING = /^(?:quote|cite|describe|portray|depict|paint)$/;

/** "For extending it", below a verb of praise or blame; "as opposing it", below one that tells of somebody. */
function isReason(clauses: Clauses, at: number): boolean {
  if (at < 0 || !clauses.isVerb(at) || !/^(?:advcl|obl)/.test(clauses.dep(at))) return false;
  const isPortrayed = PORTRAYING.test(clauses.lemma(clauses.head(at) ?? at));
  return clauses
    .childrenWith(at, "mark", "case")
    .some((mark) => /^(?:for|of|with)$/.test(clauses.word(mark)) || (isPortrayed && clauses.word(mark) === "as"));
}

/** A stance that goes with another one: whose, and the climb to it. */
export interface Alongside {
  readonly holder: Holder;
  readonly climb: Climb;
  /** Sets its id apart. */
  readonly mark: string;
}

/**
 * Who else holds it, or its opposite, by the same words: whoever blames or praises somebody for it, and an official who says it of the
 * own country ("Foreign Minister Maren said Velmora will build it").
 */
export function alongside(clauses: Clauses, parties: Parties, table: StanceTable, climb: Climb, holder: Holder): Alongside[] {
  const official = officialOf(clauses, parties, holder);
  return [
    judgeOf(clauses, parties, table, climb, holder),
    official && { holder: official, climb, mark: "official" },
    ...joined(clauses, parties, holder).map((other, k) => ({ holder: other, climb, mark: `and${k + 1}` })),
  ].filter((other) => other !== undefined);
}

/** "Velmora and Teskia opposed it": the others that are named with the holder. */
function joined(clauses: Clauses, parties: Parties, { how, name, token, statement }: Holder): Holder[] {
  if (!/^(?:named|self)$/.test(how) || token === undefined || clauses.dep(token) === "conj") return [];
  return clauses.childrenWith(token, "conj").flatMap((other) => {
    const party = parties.themselves(other)[0]?.participant;
    if (party === undefined || party.name === name) return [];
    return [{ name: party.name, how: "named" as const, confidence: party.confidence, statement, token: other, country: party.country }];
  });
}

/** Whoever blames or praises the holder for it. */
function judgeOf(clauses: Clauses, parties: Parties, table: StanceTable, climb: Climb, { name: judged, statement }: Holder): Alongside | undefined {
  const verb = isReason(clauses, climb.holderAt) ? clauses.head(climb.holderAt) : undefined;
  if (verb === undefined) return undefined;
  const row = table.acts.get(clauses.lemma(verb));
  const [token] = row?.kind === "attitude" ? clauses.subjects(verb) : [];
  const party = token === undefined ? undefined : parties.themselves(token)[0]?.participant;
  if (row === undefined || party === undefined || party.name === judged) return undefined;
  const { name, confidence, country } = party;
  const path = [...climb.path, `${clauses.lemma(verb)}:reason`];
  return {
    holder: { name, how: statement?.speaker.name === name ? "self" : "named", confidence, statement, token, country },
    climb: { ...climb, sign: climb.sign * row.sign, kind: "attitude", modality: "plain", path, holderAt: verb },
    mark: "judge",
  };
}

/** Who says of the own country what it does. */
function officialOf(clauses: Clauses, parties: Parties, { name: country, how, statement, token, country: code }: Holder): Holder | undefined {
  if (how !== "named" || code === undefined || token === undefined || statement === undefined || statement.negated) return undefined;
  const { name, names, span, confidence } = statement.speaker;
  if (span === undefined || names.length !== 1 || name === "" || name === country) return undefined;
  const isCountry = parties.themselves(token)[0]?.participant.sector === "NAT";
  if (!isCountry || partyIn(clauses, parties, span)?.participant.country !== code) return undefined;
  return { name, how: "speaker", confidence, statement, token: undefined, country: code };
}

/** The first political party that a span names. */
function partyIn({ doc }: Clauses, parties: Parties, span: TextSpan): Party | undefined {
  for (let token = doc.tokenAt(span.start); token < doc.length && doc.start[token] < span.end; token++) {
    const party = parties.themselves(token).find(({ weight }) => weight === 2);
    if (party !== undefined) return party;
  }
  return undefined;
}

/** Whether a noun that is no known party may have an attitude. */
function isSomebody(lemma: string): boolean {
  return !TIMES.test(lemma) && (GROUP.test(lemma) || !THING.test(lemma));
}
