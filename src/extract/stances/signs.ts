/**
 * What words say by themselves: which row of the table a token is, what denies it, how strongly it is meant, what a predicate says of its subject.
 */

import { uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { StanceClass } from "../../document/records.ts";
import type { StanceRow, StanceTable } from "../../lexicon/stance-table.ts";
import type { Clauses } from "../events/clauses.ts";
import type { Climb } from "./climb.ts";
import { isAsked, isNegated, isParticiple, isWantedDone, prepositionOf, THINGS } from "./grammar.ts";
import {
  COSTING,
  DEGREES,
  EARLIER,
  MAY,
  MILD,
  NO_ACT_AFTER,
  PART,
  PASS_ON,
  RELATIVE,
  SELF,
  SETTLED,
  SHOULD,
  SPELLS,
  THREATENING,
  UNDERSTATED,
  VAGUE,
  WILL,
} from "./words.ts";

const NOUN = uposId("NOUN");
const VB = XPOS_ID.get("VB") as number;
const VBD = XPOS_ID.get("VBD") as number;
const FINITE = new Set((["VBD", "VBZ", "VBP", "MD"] as const).map((tag) => XPOS_ID.get(tag) as number));

export class SignReader {
  /** Row and first token of the phrase that a token belongs to, by sentence-wide scan. */
  protected readonly phraseOf = new Map<number, { key: string; head: number; to: number }>();

  constructor(
    protected readonly clauses: Clauses,
    protected readonly table: StanceTable,
    /** Whether a token is told in the words of a reporter of what was said then: "said it would". */
    private readonly isReported: (token: number) => boolean,
  ) {
    const { doc } = clauses;
    for (let i = 0; i < doc.length; i++) {
      const [word, lemma] = [clauses.word(i), clauses.lemma(i)];
      const own = word === lemma ? undefined : table.phrases.get(word);
      const common = table.phrases.get(lemma);
      if (own === undefined && common === undefined) continue;
      for (const { words, key } of [...(own ?? []), ...(common ?? [])]) {
        if (!words.every((word, k) => k === 0 || clauses.word(i + k) === word || clauses.lemma(i + k) === word)) continue;
        for (let k = 0; k < words.length; k++) if (!this.phraseOf.has(i + k)) this.phraseOf.set(i + k, { key, head: i, to: i + words.length });
        break;
      }
    }
  }

  /** What is said of the antecedent of a relative clause: "the toll that Rekk opposes", "… that Rekk wants to abolish". */
  protected gap(climb: Climb, clause: number): boolean {
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

  /** What a verb and its object say together with a preposition: "put the brakes on", "throw its weight behind". */
  protected idiomOf(object: number, preposition: string): StanceRow | undefined {
    const { clauses } = this;
    const verb = clauses.dep(object) === "obj" ? clauses.head(object) : undefined;
    return verb === undefined ? undefined : this.table.acts.get(`${clauses.lemma(verb)} ${clauses.lemma(object)} ${preposition}`);
  }

  /** The verb of a phrase that ends right before a noun, wherever the parse has hung the noun: "speak out against the toll Maren wants". */
  protected phraseBefore(x: number): { readonly head: number; readonly relation: string } | undefined {
    const { clauses } = this;
    for (const preposition of clauses.childrenWith(x, "case")) {
      const phrase = this.phraseOf.get(preposition);
      if (
        phrase !== undefined &&
        preposition < x &&
        preposition === phrase.to - 1 &&
        (phrase.head !== clauses.head(x) || clauses.dep(x) === "nsubj") &&
        clauses.isVerb(phrase.head)
      )
        return { head: phrase.head, relation: "obl" };
    }
    return undefined;
  }

  protected objectRow(object: number, preposition: string): StanceRow | undefined {
    const idiom = this.idiomOf(object, preposition);
    if (idiom !== undefined) return idiom;
    const lemma = this.clauses.lemma(object);
    const row = THINGS.test(lemma) ? undefined : this.table.acts.get(lemma);
    return row?.slots.has(preposition) ? row : undefined;
  }

  /** Whether what stands before a noun of an act is what it is done to: "grain subsidy cuts". */
  protected isModifier(noun: number, relation: string, row: StanceRow): boolean {
    if (!row.slots.has("obj") && !row.slots.has("of")) return false;
    return /^(?:compound|nmod|amod)/.test(relation) && !NO_ACT_AFTER.test(this.clauses.lemma(noun));
  }

  /** "It works", not "you work it out". */
  protected working(verb: number, key: string): StanceRow | undefined {
    const { clauses } = this;
    // "my father works in the mill"
    const where =
      clauses.lemma(verb) === "work" &&
      clauses.childrenWith(verb, "obl").some((place) => /^(?:in|at|as|on|with|under|from)$/.test(prepositionOf(clauses, place)));
    // "it costs every family dear", not "it costs ten crowns"
    if (clauses.lemma(verb) === "cost" && !clauses.childrenWith(verb, "obj", "iobj").some((whom) => COSTING.test(clauses.lemma(whom))))
      return undefined;
    return !where && (key.includes(" ") || clauses.particle(verb) === undefined) ? this.table.workings.get(key) : undefined;
  }

  protected isFinite(verb: number): boolean {
    const { clauses } = this;
    if (isWantedDone(clauses, verb)) return false;
    return (
      FINITE.has(clauses.doc.xpos[verb]) || clauses.childrenWith(verb, "aux", "aux:pass", "cop").some((aux) => FINITE.has(clauses.doc.xpos[aux]))
    );
  }

  /** Auxiliaries and negation of a clause's predicate. */
  protected clause(climb: Climb, p: number): void {
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
    const had = clauses.childrenWith(p, "aux", "aux:pass").some((aux) => /^(?:had|having)$/.test(clauses.word(aux)));
    const earlier = clauses.childrenWith(p, "advmod").some((adverb) => EARLIER.test(clauses.word(adverb))) || this.wasForYears(p);
    const was = clauses.childrenWith(p, "cop").some((cop) => /^(?:was|were)$/.test(clauses.word(cop)));
    if (had || earlier || (was && climb.kind !== "evaluation") || (doc.xpos[p] === VBD && climb.kind === "attitude"))
      climb.earlier ||= had || earlier || this.isSelf(p);
    if (clauses.lemma(p) === "use" && clauses.dep(p) !== "xcomp" && clauses.word(p) === "used" && clauses.childrenWith(p, "xcomp").length > 0)
      climb.earlier = true;
  }

  /** "Who for years opposed it": over by the time it is told. */
  private wasForYears(p: number): boolean {
    const { clauses } = this;
    if (!isParticiple(clauses, p) || clauses.childrenWith(p, "aux", "aux:pass").length > 0) return false;
    return clauses.childrenWith(p, "obl", "nmod").some((spell) => SPELLS.test(clauses.lemma(spell)) && prepositionOf(clauses, spell) === "for");
  }

  /** "Could not agree more", "could not be more opposed". */
  protected couldNotBeMore(p: number): boolean {
    const { clauses } = this;
    return (
      clauses.childrenWith(p, "advmod").some((word) => clauses.word(word) === "more") &&
      clauses.childrenWith(p, "aux").some((word) => /^(?:could|can|ca)$/.test(clauses.word(word)))
    );
  }

  /** Whether a "no" belongs to the word itself: "vote no on". */
  protected isOfNo(p: number): boolean {
    return this.phraseOf.get(p)?.key.includes(" no") ?? false;
  }

  protected deny(climb: Climb): void {
    climb.sign *= -1;
    climb.path.push("no");
  }

  private isSelf(p: number): boolean {
    return this.clauses.subjects(p).some((subject) => SELF.test(this.clauses.word(subject)));
  }

  private readonly modalsOf = new Map<number, string[]>();

  protected modals(p: number): string[] {
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
  protected strandedActOf(verb: number): StanceRow | undefined {
    const { clauses, table } = this;
    const next = clauses.doc.length > verb + 1 ? clauses.word(verb + 1) : "";
    return PASS_ON.test(next) ? table.acts.get(`${clauses.lemma(verb)} ${next}`) : undefined;
  }

  /** Adjectives before the target, and relative clauses after it: "this terrible fare", "a toll I was opposed to". */
  protected quality(climb: Climb, target: number): void {
    if (!this.relative(climb, target) && !this.adjective(climb, target)) this.alike(climb, target);
  }

  /** "The treaty and all these other terrible treaties", "Rekk, a great judge, …": what is said of its like, or of it once more. */
  private alike(climb: Climb, target: number): void {
    const { clauses } = this;
    for (const noun of clauses.childrenWith(target, "conj", "appos")) {
      const isOther = clauses.childrenWith(noun, "amod").some((word) => clauses.word(word) === "other");
      const row = clauses.doc.tag[noun] === NOUN && (clauses.dep(noun) === "appos" || isOther) ? this.modified(noun) : undefined;
      if (row === undefined || noun < target) continue;
      this.apply(climb, row, noun, "alike", "evaluation");
      return;
    }
  }

  protected adjective(climb: Climb, target: number): boolean {
    const { clauses, table } = this;
    for (const adjective of clauses.childrenWith(target, "amod")) {
      const row = table.qualities.get(clauses.lemma(adjective));
      if (row === undefined || !row.slots.has("mod") || MILD.test(clauses.lemma(adjective))) continue;
      // Whatever else denies it: "a toll, not this dreadful duty" calls the duty dreadful.
      climb.sign = row.sign;
      climb.kind = "evaluation";
      climb.operator = adjective;
      climb.path.push(clauses.lemma(adjective));
      return true;
    }
    return false;
  }

  /** What a predicate adjective or noun says about its subject. */
  protected says(climb: Climb, p: number): boolean {
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
    // "it is not perfect"
    if (UNDERSTATED.test(clauses.lemma(p)) && isNegated(clauses, p)) return false;
    this.apply(climb, row, p, "pred", "evaluation");
    return true;
  }

  /** A predicate noun with its preposition ("in our interest"), or its lemma. */
  private inPhrase(p: number): string {
    const { clauses } = this;
    return clauses.lemma(p) === "interest" ? `${prepositionOf(clauses, p)} interest` : clauses.lemma(p);
  }

  /** The quality that an adjective gives to a noun. */
  protected modified(noun: number): StanceRow | undefined {
    for (const adjective of this.clauses.childrenWith(noun, "amod", "compound")) {
      const row = this.table.qualities.get(this.clauses.lemma(adjective));
      if (row !== undefined) return row;
    }
    return undefined;
  }

  private readonly predicates = new Map<number, boolean>();

  protected isPredicate(p: number): boolean {
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
  protected isToDo(verb: number): boolean {
    const { clauses } = this;
    const [be] = clauses.childrenWith(verb, "cop", "aux");
    return (
      be !== undefined && /^(?:is|are|was|were|'s|’s|'re|’re)$/.test(clauses.word(be)) && clauses.doc.xpos[verb] === VB && clauses.hasMark(verb, "to")
    );
  }

  /** The effect or attitude a token names, alone or with its particle or preposition. */
  protected actOf(p: number, x: number): StanceRow | undefined {
    const { clauses } = this;
    const table = this.table;
    const phrase = this.phraseOf.get(p);
    if (phrase !== undefined && table.acts.has(phrase.key) && phrase.head <= p) return table.acts.get(phrase.key);
    const lemma = clauses.lemma(p);
    if (clauses.doc.tag[p] === NOUN && THINGS.test(lemma)) return undefined;
    if (lemma === "bring" && this.comesToAnEnd(p)) return table.acts.get("end");
    if (lemma === "leave" && clauses.children(p).some((word) => /^(?:alone|intact|untouched|unchanged)$/.test(clauses.word(word))))
      return table.acts.get("keep");
    // "left the law in place"
    if (
      lemma === "leave" &&
      clauses.childrenWith(p, "obl").some((where) => clauses.word(where) === "place" && prepositionOf(clauses, where) === "in")
    )
      return table.acts.get("keep");
    if (lemma === "put" && this.isHeld(p)) return table.acts.get("put on hold");
    // "opened the market to imports"
    if (lemma === "open" && clauses.isVerb(p) && prepositionOf(clauses, x) === "to" && clauses.childrenWith(p, "obj", "nsubj:pass").length > 0)
      return table.acts.get("admit");
    // "reopen the treaty": to have it changed.
    if (lemma === "reopen" && SETTLED.test(clauses.lemma(x))) return table.acts.get("alter");
    // "throw it away"
    const particle =
      clauses.particle(p) ??
      clauses.childrenWith(p, "advmod").find((word) => word > p && /^(?:away|aside|apart|forward|ahead|back)$/.test(clauses.word(word)));
    const withParticle = particle === undefined ? undefined : table.acts.get(`${lemma} ${clauses.word(particle)}`);
    if (withParticle !== undefined) return withParticle;
    const preposition = prepositionOf(clauses, x);
    // "pulled Velmora out of the pact"
    const isOut = /^(?:pull|take|lead|bring|drag)$/.test(lemma) && clauses.childrenWith(x, "case").some((word) => clauses.word(word) === "out");
    if (isOut) return table.acts.get("pull out of");
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
  protected comesToAnEnd(verb: number): boolean {
    return this.clauses.childrenWith(verb, "obl").some((end) => /^(?:end|halt|close|stop|standstill)$/.test(this.clauses.lemma(end)));
  }

  /** The operator nearest to the target, where no row of the table names it. */
  protected begin(climb: Climb, kind: StanceClass, operator: number, ...steps: readonly string[]): void {
    climb.kind = kind;
    climb.operator = operator;
    climb.path.push(...steps);
  }

  /** The subject of a verb holds it so far, with what its auxiliaries and its negation say. */
  protected heldBy(climb: Climb, verb: number, rank: number): void {
    climb.holderAt = verb;
    climb.holderRank = rank;
    this.clause(climb, verb);
  }

  protected apply(climb: Climb, row: StanceRow, at: number, slot: string, kind: StanceClass = row.kind === "attitude" ? "attitude" : "effect"): void {
    climb.sign *= row.kind === "touch" ? -row.sign : row.sign;
    climb.touched ||= row.kind === "touch";
    const phrase = this.phraseOf.get(at);
    if (phrase !== undefined) climb.phrase = phrase.head;
    climb.path.push(`${phrase?.key ?? this.clauses.lemma(at)}:${slot}`);
    if (climb.operator < 0 || climb.kind === "act") {
      climb.operator = at;
      if (row.kind !== "will") climb.kind = kind;
    } else if (row.kind === "attitude" && climb.kind === "effect") climb.kind = "attitude";
  }

  /** What one will do, or not, until one has got one's way. */
  protected isThreat(verb: number): boolean {
    return THREATENING.test(this.clauses.lemma(verb)) || isNegated(this.clauses, verb);
  }

  /** "Threatened to resign if it is built". */
  protected isDeterred(verb: number): boolean {
    const { clauses } = this;
    const act = clauses.head(verb);
    if (act === undefined || !clauses.hasMark(verb, "if")) return false;
    const threat = clauses.dep(act) === "xcomp" ? clauses.head(act) : act;
    return threat !== undefined && clauses.lemma(threat) === "threaten";
  }

  private readonly conditional = new Map<number, boolean>();

  protected isConditional(p: number): boolean {
    let known = this.conditional.get(p);
    if (known === undefined) {
      known = this.readConditional(p);
      this.conditional.set(p, known);
    }
    return known;
  }

  private readConditional(p: number): boolean {
    const { clauses } = this;
    if (clauses.children(p).some((child) => clauses.word(child) === "whether")) return true;
    if (clauses.hasMark(p, "unless") && this.isThreat(clauses.head(p) ?? p)) return false;
    if (this.isDeterred(p)) return false;
    if (clauses.childrenWith(p, "advmod").some((word) => clauses.word(word) === "how") && /^(?:ccomp|acl|advcl|csubj|obl|nmod)/.test(clauses.dep(p)))
      return true;
    if (clauses.childrenWith(p, "mark", "advmod").some((mark) => /^(?:if|unless|whether|lest|provided|suppose)$/.test(clauses.word(mark))))
      return true;
    // "Had we done it"; "Should we do it?" only asks.
    if (isAsked(clauses, p)) return false;
    const [subject] = clauses.childrenWith(p, "nsubj");
    if (clauses.childrenWith(p, "expl").length > 0) return false;
    return subject !== undefined && clauses.childrenWith(p, "aux").some((aux) => aux < subject && /^(?:had|were|should)$/.test(clauses.word(aux)));
  }
}
