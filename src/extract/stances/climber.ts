/**
 * The climb from a target: what acts on it, what is felt about that, what denies it, up to the word whose subject holds the stance.
 * Where it meets no operator, a condition, or something that says too little, there is none.
 */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { StanceRow } from "../../lexicon/stance-table.ts";
import type { Clauses } from "../events/clauses.ts";
import { type Climb, endOf, type Step, startAt } from "./climb.ts";
import { Constructions } from "./constructions.ts";
import { attachmentOf, hasNo, isFormerly, isNegated, isWantedDone, planBefore, prepositionOf } from "./grammar.ts";
import { isNoObject, isProvided, keeping } from "./objects.ts";
import {
  ABLE,
  ACCOUNT,
  ADVERBIAL,
  AMOUNT,
  ANOTHER_THING,
  ASPECT,
  ATTRIBUTE,
  BARE_CLAUSE,
  BESIDE,
  BOUND_TO,
  CARRYING,
  CHANGE,
  CIRCUMSTANCE,
  COGNITION,
  CONSIDERING,
  DEFIANCE,
  DENYING,
  ENDEAVOUR,
  ENSURING,
  FAILING,
  FEARS,
  FORMER,
  HARM,
  HEARSAY,
  LOST,
  MAY,
  MEANING,
  MISSTEP,
  NAMING,
  OF_IT,
  OFFICERS,
  PASS_ON,
  PROTEST,
  RAISING,
  RELATIVE,
  REQUESTING,
  SELF,
  SHOULD,
  SHOWING,
  SIDES,
  STANCE,
  STRESSING,
  TALK,
  UNDONE,
  VIOLATING,
  WAVING,
  WILL,
  WORD_GIVEN,
} from "./words.ts";

const AUX = uposId("AUX");
const ADJ = uposId("ADJ");
const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const VB = XPOS_ID.get("VB") as number;
const VBD = XPOS_ID.get("VBD") as number;
const VBG = XPOS_ID.get("VBG") as number;
const VBN = XPOS_ID.get("VBN") as number;
const VBP = XPOS_ID.get("VBP") as number;
const STEPS = 12;
/** Nouns that may stand between an operator and its target: "the supply of weapons to Teskia". */
const HOPS = 3;

/** Nouns that only stand for the act or thing they are of. */
function nominalIdea(clauses: Clauses, noun: number): boolean {
  return /^(?:idea|notion|concept|possibility|prospect|introduction|imposition|extension|use|kind|sort|form)$/.test(clauses.lemma(noun));
}

/** Lost among nouns: silent where nothing was read before. */
function silentBefore({ operator }: Climb): "silent" | undefined {
  return operator < 0 ? "silent" : undefined;
}

export class Climber extends Constructions {
  /** What the tree above a token says about it; silent when nothing is met, undefined when what is met leaves it open. */
  from(target: number): Climb | "silent" | undefined {
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
    } else if (this.betterOff(climb, target)) return climb;
    else if (this.predicateOfSide(climb, target)) x = climb.operator;
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
      const attachment = this.phraseBefore(x) ?? attachmentOf(clauses, table, x);
      if (attachment === undefined) break;
      const { head: p, relation } = attachment;
      if (/^(?:conj|appos|flat|list|fixed|goeswith)/.test(relation)) {
        if (clauses.isVerb(x) && clauses.childrenWith(x, "nsubj", "nsubj:pass").length > 0) break;
        if (clauses.isVerb(x) !== clauses.isVerb(p)) break;
        if (clauses.isVerb(x) && climb.operator >= 0) this.shared(climb, x, p);
        // "the treaty but not the toll"
        if (!clauses.isVerb(x) && clauses.childrenWith(x, "advmod", "cc").some((word) => clauses.word(word) === "not")) this.deny(climb);
        if (this.isNeither(x, p)) return undefined;
        // "would resign rather than allow it"
        if (clauses.isVerb(x) && climb.operator >= 0 && clauses.childrenWith(x, "cc").some((word) => clauses.word(word) === "rather")) {
          climb.sign *= -1;
          climb.path.push("rather than");
          climb.holderAt = p;
          if (climb.modality === "plain") climb.modality = "will";
        }
        x = p;
        continue;
      }
      // "is against the idea of a ban", "is for a ferry line"
      const isPart = (nominalIdea(clauses, p) && relation === "nmod") || (relation === "compound" && climb.operator < 0);
      if (isPart && this.predicateOfSide(climb, p)) {
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
      if (
        climb.operator < 0 &&
        (doc.tag[p] === ADJ || table.qualities.get(clauses.word(p))?.slots.has("mod")) &&
        x < p &&
        this.named(climb, x, clauses.head(p) ?? p, p)
      ) {
        x = climb.holderAt;
        continue;
      }
      if (doc.tag[p] === ADJ && clauses.dep(p) === "amod" && /^(?:compound|obl|nmod)/.test(relation) && prepositionOf(clauses, x) === "") {
        x = p;
        continue;
      }
      const nominal = (doc.tag[p] === NOUN || doc.tag[p] === PROPN) && !this.isPredicate(p);
      if (nominal && !/^(?:nsubj|csubj)/.test(relation)) {
        const above = clauses.dep(p) === "obj" ? clauses.head(p) : undefined;
        if (above !== undefined && prepositionOf(clauses, x) === "because" && this.onAccountOf(climb, above)) {
          x = above;
          continue;
        }
        if (this.grounds(climb, x, p, relation)) break;
        if (this.afterYears(climb, p)) break;
        // "hardened its stance against the toll"
        if (climb.operator < 0 && STANCE.test(clauses.lemma(p)) && prepositionOf(clauses, x) === "against") {
          climb.sign *= -1;
          this.begin(climb, "attitude", p, `${clauses.lemma(p)}:against`);
          climb.holderAt = p;
          climb.holderRank = 2;
          x = p;
          continue;
        }
        // "need a debate about the toll": a talk is for nothing yet.
        if (climb.operator < 0 && TALK.test(clauses.lemma(p)) && /^(?:about|on|over|around|regarding)$/.test(prepositionOf(clauses, x)))
          return undefined;
        if (this.worksOn(climb, x, p)) {
          x = clauses.head(p) ?? p;
          continue;
        }
        // "the forecast for the cost of the toll was wrong"
        if (climb.operator < 0 && ACCOUNT.test(clauses.lemma(p)) && prepositionOf(clauses, x) !== "") return undefined;
        // "softened its stance on the toll": which way is not said.
        if (climb.operator < 0 && STANCE.test(clauses.lemma(p)) && relation === "nmod" && prepositionOf(clauses, x) !== "of") return undefined;
        // "blamed failures in the system", "blamed the failure of the talks": not the system, not the talks.
        if (
          climb.operator < 0 &&
          relation === "nmod" &&
          FAILING.test(clauses.lemma(p)) &&
          /^(?:in|of)$/.test(prepositionOf(clauses, x)) &&
          clauses.dep(p) !== "nsubj" &&
          !this.isPredicate(p)
        )
          return undefined;
        // "asked for the votes of farmers", "in the last week of the pact"
        if (climb.operator < 0 && ANOTHER_THING.test(clauses.lemma(p)) && prepositionOf(clauses, x) === "of") return undefined;
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
        const votes =
          preposition === "against" && above !== undefined && clauses.lemma(above) === "vote" ? table.acts.get("vote against") : undefined;
        if (votes !== undefined && above !== undefined) {
          // "votes its shares against it"
          this.apply(climb, votes, above, preposition);
          this.heldBy(climb, above, 3);
          x = above;
          continue;
        }
        const idiom = this.idiomOf(p, preposition);
        if (idiom !== undefined) {
          this.apply(climb, idiom, p, preposition);
          const verb = clauses.head(p) ?? p;
          this.heldBy(climb, verb, 3);
          x = verb;
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
        // "met opponents of it": it is those who are against it.
        if (takes && this.isOthersSide(p)) return undefined;
        if (row !== undefined && (takes || (preposition === "" && this.isModifier(p, relation, row)))) {
          this.apply(climb, row, p, preposition === "" ? "compound" : preposition);
          climb.holderAt = p;
          climb.holderRank = 2;
          if (clauses.owners(p).length > 0) climb.owned = { ...climb, path: [...climb.path] };
          // "a former supporter of it", "his earlier support for it"
          if (row.kind === "attitude") climb.earlier ||= clauses.childrenWith(p, "amod").some((word) => FORMER.test(clauses.word(word)));
        } else if (/^acl/.test(relation) && (UNDONE.test(clauses.lemma(p)) || (HEARSAY.test(clauses.lemma(p)) && clauses.hasMark(x, "that")))) {
          return undefined;
        } else if (relation === "acl") {
          const will = table.wills.get(clauses.lemma(p));
          if (will !== undefined) {
            this.apply(climb, will, p, "acl");
            if (climb.modality === "plain" && !ABLE.test(clauses.lemma(p))) climb.modality = "will";
            climb.holderAt = p;
            climb.holderRank = 2;
            if (clauses.owners(p).length > 0) climb.owned = { ...climb, path: [...climb.path] };
          } else if (++hops > HOPS) return silentBefore(climb);
        } else if (preposition === "against" || preposition === "without" || CIRCUMSTANCE.test(preposition)) {
          return undefined;
        } else if (preposition !== "" && climb.operator < 0 && CHANGE.test(clauses.lemma(p))) return undefined;
        else if (preposition !== "" && !this.ties(p, preposition, climb.operator < 0)) return silentBefore(climb);
        else if (climb.operator < 0 && /^(?:of)?$/.test(preposition) && this.isIllOf(p)) {
          // "denounced violations of the treaty", "cut the cost of the ferry"
          climb.sign *= -1;
          climb.path.push(clauses.lemma(p));
        } else if (!AMOUNT.test(clauses.lemma(p)) && ++hops > HOPS) return silentBefore(climb);
        x = p;
        continue;
      }
      const step = this.predicate(climb, x, p, relation);
      if (step === "stop") break;
      if (step === "lost") return "silent";
      if (step === "abstain") return undefined;
      x = p;
    }
    climb.top = x;
    if (climb.operator < 0) this.quality(climb, target);
    if (climb.operator < 0) this.fragment(climb, target);
    if (climb.operator < 0) return "silent";
    // "would not touch it with a barge pole"
    if (
      climb.touched &&
      climb.path.at(-1) === "not" &&
      clauses.lemma(climb.operator) === "touch" &&
      clauses.oblique(climb.operator, "with").length > 0
    )
      return { ...climb, sign: -1, kind: "attitude", touched: false };
    // "will change the law", "spoke of damage to it": that is not said.
    if (climb.touched && (climb.sign < 0 || climb.path.length < 2)) return undefined;
    if (this.isLeftOpen(climb)) return undefined;
    // "I hate it, ranked voting": named, not done.
    if (climb.kind === "act" && climb.path.length === 0 && doc.xpos[target] === VBG && clauses.childrenWith(target, "aux", "nsubj").length === 0)
      return undefined;
    // "we cannot build it": whether one would is not said.
    if (climb.kind === "act" && climb.modality === "may" && climb.sign < 0 && this.modals(target).some((word) => /^ca(?:n|nnot)?$/.test(word)))
      return undefined;
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

  /** Whether what is done to a noun is done to what its preposition brings: "protect the supply of it", "300 million in it". */
  private ties(noun: number, preposition: string, isFirst: boolean): boolean {
    if (!isFirst || OF_IT.test(preposition)) return PASS_ON.test(preposition);
    const { clauses, table } = this;
    const lemma = clauses.lemma(noun);
    // "criticised Rekk's handling of it": what is felt about how one does things is felt about who does them.
    if (/^['’]s?$/.test(preposition) && ATTRIBUTE.test(lemma) && clauses.dep(noun) === "obj")
      return table.acts.get(clauses.lemma(clauses.head(noun) ?? noun))?.kind === "attitude";
    const isAmount = AMOUNT.test(lemma) || clauses.childrenWith(noun, "nummod").some((number) => !clauses.isNominal(number));
    return BOUND_TO[preposition]?.test(lemma) === true || (preposition === "in" && isAmount);
  }

  /** Whether whoever is against a noun is for what it is of: a violation of it whatever is done to it, its cost when that is cut. */
  private isIllOf(noun: number): boolean {
    const { clauses, table } = this;
    if (VIOLATING.test(clauses.lemma(noun))) return true;
    const verb = clauses.dep(noun) === "obj" ? table.acts.get(clauses.lemma(clauses.head(noun) ?? noun)) : undefined;
    return /^(?:cost|burden)$/.test(clauses.lemma(noun)) && verb?.kind === "effect" && verb.sign < 0;
  }

  /** "I would rather have it". */
  private isRather(verb: number): boolean {
    return (
      this.clauses.childrenWith(verb, "advmod").some((word) => this.clauses.word(word) === "rather") &&
      this.modals(verb).some((word) => MAY.test(word))
    );
  }

  /** "Met opponents of it", "spoke with its supporters". */
  private isOthersSide(noun: number): boolean {
    const { clauses } = this;
    const verb = clauses.head(noun);
    if (verb === undefined || !clauses.isVerb(verb) || !SIDES.test(clauses.lemma(noun))) return false;
    if (clauses.dep(noun) === "obj")
      return !/^(?:join|become|remain|include|call|name|have|have got|lead|see|find|back|support)$/.test(clauses.lemma(verb));
    return clauses.dep(noun).startsWith("obl") && /^(?:with|to|by|from|for|between)$/.test(prepositionOf(clauses, noun)) && noun > verb;
  }

  /** "Might support it", "would support it if the costs fell": whether the holder does is not said. */
  private isLeftOpen({ kind, modality, holderAt, path }: Climb): boolean {
    const { clauses } = this;
    if (kind !== "attitude" || modality !== "may" || holderAt < 0 || path.includes("not") || path[0]?.startsWith("live with")) return false;
    if (this.modals(holderAt).some((word) => /^(?:may|might|could)$/.test(word)) && !this.couldNotBeMore(holderAt)) return true;
    return [holderAt, ...clauses.objectsOf(holderAt)]
      .flatMap((word) => clauses.childrenWith(word, "advcl"))
      .flatMap((clause) => clauses.childrenWith(clause, "mark", "advcl"))
      .some((mark) => /^(?:if|provided|providing)$/.test(clauses.word(mark)) && clauses.word(mark - 1) !== "even");
  }

  /** What a clause behind the target says of it beside that: "the treaty, backed by Velmora, …", "the toll which Rekk opposes is …". */
  besides(target: number): Climb[] {
    const { clauses } = this;
    if (ADVERBIAL.test(clauses.lemma(target))) return [];
    const judged = startAt(target);
    const qualities = this.adjective(judged, target) && judged.sign < 0 ? [judged] : [];
    // "the ferry, a service that Rekk opposes"
    const called = [target, ...clauses.childrenWith(target, "appos")];
    const clausal = called
      .flatMap((noun) => clauses.childrenWith(noun, "acl", "acl:relcl", "conj"))
      .flatMap((clause) => {
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
    const described = clausal.length > 0 ? undefined : this.describedAfter(target);
    return [...qualities, ...clausal, ...(described === undefined ? [] : [described])];
  }

  /** A step up to a verb, or to an adjective or noun that is a predicate. */
  private predicate(climb: Climb, x: number, p: number, relation: string): Step {
    const { clauses, table } = this;
    const { doc } = clauses;
    // "I would be sad to see it extended", with the clause taken for the subject.
    if (relation === "csubj" && clauses.hasMark(x, "to") && this.actOf(p, p)?.slots.has("clause")) return this.above(climb, x, p, "xcomp");
    if (this.due(climb, x, p, relation)) return this.isConditional(p) ? "abstain" : "stop";
    if (/^(?:nsubj|csubj)(?!:pass)/.test(relation) && !clauses.isPassive(p) && !isWantedDone(clauses, p)) {
      if (this.isPredicate(p)) {
        const acted = climb.operator >= 0 && climb.kind !== "evaluation";
        if (!this.says(climb, p)) return endOf(climb);
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
      } else if (this.wantedState(climb, p)) {
        return "stop";
      } else {
        if (
          this.makes(climb, p) ||
          this.brings(climb, p) ||
          this.turnsOut(climb, p) ||
          this.amounts(climb, p) ||
          this.doesJob(climb, p) ||
          this.hasTooMuch(climb, p) ||
          this.draws(climb, p)
        ) {
          this.clause(climb, p);
          return this.isConditional(p) ? "abstain" : "go";
        }
        // "the fare has got to go up": the verb below tells it.
        const raised = RAISING.test(clauses.lemma(p)) ? clauses.childrenWith(p, "xcomp")[0] : undefined;
        if (raised !== undefined && clauses.isPassive(raised)) return this.raisedPassive(climb, x, p, raised);
        if (raised !== undefined && clauses.childrenWith(raised, "cop").length > 0) return this.raisedPredicate(climb, p, raised);
        const verb = raised ?? p;
        const phrase = this.phraseOf.get(verb);
        const key = phrase?.key ?? clauses.lemma(verb);
        // "a truce would only help our enemies"
        if (/^(?:help|benefit)$/.test(clauses.lemma(verb)) && clauses.childrenWith(verb, "advmod").some((word) => clauses.word(word) === "only"))
          return "abstain";
        // "its campaign against the toll has failed": how it went is not said of the toll.
        if (climb.kind === "attitude" && climb.operator >= 0) return "stop";
        const row =
          clauses.lemma(verb) === "come" && this.comesToAnEnd(verb)
            ? table.motions.get("end")
            : (this.working(verb, key) ?? table.motions.get(key) ?? table.motions.get(clauses.lemma(verb)));
        if (row === undefined && this.complainedOf(climb, p)) return "stop";
        if (row === undefined) return endOf(climb);
        if (row.kind === "motion") {
          const modals = [...this.modals(p), ...(raised === undefined ? [] : ["must"])];
          const goesTo =
            clauses.lemma(verb) === "go" &&
            key === "go" &&
            clauses.childrenWith(verb, "xcomp", "obl").some((where) => prepositionOf(clauses, where) === "to");
          const above = clauses.head(p);
          // "would like to see the fare go up"
          const isSeen = above !== undefined && clauses.lemma(above) === "see" && this.isToSee(above);
          // "I think the fare will go up": foreseen, not wanted.
          const isForeseen =
            above !== undefined &&
            /^(?:think|believe|expect|guess|know|fear|predict|suppose)$/.test(clauses.lemma(above)) &&
            !modals.some((word) => SHOULD.test(word));
          // "I hope that it goes ahead"
          const isHoped = above !== undefined && clauses.dep(p) === "ccomp" && /^(?:hope|wish|pray|demand|insist)$/.test(clauses.lemma(above));
          // "The toll stays."
          const isDeclared =
            clauses.lemma(verb) === "stay" &&
            doc.xpos[verb] !== VBD &&
            clauses.childrenWith(verb, "xcomp", "obl", "obj").length === 0 &&
            key === "stay";
          if (goesTo || isForeseen || (!isSeen && !isHoped && !isDeclared && !modals.some((word) => SHOULD.test(word) || WILL.test(word))))
            return endOf(climb);
          this.apply(climb, row, p, "subj", "effect");
          if (!isHoped) climb.modality = "must";
        } else {
          const isOfLaw = climb.path.at(-1)?.endsWith(":acl") === true;
          this.apply(climb, row, verb, "subj", "evaluation");
          // "a law banning it hurts the coast": whoever says so judges it.
          if (isOfLaw) Object.assign(climb, { kind: "evaluation", modality: "plain", holderAt: -1 });
          // "it makes no sense to keep it"
          if (relation === "csubj") {
            climb.modality = "must";
            climb.holderAt = -1;
          }
        }
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
    if (this.compared(climb, x, p)) return "stop";
    if (this.ratherThan(climb, x, p)) return "stop";
    if (climb.operator < 0 && clauses.word(p) === "wrong" && prepositionOf(clauses, x) === "with" && this.wrongWith(climb, p)) return "stop";
    if (this.isPredicate(p) && this.foolish(climb, x, p)) return "stop";
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
      // "pulled out in protest at it": the one who does it protests.
      const isBeside = preposition === "in" && climb.operator === x && climb.kind === "attitude";
      const protest = /^(?:at|against|over)$/.test(preposition)
        ? clauses.oblique(p, "in").find((noun) => clauses.lemma(noun) === "protest")
        : undefined;
      if (protest !== undefined && climb.operator < 0) {
        // "blocked the road in protest at it", with what it is at hung on the verb
        this.apply(climb, table.acts.get("protest") as StanceRow, protest, preposition);
        climb.holderAt = p;
        climb.holderRank = 3;
        return "stop";
      }
      // "condemned the violence at the protest against it"
      if (
        climb.operator === x &&
        /^(?:at|during|after|before)$/.test(preposition) &&
        PROTEST.test(clauses.lemma(x)) &&
        !SHOWING.test(clauses.lemma(p))
      )
        return "abstain";
      const row = isBeside ? undefined : this.actOf(p, x);
      const slot = /^(?:obj|nsubj:pass|nsubj|iobj|xcomp|ccomp)/.test(relation) ? "obj" : preposition;
      if (slot === "obj" && clauses.lemma(p) === "make" && (this.makesStanding(climb, x, p) || this.madeSo(climb, x, p))) return "go";
      if (slot === "obj" && climb.operator < 0 && row === undefined && this.seesDone(climb, x, p)) return "go";
      if (slot === "obj" && row === undefined && this.spared(climb, p)) return "stop";
      if (slot === "obj" && row === undefined && this.includes(climb, p)) return "go";
      const harm = relation === "obl:agent" && climb.operator < 0 ? table.workings.get(clauses.lemma(p)) : undefined;
      if (harm !== undefined && HARM.test(clauses.lemma(p))) {
        this.apply(climb, harm, p, "agent", "evaluation");
        this.clause(climb, p);
        return "stop";
      }
      if (slot === "because" && this.onAccountOf(climb, p)) return "go";
      // "goes ahead despite the protests"
      if (climb.operator < 0 && CIRCUMSTANCE.test(slot)) return "abstain";
      const isGiven = slot === "with" && row?.kind === "effect" && isProvided(clauses, p);
      // "call for a toll"; not "in Velmora, Rekk called for"
      const words = this.phraseOf.get(p)?.key.split(" ") ?? [];
      const isInPhrase = words.length > 1 && (slot === "obj" || slot === "" || words.includes(slot) || !BESIDE.test(slot));
      const modifies = slot === "" && row !== undefined && this.isModifier(p, relation, row);
      if (row !== undefined && (row.slots.has(slot) || isGiven || modifies || (slot !== "obj" && row.slots.has(preposition)) || isInPhrase)) {
        // "trust Velmora", with its object taken for another's; "sent Velmora arms" is not about Velmora.
        if (relation === "iobj" && clauses.childrenWith(p, "obj", "xcomp", "ccomp").length > 0) return "stop";
        // "his decision to end it was welcomed": by whom is not said.
        if (
          row.kind === "attitude" &&
          relation === "nsubj:pass" &&
          climb.operator >= 0 &&
          clauses.owners(climb.holderAt).length > 0 &&
          clauses.agents(p).length === 0
        )
          return "stop";
        if (slot !== "obj" && slot !== "against" && clauses.childrenWith(p, "obj").some((object) => STANCE.test(clauses.lemma(object))))
          return "abstain";
        if (row.sign < 0 && clauses.childrenWith(p, "obj", "nsubj:pass").some((object) => HEARSAY.test(clauses.lemma(object)))) return "abstain";
        if (row.kind === "attitude" && climb.operator < 0 && !this.doneTo(climb, x, p)) return "abstain";
        // "wants the town to build": what is wanted is the clause.
        const clause = clauses.childrenWith(p, "xcomp", "ccomp").some((child) => child > x && planBefore(clauses, table, child) !== x);
        if (slot === "obj" && row.kind === "attitude" && clause && !table.motions.has(climb.path.at(-1)?.split(":")[0] ?? "")) return "abstain";
        // "stop firms from leaving": nothing is said of the firms.
        if (slot === "obj" && row.sign < 0 && this.isKeptFrom(p)) return "abstain";
        if (/^(?:rule out|agree on)$/.test(this.phraseOf.get(p)?.key ?? "") && isNegated(clauses, p)) return "abstain";
        const isPlainObject = slot === "obj" && climb.operator < 0;
        if (isPlainObject && isNoObject(clauses, x, p)) return "abstain";
        // "does not deny it": said of what is so.
        if (isPlainObject && clauses.lemma(p) === "deny" && isNegated(clauses, p)) return "abstain";
        const kept = isPlainObject ? keeping(clauses, x, p) : 1;
        if (kept === 0) return "abstain";
        // "opposed plans to close it": the plan is another's.
        if (row.kind === "attitude" && climb.path.at(-1)?.endsWith(":acl")) climb.modality = "plain";
        this.apply(climb, row, p, slot);
        if (kept < 0) climb.sign *= -1;
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
        climb.holderRank = climb.kind === "attitude" ? 3 : 2;
        this.clause(climb, p);
        return "go";
      }
      // "played down concerns about it", "dropped his opposition to it": the feeling is another's, or no more.
      if (climb.operator === x && climb.kind === "attitude" && slot === "obj" && WAVING.test(this.withParticle(p))) {
        this.deny(climb);
        climb.path.push(`${clauses.lemma(p)}:obj`);
        this.heldBy(climb, p, 3);
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
        if (CONSIDERING.test(clauses.lemma(p)) && climb.kind === "effect") climb.modality = "may";
        this.clause(climb, p);
        return "go";
      }
      if (slot === "for" && row === undefined && this.funds(climb, p)) return "go";
      if (slot === "on" && row === undefined && this.spends(climb, p)) return "stop";
      if (/^(?:by|with)$/.test(preposition) && clauses.isPassive(p) && this.replaces(climb, p)) return "go";
      // "would rather have it than a bridge"
      if (climb.operator < 0 && slot === "obj" && /^(?:have|see|take|keep|get)$/.test(clauses.lemma(p)) && this.isRather(p)) {
        this.begin(climb, "attitude", p, `rather ${clauses.lemma(p)}:obj`);
        this.heldBy(climb, p, 3);
        return "go";
      }
      // "put millions into it"
      if (climb.operator < 0 && slot === "into" && this.invested(climb, p)) return "go";
      // "we need to have a wall", "make it law": a light verb that is wanted.
      if (climb.operator < 0 && slot === "obj" && /^(?:have|get|do|make|take|put|use)$/.test(clauses.lemma(p))) {
        const modals = this.modals(p);
        const above = clauses.dep(p) === "xcomp" ? clauses.head(p) : undefined;
        const isOwn = clauses.childrenWith(p, "nsubj").some((subject) => SELF.test(clauses.word(subject)));
        const light = clauses.lemma(p);
        const wanted =
          // "I would put a toll on it", "we do not do torture"
          (isOwn && /^(?:put|do)$/.test(light) && modals.some((word) => /^(?:would|'d|’d)$/.test(word))) ||
          (isOwn && light === "do" && isNegated(clauses, p)) ||
          (above !== undefined && (table.wills.has(clauses.lemma(above)) || table.acts.get(clauses.lemma(above))?.slots.has("clause"))) ||
          modals.some((word) => SHOULD.test(word) || WILL.test(word) || word === "have");
        const impossible = clauses.lemma(p) === "have" && isNegated(clauses, p) && modals.some((word) => /^ca(?:n|nnot)?$/.test(word));
        if (!wanted && !impossible) return "abstain";
        if (clauses.childrenWith(p, "xcomp", "ccomp").length > 0) return "abstain";
        climb.kind = "effect";
        climb.operator = p;
        // "put the ferries out of service"
        const isOut =
          clauses.lemma(p) === "put" &&
          clauses.childrenWith(p, "obl", "advmod").some((where) => clauses.word(where) === "out" || prepositionOf(clauses, where) === "out");
        // "get the bills down"
        const isDown =
          clauses.lemma(p) === "get" && clauses.childrenWith(p, "advmod", "compound:prt").some((where) => clauses.word(where) === "down");
        if (isOut || isDown) this.deny(climb);
        climb.path.push(isOut ? "put out" : isDown ? "get down" : clauses.lemma(p));
        climb.holderAt = p;
        climb.holderRank = 1;
        if (impossible) climb.modality = "must";
        if (hasNo(clauses, x)) this.deny(climb);
        this.clause(climb, p);
        return "go";
      }
      if (endOf(climb) === "lost") return "lost";
      // "voted in favour of it": who votes holds it.
      const shown = climb.kind === "attitude" || !BESIDE.test(slot) || (slot === "in" && ENDEAVOUR.test(clauses.lemma(x)));
      if (shown && climb.holderAt >= 0 && !clauses.isVerb(climb.holderAt) && clauses.owners(climb.holderAt).length === 0 && clauses.isVerb(p)) {
        climb.holderAt = p;
        if (climb.kind === "attitude") climb.holderRank = 3;
        this.clause(climb, p);
      }
      return "stop";
    }
    return endOf(climb);
  }

  /** "Is expected to lift it", "is likely to": what others foresee. */
  private isForetold(p: number): boolean {
    const { clauses } = this;
    return /^(?:un)?likely$/.test(clauses.lemma(p)) || (clauses.lemma(p) === "expect" && clauses.isPassive(p));
  }

  /** "My opponent says I'm against it": what others say of the one who speaks. */
  private isImputed(x: number, p: number): boolean {
    const { clauses } = this;
    const isSelf = (verb: number): boolean => clauses.childrenWith(verb, "nsubj").some((subject) => /^(?:i|we)$/.test(clauses.word(subject)));
    const [teller] = clauses.childrenWith(p, "nsubj");
    return (
      /^(?:say|claim|think|believe|suggest|allege|insist|pretend)$/.test(clauses.lemma(p)) &&
      clauses.dep(x) === "ccomp" &&
      clauses.doc.quoteOf[x] === clauses.doc.quoteOf[p] &&
      isSelf(x) &&
      teller !== undefined &&
      !/^(?:i|we)$/.test(clauses.word(teller))
    );
  }

  /** Whether a verb keeps its object from doing something. */
  private isKeptFrom(verb: number): boolean {
    const { clauses } = this;
    return clauses
      .children(verb)
      .some(
        (act) =>
          act > verb && clauses.doc.xpos[act] === VBG && clauses.childrenWith(act, "mark", "case").some((word) => clauses.word(word) === "from"),
      );
  }

  /** A clause under a verb: wanted, refused, thought, said. */
  private above(climb: Climb, x: number, p: number, relation: string): Step {
    const { clauses, table } = this;
    if (this.demandedBy(climb, x, p)) return "stop";
    if (this.isConditional(x) || UNDONE.test(clauses.lemma(p))) return "abstain";
    if (/^(?:effect|act)$/.test(climb.kind) && this.isForetold(p)) return "abstain";
    // "was forced to close it"
    if (/^(?:effect|act)$/.test(climb.kind) && /^(?:force|compel|oblige)$/.test(clauses.lemma(p))) return "abstain";
    if (this.ratherThan(climb, x, p) || this.restless(climb, x, p)) return "stop";
    // "I am sorry, but it is a fantasy"
    if (relation === "parataxis" && climb.operator >= 0 && clauses.childrenWith(x, "cc").length > 0) return "stop";
    // "they pretend that it works"
    if (clauses.lemma(p) === "pretend" && climb.kind === "evaluation") {
      climb.sign *= -1;
      climb.path.push("pretend");
      return "stop";
    }
    if (DENYING.test(clauses.lemma(p)) && this.isFinite(x)) return "abstain";
    if (this.isImputed(x, p)) return "abstain";
    if (isWantedDone(clauses, x) && this.isToSee(p)) {
      this.sees(climb, p);
      return "go";
    }
    if (isFormerly(clauses, p)) {
      climb.earlier = true;
      climb.holderAt = p;
      return clauses.hasMark(x, "to") ? "go" : "stop";
    }
    // "kept fighting for it": an aspect, not "kept them from building it".
    if (clauses.lemma(p) === "keep" && relation === "xcomp" && clauses.doc.xpos[x] === VBG && x === p + 1 && climb.operator >= 0) {
      this.heldBy(climb, p, Math.max(2, climb.holderRank));
      return "go";
    }
    // "you do not have to worry about it"
    if (clauses.lemma(p) === "have" && isNegated(clauses, p) && climb.kind === "attitude" && climb.sign < 0) return "abstain";
    // "made a mistake when I backed it"
    if (
      clauses.lemma(p) === "make" &&
      clauses.childrenWith(p, "obj").some((noun) => MISSTEP.test(clauses.lemma(noun))) &&
      relation.startsWith("advcl") &&
      climb.operator >= 0
    ) {
      climb.sign *= -1;
      climb.path.push("mistake:clause");
      this.heldBy(climb, p, 2);
      return "stop";
    }
    // "told them it was fine but did not want it": a second finite clause has its subject from the first.
    const own = clauses.childrenWith(x, "nsubj", "nsubj:pass", "expl").length > 0 || (relation === "ccomp" && this.isFinite(x));
    const phrase = this.phraseOf.get(p);
    const key = phrase?.key ?? clauses.lemma(p);
    // "stopped short of backing it", not of closing it
    if (key === "stop short of" && climb.kind === "attitude") return "abstain";
    // "I don't want anybody: I'm paying for it": a sentence of its own is not what is wanted.
    const bare =
      !clauses.hasMark(x, "that") && !COGNITION.test(clauses.lemma(p)) && !BARE_CLAUSE.test(clauses.lemma(p)) && table.wills.has(clauses.lemma(p));
    if (own && (bare || /^(?:let|make|have|want|let's)$/.test(clauses.lemma(p))) && this.isFinite(x)) return endOf(climb);
    if (own && /^(?:ccomp|advcl)/.test(relation) && ENSURING.test(clauses.lemma(p)) && (climb.operator >= 0 || climb.kind === "act")) {
      climb.path.push(`${clauses.lemma(p)}:clause`);
      this.heldBy(climb, p, 2);
      return "go";
    }
    if (/^(?:parataxis|ccomp)/.test(relation) && own && !/^(?:let|make|have|want|let's)$/.test(clauses.lemma(p))) {
      if (REQUESTING.test(clauses.lemma(p)) && this.isSubjunctive(x)) {
        if (climb.operator >= 0 && climb.kind === "effect") climb.kind = "attitude";
        climb.path.push(`${clauses.lemma(p)}:clause`);
        this.heldBy(climb, p, 3);
        return "stop";
      }
      // "hopes that Velmora will lift it"
      if ((clauses.lemma(p) === "hope" || clauses.hasMark(x, "hope")) && climb.operator >= 0 && climb.kind !== "evaluation") {
        climb.path.push("hope:clause");
        climb.kind = "attitude";
        climb.modality = "will";
        this.heldBy(climb, p, 3);
        return "stop";
      }
      if (!COGNITION.test(clauses.lemma(p))) {
        const row = this.actOf(p, x);
        // "fear that it would help their rivals"
        if (climb.kind === "evaluation" && FEARS.test(clauses.lemma(p)) && (climb.sign > 0 || LOST.test(climb.path[0] ?? ""))) return "abstain";
        if (row?.kind === "attitude" && row.slots.has("clause")) {
          this.apply(climb, climb.kind === "evaluation" && FEARS.test(clauses.lemma(p)) ? { ...row, sign: 1 } : row, p, "clause");
          this.heldBy(climb, p, 3);
          return "go";
        }
        return relation === "parataxis" ? "stop" : climb.operator >= 0 ? "stop" : "lost";
      }
      // "I never said I would ban it"
      if (/^(?:say|claim|argue|suggest|state|tell|mean|announce|declare)$/.test(clauses.lemma(p)) && isNegated(clauses, p)) return "abstain";
      // "I don't think it is good"
      if (/^(?:think|believe|feel|see|agree|expect|mean|find)$/.test(clauses.lemma(p)) && isNegated(clauses, p)) {
        // "I don't think we will have it": foreseen.
        if (climb.modality === "will" && climb.kind !== "evaluation") return "abstain";
        climb.sign *= -1;
        climb.path.push(`not ${clauses.lemma(p)}`);
      }
      // Whoever says so, where the parse has no subject: "told him that she could live with it".
      const isSubjectless =
        climb.holderAt === x && !clauses.isPassive(x) && clauses.childrenWith(x, "nsubj").length === 0 && clauses.lemma(p) === "tell";
      if (isSubjectless) this.clause(climb, p);
      // "said that Maren once called it a triumph": who calls it so has been found.
      if (isSubjectless || (climb.kind === "evaluation" && climb.holderRank < 3) || climb.modality === "must") {
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
    const kept = preposition === "from" || preposition === "on" ? table.wills.get(key) : undefined;
    // "worked on lifting it"
    if (kept !== undefined && kept.sign < 0 === (preposition === "from")) {
      // "prevented Rekk from building it"
      this.apply(climb, kept, p, preposition);
      this.heldBy(climb, p, 2);
      return "go";
    }
    // "urged Rekk to step up talks by providing it"
    if (preposition === "by" && climb.operator >= 0 && relation === "advcl" && !isNegated(clauses, p)) {
      climb.path.push("by");
      climb.holderAt = p;
      climb.holderRank = Math.max(climb.holderRank, 2);
      this.clause(climb, p);
      return this.isConditional(p) ? "abstain" : "go";
    }
    // "is opposed to lifting it", "argued for lifting it"; not "accused Rekk of lifting it".
    const of =
      preposition === "" || (clauses.isPassive(p) && /^(?:for|of)$/.test(preposition)) || clauses.objectsOf(p).length > 0
        ? undefined
        : this.actOf(p, x);
    if (of?.kind === "attitude" && (of.slots.has(preposition) || table.acts.has(`${clauses.lemma(p)} ${preposition}`))) {
      this.apply(climb, of, p, preposition);
      this.heldBy(climb, p, 3);
      return "go";
    }
    const wanted = own && clauses.hasMark(x, "for") ? this.actOf(p, p) : undefined;
    if (wanted?.kind === "attitude" && wanted.slots.has("clause")) {
      // "they would love for us to sign it"
      this.apply(climb, wanted, p, "clause");
      this.heldBy(climb, p, 3);
      return "go";
    }
    if (relation.startsWith("advcl") || relation === "obl") {
      // "changed his mind about raising it", "lied over a plan to raise it"
      if (
        /^(?:about|over)$/.test(prepositionOf(clauses, x)) ||
        clauses.childrenWith(x, "mark").some((mark) => /^(?:about|over)$/.test(clauses.word(mark)))
      )
        return "abstain";
      return climb.operator >= 0 && (climb.kind !== "act" || this.isToDo(x)) ? "stop" : "lost";
    }
    if (/^(?:xcomp|ccomp)$/.test(relation) && clauses.doc.xpos[x] === VBG && (CONSIDERING.test(key) || MEANING.test(key))) {
      climb.path.push(`${key}:clause`);
      climb.modality = MEANING.test(key) ? "will" : "may";
      this.heldBy(climb, p, 2);
      return "go";
    }
    // "called pension reform unfair": a finite verb is no clause that is wanted.
    if (relation === "xcomp" && clauses.doc.xpos[x] === VBP && clauses.childrenWith(x, "mark", "aux", "nsubj").length === 0) return "lost";
    const act = this.actOf(p, x);
    const row = table.wills.get(key) ?? (act?.slots.has("clause") || act?.kind === "effect" ? act : undefined);
    if (row === undefined) return endOf(climb);
    // "did not rule out closing it", "do not agree on how to close it": left open.
    if (/^(?:rule out|agree on)$/.test(key) && isNegated(clauses, p)) return "abstain";
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

  /** "play down", "lift". */
  private withParticle(verb: number): string {
    const { clauses } = this;
    const particle = clauses.particle(verb);
    return particle === undefined ? clauses.lemma(verb) : `${clauses.lemma(verb)} ${clauses.word(particle)}`;
  }

  /** Auxiliaries of a verb that is joined to another one: "will build and keep". */
  private shared(climb: Climb, x: number, p: number): void {
    if (this.clauses.doc.xpos[x] !== VBD && this.clauses.childrenWith(x, "aux", "nsubj").length === 0) this.clause(climb, p);
  }
}
