/**
 * What stands where around a predicate: subject, objects, prepositional phrases, with the detours that parses take (passives,
 * relative clauses, coordination, infinitives). Positions are tokens; −1 is never returned.
 */

import { DEPREL, uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Tree } from "../../document/tree.ts";

const VERB = uposId("VERB");
const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const PRONOUN = uposId("PRON");
const VBN = XPOS_ID.get("VBN") as number;
const VBD = XPOS_ID.get("VBD") as number;
const VBG = XPOS_ID.get("VBG") as number;
const RELATIVE = /^(?:which|that|whom)$/;
/** What stands before a title. */
const FORMERLY = /^(?:former|outgoing|acting|then|late|incoming|ousted|deposed|exiled|jailed|interim|ex)$/;
/** Verbs of saying or thinking whose clause may lack its "that". */
const SAYING = /^(?:say|claim|add|think|believe|note|argue|insist|report|warn|know|admit|acknowledge|recall)$/;
const ACCUSING = /^(?:accuse|suspect)$/;
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
const BESIDE_VERB = /^(?:before|until|till|ahead|since|despite|pending)$/;

/** Verbs whose object is the subject of the infinitive: "urged Orland to go". */
const OBJECT_CONTROL =
  /^(?:ask|urge|tell|order|force|persuade|allow|permit|let|make|help|want|press|push|call|request|require|compel|warn|encourage|enable|invite|advise|convince|instruct|expect|authorize|authorise|beg|forbid|remind|pressure)$/;

export class Clauses {
  /** Lower-case forms by form id. */
  private readonly words: readonly string[];
  private readonly lemmas: (string | undefined)[] = [];

  constructor(
    readonly doc: Doc,
    readonly tree: Tree,
    /** Lemmas that must hold whatever the lemmatizer says, by form. */
    private readonly lemmaOf: ReadonlyMap<string, string>,
    /** Whether a token stands in words that somebody is reported to have said. */
    readonly isTold: (token: number) => boolean = () => false,
  ) {
    this.words = doc.forms.map((form) => form.toLowerCase());
  }

  dep(i: number): string {
    return DEPREL[this.doc.dep[i]];
  }

  /** Lemma in lower case; the tables' own where the lemmatizer has another. */
  lemma(i: number): string {
    if (i < 0 || i >= this.doc.length) return "";
    const known = this.lemmas[i];
    if (known !== undefined) return known;
    const lemma = (this.doc.lemma[i] ?? "").toLowerCase();
    const found = this.lemmaOf.get(lemma) === lemma ? lemma : (this.lemmaOf.get(this.word(i)) ?? lemma);
    this.lemmas[i] = found;
    return found;
  }

  /** Form in lower case; empty beyond the ends. */
  word(i: number): string {
    return this.words[this.doc.form[i]] ?? "";
  }

  /** Whether a token's lemma stands in the tables, as verb, noun or agent. */
  isTableWord(i: number): boolean {
    return this.lemmaOf.has(this.lemma(i));
  }

  isVerb(i: number): boolean {
    return this.doc.tag[i] === VERB;
  }

  isNominal(i: number): boolean {
    const tag = this.doc.tag[i];
    return tag === NOUN || tag === PROPN || tag === PRONOUN;
  }

  children(i: number): readonly number[] {
    return this.tree.child.subarray(this.tree.childFrom[i], this.tree.childFrom[i + 1]) as unknown as readonly number[];
  }

  childrenWith(i: number, ...relations: readonly string[]): number[] {
    const out: number[] = [];
    for (let c = this.tree.childFrom[i]; c < this.tree.childFrom[i + 1]; c++) {
      const child = this.tree.child[c];
      if (relations.includes(this.dep(child))) out.push(child);
    }
    return out;
  }

  head(i: number): number | undefined {
    const h = this.doc.head[i];
    return h < 0 || h === i ? undefined : h;
  }

  /** A past participle with a passive auxiliary or subject, or one that modifies a noun. */
  isPassive(i: number): boolean {
    // A participle after its noun may be tagged as a past tense: "the man accused of …".
    if (this.doc.xpos[i] === VBD && this.dep(i) === "acl" && this.childrenWith(i, "obj", "nsubj").length === 0) return true;
    if (this.doc.xpos[i] !== VBN || this.isMainVerb(i)) return false;
    // "the duty that Rekk had threatened to impose": an auxiliary of the perfect makes it active.
    if (this.childrenWith(i, "aux:pass").length > 0) return true;
    if (this.childrenWith(i, "aux").some((aux) => /^(?:had|has|have|'ve|’ve|having)$/.test(this.word(aux)))) return false;
    if (this.childrenWith(i, "nsubj:pass").length > 0) return true;
    if (
      this.dep(i) === "acl" ||
      // "Accused of fraud, Rekk left"
      (this.dep(i) === "advcl" && this.childrenWith(i, "obj", "nsubj", "ccomp", "xcomp").length === 0) ||
      (this.dep(i) === "conj" && this.head(i) !== undefined && this.isPassive(this.head(i) as number) && this.childrenWith(i, "obj").length === 0)
    )
      return true;
    return this.childrenWith(i, "obl:agent").length > 0;
  }

  /** "The Velmoran government accused Teskia", with the verb taken for a participle: a noun alone is no sentence, and it has an object. */
  private isMainVerb(i: number): boolean {
    const h = this.head(i);
    if (h === undefined || this.dep(i) !== "acl" || this.dep(h) !== "root" || !this.isNominal(h) || this.word(i + 1) === "by") return false;
    return this.childrenWith(i, "obj").length > 0 && this.childrenWith(h, "nsubj", "cop").length === 0;
  }

  /** Who does it. */
  subjects(i: number, depth = 0): number[] {
    if (depth > 5) return [];
    if (this.isPassive(i)) return this.agents(i);
    const found = this.childrenWith(i, "nsubj", "csubj", "nsubj:outer");
    // "Velmora's foreign minister met", with the owner taken for a second subject.
    const all = found.length > 1 ? found.filter((subject) => !/^['’]s?$/.test(this.doc.formOf(subject + 1))) : found;
    // "which Maren once backed", with both taken for subjects.
    const own = all.length > 1 && /^(?:which|that)$/.test(this.word(all[0])) ? all.slice(1) : all;
    const relative = own.length === 1 && /^(?:who|which|that)$/.test(this.word(own[0])) ? this.antecedent(i) : undefined;
    if (relative !== undefined) return [relative];
    // ", which Velmora opposes", with the name taken for a part of the verb.
    const before =
      own.length === 1 && RELATIVE.test(this.word(own[0])) && this.doc.tag[i - 1] === PROPN && this.head(i - 1) === i ? i - 1 : undefined;
    if (before !== undefined) return [before];
    const h = this.head(i);
    // "has since Tuesday suspended it", with the day taken for the subject
    const isDay = own.length === 1 && h !== undefined && this.hasMark(i, "since") && WEEKDAY.test(this.word(own[0]));
    if (isDay) return this.subjects(h, depth + 1);
    if (own.length > 0) return own;
    if (h === undefined) return [];
    const relation = this.dep(i);
    if (relation === "conj" || relation === "parataxis") return this.isVerb(h) ? (this.saidOf(i, h) ?? this.subjects(h, depth + 1)) : [];
    if (relation === "xcomp" || relation === "ccomp") {
      if (!this.isVerb(h) && !this.isAdjective(h)) return [];
      const objects = this.objectsOf(h);
      if (objects.length > 0 && OBJECT_CONTROL.test(this.lemma(h))) return objects;
      if (relation === "ccomp" && !this.hasMark(i, "to")) return [];
      return this.isVerb(h) ? this.subjects(h, depth + 1) : this.childrenWith(h, "nsubj");
    }
    // "accused the rebels of shelling a convoy, killing six": what they are accused of did that.
    if (relation === "advcl" && this.doc.xpos[i] === VBG && ACCUSING.test(this.lemma(h)) && i > h) {
      const accused = this.objectsOf(h);
      const isOfDeed = accused.some((object) =>
        [object, h].some((at) => this.childrenWith(at, "acl", "advcl").some((act) => act < i && this.hasMark(act, "of"))),
      );
      if (isOfDeed) return accused;
    }
    if (relation === "advcl") return this.isVerb(h) ? (this.isPassive(h) ? this.patients(h) : this.subjects(h, depth + 1)) : [];
    if (relation === "acl") {
      if (this.isMainVerb(i)) return [h];
      // "its plan to close the port", "Karstan shelling the pass": the owner or the noun itself.
      if (this.doc.xpos[i] === VBG) return [h];
      const owners = this.owners(h);
      if (owners.length > 0) return owners;
      const up = this.head(h);
      return up !== undefined && this.isVerb(up) ? this.subjects(up, depth + 1) : [];
    }
    if (relation === "acl:relcl") return [h];
    return [];
  }

  /** "Rekk said Maren once called it so", with the second name taken for an object or one more subject of "said". */
  private saidOf(i: number, h: number): number[] | undefined {
    if (!SAYING.test(this.lemma(h)) || this.childrenWith(i, "cc").length > 0) return undefined;
    const [speaker] = this.childrenWith(h, "nsubj");
    if (speaker === undefined || speaker > h) return undefined;
    const named = this.childrenWith(h, "obj", "nsubj").find((name) => name > h && name < i && this.doc.tag[name] === PROPN);
    if (named === undefined) return undefined;
    for (let t = named + 1; t < i; t++) if (this.head(t) !== named && !/^(?:advmod|aux)/.test(this.dep(t))) return undefined;
    return [named];
  }

  private isAdjective(i: number): boolean {
    return !this.isNominal(i) && !this.isVerb(i);
  }

  hasMark(i: number, word: string): boolean {
    return this.childrenWith(i, "mark").some((mark) => this.word(mark) === word);
  }

  /** The noun a relative clause hangs on. */
  antecedent(i: number): number | undefined {
    const relation = this.dep(i);
    if (relation === "acl:relcl" || relation === "acl") return this.head(i);
    // "Rekk, who opposed it, …", with the clause taken for the sentence itself: the name right before.
    const [who] = this.childrenWith(i, "nsubj");
    return who !== undefined && this.word(who) === "who" && this.word(who - 1) === "," && this.doc.tag[who - 2] === PROPN ? who - 2 : undefined;
  }

  /** "by" phrases: of a passive verb, or hanging on the noun right before. */
  agents(i: number): number[] {
    const direct = [...this.childrenWith(i, "obl:agent"), ...this.oblique(i, "by")];
    return direct.length > 0 ? [...new Set(direct)] : this.byAhead(i);
  }

  /** The "by" phrase of a noun: "an attack on Tesk by Orland", wherever the parse has hung it. */
  byPhrase(i: number): number[] {
    const direct = this.oblique(i, "by");
    return direct.length > 0 ? direct : this.byAhead(i);
  }

  private byAhead(i: number): number[] {
    const end = Math.min(this.doc.length, i + 12);
    for (let t = i + 1; t < end; t++) {
      if (/^[.;:!?]$/.test(this.doc.formOf(t)) || (this.isVerb(t) && this.doc.xpos[t] !== VBG)) break;
      if (this.word(t) !== "by") continue;
      const noun = this.doc.head[t];
      if (noun > t && this.isNominal(noun)) return [noun];
    }
    return [];
  }

  /** What is acted on: the objects of an active verb, the subject of a passive one, the noun a participle modifies. */
  patients(i: number, depth = 0): number[] {
    if (!this.isPassive(i)) return this.objectsOf(i);
    const own = this.childrenWith(i, "nsubj:pass", "nsubj");
    if (own.length === 1 && /^(?:who|which|that)$/.test(this.word(own[0]))) {
      const antecedent = this.antecedent(i);
      if (antecedent !== undefined) return [antecedent];
    }
    if (own.length > 0) return own;
    const h = this.head(i);
    if (h === undefined || depth > 4) return [];
    if (this.dep(i) === "acl" || this.dep(i) === "acl:relcl") return [h];
    return this.dep(i) === "conj" || this.dep(i) === "xcomp" ? this.patients(h, depth + 1) : [];
  }

  objectsOf(i: number): number[] {
    const own = this.childrenWith(i, "obj");
    if (own.length > 0) {
      const only = own[0];
      if (own.length === 1 && /^(?:which|that|whom)$/.test(this.word(only))) {
        const antecedent = this.antecedent(i);
        if (antecedent !== undefined) return [antecedent];
      }
      return own;
    }
    // "arrested former President Rekk", with the adjective taken for what the arrest is, and the name for its apposition.
    for (const adjective of this.childrenWith(i, "xcomp", "advmod", "obl")) {
      const [name] = FORMERLY.test(this.word(adjective)) && adjective > i ? this.childrenWith(adjective, "appos", "obj", "nsubj", "flat", "dep") : [];
      if (name !== undefined) return [name];
    }
    // "the talks they held": the antecedent fills the gap.
    if (this.dep(i) === "acl:relcl" && this.childrenWith(i, "nsubj").some((s) => !/^(?:who|which|that)$/.test(this.word(s)))) {
      const h = this.head(i);
      if (h !== undefined) return [h];
    }
    return [];
  }

  private verbs: Map<string, number[]> | undefined;

  /** Every verb of the text with a lemma, in order. O(length) the first time, then O(1). */
  verbsOf(lemma: string): readonly number[] {
    if (this.verbs === undefined) {
      this.verbs = new Map();
      for (let i = 0; i < this.doc.length; i++) {
        if (!this.isVerb(i)) continue;
        const own = this.lemma(i);
        const known = this.verbs.get(own);
        if (known === undefined) this.verbs.set(own, [i]);
        else known.push(i);
      }
    }
    return this.verbs.get(lemma) ?? [];
  }

  /** Whether a date is that of a noun behind "before", "since" …: "before a vote on Sunday", however it is hung. */
  datesAnother(date: number): boolean {
    const nouns = [this.head(date), /^(?:on|in|at)$/.test(this.word(date - 1)) ? date - 2 : date - 1];
    return nouns.some(
      (noun) =>
        noun !== undefined &&
        noun >= 0 &&
        noun < date &&
        !this.isVerb(noun) &&
        this.childrenWith(noun, "case").some((word) => BESIDE_VERB.test(this.word(word))),
    );
  }

  /** Prepositional phrases with the given preposition: of the verb, of its objects, or the nearest after it. */
  oblique(i: number, preposition: string): number[] {
    const out: number[] = [];
    for (let c = this.tree.childFrom[i]; c < this.tree.childFrom[i + 1]; c++) {
      const child = this.tree.child[c];
      if (!/^(?:obl|nmod|advcl|advmod|xcomp|obl:agent|ccomp|advcl:relcl)$/.test(this.dep(child))) continue;
      if (this.hasCase(child, preposition)) out.push(child);
    }
    return out;
  }

  hasCase(i: number, preposition: string): boolean {
    for (let c = this.tree.childFrom[i]; c < this.tree.childFrom[i + 1]; c++) {
      const child = this.tree.child[c];
      const relation = this.dep(child);
      if ((relation === "case" || relation === "mark") && this.word(child) === preposition) return true;
    }
    return false;
  }

  /** Possessors: "Orland's decision", "its decision". */
  owners(i: number): number[] {
    return this.childrenWith(i, "nmod:poss");
  }

  /** Adjectives and compound parts that may name a country: "the US proposal", "Teskian positions". */
  attributes(i: number): number[] {
    return this.childrenWith(i, "amod", "compound", "nmod:desc", "flat", "nmod");
  }

  /** The token with everything joined to it by "and". */
  joined(i: number): number[] {
    const out = [i];
    for (const child of this.childrenWith(i, "conj")) if (this.isNominal(child) || !this.isVerb(child)) out.push(...this.joined(child));
    return out;
  }

  /** First token of a noun's own phrase, without the preposition and clauses before it. */
  phraseStart(i: number): number {
    let from = i;
    for (let c = this.tree.childFrom[i]; c < this.tree.childFrom[i + 1]; c++) {
      const child = this.tree.child[c];
      if (child > i) break;
      if (/^(?:det|amod|compound|nmod:poss|nummod|nmod:desc|flat|det:predet|nmod:unmarked)$/.test(this.dep(child)))
        from = Math.min(from, this.tree.left[child]);
    }
    while (from < i && /^(?:[,;:“”"‘’'()-]|and|or)$/.test(this.doc.formOf(from))) from++;
    return i - from > 12 ? i : from;
  }

  particle(i: number): number | undefined {
    return this.childrenWith(i, "compound:prt")[0];
  }
}
