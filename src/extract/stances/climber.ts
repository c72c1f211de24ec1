/**
 * The climb from a target: what acts on it, what is felt about that, what denies it, up to the word whose subject holds the stance.
 * Where it meets no operator, a condition, or something that says too little, there is none.
 */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { StanceClass } from "../../document/records.ts";
import type { StanceRow, StanceTable } from "../../lexicon/stance-table.ts";
import type { Clauses } from "../events/clauses.ts";

const AUX = uposId("AUX");
const ADJ = uposId("ADJ");
const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const VB = XPOS_ID.get("VB") as number;
const VBD = XPOS_ID.get("VBD") as number;
const VBN = XPOS_ID.get("VBN") as number;
const FINITE = new Set((["VBD", "VBZ", "VBP", "MD"] as const).map((tag) => XPOS_ID.get(tag) as number));
const OFFICERS =
  /^(?:member|official|officer|leader|minister|president|premier|chancellor|delegate|delegation|spokesman|spokeswoman|spokesperson|negotiator|diplomat|ambassador|commissioner|envoy|expert|analyst|inspector|chief|director|head|secretary|lawmaker|senator|counterpart)$/;
const STEPS = 12;
/** Nouns that may stand between an operator and its target: "the supply of weapons to Teskia". */
const HOPS = 3;
export const SELF = /^(?:i|we|us|me|my|our|mine|ours|let's)$/;
const NEGATION = /^(?:not|n't|n’t|never|no|neither|nor|hardly|barely|without|cannot)$/;
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
/** Nouns that are spelt like an act and name a thing. */
const THINGS = /^(?:mind|fund|arm|ship|bar|sign|pass|hold|file)$/;
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

export class Climber {
  /** Row and first token of the phrase that a token belongs to, by sentence-wide scan. */
  private readonly phraseOf = new Map<number, { key: string; head: number; to: number }>();

  constructor(
    private readonly clauses: Clauses,
    private readonly table: StanceTable,
  ) {
    const { doc } = clauses;
    for (let i = 0; i < doc.length; i++) {
      const phrases = table.phrases.get(clauses.lemma(i)) ?? table.phrases.get(clauses.word(i));
      if (phrases === undefined) continue;
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
    const climb: Climb = {
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
    else if (hasNo(clauses, target)) this.none(climb, target);
    for (; climb.steps < STEPS; climb.steps++) {
      // "did it in defiance of the ban": what is done is not what the ban is about.
      if (climb.operator < 0 && DEFIANCE.test(clauses.lemma(x)) && prepositionOf(clauses, x) === "in") return undefined;
      const plan = this.planBefore(x);
      const p = plan ?? clauses.head(x);
      if (p === undefined) break;
      const relation = plan === undefined ? clauses.dep(x) : "acl";
      if (/^(?:conj|appos|flat|list|fixed|goeswith)/.test(relation)) {
        if (clauses.isVerb(x) && clauses.childrenWith(x, "nsubj", "nsubj:pass").length > 0) break;
        if (clauses.isVerb(x) !== clauses.isVerb(p)) break;
        if (clauses.isVerb(x) && climb.operator >= 0) this.shared(climb, x, p);
        x = p;
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
      if (doc.tag[p] === ADJ && clauses.dep(p) === "amod" && /^(?:compound|obl|nmod)/.test(relation) && prepositionOf(clauses, x) === "") {
        x = p;
        continue;
      }
      const nominal = (doc.tag[p] === NOUN || doc.tag[p] === PROPN) && !this.isPredicate(p);
      if (nominal && !/^(?:nsubj|csubj)/.test(relation)) {
        if (/^(?:acl:relcl|advcl)/.test(relation)) break;
        const preposition = prepositionOf(clauses, x);
        const judged = climb.operator < 0 && preposition !== "" && clauses.dep(p) !== "obj" ? table.qualities.get(clauses.lemma(p)) : undefined;
        if (judged?.slots.has(preposition)) {
          // "the problem with the railway": who speaks of it takes it for one.
          this.apply(climb, judged, p, preposition, "evaluation");
          break;
        }
        const row = this.actOf(p, x);
        if (row !== undefined && (row.slots.has(preposition) || (preposition === "" && this.isModifier(p, relation)))) {
          this.apply(climb, row, p, preposition === "" ? "compound" : preposition);
          climb.holderAt = p;
          climb.holderRank = 2;
        } else if (relation === "acl") {
          const will = table.wills.get(clauses.lemma(p));
          if (will !== undefined) {
            this.apply(climb, will, p, "acl");
            climb.holderAt = p;
            climb.holderRank = 2;
          } else if (++hops > HOPS) return undefined;
        } else if (preposition === "against" || preposition === "without") {
          return undefined;
        } else if (preposition !== "" && (!PASS_ON.test(preposition) || (climb.operator < 0 && CHANGE.test(clauses.lemma(p))))) return undefined;
        else if (++hops > HOPS) return undefined;
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

  /** "I am against the railway", "we're for it": the preposition of a predicate noun says the side. */
  private predicateOfSide(climb: Climb, target: number): boolean {
    const { clauses } = this;
    const side = clauses
      .childrenWith(target, "case")
      .map((word) => clauses.word(word))
      .find((word) => word === "against" || word === "for");
    if (side === undefined) return false;
    const copula = clauses.childrenWith(target, "cop").length > 0 && clauses.childrenWith(target, "nsubj").length > 0;
    const h = clauses.head(target);
    const stands =
      h !== undefined &&
      /^(?:obl|nmod|xcomp|advcl)/.test(clauses.dep(target)) &&
      /^(?:be|stand|come|vote|run|argue|speak|campaign|lobby|push|rally|march|decide|rule)$/.test(clauses.lemma(h));
    if (!copula && !stands) return false;
    if (stands && side === "for" && !/^(?:be|vote)$/.test(clauses.lemma(h as number))) return false;
    climb.sign *= side === "for" ? 1 : -1;
    climb.kind = "attitude";
    climb.operator = copula ? target : (h as number);
    climb.path.push(side);
    climb.holderAt = climb.operator;
    climb.holderRank = 3;
    this.clause(climb, climb.operator);
    return true;
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
    if (/^(?:nsubj|csubj)(?!:pass)/.test(relation) && !clauses.isPassive(p)) {
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
        const made = this.makes(climb, p);
        if (made) {
          this.clause(climb, p);
          return this.isConditional(p) ? "abstain" : "go";
        }
        // "the fare has got to go up": the verb below tells it.
        const raised = RAISING.test(clauses.lemma(p)) ? clauses.childrenWith(p, "xcomp")[0] : undefined;
        const verb = raised ?? p;
        const phrase = this.phraseOf.get(verb);
        const key = phrase?.key ?? clauses.lemma(verb);
        const row =
          clauses.lemma(verb) === "come" && this.comesToAnEnd(verb) ? table.motions.get("end") : (this.working(verb, key) ?? table.motions.get(key));
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
    if (this.isPredicate(p) && this.extraposed(climb, x, p, relation)) return this.isConditional(p) ? "abstain" : "go";
    if (clauses.isVerb(p) || this.isPredicate(p) || doc.tag[p] === AUX || clauses.dep(p) === "root" || this.actOf(p, x) !== undefined) {
      if (this.isConditional(p)) return "abstain";
      if (/^(?:xcomp|ccomp|csubj|advcl|parataxis|acl|obl)/.test(relation) && (clauses.isVerb(x) || this.isPredicate(x)))
        return this.above(climb, x, p, relation);
      const preposition = prepositionOf(clauses, x);
      if (/^(?:obj|nsubj:pass)/.test(relation) && NAMING.test(clauses.lemma(p)) && this.named(climb, x, p)) return "go";
      const row = this.actOf(p, x);
      const slot = /^(?:obj|nsubj:pass|nsubj|iobj|xcomp|ccomp)/.test(relation) ? "obj" : preposition;
      const modifies = slot === "" && this.isModifier(p, relation);
      if (
        row !== undefined &&
        (row.slots.has(slot) || modifies || (slot !== "obj" && row.slots.has(preposition)) || this.phraseOf.get(p)?.key.includes(" "))
      ) {
        if (relation === "iobj") return "stop";
        if (row.sign < 0 && clauses.childrenWith(p, "obj", "nsubj:pass").some((object) => HEARSAY.test(clauses.lemma(object)))) return "abstain";
        if (row.kind === "attitude" && climb.operator < 0 && !this.doneTo(climb, x, p)) return "abstain";
        // "wants the town to build": what is wanted is the clause.
        const clause = clauses.childrenWith(p, "xcomp", "ccomp").some((child) => child > x && this.planBefore(child) !== x);
        if (slot === "obj" && row.kind === "attitude" && clause) return "abstain";
        this.apply(climb, row, p, slot);
        if (slot === "obj" && hasNo(clauses, x)) this.deny(climb);
        climb.holderAt = p;
        climb.holderRank = row.kind === "attitude" ? 3 : 2;
        if (clauses.lemma(p) === "need") climb.modality = "must";
        this.clause(climb, p);
        return "go";
      }
      if (climb.operator >= 0 && this.against(climb, x, p)) return "go";
      // "voiced his opposition to it", with the phrase hung on the verb.
      const noun =
        slot === "obj" || slot === ""
          ? undefined
          : clauses
              .childrenWith(p, "obj")
              .find((object) => !THINGS.test(clauses.lemma(object)) && table.acts.get(clauses.lemma(object))?.slots.has(slot));
      if (noun !== undefined) {
        this.apply(climb, table.acts.get(clauses.lemma(noun)) as StanceRow, noun, slot);
        if (hasNo(clauses, noun)) this.deny(climb);
        climb.holderAt = p;
        climb.holderRank = 2;
        this.clause(climb, p);
        return "go";
      }
      if (climb.operator >= 0 && climb.kind !== "act" && slot === "obj") {
        // "voiced opposition to it", "announced a ban": the verb only carries the noun.
        if (climb.holderRank < 3) climb.holderAt = p;
        if (hasNo(clauses, x)) this.deny(climb);
        this.clause(climb, p);
        return "go";
      }
      // "we need to have a wall", "make it law": a light verb that is wanted.
      if (climb.operator < 0 && slot === "obj" && /^(?:have|get|do|make|take|put)$/.test(clauses.lemma(p))) {
        const modals = this.modals(p);
        const above = clauses.dep(p) === "xcomp" ? clauses.head(p) : undefined;
        const wanted =
          (above !== undefined && table.wills.has(clauses.lemma(above))) ||
          modals.some((word) => SHOULD.test(word) || WILL.test(word) || word === "have");
        if (!wanted) return "abstain";
        if (clauses.childrenWith(p, "xcomp", "ccomp").length > 0) return "abstain";
        climb.kind = "effect";
        climb.operator = p;
        climb.path.push(clauses.lemma(p));
        climb.holderAt = p;
        climb.holderRank = 1;
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

  /** "called it unacceptable", "described the plan as a mistake". */
  private named(climb: Climb, x: number, p: number): boolean {
    const { clauses, table } = this;
    const said = [
      ...clauses.childrenWith(p, "xcomp", "obj", "obl", "ccomp", "advcl"),
      ...clauses.childrenWith(x, "xcomp", "amod", "acl", "appos", "nmod", "dep"),
    ].filter((token) => token > x && token !== x);
    for (const token of said) {
      let row = table.qualities.get(clauses.lemma(token));
      for (const adjective of clauses.childrenWith(token, "amod")) row ??= table.qualities.get(clauses.lemma(adjective));
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
    if (this.isConditional(x)) return "abstain";
    const own = clauses.childrenWith(x, "nsubj", "nsubj:pass", "expl").length > 0;
    const phrase = this.phraseOf.get(p);
    const key = phrase?.key ?? clauses.lemma(p);
    // "I don't want anybody: I'm paying for it": a sentence of its own is not what is wanted.
    if (own && /^(?:let|make|have|want|let's)$/.test(clauses.lemma(p)) && this.isFinite(x))
      return climb.operator >= 0 && climb.kind !== "act" ? "stop" : "abstain";
    if (/^(?:parataxis|ccomp)/.test(relation) && own && !/^(?:let|make|have|want|let's)$/.test(clauses.lemma(p))) {
      if (!COGNITION.test(clauses.lemma(p))) {
        const row = this.actOf(p, x);
        if (row?.kind === "attitude" && row.slots.has("clause")) {
          this.apply(climb, row, p, "clause");
          climb.holderAt = p;
          climb.holderRank = 3;
          this.clause(climb, p);
          return "go";
        }
        return relation === "parataxis" ? "stop" : climb.operator >= 0 ? "stop" : "abstain";
      }
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
    if (relation.startsWith("advcl") || relation === "obl") {
      return climb.operator >= 0 && (climb.kind !== "act" || this.isToDo(x)) ? "stop" : "abstain";
    }
    const act = this.actOf(p, x);
    const row = table.wills.get(key) ?? (act?.slots.has("clause") || act?.kind === "effect" ? act : undefined);
    if (row === undefined) return climb.operator >= 0 && climb.kind !== "act" ? "stop" : "abstain";
    this.apply(climb, row, p, "clause");
    if (/^(?:need|ought|have|must|let|let's)$/.test(clauses.lemma(p))) climb.modality = "must";
    else if (clauses.word(p) === "going" || row.kind === "will") climb.modality = climb.modality === "must" ? "must" : "will";
    climb.holderAt = p;
    climb.holderRank = Math.max(climb.holderRank, row.kind === "attitude" ? 3 : 2);
    this.clause(climb, p);
    return "go";
  }

  /** "Called for the ban to be lifted", "wants it lifted": what is asked for is the act; false where that says neither way. */
  private doneTo(climb: Climb, x: number, p: number): boolean {
    const { clauses, table } = this;
    const isWanting = /^(?:want|like|prefer|need)$/.test(clauses.lemma(p));
    const act = [...clauses.childrenWith(x, "acl"), ...clauses.childrenWith(p, "xcomp").filter((verb) => verb > x)].find(
      (verb) => clauses.isPassive(verb) && (isWanting || clauses.hasMark(verb, "to")),
    );
    if (act === undefined) return true;
    const row = table.acts.get(clauses.lemma(act));
    if (row?.kind !== "effect" || !row.slots.has("obj")) return false;
    this.apply(climb, row, act, "obj");
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

  /** The noun right before an infinitive that hangs on the verb above it: "protested plans to build it", "his request to extend it". */
  private planBefore(x: number): number | undefined {
    const { clauses } = this;
    if (clauses.doc.xpos[x] !== VB || !/^(?:advcl|xcomp)/.test(clauses.dep(x))) return undefined;
    const [to] = clauses.childrenWith(x, "mark").filter((mark) => clauses.word(mark) === "to");
    const noun = to === undefined ? -1 : to - 1;
    return noun > (clauses.head(x) ?? noun) && clauses.doc.tag[noun] === NOUN && this.table.wills.has(clauses.lemma(noun)) ? noun : undefined;
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
    return (
      FINITE.has(clauses.doc.xpos[verb]) || clauses.childrenWith(verb, "aux", "aux:pass", "cop").some((aux) => FINITE.has(clauses.doc.xpos[aux]))
    );
  }

  /** Auxiliaries and negation of a clause's predicate. */
  private clause(climb: Climb, p: number): void {
    const { clauses } = this;
    if (isNegated(clauses, p)) {
      climb.sign *= -1;
      climb.path.push("not");
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
    const own = clauses.childrenWith(p, "aux", "aux:pass").map((aux) => clauses.word(aux));
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
      const subject = subjects.find((word) => !/^(?:who|which|that)$/.test(clauses.word(word))) ?? subjects[0];
      if (subject === undefined) continue;
      if (/^(?:who|which|that)$/.test(clauses.word(subject))) {
        const working = table.workings.get(this.phraseOf.get(clause)?.key ?? clauses.lemma(clause));
        if (working === undefined || !VAGUE.test(clauses.lemma(noun))) continue;
        this.apply(climb, working, clause, "relative", "evaluation");
        this.clause(climb, clause);
        return true;
      }
      if (row?.kind !== "attitude") continue;
      if (clauses.childrenWith(clause, "obj").some((object) => !/^(?:which|that|whom)$/.test(clauses.word(object)))) continue;
      this.apply(climb, row, clause, "relative");
      climb.holderAt = clause;
      climb.holderRank = 3;
      if (clauses.lemma(clause) === "need") climb.modality = "must";
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
    const { clauses, table } = this;
    if (this.relative(climb, target)) return;
    for (const adjective of clauses.childrenWith(target, "amod")) {
      const row = table.qualities.get(clauses.lemma(adjective));
      if (
        row === undefined ||
        !row.slots.has("mod") ||
        /^(?:great|right|good|important|best|better|fair|sound|legal|critical|sick|weak|criminal|sad|popular|worst|worse)$/.test(
          clauses.lemma(adjective),
        )
      )
        continue;
      climb.sign *= row.sign;
      climb.kind = "evaluation";
      climb.operator = adjective;
      climb.path.push(clauses.lemma(adjective));
      return;
    }
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
    const degree = DEGREES.get(clauses.word(p));
    if (degree !== undefined && clauses.childrenWith(p, "advmod").some((adverb) => clauses.word(adverb) === "too")) {
      climb.sign *= degree;
      climb.kind = "evaluation";
      if (climb.operator < 0) climb.operator = p;
      climb.path.push(`too ${clauses.word(p)}:pred`);
      return true;
    }
    const own = table.qualities.get(clauses.lemma(p));
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
    const particle = clauses.particle(p);
    const withParticle = particle === undefined ? undefined : table.acts.get(`${lemma} ${clauses.word(particle)}`);
    if (withParticle !== undefined) return withParticle;
    const preposition = prepositionOf(clauses, x);
    const withPreposition = preposition === "" ? undefined : table.acts.get(`${lemma} ${preposition}`);
    if (withPreposition !== undefined) return withPreposition;
    if (particle !== undefined && !/^(?:up|out|off|down)$/.test(clauses.word(particle))) return undefined;
    return table.acts.get(lemma);
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
    return subject !== undefined && clauses.childrenWith(p, "aux").some((aux) => aux < subject && /^(?:had|were|should)$/.test(clauses.word(aux)));
  }
}

function prepositionOf(clauses: Clauses, x: number): string {
  const [first] = clauses.childrenWith(x, "case", "mark");
  return first === undefined ? "" : clauses.word(first);
}

function hasNo(clauses: Clauses, noun: number): boolean {
  return clauses.childrenWith(noun, "det", "advmod").some((det) => /^(?:no|neither)$/.test(clauses.word(det)) && !isInName(clauses, det));
}

/** "A no fly zone", "no-confidence vote": this "no" denies nothing that is said. */
function isInName(clauses: Clauses, no: number): boolean {
  const { doc } = clauses;
  return /^[-‐‑]$/.test(no + 1 < doc.length ? doc.formOf(no + 1) : "") || (no > 0 && /^(?:an?|the|this|that|any)$/.test(clauses.word(no - 1)));
}

function isNegated(clauses: Clauses, i: number): boolean {
  const own = clauses
    .childrenWith(i, "advmod", "aux", "det", "cc:preconj")
    .some((child) => (NEGATION.test(clauses.word(child)) || isNoLonger(clauses, child)) && !isInName(clauses, child));
  return (
    own ||
    clauses
      .childrenWith(i, "nsubj", "nsubj:pass")
      .some((subject) => /^(?:nobody|none|neither)$/.test(clauses.word(subject)) || hasNo(clauses, subject))
  );
}

function isNoLonger(clauses: Clauses, adverb: number): boolean {
  return clauses.word(adverb) === "longer" && adverb > 0 && clauses.word(adverb - 1) === "no";
}

/** Whether the sentence of a token ends in a question mark. */
export function isAsked(clauses: Clauses, i: number): boolean {
  const { doc } = clauses;
  const last = doc.sentenceFrom[doc.sentenceOf(i) + 1] - 1;
  for (let t = last; t > last - 3 && t >= 0; t--) if (doc.formOf(t) === "?") return true;
  return false;
}
