/**
 * The climb from a target: what acts on it, what is felt about that, what denies it, up to the word whose subject holds the stance.
 * Where it meets no operator, a condition, or something that says too little, there is none.
 */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { StanceClass } from "../../document/records.ts";
import type { StanceRow, StanceTable } from "../../lexicon/stance-table.ts";
import type { Clauses } from "../events/clauses.ts";
import { attachmentOf, hasNo, isAsked, isNegated, isParticiple, isWantedDone, planBefore, prepositionOf, THINGS } from "./grammar.ts";

const AUX = uposId("AUX");
const ADJ = uposId("ADJ");
const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const VB = XPOS_ID.get("VB") as number;
const VBD = XPOS_ID.get("VBD") as number;
const VBG = XPOS_ID.get("VBG") as number;
const VBN = XPOS_ID.get("VBN") as number;
const FINITE = new Set((["VBD", "VBZ", "VBP", "MD"] as const).map((tag) => XPOS_ID.get(tag) as number));
const OFFICERS =
  /^(?:member|official|officer|leader|minister|president|premier|chancellor|delegate|delegation|spokesman|spokeswoman|spokesperson|negotiator|diplomat|ambassador|commissioner|envoy|expert|analyst|inspector|chief|director|head|secretary|lawmaker|senator|counterpart)$/;
const STEPS = 12;
/** Nouns that may stand between an operator and its target: "the supply of weapons to Teskia". */
const HOPS = 3;
const AMOUNT = /^(?:hundred|thousand|million|billion|trillion|dollar|euro|pound|yen|percent|part|number|amount|lot|most|all|ton|tonne|kind|form)$/;
export const SELF = /^(?:i|we|us|me|my|our|mine|ours|let's)$/;
const PASS_ON = /^(?:of|on|for|to|with|in|about|over|from|regarding|concerning|toward|towards|between|into|under)$/;
/** Verbs of thinking and saying, beneath which a clause is no act. */
export const COGNITION =
  /^(?:think|believe|say|know|feel|see|find|consider|call|argue|insist|maintain|add|note|claim|guess|mean|stress|reiterate|declare|state|tell|announce|suggest|hope|expect|admit|acknowledge|agree|conclude|repeat|warn)$/;
const NAMING = /^(?:call|describe|label|brand|term|dub|deem|consider|find|regard|view|see|denounce|dismiss|hail|praise|condemn)$/;
const DEGREES: ReadonlyMap<string, 1 | -1> = new Map([
  ["high", -1],
  ["much", -1],
  ["many", -1],
  ["big", -1],
  ["large", -1],
  ["strict", -1],
  ["expensive", -1],
  ["low", 1],
  ["little", 1],
  ["few", 1],
  ["small", 1],
  ["weak", 1],
]);
/** Nouns of acts that are more often something else before another noun: "a strike vote", "the toll question". */
const NO_ACT_AFTER = /^(?:vote|question|offer|demand|request|back|want|need|love|value|trust|fear|mind|cut|complaint|protest)$/;
/** What is dismissed or denied with these is that it is so. */
const HEARSAY = /^(?:speculation|report|rumour|rumor|allegation|claim|suggestion|talk|accusation|charge|reporting)$/;
/** Nouns of acts that say nothing of which way. */
const CHANGE = /^(?:change|amendment|revision|modification|adjustment|alteration|review|overhaul)$/;
const DEFIANCE = /^(?:defiance|violation|breach|contravention)$/;
/** What only happens at the same time, or is spoken about. */
const BESIDE = /^(?:over|amid|despite|after|following|during|since|before|because|in)$/;
/** Nouns that only stand for what is said of them. */
const PART = /^(?:part|kind|sort|form|type|piece|bit|one|example|source|cause)$/;
const VAGUE = /^(?:thing|something|idea|policy|plan|program|programme|law|deal|one|that|what|way)$/;
/** What somebody has in mind, whose owner acts through it: "its plan would end the toll". */
const AIM =
  /^(?:goal|aim|priority|plan|intention|objective|purpose|mission|hope|dream|promise|wish|act|step|job|task|duty|proposal|position|policy|commitment|recommendation|demand)$/;
/** Of those, what may be a thing itself: "my priority is the railway". */
const CHOICE = /^(?:goal|aim|priority|objective|hope|dream|wish|choice|preference|recommendation|demand|focus)$/;
/** "Make it a priority", "make it law". */
const STANDING = /^(?:priority|reality|law|goal|mission|cornerstone|centrepiece|centerpiece|focus|requirement)$/;
/** Nouns that stand for a wish where there is one of them, or none. */
const GROUNDS = /^(?:need|case|reason|place|room|justification|excuse|basis|point|sense|way|chance|use|future|demand|appetite|alternative)$/;
/** Of those, what is said to be there rather than only found missing. */
const CALLED_FOR = /^(?:need|case|reason|demand)$/;
const COPULAR = /^(?:become|remain|prove|turn|end|look|seem|sound|appear)$/;
const HARM =
  /^(?:hurt|harm|devastate|ruin|cripple|undermine|humiliate|decimate|bankrupt|destroy|threaten|plague|damage|betray|jeopardi[sz]e|rip off)$/;
/** Feelings about what is taken to be so: they turn no evaluation round. */
const FEARS = /^(?:fear|worry|regret|lament|complain|resent|bemoan)$/;
const ENSURING = /^(?:ensure|assure|sure|certain)$/;
const CONSIDERING = /^(?:consider|weigh|mull|contemplate|discuss|debate|study|examine)$/;
/** Verbs after which a bare "be" wants something: "insisted that it be lifted". */
const REQUESTING = /^(?:insist|suggest|ask|say)$/;
const DRAWING = /^(?:have|win|get|gain|enjoy|draw|face|receive|meet|attract|secure|provoke|spark|lose)$/;
/** Whoever does these does the act below. */
const ASPECT = /^(?:begin|start|continue|stop|cease|keep|quit|proceed|help|delay)$/;
/** Of nouns with an infinitive, those that tell no intention. */
const ABLE = /^(?:ability|right|need|call|demand|request|proposal|order|threat|time|duty|obligation)$/;
const STANCE = /^(?:stance|position|attitude|tone|rhetoric|approach|view|mind|policy|decision)$/;
/** "The day we stopped it", "the way they handle it": the clause is not about the noun. */
const ADVERBIAL = /^(?:today|tomorrow|yesterday|minute|hour|day|week|month|year|decade|time|night|morning|moment|way|reason|place|point|extent)$/;
/** Adjectives that more often tell kinds apart than judge. */
const MILD =
  /^(?:great|right|good|important|best|better|fair|sound|legal|critical|sick|weak|criminal|sad|popular|worst|worse|illegal|unlawful|lawful|tremendous)$/;
/** What somebody acts through. */
export const MEANS =
  /^(?:plan|proposal|budget|bill|policy|programme|program|platform|manifesto|agenda|legislation|strategy|initiative|offer|law|resolution|motion|measure|amendment|decree)$/;
/** Who is on a side: "one of the toll's opponents". */
const SIDES = /^(?:supporter|opponent|critic|backer|proponent|advocate|champion|fan|defender)$/;
const STRESSING = /^(?:stress|underline|underscore|emphasi[sz]e|highlight|note|recogni[sz]e|acknowledge|see|point|reaffirm|reiterate|have)$/;
/** What one may break: "broke his promise to end the toll". */
const WORD_GIVEN = /^(?:promise|pledge|vow|commitment|word|oath)$/;
const RELATIVE = /^(?:who|which|that|whom)$/;
/** What is only not yet done, or was not done: no will to be read from it. */
const UNDONE = /^(?:fail|failure|manage|struggle|unable|inability)$/;
const DENYING = /^(?:deny|dispute|refute|contradict)$/;
/** Verbs that only say that the act of their object takes place, or shall. */
const CARRYING =
  /^(?:announce|order|declare|issue|make|have|get|start|begin|launch|plan|prepare|do|perform|conduct|hold|see|push|unveil|outline|present|initiate|undertake|finish|complete|draft|speed|lead|direct|command|pursue|arrange|discuss|consider|seek|want|need|negotiate|complete|schedule|agree|decide|decree|win|achieve|clear|deliver|vote|hasten|trigger|force|include|mean|envisage|foresee|involve|require|use|offer|give|take|face)$/;
const RAISING = /^(?:have|get|need|ought|go)$/;
const EARLIER = /^(?:once|previously|formerly|originally|initially|earlier)$/;
const SHOULD = /^(?:should|must|ought|shall|need|needs)$/;
const WILL = /^(?:will|'ll|’ll|wo|going|gonna)$/;
const MAY = /^(?:would|'d|’d|could|can|ca|may|might)$/;

export interface Climb {
  sign: number;
  /** The operator nearest to the target, and what it is. */
  operator: number;
  kind: StanceClass;
  /** Tokens whose words made the sign, from the target upwards. */
  readonly path: string[];
  /** Token whose subject holds the stance, and how strongly it claims it. */
  holderAt: number;
  holderRank: number;
  modality: "plain" | "will" | "must" | "may";
  earlier: boolean;
  steps: number;
  top: number;
  /** First token of the phrase that was read last, so that its other words add nothing. */
  phrase: number;
}

/** Nouns that only stand for the act or thing they are of. */
function nominalIdea(clauses: Clauses, noun: number): boolean {
  return /^(?:idea|notion|concept|possibility|prospect|introduction|imposition|extension|use|kind|sort|form)$/.test(clauses.lemma(noun));
}

function startAt(target: number): Climb {
  return {
    sign: 1,
    operator: -1,
    kind: "effect",
    path: [],
    holderAt: -1,
    holderRank: 0,
    modality: "plain",
    earlier: false,
    steps: 0,
    top: target,
    phrase: -1,
  };
}

export class Climber {
  /** Row and first token of the phrase that a token belongs to, by sentence-wide scan. */
  private readonly phraseOf = new Map<number, { key: string; head: number; to: number }>();

  constructor(
    private readonly clauses: Clauses,
    private readonly table: StanceTable,
    /** Whether a token is told in the words of a reporter of what was said then: "said it would". */
    private readonly isReported: (token: number) => boolean,
  ) {
    const { doc } = clauses;
    for (let i = 0; i < doc.length; i++) {
      const [word, lemma] = [clauses.word(i), clauses.lemma(i)];
      const own = word === lemma ? [] : (table.phrases.get(word) ?? []);
      const phrases = [...own, ...(table.phrases.get(lemma) ?? [])];
      for (const { words, key } of phrases) {
        if (!words.every((word, k) => k === 0 || clauses.word(i + k) === word || clauses.lemma(i + k) === word)) continue;
        for (let k = 0; k < words.length; k++) if (!this.phraseOf.has(i + k)) this.phraseOf.set(i + k, { key, head: i, to: i + words.length });
        break;
      }
    }
  }

  /** What the tree above a token says about it; undefined when nothing or too much is open. */
  from(target: number): Climb | undefined {
    const { clauses, table } = this;
    const { doc } = clauses;
    const climb = startAt(target);
    let x = target;
    let hops = 0;
    if (clauses.isVerb(target)) {
      // The target is an act itself: whoever will, must or refuses to do it shows a stance to it.
      climb.kind = "act";
      climb.operator = target;
      climb.holderAt = target;
      if (clauses.doc.xpos[target] === VBN && /^(?:amod|acl)$/.test(clauses.dep(target))) return undefined;
      this.clause(climb, target);
    } else if (this.predicateOfSide(climb, target)) x = climb.operator;
    else if (this.exclaimed(climb, target)) return climb;
    else if (hasNo(clauses, target)) this.none(climb, target);
    if (clauses.childrenWith(target, "amod").some((adjective) => /^(?:fewer|less)$/.test(clauses.word(adjective)))) {
      climb.sign *= -1;
      climb.path.push("fewer");
    }
    for (; climb.steps < STEPS; climb.steps++) {
      if (this.identified(climb, x)) break;
      // "did it in defiance of the ban": what is done is not what the ban is about.
      if (climb.operator < 0 && DEFIANCE.test(clauses.lemma(x)) && prepositionOf(clauses, x) === "in") return undefined;
      const attachment = attachmentOf(clauses, table, x);
      if (attachment === undefined) break;
      const { head: p, relation } = attachment;
      if (/^(?:conj|appos|flat|list|fixed|goeswith)/.test(relation)) {
        if (clauses.isVerb(x) && clauses.childrenWith(x, "nsubj", "nsubj:pass").length > 0) break;
        if (clauses.isVerb(x) !== clauses.isVerb(p)) break;
        if (clauses.isVerb(x) && climb.operator >= 0) this.shared(climb, x, p);
        // "the treaty but not the toll"
        if (!clauses.isVerb(x) && clauses.childrenWith(x, "advmod", "cc").some((word) => clauses.word(word) === "not")) this.deny(climb);
        if (this.isNeither(x, p)) return undefined;
        x = p;
        continue;
      }
      // "is against the idea of a ban"
      if (nominalIdea(clauses, p) && relation === "nmod" && this.predicateOfSide(climb, p)) {
        x = climb.operator;
        continue;
      }
      if (climb.phrase >= 0 && this.phraseOf.get(p)?.head === climb.phrase && this.phraseOf.get(x)?.head === climb.phrase) {
        // "get rid of": what hangs on "rid" has been read; the verb still has its own subject and auxiliaries.
        climb.holderAt = p;
        this.clause(climb, p);
        x = p;
        continue;
      }
      // "urged the council's members": what is felt about those who hold an office in it is not felt about it.
      if (climb.operator < 0 && /^(?:compound|nmod|nmod:poss)$/.test(relation) && OFFICERS.test(clauses.lemma(p))) return undefined;
      // "enrichment-related activities"
      if (climb.operator < 0 && doc.tag[p] === ADJ && x < p && this.named(climb, x, clauses.head(p) ?? p, p)) {
        x = climb.holderAt;
        continue;
      }
      if (doc.tag[p] === ADJ && clauses.dep(p) === "amod" && /^(?:compound|obl|nmod)/.test(relation) && prepositionOf(clauses, x) === "") {
        x = p;
        continue;
      }
      const nominal = (doc.tag[p] === NOUN || doc.tag[p] === PROPN) && !this.isPredicate(p);
      if (nominal && !/^(?:nsubj|csubj)/.test(relation)) {
        if (this.grounds(climb, x, p, relation)) break;
        // "softened its stance on the toll": which way is not said.
        if (climb.operator < 0 && STANCE.test(clauses.lemma(p)) && relation === "nmod") return undefined;
        if (this.isOfPlan(climb, x, p, relation)) {
          // "proposed a plan that would close it"
          climb.path.push(`${clauses.lemma(p)}:acl`);
          climb.holderAt = p;
          climb.holderRank = 2;
          if (climb.modality !== "must") climb.modality = "will";
          x = p;
          continue;
        }
        if (/^(?:acl:relcl|advcl)/.test(relation)) break;
        const preposition = prepositionOf(clauses, x);
        const idiom = this.idiomOf(p, preposition);
        if (idiom !== undefined) {
          this.apply(climb, idiom, p, preposition);
          x = p;
          continue;
        }
        const isSaid = clauses.dep(p) !== "obj" || STRESSING.test(clauses.lemma(clauses.head(p) ?? p));
        const judged = climb.operator < 0 && preposition !== "" && isSaid ? table.qualities.get(clauses.lemma(p)) : undefined;
        if (judged?.slots.has(preposition)) {
          // "the problem with the railway": who speaks of it takes it for one; "I have no problem with it".
          this.apply(climb, judged, p, preposition, "evaluation");
          if (hasNo(clauses, p)) this.deny(climb);
          const h = clauses.head(p);
          if (h !== undefined && clauses.lemma(h) === "have" && clauses.dep(p) === "obj") {
            climb.holderAt = h;
            this.clause(climb, h);
          }
          break;
        }
        const row = this.actOf(p, x);
        const takes =
          row?.slots.has(preposition) ||
          (relation === "nmod:poss" && SIDES.test(clauses.lemma(p))) ||
          table.acts.get(`${clauses.lemma(p)} ${preposition}`) === row;
        if (row !== undefined && (takes || (preposition === "" && this.isModifier(p, relation)))) {
          this.apply(climb, row, p, preposition === "" ? "compound" : preposition);
          climb.holderAt = p;
          climb.holderRank = 2;
        } else if (/^acl/.test(relation) && (UNDONE.test(clauses.lemma(p)) || (HEARSAY.test(clauses.lemma(p)) && clauses.hasMark(x, "that")))) {
          return undefined;
        } else if (relation === "acl") {
          const will = table.wills.get(clauses.lemma(p));
          if (will !== undefined) {
            this.apply(climb, will, p, "acl");
            if (climb.modality === "plain" && !ABLE.test(clauses.lemma(p))) climb.modality = "will";
            climb.holderAt = p;
            climb.holderRank = 2;
          } else if (++hops > HOPS) return undefined;
        } else if (preposition === "against" || preposition === "without") {
          return undefined;
        } else if (preposition !== "" && (!PASS_ON.test(preposition) || (climb.operator < 0 && CHANGE.test(clauses.lemma(p))))) return undefined;
        else if (!AMOUNT.test(clauses.lemma(p)) && ++hops > HOPS) return undefined;
        x = p;
        continue;
      }
      const step = this.predicate(climb, x, p, relation);
      if (step === "stop") break;
      if (step === "abstain") return undefined;
      x = p;
    }
    climb.top = x;
    if (climb.operator < 0) this.quality(climb, target);
    if (climb.operator < 0) return undefined;
    if (
      climb.kind === "act" &&
      climb.modality === "plain" &&
      climb.holderRank < 2 &&
      climb.sign > 0 &&
      doc.xpos[target] !== VBD &&
      doc.xpos[target] !== VBN
    )
      return undefined;
    return climb;
  }

  /** What a clause behind the target says of it beside that: "the treaty, backed by Velmora, …", "the toll which Rekk opposes is …". */
  besides(target: number): Climb[] {
    const { clauses } = this;
    if (ADVERBIAL.test(clauses.lemma(target))) return [];
    const judged = startAt(target);
    const qualities = this.adjective(judged, target) && judged.sign < 0 ? [judged] : [];
    const clausal = clauses.childrenWith(target, "acl", "acl:relcl", "conj").flatMap((clause) => {
      if (!clauses.isVerb(clause) || this.isConditional(clause)) return [];
      const isDone = clauses.isPassive(clause) && clauses.agents(clause).length > 0;
      const subjects = clauses.childrenWith(clause, "nsubj").filter((word) => !RELATIVE.test(clauses.word(word)));
      // "a toll which Rekk opposes" may be taken for one more toll.
      if (clauses.dep(clause) === "conj" && !clauses.children(clause).some((word) => RELATIVE.test(clauses.word(word)))) return [];
      if (!isDone && (clauses.dep(clause) === "acl" || clauses.isPassive(clause) || (subjects.length === 0 && clauses.dep(clause) !== "conj")))
        return [];
      if (clauses.childrenWith(clause, "obj").some((object) => !RELATIVE.test(clauses.word(object)))) return [];
      const climb = startAt(target);
      if (!this.gap(climb, clause)) return [];
      climb.holderAt = clause;
      this.clause(climb, clause);
      return [climb];
    });
    return [...qualities, ...clausal];
  }

  /** What is said of the antecedent of a relative clause: "the toll that Rekk opposes", "… that Rekk wants to abolish". */
  private gap(climb: Climb, clause: number): boolean {
    const { clauses, table } = this;
    const row = this.actOf(clause, clause) ?? this.strandedActOf(clause);
    const [below] = clauses.childrenWith(clause, "xcomp");
    const done = below === undefined || clauses.childrenWith(below, "obj").length > 0 ? undefined : this.actOf(below, below);
    const will = done === undefined ? undefined : (table.wills.get(clauses.lemma(clause)) ?? row);
    if (done !== undefined && will !== undefined && done.slots.has("obj")) {
      this.apply(climb, done, below, "obj");
      this.apply(climb, will, clause, "clause");
      climb.modality = "will";
      climb.holderRank = 2;
      return true;
    }
    if (row === undefined || !row.slots.has("obj")) return false;
    this.apply(climb, row, clause, clauses.isPassive(clause) ? "obj" : "relative");
    climb.holderRank = row.kind === "attitude" ? 3 : 2;
    if (clauses.lemma(clause) === "need") climb.modality = "must";
    return true;
  }

  /** "I am against the railway", "we're for it": the preposition of a predicate noun says the side. */
  private predicateOfSide(climb: Climb, target: number): boolean {
    const { clauses } = this;
    const side = clauses
      .childrenWith(target, "case")
      .map((word) => clauses.word(word))
      .find((word) => /^(?:against|for|behind)$/.test(word));
    if (side === undefined) return false;
    const copula = clauses.childrenWith(target, "cop").length > 0 && clauses.childrenWith(target, "nsubj").length > 0;
    const h = clauses.head(target);
    const stands =
      h !== undefined &&
      /^(?:obl|nmod|xcomp|advcl)/.test(clauses.dep(target)) &&
      /^(?:be|stand|come|vote|run|argue|speak|campaign|lobby|push|rally|march|decide|rule)$/.test(clauses.lemma(h));
    if (!copula && !stands) return false;
    if (stands && side !== "against" && !/^(?:be|vote)$/.test(clauses.lemma(h as number))) return false;
    climb.sign *= side === "against" ? -1 : 1;
    climb.kind = "attitude";
    climb.operator = copula ? target : (h as number);
    climb.path.push(side);
    climb.holderAt = climb.operator;
    climb.holderRank = 3;
    this.clause(climb, climb.operator);
    return true;
  }

  /** "No to the toll", "yes to it", "enough of it", "no more tolls": a call without a verb. */
  private exclaimed(climb: Climb, target: number): boolean {
    const { clauses } = this;
    const h = clauses.head(target);
    const own = clauses.childrenWith(target, "det", "advmod", "discourse")[0];
    const isOwn = own !== undefined && /^(?:root|ccomp|parataxis)$/.test(clauses.dep(target));
    const first = isOwn ? own : h;
    if (first === undefined || first > target || (!isOwn && clauses.head(first) !== undefined)) return false;
    const more = isOwn && clauses.childrenWith(target, "amod").some((word) => clauses.word(word) === "more");
    const call = `${clauses.word(first)} ${more ? "more" : prepositionOf(clauses, target)}`;
    if (!/^(?:(?:no|yes) to|enough of|down with|no more)$/.test(call) || clauses.childrenWith(target, "cop").length > 0) return false;
    climb.sign = call.startsWith("yes") ? 1 : -1;
    climb.kind = "attitude";
    climb.operator = first;
    climb.path.push(call);
    climb.modality = "must";
    return true;
  }

  /** "What we need is a railway", "my goal is to abolish it": the subject says whose wish it is. */
  private identified(climb: Climb, x: number): boolean {
    const { clauses } = this;
    const [subject] = clauses.childrenWith(x, "nsubj", "nsubj:outer");
    if (subject === undefined || !clauses.childrenWith(x, "cop", "aux").some((be) => clauses.lemma(be) === "be")) return false;
    const isAct = clauses.isVerb(x);
    if (isAct && climb.operator < 0 && climb.kind !== "act") return false;
    const [clause] = clauses.childrenWith(subject, "acl:relcl");
    if (clause !== undefined && /^(?:what|all|thing|one)$/.test(clauses.lemma(subject))) {
      const row = this.actOf(clause, clause) ?? this.strandedActOf(clause);
      if (row?.kind === "attitude") this.apply(climb, row, clause, "cleft");
      else if (!isAct || !this.modals(clause).some((word) => WILL.test(word) || SHOULD.test(word))) return false;
      climb.holderAt = clause;
      climb.holderRank = 3;
      climb.modality = "plain";
      this.clause(climb, clause);
      if (clauses.lemma(clause) === "need") climb.modality = "must";
      return true;
    }
    if (!(isAct ? AIM : CHOICE).test(clauses.lemma(subject)) || !clauses.owners(subject).some((owner) => clauses.word(owner) !== "whose"))
      return false;
    if (climb.operator < 0) {
      climb.kind = "attitude";
      climb.operator = subject;
    }
    climb.path.push(`${clauses.lemma(subject)}:is`);
    climb.holderAt = subject;
    climb.holderRank = 3;
    climb.modality = "will";
    if (isNegated(clauses, x)) this.deny(climb);
    return true;
  }

  /** "There is no need for the toll", "no reason to keep it", "no way we will accept it". */
  private grounds(climb: Climb, x: number, p: number, relation: string): boolean {
    const { clauses } = this;
    const h = clauses.head(p);
    const ground = clauses.lemma(p);
    if (h === undefined || clauses.dep(p) !== "nsubj" || clauses.childrenWith(h, "expl").length === 0 || !GROUNDS.test(ground)) return false;
    const missing = hasNo(clauses, p) || isNegated(clauses, h);
    if (!missing && !CALLED_FOR.test(ground)) return false;
    if (ground === "alternative") {
      if (prepositionOf(clauses, x) !== "to" || !missing || climb.operator >= 0) return false;
      climb.kind = "evaluation";
      climb.operator = p;
      climb.path.push("no alternative:there");
      return true;
    }
    const isClause = /^(?:acl|acl:relcl)$/.test(relation);
    if (isClause ? climb.operator < 0 : prepositionOf(clauses, x) !== "for") return false;
    if (climb.operator < 0) {
      climb.kind = "evaluation";
      climb.operator = p;
    }
    climb.path.push(`${ground}:there`);
    if (missing) this.deny(climb);
    climb.modality = "must";
    climb.holderAt = p;
    return true;
  }

  /** A clause that says what a plan would do. */
  private isOfPlan(climb: Climb, x: number, p: number, relation: string): boolean {
    const { clauses } = this;
    if (relation !== "acl:relcl" || climb.operator < 0 || !MEANS.test(clauses.lemma(p)) || clauses.dep(p) !== "obj") return false;
    return clauses.childrenWith(x, "nsubj").some((subject) => RELATIVE.test(clauses.word(subject)));
  }

  /** "It is time to end it", "time we ended it", "time for it to go". */
  private due(climb: Climb, x: number, p: number, relation: string): boolean {
    const { clauses } = this;
    if (clauses.lemma(p) !== "time" || !clauses.childrenWith(p, "nsubj", "expl").some((subject) => clauses.word(subject) === "it")) return false;
    const acted = climb.operator >= 0;
    if (/^(?:acl|advcl|ccomp|xcomp|csubj)/.test(relation) ? !acted : prepositionOf(clauses, x) !== "for") return false;
    if (!acted) {
      this.doneTo(climb, x, p);
      if (climb.operator < 0) climb.operator = p;
    }
    climb.path.push("time:is");
    climb.modality = "must";
    climb.holderAt = p;
    this.clause(climb, p);
    return true;
  }

  /** "Would love to see it built", "is pushing to have it lifted". */
  private seesDone(climb: Climb, x: number, p: number): boolean {
    const { clauses, table } = this;
    if (!this.isToSee(p)) return false;
    const done = [...clauses.childrenWith(p, "xcomp", "advcl", "ccomp"), ...clauses.childrenWith(x, "acl")].find(
      (verb) => verb > x && isParticiple(clauses, verb) && clauses.childrenWith(verb, "aux", "aux:pass", "nsubj").length === 0,
    );
    const row = done === undefined ? undefined : table.acts.get(clauses.lemma(done));
    if (row?.kind !== "effect" || !row.slots.has("obj")) return false;
    this.apply(climb, row, done as number, "obj");
    this.sees(climb, p);
    return true;
  }

  /** Whether a verb is what somebody wants to see, have or get done. */
  private isToSee(verb: number): boolean {
    const { clauses, table } = this;
    if (!/^(?:see|have|get)$/.test(clauses.lemma(verb))) return false;
    const h = clauses.dep(verb) === "xcomp" ? clauses.head(verb) : undefined;
    return this.modals(verb).length > 0 || (h !== undefined && (table.wills.has(clauses.lemma(h)) || table.acts.has(clauses.lemma(h))));
  }

  private sees(climb: Climb, verb: number): void {
    climb.holderAt = verb;
    climb.holderRank = 2;
    this.clause(climb, verb);
  }

  /** "Made it a priority". */
  private makesStanding(climb: Climb, x: number, p: number): boolean {
    const { clauses } = this;
    const standing = clauses.childrenWith(p, "xcomp").find((noun) => noun > x && STANDING.test(clauses.lemma(noun)));
    if (standing === undefined) return false;
    if (climb.operator < 0) climb.operator = standing;
    climb.kind = "attitude";
    climb.path.push(`make ${clauses.lemma(standing)}:obj`);
    climb.holderAt = p;
    climb.holderRank = 3;
    this.clause(climb, p);
    return true;
  }

  /** "It turned out to be a disaster", "it became a burden". */
  private turnsOut(climb: Climb, p: number): boolean {
    const { clauses } = this;
    if (!COPULAR.test(clauses.lemma(p)) || climb.operator >= 0) return false;
    return clauses.childrenWith(p, "xcomp").some((result) => !clauses.isVerb(result) && this.says(climb, result));
  }

  /** "Has the support of Velmora", "drew criticism from Velmora". */
  private draws(climb: Climb, p: number): boolean {
    const { clauses, table } = this;
    if (!DRAWING.test(clauses.lemma(p)) || climb.operator >= 0) return false;
    for (const noun of clauses.childrenWith(p, "obj")) {
      const row = clauses.doc.tag[noun] === NOUN ? table.acts.get(clauses.lemma(noun)) : undefined;
      const of = [...clauses.childrenWith(noun, "nmod"), ...clauses.childrenWith(p, "obl")];
      if (row?.kind !== "attitude" || !of.some((from) => /^(?:of|from)$/.test(prepositionOf(clauses, from)))) continue;
      this.apply(climb, clauses.lemma(p) === "lose" ? { ...row, sign: -row.sign as 1 | -1 } : row, noun, "subj");
      climb.holderAt = noun;
      climb.holderRank = 3;
      return true;
    }
    return false;
  }

  /** "It is going to be repealed", "it has to be lifted". */
  private raisedPassive(climb: Climb, x: number, p: number, raised: number): "go" | "stop" | "abstain" {
    const row = this.actOf(raised, x);
    if (row === undefined || !row.slots.has("obj")) return climb.operator >= 0 && climb.kind !== "act" ? "stop" : "abstain";
    this.apply(climb, row, raised, "obj");
    climb.holderAt = raised;
    climb.holderRank = 2;
    climb.modality = this.clauses.lemma(p) === "go" ? "will" : "must";
    this.clause(climb, raised);
    this.clause(climb, p);
    return this.isConditional(p) ? "abstain" : "go";
  }

  /** "Nothing wrong with it", "something is wrong with it". */
  private wrongWith(climb: Climb, wrong: number): boolean {
    const { clauses, table } = this;
    const row = table.qualities.get("wrong");
    const noun = clauses.dep(wrong) === "amod" ? clauses.head(wrong) : clauses.childrenWith(wrong, "nsubj")[0];
    if (row === undefined || noun === undefined || !/^(?:nothing|something|anything|much|lot)$/.test(clauses.word(noun))) return false;
    const h = clauses.head(noun);
    this.apply(climb, row, wrong, "with", "evaluation");
    if (clauses.word(noun) === "nothing" || (h !== undefined && isNegated(clauses, h))) this.deny(climb);
    return true;
  }

  /** "Neither supports nor opposes it". */
  private isNeither(x: number, p: number): boolean {
    const { clauses } = this;
    const signs = [x, p].map((verb) => this.actOf(verb, verb)?.sign);
    return (
      clauses.childrenWith(x, "cc").some((word) => clauses.word(word) === "nor") &&
      signs[0] !== undefined &&
      signs[1] !== undefined &&
      signs[0] !== signs[1]
    );
  }

  /** "That it be lifted": a bare verb in a clause of its own. */
  private isSubjunctive(verb: number): boolean {
    const { clauses } = this;
    const aux = clauses.childrenWith(verb, "aux", "aux:pass", "cop");
    if (aux.length > 0) return aux.every((word) => clauses.word(word) === "be");
    return clauses.doc.xpos[verb] === VB && clauses.hasMark(verb, "that");
  }

  /** What a verb and its object say together with a preposition: "put the brakes on", "throw its weight behind". */
  private idiomOf(object: number, preposition: string): StanceRow | undefined {
    const { clauses } = this;
    const verb = clauses.dep(object) === "obj" ? clauses.head(object) : undefined;
    return verb === undefined ? undefined : this.table.acts.get(`${clauses.lemma(verb)} ${clauses.lemma(object)} ${preposition}`);
  }

  private objectRow(object: number, preposition: string): StanceRow | undefined {
    const idiom = this.idiomOf(object, preposition);
    if (idiom !== undefined) return idiom;
    const lemma = this.clauses.lemma(object);
    const row = THINGS.test(lemma) ? undefined : this.table.acts.get(lemma);
    return row?.slots.has(preposition) ? row : undefined;
  }

  /** "There will be no toll". */
  private none(climb: Climb, target: number): void {
    const { clauses } = this;
    const h = clauses.head(target);
    if (h === undefined || clauses.childrenWith(h, "expl").length === 0) return;
    if (clauses.childrenWith(h, "aux").some((aux) => WILL.test(clauses.word(aux)) || /^(?:should|must|can)$/.test(clauses.word(aux)))) {
      this.deny(climb);
      climb.kind = "effect";
      climb.operator = h;
      climb.modality = "must";
    }
  }

  /** A step up to a verb, or to an adjective or noun that is a predicate. */
  private predicate(climb: Climb, x: number, p: number, relation: string): "go" | "stop" | "abstain" {
    const { clauses, table } = this;
    const { doc } = clauses;
    if (this.due(climb, x, p, relation)) return this.isConditional(p) ? "abstain" : "stop";
    if (/^(?:nsubj|csubj)(?!:pass)/.test(relation) && !clauses.isPassive(p) && !isWantedDone(clauses, p)) {
      if (this.isPredicate(p)) {
        const acted = climb.operator >= 0 && climb.kind !== "evaluation";
        if (!this.says(climb, p)) return climb.operator >= 0 && climb.kind !== "act" ? "stop" : "abstain";
        // "closing it would be wrong": what is said of an act says whether it should be done.
        if (acted && climb.modality === "plain") climb.modality = "must";
      } else if (clauses.childrenWith(p, "expl").length > 0) {
        // "there will be no toll" has been read from its "no".
        if (climb.operator === p) return "stop";
        if (climb.operator < 0) {
          const must = this.modals(p).some((word) => SHOULD.test(word));
          if (!must) return "stop";
          climb.operator = p;
          climb.kind = "effect";
          climb.path.push("there must be");
        }
      } else {
        if (this.makes(climb, p) || this.turnsOut(climb, p) || this.draws(climb, p)) {
          this.clause(climb, p);
          return this.isConditional(p) ? "abstain" : "go";
        }
        // "the fare has got to go up": the verb below tells it.
        const raised = RAISING.test(clauses.lemma(p)) ? clauses.childrenWith(p, "xcomp")[0] : undefined;
        if (raised !== undefined && clauses.isPassive(raised)) return this.raisedPassive(climb, x, p, raised);
        const verb = raised ?? p;
        const phrase = this.phraseOf.get(verb);
        const key = phrase?.key ?? clauses.lemma(verb);
        // "its campaign against the toll has failed": how it went is not said of the toll.
        if (climb.kind === "attitude" && climb.operator >= 0) return "stop";
        const row =
          clauses.lemma(verb) === "come" && this.comesToAnEnd(verb)
            ? table.motions.get("end")
            : (this.working(verb, key) ?? table.motions.get(key) ?? table.motions.get(clauses.lemma(verb)));
        if (row === undefined) return climb.operator >= 0 && climb.kind !== "act" ? "stop" : "abstain";
        if (row.kind === "motion") {
          const modals = [...this.modals(p), ...(raised === undefined ? [] : ["must"])];
          if (!modals.some((word) => SHOULD.test(word) || WILL.test(word))) return "abstain";
          this.apply(climb, row, p, "subj", "effect");
          climb.modality = "must";
        } else this.apply(climb, row, verb, "subj", "evaluation");
      }
      this.clause(climb, p);
      return this.isConditional(p) ? "abstain" : "go";
    }
    if (this.isPredicate(p) && climb.operator < 0 && relation === "nmod") {
      const judged = table.qualities.get(clauses.lemma(p));
      if (judged?.slots.has(prepositionOf(clauses, x))) {
        // "that is my problem with the railway"
        this.apply(climb, judged, p, prepositionOf(clauses, x), "evaluation");
        return "stop";
      }
    }
    if (climb.operator < 0 && clauses.word(p) === "wrong" && prepositionOf(clauses, x) === "with" && this.wrongWith(climb, p)) return "stop";
    if (this.isPredicate(p) && this.extraposed(climb, x, p, relation)) return this.isConditional(p) ? "abstain" : "go";
    if (
      clauses.isVerb(p) ||
      this.isPredicate(p) ||
      doc.tag[p] === AUX ||
      clauses.dep(p) === "root" ||
      this.phraseOf.has(p) ||
      ENSURING.test(clauses.lemma(p)) ||
      this.actOf(p, x) !== undefined
    ) {
      if (this.isConditional(p)) return "abstain";
      if (/^(?:xcomp|ccomp|csubj|advcl|parataxis|acl|obl)/.test(relation) && (clauses.isVerb(x) || this.isPredicate(x)))
        return this.above(climb, x, p, relation);
      const preposition = prepositionOf(clauses, x);
      if (/^(?:obj|nsubj:pass)/.test(relation) && NAMING.test(clauses.lemma(p)) && this.named(climb, x, p)) return "go";
      const row = this.actOf(p, x);
      const slot = /^(?:obj|nsubj:pass|nsubj|iobj|xcomp|ccomp)/.test(relation) ? "obj" : preposition;
      if (slot === "obj" && clauses.lemma(p) === "make" && this.makesStanding(climb, x, p)) return "go";
      if (slot === "obj" && climb.operator < 0 && row === undefined && this.seesDone(climb, x, p)) return "go";
      const harm = relation === "obl:agent" && climb.operator < 0 ? table.workings.get(clauses.lemma(p)) : undefined;
      if (harm !== undefined && HARM.test(clauses.lemma(p))) {
        this.apply(climb, harm, p, "agent", "evaluation");
        this.clause(climb, p);
        return "stop";
      }
      const modifies = slot === "" && this.isModifier(p, relation);
      if (
        row !== undefined &&
        (row.slots.has(slot) || modifies || (slot !== "obj" && row.slots.has(preposition)) || this.phraseOf.get(p)?.key.includes(" "))
      ) {
        if (relation === "iobj") return "stop";
        // "his decision to end it was welcomed": by whom is not said.
        if (
          row.kind === "attitude" &&
          relation === "nsubj:pass" &&
          climb.operator >= 0 &&
          clauses.owners(climb.holderAt).length > 0 &&
          clauses.agents(p).length === 0
        )
          return "stop";
        if (slot !== "obj" && clauses.childrenWith(p, "obj").some((object) => STANCE.test(clauses.lemma(object)))) return "abstain";
        if (row.sign < 0 && clauses.childrenWith(p, "obj", "nsubj:pass").some((object) => HEARSAY.test(clauses.lemma(object)))) return "abstain";
        if (row.kind === "attitude" && climb.operator < 0 && !this.doneTo(climb, x, p)) return "abstain";
        // "wants the town to build": what is wanted is the clause.
        const clause = clauses.childrenWith(p, "xcomp", "ccomp").some((child) => child > x && planBefore(clauses, table, child) !== x);
        if (slot === "obj" && row.kind === "attitude" && clause) return "abstain";
        if (this.phraseOf.get(p)?.key === "rule out" && isNegated(clauses, p)) return "abstain";
        // "opposed plans to close it": the plan is another's.
        if (row.kind === "attitude" && climb.path.at(-1)?.endsWith(":acl")) climb.modality = "plain";
        this.apply(climb, row, p, slot);
        if (slot === "obj" && hasNo(clauses, x) && !this.isOfNo(p)) this.deny(climb);
        climb.holderAt = p;
        climb.holderRank = row.kind === "attitude" ? 3 : 2;
        if (clauses.lemma(p) === "need") climb.modality = "must";
        this.clause(climb, p);
        return "go";
      }
      if (climb.operator >= 0 && this.against(climb, x, p)) return "go";
      // "voiced his opposition to it", with the phrase hung on the verb.
      const noun =
        slot === "obj" || slot === "" ? undefined : clauses.childrenWith(p, "obj").find((object) => this.objectRow(object, slot) !== undefined);
      if (noun !== undefined) {
        this.apply(climb, this.objectRow(noun, slot) as StanceRow, noun, slot);
        if (hasNo(clauses, noun)) this.deny(climb);
        climb.holderAt = p;
        climb.holderRank = 2;
        this.clause(climb, p);
        return "go";
      }
      if (climb.operator >= 0 && climb.kind !== "act" && slot === "obj") {
        // "voiced opposition to it", "announced a ban": the verb only carries the noun; "survived a ban" is not what the ban is about.
        if (WORD_GIVEN.test(clauses.lemma(x)) && /^(?:break|betray|forget|ignore|violate|neglect|dishono[u]?r)$/.test(clauses.lemma(p)))
          this.deny(climb);
        // "had no choice but to sign it"
        if (/^(?:choice|option)$/.test(clauses.lemma(x))) return "abstain";
        if (climb.kind === "effect" && climb.operator === x && !CARRYING.test(clauses.lemma(p))) return "abstain";
        if (climb.holderRank < 3 && !(clauses.isPassive(p) && clauses.agents(p).length === 0)) climb.holderAt = p;
        if (hasNo(clauses, x)) this.deny(climb);
        this.clause(climb, p);
        return "go";
      }
      // "we need to have a wall", "make it law": a light verb that is wanted.
      if (climb.operator < 0 && slot === "obj" && /^(?:have|get|do|make|take|put)$/.test(clauses.lemma(p))) {
        const modals = this.modals(p);
        const above = clauses.dep(p) === "xcomp" ? clauses.head(p) : undefined;
        const wanted =
          (above !== undefined && (table.wills.has(clauses.lemma(above)) || table.acts.get(clauses.lemma(above))?.slots.has("clause"))) ||
          modals.some((word) => SHOULD.test(word) || WILL.test(word) || word === "have");
        const impossible = clauses.lemma(p) === "have" && isNegated(clauses, p) && modals.some((word) => /^ca(?:n|nnot)?$/.test(word));
        if (!wanted && !impossible) return "abstain";
        if (clauses.childrenWith(p, "xcomp", "ccomp").length > 0) return "abstain";
        climb.kind = "effect";
        climb.operator = p;
        climb.path.push(clauses.lemma(p));
        climb.holderAt = p;
        climb.holderRank = 1;
        if (impossible) climb.modality = "must";
        if (hasNo(clauses, x)) this.deny(climb);
        this.clause(climb, p);
        return "go";
      }
      if (climb.operator < 0 || climb.kind === "act") return "abstain";
      // "voted in favour of it": who votes holds it.
      const shown = climb.kind === "attitude" || !BESIDE.test(slot);
      if (shown && climb.holderAt >= 0 && !clauses.isVerb(climb.holderAt) && clauses.owners(climb.holderAt).length === 0 && clauses.isVerb(p)) {
        climb.holderAt = p;
        this.clause(climb, p);
      }
      return "stop";
    }
    return climb.operator >= 0 && climb.kind !== "act" ? "stop" : "abstain";
  }

  /** "called it unacceptable", "described the plan as a mistake"; the adjective where the parse has hung the target on it. */
  private named(climb: Climb, x: number, p: number, adjective?: number): boolean {
    const { clauses, table } = this;
    if (adjective !== undefined && !(NAMING.test(clauses.lemma(p)) && clauses.dep(adjective) === "obj")) return false;
    const said =
      adjective === undefined
        ? [
            ...clauses.childrenWith(p, "xcomp", "obj", "obl", "ccomp", "advcl"),
            ...clauses.childrenWith(x, "xcomp", "amod", "acl", "appos", "nmod", "dep"),
          ].filter((token) => token > x && token !== x)
        : [adjective];
    for (const token of said) {
      let row = table.qualities.get(this.phraseOf.get(token)?.key ?? "") ?? table.qualities.get(clauses.lemma(token));
      for (const quality of clauses.childrenWith(token, "amod")) row ??= table.qualities.get(clauses.lemma(quality));
      if (row === undefined) continue;
      climb.sign *= row.sign;
      climb.kind = "evaluation";
      climb.operator = token;
      climb.path.push(`${clauses.lemma(token)}:pred`, `${clauses.lemma(p)}:obj`);
      climb.holderAt = p;
      climb.holderRank = 3;
      this.clause(climb, p);
      return true;
    }
    return false;
  }

  /** "It would be a mistake to close the harbour": what is said of an act says whether it should be done. */
  private extraposed(climb: Climb, x: number, p: number, relation: string): boolean {
    const { clauses } = this;
    if (!/^(?:acl|advcl|xcomp|ccomp|csubj)$/.test(relation) || !clauses.isVerb(x) || clauses.doc.xpos[x] !== VB) return false;
    if (!clauses.childrenWith(x, "mark").some((mark) => clauses.word(mark) === "to")) return false;
    const subjects = clauses.childrenWith(p, "nsubj", "expl");
    if (subjects.length === 0 || !subjects.every((subject) => clauses.word(subject) === "it")) return false;
    const acted = climb.operator >= 0;
    if (!this.says(climb, p)) return false;
    if (acted) climb.modality = "must";
    climb.holderAt = p;
    this.clause(climb, p);
    return true;
  }

  /** A clause under a verb: wanted, refused, thought, said. */
  private above(climb: Climb, x: number, p: number, relation: string): "go" | "stop" | "abstain" {
    const { clauses, table } = this;
    if (this.isConditional(x) || UNDONE.test(clauses.lemma(p))) return "abstain";
    if (DENYING.test(clauses.lemma(p)) && this.isFinite(x)) return "abstain";
    if (isWantedDone(clauses, x) && this.isToSee(p)) {
      this.sees(climb, p);
      return "go";
    }
    const own = clauses.childrenWith(x, "nsubj", "nsubj:pass", "expl").length > 0;
    const phrase = this.phraseOf.get(p);
    const key = phrase?.key ?? clauses.lemma(p);
    // "I don't want anybody: I'm paying for it": a sentence of its own is not what is wanted.
    if (own && /^(?:let|make|have|want|let's)$/.test(clauses.lemma(p)) && this.isFinite(x))
      return climb.operator >= 0 && climb.kind !== "act" ? "stop" : "abstain";
    if (own && /^(?:ccomp|advcl)/.test(relation) && ENSURING.test(clauses.lemma(p)) && (climb.operator >= 0 || climb.kind === "act")) {
      climb.path.push(`${clauses.lemma(p)}:clause`);
      climb.holderAt = p;
      climb.holderRank = 2;
      this.clause(climb, p);
      return "go";
    }
    if (/^(?:parataxis|ccomp)/.test(relation) && own && !/^(?:let|make|have|want|let's)$/.test(clauses.lemma(p))) {
      if (REQUESTING.test(clauses.lemma(p)) && this.isSubjunctive(x)) {
        if (climb.operator >= 0 && climb.kind === "effect") climb.kind = "attitude";
        climb.path.push(`${clauses.lemma(p)}:clause`);
        climb.holderAt = p;
        climb.holderRank = 3;
        this.clause(climb, p);
        return "stop";
      }
      if (!COGNITION.test(clauses.lemma(p))) {
        const row = this.actOf(p, x);
        if (row?.kind === "attitude" && row.slots.has("clause")) {
          this.apply(climb, climb.kind === "evaluation" && FEARS.test(clauses.lemma(p)) ? { ...row, sign: 1 } : row, p, "clause");
          climb.holderAt = p;
          climb.holderRank = 3;
          this.clause(climb, p);
          return "go";
        }
        return relation === "parataxis" ? "stop" : climb.operator >= 0 ? "stop" : "abstain";
      }
      // "I never said I would ban it"
      if (/^(?:say|claim|argue|suggest|state|tell|mean|announce|declare)$/.test(clauses.lemma(p)) && isNegated(clauses, p)) return "abstain";
      // "I don't think it is good"
      if (/^(?:think|believe|feel|see|agree|expect|mean|find)$/.test(clauses.lemma(p)) && isNegated(clauses, p)) {
        climb.sign *= -1;
        climb.path.push(`not ${clauses.lemma(p)}`);
      }
      if (climb.kind === "evaluation" || climb.modality === "must") {
        climb.holderAt = p;
        climb.holderRank = 1;
      }
      return "stop";
    }
    if (this.against(climb, x, p)) return "go";
    // "did it to stop the railway": the purpose is wanted.
    const feels = table.acts.get(key);
    const purpose =
      relation === "advcl" &&
      !own &&
      !(feels?.kind === "attitude" && feels.sign < 0) &&
      clauses.doc.xpos[x] === VB &&
      clauses.isVerb(p) &&
      !clauses.isPassive(p) &&
      prepositionOf(clauses, x) === "to";
    if (purpose && (climb.operator >= 0 || climb.kind === "act")) {
      climb.path.push("purpose");
      climb.holderAt = p;
      climb.holderRank = Math.max(climb.holderRank, 2);
      if (climb.modality === "plain") climb.modality = "will";
      return this.isConditional(p) || isNegated(clauses, p) ? "abstain" : "go";
    }
    const idiom = phrase === undefined ? undefined : table.wills.get(phrase.key);
    if (idiom !== undefined && phrase !== undefined && relation === "advcl" && phrase.to <= x && !own) {
      if (key === "rule out" && isNegated(clauses, p)) return "abstain";
      this.apply(climb, idiom, p, "clause");
      climb.holderAt = clauses.head(p) !== undefined && clauses.dep(p) === "xcomp" ? (clauses.head(p) as number) : p;
      climb.holderRank = 2;
      return "stop";
    }
    const preposition = clauses.doc.xpos[x] === VBG ? prepositionOf(clauses, x) : "";
    const kept = preposition === "from" ? table.wills.get(key) : undefined;
    if (kept !== undefined && kept.sign < 0) {
      // "prevented Rekk from building it"
      this.apply(climb, kept, p, "from");
      climb.holderAt = p;
      climb.holderRank = 2;
      this.clause(climb, p);
      return "go";
    }
    // "is opposed to lifting it", "argued for lifting it"; not "accused Rekk of lifting it".
    const of =
      preposition === "" || (clauses.isPassive(p) && /^(?:for|of)$/.test(preposition)) || clauses.objectsOf(p).length > 0
        ? undefined
        : this.actOf(p, x);
    if (of?.kind === "attitude" && (of.slots.has(preposition) || table.acts.has(`${clauses.lemma(p)} ${preposition}`))) {
      this.apply(climb, of, p, preposition);
      climb.holderAt = p;
      climb.holderRank = 3;
      this.clause(climb, p);
      return "go";
    }
    if (relation.startsWith("advcl") || relation === "obl") {
      return climb.operator >= 0 && (climb.kind !== "act" || this.isToDo(x)) ? "stop" : "abstain";
    }
    if (/^(?:xcomp|ccomp)$/.test(relation) && clauses.doc.xpos[x] === VBG && (CONSIDERING.test(key) || key === "include")) {
      climb.path.push(`${key}:clause`);
      climb.modality = key === "include" ? "will" : "may";
      climb.holderAt = p;
      climb.holderRank = 2;
      this.clause(climb, p);
      return "go";
    }
    const act = this.actOf(p, x);
    const row = table.wills.get(key) ?? (act?.slots.has("clause") || act?.kind === "effect" ? act : undefined);
    if (row === undefined) return climb.operator >= 0 && climb.kind !== "act" ? "stop" : "abstain";
    // "did not rule out closing it": left open.
    if (key === "rule out" && isNegated(clauses, p)) return "abstain";
    this.apply(climb, row, p, "clause");
    if (/^(?:need|ought|must|let|let's)$/.test(clauses.lemma(p)) || (clauses.lemma(p) === "have" && clauses.hasMark(x, "to")))
      climb.modality = "must";
    else if (clauses.word(p) === "going" || (row.kind === "will" && !ASPECT.test(clauses.lemma(p))))
      climb.modality = climb.modality === "must" ? "must" : "will";
    climb.holderAt = p;
    climb.holderRank = Math.max(climb.holderRank, row.kind === "attitude" ? 3 : 2);
    this.clause(climb, p);
    return "go";
  }

  /** "Called for the ban to be lifted", "pushed for it to go", "wants it lifted": what is asked for is the act; false where that says neither way. */
  private doneTo(climb: Climb, x: number, p: number): boolean {
    const { clauses, table } = this;
    const isWanting = /^(?:want|like|prefer|need)$/.test(clauses.lemma(p));
    const below = [...clauses.childrenWith(x, "acl"), ...clauses.childrenWith(p, "xcomp", "advcl", "acl").filter((verb) => verb > x)];
    const act = below.find((verb) => clauses.isPassive(verb) && (isWanting || clauses.hasMark(verb, "to")));
    if (act === undefined) return this.movesOn(climb, below);
    const row = table.acts.get(clauses.lemma(act));
    if (row?.kind !== "effect" || !row.slots.has("obj")) return false;
    this.apply(climb, row, act, "obj");
    return true;
  }

  /** "For it to go": true where no verb says that something happens to it, too. */
  private movesOn(climb: Climb, below: readonly number[]): boolean {
    const { clauses, table } = this;
    const verb = below.find(
      (token) => clauses.doc.xpos[token] === VB && clauses.hasMark(token, "to") && clauses.childrenWith(token, "obj").length === 0,
    );
    const row = verb === undefined ? undefined : table.motions.get(this.phraseOf.get(verb)?.key ?? clauses.lemma(verb));
    if (row !== undefined) this.apply(climb, row, verb as number, "subj", "effect");
    return true;
  }

  /** "Decided against building it", "argued against a ban on it". */
  private against(climb: Climb, x: number, p: number): boolean {
    const { clauses, table } = this;
    if (prepositionOf(clauses, x) !== "against") return false;
    const phrase = `${clauses.lemma(p)} against`;
    const row = table.acts.get(phrase) ?? table.wills.get(phrase);
    if (row === undefined || row.sign > 0) return false;
    climb.sign *= row.sign;
    climb.path.push(phrase);
    climb.holderAt = p;
    climb.holderRank = 3;
    this.clause(climb, p);
    return true;
  }

  /** Whether what stands before a noun of an act is what it is done to: "grain subsidy cuts". */
  private isModifier(noun: number, relation: string): boolean {
    return /^(?:compound|nmod|amod)/.test(relation) && !NO_ACT_AFTER.test(this.clauses.lemma(noun));
  }

  /** "It works", not "you work it out". */
  private working(verb: number, key: string): StanceRow | undefined {
    return key.includes(" ") || this.clauses.particle(verb) === undefined ? this.table.workings.get(key) : undefined;
  }

  private isFinite(verb: number): boolean {
    const { clauses } = this;
    if (isWantedDone(clauses, verb)) return false;
    return (
      FINITE.has(clauses.doc.xpos[verb]) || clauses.childrenWith(verb, "aux", "aux:pass", "cop").some((aux) => FINITE.has(clauses.doc.xpos[aux]))
    );
  }

  /** Auxiliaries and negation of a clause's predicate. */
  private clause(climb: Climb, p: number): void {
    const { clauses } = this;
    if (isNegated(clauses, p) && !this.isOfNo(p) && !this.couldNotBeMore(p)) {
      climb.sign *= -1;
      climb.path.push("not");
    }
    // "is against lifting it"
    if (clauses.childrenWith(p, "mark", "advmod").some((word) => clauses.word(word) === "against" && clauses.lemma(word - 1) === "be")) {
      climb.sign *= -1;
      climb.kind = "attitude";
      climb.path.push("against");
    }
    for (const word of this.modals(p)) {
      if (SHOULD.test(word)) climb.modality = "must";
      else if (WILL.test(word)) climb.modality = climb.modality === "must" ? "must" : "will";
      else if (MAY.test(word) && climb.modality === "plain") climb.modality = "may";
    }
    const { doc } = clauses;
    if (climb.modality === "plain" && this.isToDo(p)) climb.modality = "will";
    if (doc.xpos[p] === VB && clauses.childrenWith(p, "nsubj", "aux", "mark").length === 0 && /^(?:root|parataxis)$/.test(clauses.dep(p)))
      climb.modality = "must";
    const had = clauses.childrenWith(p, "aux", "aux:pass").some((aux) => clauses.word(aux) === "had");
    const earlier = clauses.childrenWith(p, "advmod").some((adverb) => EARLIER.test(clauses.word(adverb)));
    const was = clauses.childrenWith(p, "cop").some((cop) => /^(?:was|were)$/.test(clauses.word(cop)));
    if (had || earlier || (was && climb.kind !== "evaluation") || (doc.xpos[p] === VBD && climb.kind === "attitude"))
      climb.earlier ||= had || earlier || this.isSelf(p);
    if (clauses.lemma(p) === "use" && clauses.dep(p) !== "xcomp" && clauses.word(p) === "used" && clauses.childrenWith(p, "xcomp").length > 0)
      climb.earlier = true;
  }

  /** "Could not agree more", "could not be more opposed". */
  private couldNotBeMore(p: number): boolean {
    const { clauses } = this;
    return (
      clauses.childrenWith(p, "advmod").some((word) => clauses.word(word) === "more") &&
      clauses.childrenWith(p, "aux").some((word) => /^(?:could|can|ca)$/.test(clauses.word(word)))
    );
  }

  /** Whether a "no" belongs to the word itself: "vote no on". */
  private isOfNo(p: number): boolean {
    return this.phraseOf.get(p)?.key.includes(" no") ?? false;
  }

  private deny(climb: Climb): void {
    climb.sign *= -1;
    climb.path.push("no");
  }

  private isSelf(p: number): boolean {
    return this.clauses.subjects(p).some((subject) => SELF.test(this.clauses.word(subject)));
  }

  /** Auxiliaries of a verb that is joined to another one: "will build and keep". */
  private shared(climb: Climb, x: number, p: number): void {
    if (this.clauses.doc.xpos[x] !== VBD && this.clauses.childrenWith(x, "aux", "nsubj").length === 0) this.clause(climb, p);
  }

  private readonly modalsOf = new Map<number, string[]>();

  private modals(p: number): string[] {
    let known = this.modalsOf.get(p);
    if (known === undefined) {
      known = this.readModals(p);
      this.modalsOf.set(p, known);
    }
    return known;
  }

  private readModals(p: number): string[] {
    const { clauses } = this;
    const isOpen = clauses
      .childrenWith(p, "advcl")
      .some((clause) => clauses.childrenWith(clause, "mark").some((mark) => /^(?:if|unless)$/.test(clauses.word(mark))));
    const own = clauses
      .childrenWith(p, "aux", "aux:pass")
      .map((aux) => (/^(?:would|'d|’d)$/.test(clauses.word(aux)) && !isOpen && this.isReported(aux) ? "will" : clauses.word(aux)));
    const h = clauses.head(p);
    if (h !== undefined && clauses.dep(p) === "xcomp" && clauses.doc.xpos[p] === VB && /^(?:have|need|ought|go|got|get)$/.test(clauses.lemma(h)))
      own.push(clauses.lemma(h) === "go" ? "going" : "must");
    return own;
  }

  /** "a toll I was opposed to", "something that I believe in", "a thing that works". */
  private relative(climb: Climb, noun: number): boolean {
    const { clauses, table } = this;
    for (const clause of clauses.childrenWith(noun, "acl:relcl")) {
      const row = this.actOf(clause, clause) ?? this.strandedActOf(clause);
      const subjects = clauses.childrenWith(clause, "nsubj");
      const subject = subjects.find((word) => !RELATIVE.test(clauses.word(word))) ?? subjects[0];
      if (subject === undefined) continue;
      if (RELATIVE.test(clauses.word(subject))) {
        const working = table.workings.get(this.phraseOf.get(clause)?.key ?? clauses.lemma(clause));
        if (working === undefined || !VAGUE.test(clauses.lemma(noun))) continue;
        this.apply(climb, working, clause, "relative", "evaluation");
        this.clause(climb, clause);
        return true;
      }
      if (row?.kind !== "attitude") continue;
      if (clauses.childrenWith(clause, "obj").some((object) => !RELATIVE.test(clauses.word(object))) || !this.gap(climb, clause)) continue;
      climb.holderAt = clause;
      this.clause(climb, clause);
      return true;
    }
    return false;
  }

  /** "that I believe in": the preposition without its noun. */
  private strandedActOf(verb: number): StanceRow | undefined {
    const { clauses, table } = this;
    const next = clauses.doc.length > verb + 1 ? clauses.word(verb + 1) : "";
    return PASS_ON.test(next) ? table.acts.get(`${clauses.lemma(verb)} ${next}`) : undefined;
  }

  /** Adjectives before the target, and relative clauses after it: "this terrible fare", "a toll I was opposed to". */
  private quality(climb: Climb, target: number): void {
    if (!this.relative(climb, target)) this.adjective(climb, target);
  }

  private adjective(climb: Climb, target: number): boolean {
    const { clauses, table } = this;
    for (const adjective of clauses.childrenWith(target, "amod")) {
      const row = table.qualities.get(clauses.lemma(adjective));
      if (row === undefined || !row.slots.has("mod") || MILD.test(clauses.lemma(adjective))) continue;
      climb.sign *= row.sign;
      climb.kind = "evaluation";
      climb.operator = adjective;
      climb.path.push(clauses.lemma(adjective));
      return true;
    }
    return false;
  }

  /** "It made things worse", "makes us safer". */
  private makes(climb: Climb, p: number): boolean {
    const { clauses, table } = this;
    if (clauses.lemma(p) !== "make" || climb.operator >= 0) return false;
    const [object] = clauses.childrenWith(p, "obj");
    const after = object === undefined ? [] : clauses.childrenWith(object, "amod").filter((adjective) => adjective > object);
    for (const result of [...clauses.childrenWith(p, "xcomp"), ...after]) {
      const row = table.qualities.get(clauses.lemma(result)) ?? table.qualities.get(clauses.word(result));
      const affected = object ?? clauses.childrenWith(result, "nsubj")[0];
      if (row === undefined || affected === undefined) continue;
      const ours = clauses.childrenWith(affected, "nmod:poss").some((owner) => SELF.test(clauses.word(owner)));
      if (!ours && !/^(?:us|it|things|everything|matters|everyone|everybody|people|life)$/.test(clauses.word(affected))) continue;
      this.apply(climb, row, result, "result", "evaluation");
      return true;
    }
    return false;
  }

  /** What a predicate adjective or noun says about its subject. */
  private says(climb: Climb, p: number): boolean {
    const { clauses, table } = this;
    // "too high": it should be lower.
    if (clauses.childrenWith(p, "advmod").some((adverb) => clauses.word(adverb) === "too")) {
      climb.sign *= DEGREES.get(clauses.word(p)) ?? -1;
      climb.kind = "evaluation";
      if (climb.operator < 0) climb.operator = p;
      climb.path.push(`too ${clauses.word(p)}:pred`);
      return true;
    }
    const own = table.qualities.get(this.phraseOf.get(p)?.key ?? "") ?? table.qualities.get(this.inPhrase(p));
    let row = own?.slots.has("pred") ? own : undefined;
    // "a bad idea", "a total and complete disaster"
    row ??= this.modified(p);
    // "part of the problem", "one of the worst mistakes"
    if (PART.test(clauses.lemma(p)))
      for (const whole of clauses.childrenWith(p, "nmod")) row ??= table.qualities.get(clauses.lemma(whole)) ?? this.modified(whole);
    if (row === undefined) return this.relative(climb, p);
    this.apply(climb, row, p, "pred", "evaluation");
    return true;
  }

  /** A predicate noun with its preposition ("in our interest"), or its lemma. */
  private inPhrase(p: number): string {
    const { clauses } = this;
    return clauses.lemma(p) === "interest" ? `${prepositionOf(clauses, p)} interest` : clauses.lemma(p);
  }

  /** The quality that an adjective gives to a noun. */
  private modified(noun: number): StanceRow | undefined {
    for (const adjective of this.clauses.childrenWith(noun, "amod", "compound")) {
      const row = this.table.qualities.get(this.clauses.lemma(adjective));
      if (row !== undefined) return row;
    }
    return undefined;
  }

  private readonly predicates = new Map<number, boolean>();

  private isPredicate(p: number): boolean {
    let known = this.predicates.get(p);
    if (known === undefined) {
      known = this.hasCopula(p);
      this.predicates.set(p, known);
    }
    return known;
  }

  private hasCopula(p: number): boolean {
    return this.clauses.childrenWith(p, "cop").length > 0 && !this.isToDo(p);
  }

  /** "Velmora is to close the port": what is planned, not what something is. */
  private isToDo(verb: number): boolean {
    const { clauses } = this;
    const [be] = clauses.childrenWith(verb, "cop", "aux");
    return (
      be !== undefined && /^(?:is|are|was|were|'s|’s|'re|’re)$/.test(clauses.word(be)) && clauses.doc.xpos[verb] === VB && clauses.hasMark(verb, "to")
    );
  }

  /** The effect or attitude a token names, alone or with its particle or preposition. */
  private actOf(p: number, x: number): StanceRow | undefined {
    const { clauses } = this;
    const table = this.table;
    const phrase = this.phraseOf.get(p);
    if (phrase !== undefined && table.acts.has(phrase.key) && phrase.head <= p) return table.acts.get(phrase.key);
    const lemma = clauses.lemma(p);
    if (clauses.doc.tag[p] === NOUN && THINGS.test(lemma)) return undefined;
    if (lemma === "bring" && this.comesToAnEnd(p)) return table.acts.get("end");
    if (lemma === "leave" && clauses.childrenWith(p, "xcomp", "advmod").some((word) => clauses.word(word) === "alone")) return table.acts.get("keep");
    if (lemma === "put" && this.isHeld(p)) return table.acts.get("put on hold");
    const particle = clauses.particle(p);
    const withParticle = particle === undefined ? undefined : table.acts.get(`${lemma} ${clauses.word(particle)}`);
    if (withParticle !== undefined) return withParticle;
    const preposition = prepositionOf(clauses, x);
    const withPreposition = preposition === "" ? undefined : table.acts.get(`${lemma} ${preposition}`);
    if (withPreposition !== undefined) return withPreposition;
    if (particle !== undefined && !/^(?:up|out|off|down)$/.test(clauses.word(particle))) return undefined;
    // "disappointed by it": the table has the participle.
    return table.acts.get(lemma) ?? (clauses.isPassive(p) ? table.acts.get(clauses.word(p)) : undefined);
  }

  /** "put the extension of the toll on hold", wherever the parse has hung the phrase. */
  private isHeld(verb: number): boolean {
    const { clauses } = this;
    for (let t = verb + 1; t < Math.min(clauses.doc.length, verb + 12); t++)
      if (clauses.word(t) === "on" && /^(?:hold|ice)$/.test(clauses.word(t + 1))) return true;
    return false;
  }

  /** "must be brought to an end", "will come to a halt". */
  private comesToAnEnd(verb: number): boolean {
    return this.clauses.childrenWith(verb, "obl").some((end) => /^(?:end|halt|close|stop|standstill)$/.test(this.clauses.lemma(end)));
  }

  private apply(climb: Climb, row: StanceRow, at: number, slot: string, kind: StanceClass = row.kind === "attitude" ? "attitude" : "effect"): void {
    climb.sign *= row.sign;
    const phrase = this.phraseOf.get(at);
    if (phrase !== undefined) climb.phrase = phrase.head;
    climb.path.push(`${phrase?.key ?? this.clauses.lemma(at)}:${slot}`);
    if (climb.operator < 0 || climb.kind === "act") {
      climb.operator = at;
      if (row.kind !== "will") climb.kind = kind;
    } else if (row.kind === "attitude" && climb.kind === "effect") climb.kind = "attitude";
  }

  private readonly conditional = new Map<number, boolean>();

  private isConditional(p: number): boolean {
    let known = this.conditional.get(p);
    if (known === undefined) {
      known = this.readConditional(p);
      this.conditional.set(p, known);
    }
    return known;
  }

  private readConditional(p: number): boolean {
    const { clauses } = this;
    if (clauses.childrenWith(p, "mark", "advmod").some((mark) => /^(?:if|unless|whether|lest|provided|suppose)$/.test(clauses.word(mark))))
      return true;
    // "Had we done it"; "Should we do it?" only asks.
    if (isAsked(clauses, p)) return false;
    const [subject] = clauses.childrenWith(p, "nsubj");
    if (clauses.childrenWith(p, "expl").length > 0) return false;
    return subject !== undefined && clauses.childrenWith(p, "aux").some((aux) => aux < subject && /^(?:had|were|should)$/.test(clauses.word(aux)));
  }
}
