/**
 * Constructions that say more than their words: "it is time to end it", "there is no place for it", "wants it lifted", "has the support of".
 * Each says whether it was found, and writes into the climb what it tells.
 */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { StanceRow, StanceTable } from "../../lexicon/stance-table.ts";
import { type Climb, endOf, type Step, startAt } from "./climb.ts";
import { hasNo, isNegated, isParticiple, prepositionOf } from "./grammar.ts";
import { SignReader } from "./signs.ts";
import {
  AIM,
  AMOUNT,
  AMOUNTING,
  CALLED_FOR,
  CHOICE,
  COMPLAINING,
  COPULAR,
  DRAWING,
  GOODS,
  GROUNDS,
  ILLS,
  INCLUDING,
  MADE_STATES,
  MAY,
  MEANS,
  NAMING,
  RELATIVE,
  SAME_IN_THE_PAST,
  SELF,
  SHOULD,
  SPELLS,
  STANDING,
  STATES_TO_BE_IN,
  THINGS_DONE,
  WANTED_STATES,
  WILL,
  WISE_OR_NOT,
} from "./words.ts";

const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
/** Words of "a very large project", at most. */
const LONGEST_NAME = 6;
const PLURAL = new Set((["NNS", "NNPS"] as const).map((tag) => XPOS_ID.get(tag) as number));
const [NN, NNP, VBP] = (["NN", "NNP", "VBP"] as const).map((tag) => XPOS_ID.get(tag) as number);
const VBG = XPOS_ID.get("VBG") as number;
const VB = XPOS_ID.get("VB") as number;

function feelingOf(table: StanceTable, noun: string): StanceRow | undefined {
  const row = table.acts.get(noun);
  return row?.kind === "attitude" ? row : undefined;
}

export class Constructions extends SignReader {
  /** "I am against the railway", "we're for it": the preposition of a predicate noun says the side. */
  protected predicateOfSide(climb: Climb, target: number): boolean {
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
      clauses.childrenWith(h, "expl").length === 0 &&
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

  /** "We are better off without it". */
  protected betterOff(climb: Climb, target: number): boolean {
    const { clauses } = this;
    const without = clauses.phraseStart(target) - 1;
    if (clauses.word(without) !== "without" || clauses.word(without - 1) !== "off") return false;
    const degree = clauses.word(without - 2);
    if (degree !== "better" && degree !== "worse") return false;
    climb.sign = degree === "better" ? -1 : 1;
    this.begin(climb, "evaluation", without - 2, `${degree} off without`);
    return true;
  }

  /** "No to the toll", "yes to it", "enough of it", "no more tolls", "not one penny for it": a call without a verb. */
  protected exclaimed(climb: Climb, target: number): boolean {
    const { clauses } = this;
    const h = clauses.head(target);
    // "Not one penny for the toll"
    const isRefused =
      h !== undefined &&
      /^(?:penny|cent|crown|dollar|euro|pound|dime|inch|vote)$/.test(clauses.lemma(h)) &&
      /^(?:root|ccomp|parataxis)$/.test(clauses.dep(h));
    if (
      isRefused &&
      prepositionOf(clauses, target) === "for" &&
      /^(?:not one|not a|not another)$/.test(`${clauses.word(h - 2)} ${clauses.word(h - 1)}`)
    ) {
      climb.sign = -1;
      this.begin(climb, "attitude", h, `not one ${clauses.lemma(h)}:for`);
      climb.modality = "must";
      return true;
    }
    const own = clauses.childrenWith(target, "det", "advmod", "discourse")[0];
    const isOwn = own !== undefined && /^(?:root|ccomp|parataxis)$/.test(clauses.dep(target));
    const first = isOwn ? own : h;
    if (first === undefined || first > target || (!isOwn && clauses.head(first) !== undefined)) return false;
    const more = isOwn && clauses.childrenWith(target, "amod").some((word) => clauses.word(word) === "more");
    // "No, no ground troops"
    const isNone = isOwn && PLURAL.has(clauses.doc.xpos[target]) && hasNo(clauses, target) && !clauses.childrenWith(target, "nsubj", "cop").length;
    const call = isNone ? "no more" : `${clauses.word(first)} ${more ? "more" : prepositionOf(clauses, target)}`;
    if (!/^(?:(?:no|yes) to|enough of|down with|no more)$/.test(call) || clauses.childrenWith(target, "cop").length > 0) return false;
    climb.sign = call.startsWith("yes") ? 1 : -1;
    this.begin(climb, "attitude", first, call);
    climb.modality = "must";
    return true;
  }

  /** "What we need is a railway", "my goal is to abolish it": the subject says whose wish it is. */
  protected identified(climb: Climb, x: number): boolean {
    const { clauses } = this;
    const [subject] = clauses.childrenWith(x, "nsubj", "nsubj:outer");
    if (subject === undefined || !clauses.childrenWith(x, "cop", "aux").some((be) => clauses.lemma(be) === "be")) return false;
    const isAct = clauses.isVerb(x);
    if (isAct && climb.operator < 0 && climb.kind !== "act") return false;
    if (climb.operator < 0 && this.identifiedAs(climb, subject)) return true;
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

  /** "The best thing they did was the canal", "the problem is the toll". */
  private identifiedAs(climb: Climb, subject: number): boolean {
    const { clauses, table } = this;
    const own = table.qualities.get(clauses.lemma(subject));
    const row = (own?.slots.has("pred") ? own : undefined) ?? (THINGS_DONE.test(clauses.lemma(subject)) ? this.modified(subject) : undefined);
    if (row === undefined) return false;
    this.apply(climb, row, subject, "is", "evaluation");
    return true;
  }

  /** "They complain that the toll keeps customers away". */
  protected complainedOf(climb: Climb, p: number): boolean {
    const { clauses } = this;
    const h = clauses.dep(p) === "ccomp" ? clauses.head(p) : undefined;
    if (h === undefined || climb.operator >= 0 || !COMPLAINING.test(clauses.lemma(h)) || isNegated(clauses, p)) return false;
    climb.sign *= -1;
    this.begin(climb, "attitude", h, `${clauses.lemma(h)}:clause`);
    this.heldBy(climb, h, 3);
    return true;
  }

  /** "I want the toll gone". */
  protected wantedState(climb: Climb, p: number): boolean {
    const { clauses } = this;
    const h = clauses.dep(p) === "xcomp" ? clauses.head(p) : undefined;
    const sign = WANTED_STATES.get(clauses.word(p));
    if (h === undefined || sign === undefined || climb.operator >= 0 || !/^(?:want|like|need|prefer)$/.test(clauses.lemma(h))) return false;
    climb.sign *= sign;
    this.begin(climb, "attitude", p, `${clauses.word(p)}:subj`, `${clauses.lemma(h)}:clause`);
    this.heldBy(climb, h, 3);
    return true;
  }

  /** "Put millions into it". */
  protected invested(climb: Climb, p: number): boolean {
    const { clauses } = this;
    if (!/^(?:put|pour|plough|plow|pump|inject|sink)$/.test(clauses.lemma(p))) return false;
    if (
      !clauses
        .childrenWith(p, "obj")
        .some((sum) => AMOUNT.test(clauses.lemma(sum)) || /^(?:money|cash|fund|resource|capital)$/.test(clauses.lemma(sum)))
    )
      return false;
    this.begin(climb, "effect", p, `${clauses.lemma(p)} into:into`);
    this.heldBy(climb, p, 2);
    return true;
  }

  /** "Will block the pact unless Velmora drops it", "refused to sign until it is dropped", "threatened to resign if it is kept": what the threat is for. */
  protected demandedBy(climb: Climb, x: number, p: number): boolean {
    const { clauses } = this;
    if (climb.operator < 0 || climb.kind === "evaluation") return false;
    const isDeterred = this.isDeterred(x);
    if (!isDeterred && !clauses.childrenWith(x, "mark", "advmod").some((mark) => /^(?:unless|until)$/.test(clauses.word(mark)))) return false;
    const h = clauses.dep(p) === "xcomp" ? clauses.head(p) : undefined;
    if (!this.isThreat(p) && (h === undefined || !this.isThreat(h))) return false;
    if (isDeterred) climb.sign *= -1;
    climb.path.push(isDeterred ? "if" : "unless");
    climb.kind = "attitude";
    climb.modality = "will";
    climb.holderAt = h ?? p;
    climb.holderRank = 3;
    return true;
  }

  /** "Work on it will stop", "construction of it must go on". */
  protected worksOn(climb: Climb, x: number, p: number): boolean {
    const { clauses } = this;
    const verb = /^nsubj/.test(clauses.dep(p)) ? clauses.head(p) : undefined;
    if (verb === undefined || climb.operator >= 0 || !/^(?:work|construction|building|preparation)$/.test(clauses.lemma(p))) return false;
    if (!/^(?:on|of)$/.test(prepositionOf(clauses, x)) || !this.modals(verb).some((word) => WILL.test(word) || SHOULD.test(word) || word === "would"))
      return false;
    const lemma = clauses.lemma(verb);
    const sign = /^(?:stop|end|halt|cease|finish|suspend|freeze|pause)$/.test(lemma)
      ? -1
      : /^(?:resume|start|begin|continue|go|proceed|restart)$/.test(lemma)
        ? 1
        : 0;
    if (sign === 0) return false;
    climb.sign *= sign;
    this.begin(climb, "effect", verb, `work ${lemma}:on`);
    this.clause(climb, verb);
    climb.modality = "must";
    return true;
  }

  /** "Is spending too much on it". */
  protected spends(climb: Climb, p: number): boolean {
    const { clauses } = this;
    const isWaste = clauses.lemma(p) === "waste" || clauses.lemma(p) === "squander";
    if (climb.operator >= 0 || (!isWaste && clauses.lemma(p) !== "spend")) return false;
    const amount = clauses.childrenWith(p, "obj", "advmod").find((word) => /^(?:much|little)$/.test(clauses.word(word)));
    const isToo = amount !== undefined && clauses.word(amount - 1) === "too";
    if (!isWaste && !isToo) return false;
    climb.sign *= isWaste || clauses.word(amount ?? p) === "much" ? -1 : 1;
    this.begin(climb, "evaluation", p, isWaste ? `${clauses.lemma(p)}:on` : `spend too ${clauses.word(amount ?? p)}:on`);
    this.clause(climb, p);
    return true;
  }

  /** "Should be replaced by it". */
  protected replaces(climb: Climb, p: number): boolean {
    const { clauses } = this;
    if (climb.operator >= 0 || !/^(?:replace|substitute)$/.test(clauses.lemma(p))) return false;
    this.begin(climb, "effect", p, `${clauses.lemma(p)}:by`);
    this.heldBy(climb, p, 2);
    return true;
  }

  /** "Restore the money for it", with what it is for hung on the verb. */
  protected funds(climb: Climb, p: number): boolean {
    const { clauses, table } = this;
    const row = table.acts.get(clauses.lemma(p));
    if (climb.operator >= 0 || row?.kind !== "effect") return false;
    if (
      !clauses
        .childrenWith(p, "obj", "nsubj:pass")
        .some((noun) => /^(?:fund|money|funding|budget|spending|grant|loan|aid|support)$/.test(clauses.lemma(noun)))
    )
      return false;
    this.apply(climb, row, p, "for");
    this.heldBy(climb, p, 2);
    return true;
  }

  /** "They have too much power", "it has too many holes". */
  protected hasTooMuch(climb: Climb, p: number): boolean {
    const { clauses } = this;
    if (climb.operator >= 0 || clauses.lemma(p) !== "have") return false;
    const much = clauses
      .childrenWith(p, "obj")
      .flatMap((noun) => clauses.childrenWith(noun, "amod"))
      .find((word) => /^(?:much|many)$/.test(clauses.word(word)));
    if (much === undefined || clauses.word(much - 1) !== "too") return false;
    climb.sign *= -1;
    this.begin(climb, "evaluation", much, `have too ${clauses.word(much)}:subj`);
    return true;
  }

  /** "We should make colleges free", "would make it legal". */
  protected madeSo(climb: Climb, x: number, p: number): boolean {
    const { clauses } = this;
    if (climb.operator >= 0 || clauses.lemma(p) !== "make") return false;
    const state = [...clauses.childrenWith(p, "xcomp"), ...clauses.childrenWith(x, "amod")].find(
      (word) => word > x && MADE_STATES.has(clauses.word(word)),
    );
    if (state === undefined) return false;
    climb.sign *= MADE_STATES.get(clauses.word(state)) ?? 1;
    this.begin(climb, "effect", state, `make ${clauses.word(state)}:obj`);
    this.heldBy(climb, p, 2);
    return true;
  }

  /** "Has done a fantastic job". */
  protected doesJob(climb: Climb, p: number): boolean {
    const { clauses } = this;
    if (climb.operator >= 0 || clauses.lemma(p) !== "do") return false;
    const job = clauses.childrenWith(p, "obj").find((noun) => /^(?:job|work)$/.test(clauses.lemma(noun)));
    const row = job === undefined ? undefined : this.modified(job);
    if (row === undefined) return false;
    this.apply(climb, row, job as number, "subj", "evaluation");
    return true;
  }

  /** "Terrible deal, the toll treaty": a fragment that says what the noun behind it is. */
  protected fragment(climb: Climb, target: number): void {
    const { clauses } = this;
    const { top } = climb;
    if (top === target || clauses.isVerb(top) || clauses.head(top) !== undefined || clauses.childrenWith(top, "nsubj", "cop").length > 0) return;
    const row = this.modified(top) ?? this.table.qualities.get(clauses.lemma(top));
    if (row !== undefined && top < target) this.apply(climb, row, top, "pred", "evaluation");
  }

  /** "We would be mad to give it up": what is said of whoever does it. */
  protected foolish(climb: Climb, x: number, p: number): boolean {
    const { clauses, table } = this;
    if (climb.operator < 0 || !clauses.hasMark(x, "to") || !WISE_OR_NOT.test(clauses.lemma(p)) || !this.modals(p).some((word) => MAY.test(word)))
      return false;
    const row = table.qualities.get(clauses.lemma(p)) ?? table.qualities.get("crazy");
    if (row === undefined || clauses.childrenWith(p, "nsubj").length === 0) return false;
    this.apply(climb, row, p, "clause", "evaluation");
    climb.modality = "must";
    climb.holderAt = -1;
    return true;
  }

  /** "There is no need for the toll", "no reason to keep it", "no way we will accept it". */
  protected grounds(climb: Climb, x: number, p: number, relation: string): boolean {
    const { clauses } = this;
    const h = clauses.head(p);
    const ground = clauses.lemma(p);
    if (h === undefined || !GROUNDS.test(ground)) return false;
    // "I see no reason for it"
    const isSeen = clauses.dep(p) === "obj" && /^(?:see|find|have|know)$/.test(clauses.lemma(h)) && hasNo(clauses, p) && CALLED_FOR.test(ground);
    if (!isSeen && (clauses.dep(p) !== "nsubj" || clauses.childrenWith(h, "expl").length === 0)) return false;
    const missing = hasNo(clauses, p) || isNegated(clauses, h);
    if (!missing && !CALLED_FOR.test(ground)) return false;
    if (ground === "alternative") {
      if (prepositionOf(clauses, x) !== "to" || !missing || climb.operator >= 0) return false;
      this.begin(climb, "evaluation", p, "no alternative:there");
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
    climb.holderAt = isSeen ? h : p;
    return true;
  }

  /**
   * "The railway, a scheme Rekk formerly backed", "the railway, which he opposes": read off the order of the words, because such clauses
   * are hung in many places.
   */
  protected describedAfter(target: number): Climb | undefined {
    const { clauses } = this;
    const isNoun = (token: number): boolean => clauses.doc.tag[token] === NOUN || clauses.doc.tag[token] === PROPN;
    let t = target + 1;
    while (isNoun(t) && clauses.head(t) === target) t++;
    if (!/^[,–—-]+$/.test(clauses.word(t))) return undefined;
    t++;
    const isNamed = /^(?:an?|the)$/.test(clauses.word(t));
    if (isNamed) {
      while (t < target + LONGEST_NAME && !isNoun(t)) t++;
      while (isNoun(t) && isNoun(t + 1) && clauses.doc.tag[t + 1] === NOUN) t++;
      t++;
    }
    const isRelative = /^(?:which|that|who)$/.test(clauses.word(t));
    if (isRelative) t++;
    if (!isNamed && !isRelative) return undefined;
    const subject = t;
    if (!/^(?:he|she|they)$/.test(clauses.word(subject)) && clauses.doc.tag[subject] !== PROPN) return undefined;
    for (t++; clauses.dep(t) === "advmod" || clauses.dep(t) === "aux"; t++);
    const row = clauses.isVerb(t) ? this.table.acts.get(clauses.lemma(t)) : undefined;
    if (row?.kind !== "attitude" || !row.slots.has("obj") || clauses.childrenWith(t, "obj", "ccomp", "xcomp").some((token) => token > t))
      return undefined;
    const climb = startAt(target);
    this.apply(climb, row, t, "relative");
    climb.holder = subject;
    this.heldBy(climb, t, 3);
    return climb;
  }

  /** "After years of opposing it, Rekk said …". */
  protected afterYears(climb: Climb, p: number): boolean {
    const { clauses } = this;
    const main = clauses.head(p);
    if (climb.operator < 0 || climb.kind !== "attitude" || main === undefined || !clauses.isVerb(main)) return false;
    if (!SPELLS.test(clauses.lemma(p)) || !/^(?:after|following)$/.test(prepositionOf(clauses, p))) return false;
    climb.earlier = true;
    climb.holderAt = main;
    climb.holderRank = 3;
    return true;
  }

  /** A clause that says what a plan would do. */
  protected isOfPlan(climb: Climb, x: number, p: number, relation: string): boolean {
    const { clauses } = this;
    const isWhole = /^(?:obj|nsubj)/.test(clauses.dep(p));
    if (relation === "acl" && climb.operator >= 0 && MEANS.test(clauses.lemma(p)) && isWhole && clauses.doc.xpos[x] === VBG) return true;
    if (relation !== "acl:relcl" || climb.operator < 0 || !MEANS.test(clauses.lemma(p)) || clauses.dep(p) !== "obj") return false;
    return clauses.childrenWith(x, "nsubj").some((subject) => RELATIVE.test(clauses.word(subject)));
  }

  /** "It is time to end it", "time we ended it", "time for it to go", "now is not the time to end it". */
  protected due(climb: Climb, x: number, p: number, relation: string): boolean {
    const { clauses } = this;
    const isNow = clauses
      .childrenWith(p, "nsubj", "expl", "advmod")
      .some((word) => /^(?:it|this|that|now|today)$/.test(clauses.word(word)) && clauses.childrenWith(p, "cop").some((cop) => cop > word));
    if (clauses.lemma(p) !== "time" || !isNow) return false;
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
  protected seesDone(climb: Climb, x: number, p: number): boolean {
    const { clauses, table } = this;
    if (!this.isToSee(p)) return false;
    const done = [...clauses.childrenWith(p, "xcomp", "advcl", "ccomp"), ...clauses.childrenWith(x, "acl")].find(
      (verb) =>
        verb > x &&
        isParticiple(clauses, verb) &&
        clauses.childrenWith(verb, "aux", "nsubj").length === 0 &&
        clauses.childrenWith(verb, "aux:pass").every((be) => clauses.word(be) === "be"),
    );
    // "get the reform done"
    const row = done === undefined ? undefined : clauses.lemma(done) === "do" ? table.acts.get("implement") : this.actOf(done, x);
    if (done === undefined && this.seesGo(climb, x, p)) return true;
    if (row?.kind !== "effect" || !row.slots.has("obj")) return false;
    this.apply(climb, row, done as number, "obj");
    this.sees(climb, p);
    return true;
  }

  /** "Would like to see the fare go up". */
  private seesGo(climb: Climb, x: number, p: number): boolean {
    const { clauses, table } = this;
    const verb = clauses
      .childrenWith(p, "xcomp", "ccomp")
      .find((token) => token > x && clauses.doc.xpos[token] === VB && !clauses.hasMark(token, "to"));
    const row = verb === undefined ? undefined : table.motions.get(this.phraseOf.get(verb)?.key ?? clauses.lemma(verb));
    if (row === undefined || clauses.lemma(p) !== "see") return false;
    this.apply(climb, row, verb as number, "subj", "effect");
    this.sees(climb, p);
    return true;
  }

  /** Whether a verb is what somebody wants to see, have or get done. */
  protected isToSee(verb: number): boolean {
    const { clauses, table } = this;
    if (!/^(?:see|have|get)$/.test(clauses.lemma(verb))) return false;
    const h = /^(?:xcomp|advcl|csubj)$/.test(clauses.dep(verb)) ? clauses.head(verb) : undefined;
    return this.modals(verb).length > 0 || (h !== undefined && (table.wills.has(clauses.lemma(h)) || table.acts.has(clauses.lemma(h))));
  }

  protected sees(climb: Climb, verb: number): void {
    this.heldBy(climb, verb, 2);
  }

  /** "Made it a priority". */
  protected makesStanding(climb: Climb, x: number, p: number): boolean {
    const { clauses } = this;
    const standing = clauses.childrenWith(p, "xcomp").find((noun) => noun > x && STANDING.test(clauses.lemma(noun)));
    if (standing === undefined) return false;
    if (climb.operator < 0) climb.operator = standing;
    climb.kind = "attitude";
    climb.path.push(`make ${clauses.lemma(standing)}:obj`);
    this.heldBy(climb, p, 3);
    return true;
  }

  /** "It turned out to be a disaster", "it became a burden". */
  protected turnsOut(climb: Climb, p: number): boolean {
    const { clauses } = this;
    if (!COPULAR.test(clauses.lemma(p)) || climb.operator >= 0) return false;
    return clauses.childrenWith(p, "xcomp").some((result) => !clauses.isVerb(result) && this.says(climb, result));
  }

  /** "It amounts to blackmail", "constitutes a threat". */
  protected amounts(climb: Climb, p: number): boolean {
    const { clauses } = this;
    if (!AMOUNTING.test(clauses.lemma(p)) || climb.operator >= 0) return false;
    return clauses.childrenWith(p, "obj", "obl").some((what) => this.says(climb, what));
  }

  /** "Pushed a bill that includes it", "the treaty must include it". */
  protected includes(climb: Climb, p: number): boolean {
    const { clauses } = this;
    if (climb.operator >= 0 || !INCLUDING.test(clauses.lemma(p))) return false;
    const [subject] = clauses.childrenWith(p, "nsubj");
    const isMust = this.modals(p).some((word) => SHOULD.test(word));
    const isOfPlan =
      subject !== undefined &&
      (RELATIVE.test(clauses.word(subject))
        ? clauses.dep(p) === "acl:relcl" && MEANS.test(clauses.lemma(clauses.head(p) as number))
        : MEANS.test(clauses.lemma(subject)) && clauses.owners(subject).length > 0);
    if (!isMust && !isOfPlan) return false;
    this.begin(climb, "effect", p, `${clauses.lemma(p)}:obj`);
    climb.holderAt = p;
    climb.holderRank = 2;
    climb.modality = "will";
    this.clause(climb, p);
    return true;
  }

  /** "Opposed the bill because of the toll in it". */
  protected onAccountOf(climb: Climb, p: number): boolean {
    const { clauses, table } = this;
    const row = table.acts.get(clauses.lemma(p));
    if (climb.operator >= 0 || row?.kind !== "attitude" || clauses.childrenWith(p, "obj").length === 0) return false;
    this.apply(climb, row, p, "because of");
    this.heldBy(climb, p, 3);
    return true;
  }

  /** "Has the support of Velmora", "drew criticism from Velmora". */
  protected draws(climb: Climb, p: number): boolean {
    const { clauses, table } = this;
    if (!DRAWING.test(clauses.lemma(p)) || climb.operator >= 0) return false;
    for (const noun of clauses.childrenWith(p, "obj")) {
      const row = clauses.doc.tag[noun] === NOUN ? table.acts.get(clauses.lemma(noun)) : undefined;
      const of = [...clauses.childrenWith(noun, "nmod"), ...clauses.childrenWith(p, "obl")];
      // "has Rekk's full support"
      const isOwned = clauses.owners(noun).length > 0 && /^(?:have|enjoy|keep|retain|lose)$/.test(clauses.lemma(p));
      if (row?.kind !== "attitude" || (!isOwned && !of.some((from) => /^(?:of|from)$/.test(prepositionOf(clauses, from))))) continue;
      this.apply(climb, clauses.lemma(p) === "lose" ? { ...row, sign: -row.sign as 1 | -1 } : row, noun, "subj");
      climb.holderAt = noun;
      climb.holderRank = 3;
      return true;
    }
    return false;
  }

  /** "It is going to be repealed", "it has to be lifted". */
  protected raisedPassive(climb: Climb, x: number, p: number, raised: number): Step {
    const row = this.actOf(raised, x);
    if (row === undefined || !row.slots.has("obj")) return endOf(climb);
    this.apply(climb, row, raised, "obj");
    climb.holderAt = raised;
    climb.holderRank = 2;
    climb.modality = this.clauses.lemma(p) === "go" ? "will" : "must";
    this.clause(climb, raised);
    this.clause(climb, p);
    return this.isConditional(p) ? "abstain" : "go";
  }

  /** "Nothing wrong with it", "something is wrong with it". */
  protected wrongWith(climb: Climb, wrong: number): boolean {
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
  protected isNeither(x: number, p: number): boolean {
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
  protected isSubjunctive(verb: number): boolean {
    const { clauses } = this;
    const aux = clauses.childrenWith(verb, "aux", "aux:pass", "cop");
    if (aux.length > 0) return aux.every((word) => clauses.word(word) === "be");
    // "insists Velmora lift it", with the bare verb taken for a past tense
    const isBare = clauses.doc.xpos[verb] !== VB && clauses.doc.xpos[verb] !== VBP && clauses.word(verb) === clauses.lemma(verb);
    const isOne = clauses.childrenWith(verb, "nsubj").some((subject) => clauses.doc.xpos[subject] === NNP || clauses.doc.xpos[subject] === NN);
    return (clauses.doc.xpos[verb] === VB && clauses.hasMark(verb, "that")) || (isBare && isOne && !SAME_IN_THE_PAST.test(clauses.lemma(verb)));
  }

  /** "There will be no toll". */
  protected none(climb: Climb, target: number): void {
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

  /** "called it unacceptable", "described the plan as a mistake"; the adjective where the parse has hung the target on it. */
  protected named(climb: Climb, x: number, p: number, adjective?: number): boolean {
    const { clauses, table } = this;
    if (adjective !== undefined && !(NAMING.test(clauses.lemma(p)) && clauses.dep(adjective) === "obj")) return false;
    const said =
      adjective === undefined
        ? [
            ...clauses.childrenWith(p, "advmod", "compound:prt").filter((word) => /^(?:over|dead)$/.test(clauses.word(word))),
            ...clauses.childrenWith(p, "xcomp", "obj", "obl", "ccomp", "advcl"),
            ...clauses.childrenWith(x, "xcomp", "amod", "acl", "appos", "nmod", "nmod:unmarked", "dep"),
          ].filter((token) => token > x && token !== x)
        : [adjective];
    for (const token of said) {
      let row = table.qualities.get(this.phraseOf.get(token)?.key ?? "") ?? table.qualities.get(clauses.lemma(token));
      // "regards it with suspicion"
      if (prepositionOf(clauses, token) === "with") row = feelingOf(table, clauses.lemma(token));
      for (const quality of clauses.childrenWith(token, "amod")) row ??= table.qualities.get(clauses.lemma(quality));
      if (row === undefined) continue;
      climb.sign *= row.sign;
      this.begin(climb, "evaluation", token, `${clauses.lemma(token)}:pred`, `${clauses.lemma(p)}:obj`);
      this.heldBy(climb, p, 3);
      return true;
    }
    return false;
  }

  /** "It would be a mistake to close the harbour": what is said of an act says whether it should be done. */
  protected extraposed(climb: Climb, x: number, p: number, relation: string): boolean {
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

  /** "Called for the ban to be lifted", "pushed for it to go", "wants it lifted": what is asked for is the act; false where that says neither way. */
  protected doneTo(climb: Climb, x: number, p: number): boolean {
    const { clauses, table } = this;
    const isWanting = /^(?:want|like|prefer|need)$/.test(clauses.lemma(p));
    const below = [...clauses.childrenWith(x, "acl"), ...clauses.childrenWith(p, "xcomp", "advcl", "acl").filter((verb) => verb > x)];
    const act = below.find((verb) => clauses.isPassive(verb) && (isWanting || clauses.hasMark(verb, "to")));
    if (act === undefined) return this.movesOn(climb, below);
    const state = isWanting ? WANTED_STATES.get(clauses.word(act)) : undefined;
    if (state !== undefined) {
      climb.sign *= state;
      this.begin(climb, "attitude", act, `${clauses.word(act)}:obj`);
      return true;
    }
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
  protected against(climb: Climb, x: number, p: number): boolean {
    const { clauses, table } = this;
    if (prepositionOf(clauses, x) !== "against") return false;
    const phrase = `${clauses.lemma(p)} against`;
    const row = table.acts.get(phrase) ?? table.wills.get(phrase);
    if (row === undefined || row.sign > 0) return false;
    climb.sign *= row.sign;
    if (row.kind === "attitude" && climb.kind === "effect") climb.kind = "attitude";
    climb.path.push(phrase);
    this.heldBy(climb, p, 3);
    return true;
  }

  /** "It is going to be a disaster", "has to be the worst idea": what is said after the verb that puts it off. */
  protected raisedPredicate(climb: Climb, p: number, raised: number): Step {
    if (!this.says(climb, raised)) return endOf(climb);
    this.clause(climb, raised);
    this.clause(climb, p);
    return this.isConditional(p) ? "abstain" : "go";
  }

  /** "It will bring thousands of jobs", "it has brought nothing but misery". */
  protected brings(climb: Climb, p: number): boolean {
    const { clauses } = this;
    if (climb.operator >= 0 || !/^(?:bring|create|generate|deliver|mean|yield|cause|spell|breed)$/.test(clauses.lemma(p))) return false;
    // "brought us misery", "nothing but misery", "thousands of jobs"
    const brought = [
      ...clauses.childrenWith(p, "obj", "xcomp"),
      ...clauses.childrenWith(p, "obl").filter((noun) => prepositionOf(clauses, noun) === "but"),
    ];
    for (const object of brought) {
      for (const noun of [object, ...clauses.childrenWith(object, "nmod")]) {
        const sign = GOODS.test(clauses.lemma(noun)) ? 1 : ILLS.test(clauses.lemma(noun)) ? -1 : 0;
        if (sign === 0) continue;
        climb.sign *= sign;
        this.begin(climb, "evaluation", noun, `${clauses.lemma(p)} ${clauses.lemma(noun)}:subj`);
        if (hasNo(clauses, object)) this.deny(climb);
        return true;
      }
    }
    return false;
  }

  /** "Nothing is more important than the canal", "we can do better than the treaty". */
  protected compared(climb: Climb, x: number, p: number): boolean {
    const { clauses, table } = this;
    if (climb.operator >= 0 || prepositionOf(clauses, x) !== "than") return false;
    const noun = clauses.dep(p) === "amod" ? clauses.head(p) : clauses.childrenWith(p, "nsubj")[0];
    const row = table.qualities.get(clauses.lemma(p));
    const better = clauses.lemma(p) === "do" && clauses.childrenWith(p, "advmod").some((word) => clauses.word(word) === "better");
    if (better) climb.sign *= -1;
    else if (row !== undefined && noun !== undefined && (clauses.word(noun) === "nothing" || hasNo(clauses, noun))) climb.sign *= row.sign;
    else return false;
    this.begin(climb, "evaluation", p, better ? "do better:than" : `no ${clauses.lemma(p)}:than`);
    return true;
  }

  /** "I would rather resign than vote for it": what comes second is not wanted. */
  protected ratherThan(climb: Climb, x: number, p: number): boolean {
    const { clauses } = this;
    if (climb.operator < 0 || !/^(?:rather|than)$/.test(prepositionOf(clauses, x)) || climb.kind === "evaluation") return false;
    if (!clauses.childrenWith(p, "advmod").some((word) => clauses.word(word) === "rather") && !clauses.hasMark(x, "rather")) return false;
    climb.sign *= -1;
    climb.path.push("rather than");
    climb.holderAt = p;
    climb.holderRank = 3;
    climb.modality = "will";
    return true;
  }

  /** "We will not rest until it is closed": the end is the aim. */
  protected restless(climb: Climb, x: number, p: number): boolean {
    const { clauses } = this;
    if (!/^(?:rest|sleep|stop|relent|yield)$/.test(clauses.lemma(p)) || !isNegated(clauses, p) || !clauses.hasMark(x, "until")) return false;
    climb.path.push("not rest:until");
    climb.modality = "will";
    climb.holderAt = p;
    climb.holderRank = 3;
    return climb.operator >= 0;
  }

  /** "Nobody should have to pay the toll": what nobody should have to do. */
  protected spared(climb: Climb, p: number): boolean {
    const { clauses } = this;
    const have = clauses.dep(p) === "xcomp" ? clauses.head(p) : undefined;
    if (climb.operator >= 0 || have === undefined || clauses.lemma(have) !== "have" || !clauses.hasMark(p, "to")) return false;
    if (!isNegated(clauses, have) || !this.modals(have).some((word) => SHOULD.test(word))) return false;
    climb.sign *= -1;
    climb.kind = "effect";
    climb.operator = p;
    climb.modality = "must";
    climb.path.push(`not have to ${clauses.lemma(p)}`);
    climb.holderAt = -1;
    return true;
  }

  /** "It made things worse", "makes us safer", "has kept us safe". */
  protected makes(climb: Climb, p: number): boolean {
    const { clauses, table } = this;
    if (!/^(?:make|keep|leave|render)$/.test(clauses.lemma(p)) || climb.operator >= 0) return false;
    // The parse may take the state for the object: "leaves us poorer".
    const objects = clauses.childrenWith(p, "obj", "iobj");
    const isState = (word: number): boolean => STATES_TO_BE_IN.has(clauses.word(word));
    const object = objects.find((word) => !isState(word));
    const after = object === undefined ? [] : clauses.childrenWith(object, "amod").filter((adjective) => adjective > object);
    for (const result of [...clauses.childrenWith(p, "xcomp"), ...after, ...objects.filter(isState)]) {
      const state = STATES_TO_BE_IN.get(clauses.lemma(result)) ?? STATES_TO_BE_IN.get(clauses.word(result));
      const row = table.qualities.get(clauses.lemma(result)) ?? table.qualities.get(clauses.word(result)) ?? table.qualities.get(state ?? "");
      const affected = object ?? clauses.childrenWith(result, "nsubj")[0];
      if (row === undefined || affected === undefined) continue;
      const ours = clauses.childrenWith(affected, "nmod:poss").some((owner) => SELF.test(clauses.word(owner)));
      if (!ours && !/^(?:us|it|things|everything|matters|everyone|everybody|people|life)$/.test(clauses.word(affected))) continue;
      this.apply(climb, row, result, "result", "evaluation");
      return true;
    }
    return false;
  }
}
