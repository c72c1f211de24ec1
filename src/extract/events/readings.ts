/**
 * Reads predicates by the tables: base (frame, verb or noun) × operators × realis. A reading is what one verb or noun says
 * happened; which readings become records is decided in `events.ts`.
 */

import { NAME_LABELS, uposId, XPOS_ID } from "../../document/alphabets.ts";
import type { EventTables, EventType, FrameRow, NounRow, Realis } from "../../lexicon/event-tables.ts";
import type { Clauses } from "./clauses.ts";
import { realisAt } from "./realis.ts";

export interface Reading {
  /** The token that governs the whole: where subjects are looked for. */
  readonly head: number;
  /** Tokens of the trigger, in order. */
  readonly trigger: readonly number[];
  readonly type: EventType;
  readonly realis: Realis;
  /** The one PLOVER type this comes to when operator and realis are folded in. */
  readonly exported: EventType;
  /** The same with the labels of the PLV data. */
  readonly plv: EventType;
  /** Type when a person does it: see event-verbs.tsv. */
  readonly personal?: EventType;
  readonly mode: string;
  readonly rows: readonly string[];
  readonly kind: "verb" | "frame" | "noun" | "operator" | "alone";
  readonly tier: 1 | 2 | 3;
  readonly recipientSlots: readonly string[];
  /** Subject and recipient change places. */
  readonly swap: boolean;
  /** No event without a recipient: a missile is fired in tests, too. */
  readonly needsRecipient?: boolean;
  /** Its noun is something that several do together: "postponed their meeting". */
  readonly mutual?: boolean;
  /** Takes back an earlier act, whose opposite its type is. */
  readonly undoes?: boolean;
  /** Tokens that other readings would start from and that this one has taken. */
  readonly taken: readonly number[];
  /** The noun that fills the frame, where participants are looked for too. */
  readonly filler?: number;
  readonly content?: Reading;
}

const NNS = XPOS_ID.get("NNS") as number;
const NNPS = XPOS_ID.get("NNPS") as number;
const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const ADJ = uposId("ADJ");
const MAX_DEPTH = 4;
/** Nouns that pass on what they hold: "a series of attacks", "supplies of weapons". */
const TRANSPARENT =
  /^(?:series|wave|round|number|package|supply|delivery|shipment|flow|set|raft|batch|string|spate|group|lot|handful|dozen|hundred|thousand|ton|tonne|amount|day|week|kind|type|form|use|act|course|campaign|half|rest|part|million|billion|worth|dollar|euro|decision|idea|plan|policy)$/;

/** A phrase that ends in a particle, not in the preposition of its object. */
const PARTICLE = / (?:off|up|down|out|in|back|over|away|apart)$/;
/** Heads whose modifier says what they are: "mediation effort", "aid convoy", "bombing campaign". */
const GENERIC =
  /^(?:effort|role|mission|process|initiative|attempt|bid|operation|campaign|measure|programme|program|order|package|convoy|shipment|regime|system|drive|push|session|round|activity|work)$/;

/** "asked whether …", "asked if …": a question is no demand for what it asks about. */
function isQuestioned(clauses: Clauses, content: number): boolean {
  return clauses.childrenWith(content, "mark", "advmod").some((mark) => /^(?:if|whether|how|why|when|where)$/.test(clauses.word(mark)));
}

export class Readings {
  private readonly memo = new Map<number, Reading | undefined>();

  constructor(
    private readonly clauses: Clauses,
    private readonly tables: EventTables,
  ) {}

  /** The reading that begins at token `i`, with its operators; undefined when the tables have none. */
  at(i: number, depth = 0): Reading | undefined {
    if (this.memo.has(i)) return this.memo.get(i);
    this.memo.set(i, undefined);
    const { doc } = this.clauses;
    const reading = depth > MAX_DEPTH ? undefined : this.clauses.isVerb(i) ? this.ofVerb(i, depth) : this.ofNoun(i, depth);
    void doc;
    this.memo.set(i, reading);
    return reading;
  }

  /** Keys under which the tables may know a verb: with its particle or preposition first. */
  private verbKeys(i: number): string[] {
    const { clauses } = this;
    const lemma = clauses.lemma(i);
    const keys: string[] = [];
    const next = clauses.word(i + 1);
    const after = clauses.word(i + 2);
    if (/^[a-z]+$/.test(next)) {
      if (/^[a-z]+$/.test(after)) keys.push(`${lemma} ${next} ${after}`);
      keys.push(`${lemma} ${next}`);
    }
    const particle = clauses.particle(i);
    if (particle !== undefined && particle !== i + 1) keys.push(`${lemma} ${clauses.word(particle)}`);
    keys.push(lemma);
    return keys;
  }

  private ofVerb(i: number, depth: number): Reading | undefined {
    const keys = this.verbKeys(i);
    const framed = this.frameOf(i, keys);
    if (framed === "none") return undefined;
    return framed ?? this.operated(i, keys, depth) ?? this.plainVerb(i, keys) ?? this.operatorAlone(i, keys);
  }

  private finish(base: Omit<Reading, "realis" | "exported" | "plv">, plain: EventType, realis: Realis | undefined, plv: EventType): Reading {
    const seen = realisAt(this.clauses, base.head, base.filler);
    const modal = seen.operator === undefined ? undefined : this.tables.compose(seen.operator, plain);
    // What a narrator says will be done is announced; a promise or threat is the doer's own.
    const narrated = seen.operator === "WILL" && seen.realis === "announced";
    const settled = realis ?? (modal && modal.realis !== "inner" && !narrated ? modal.realis : seen.realis);
    const exported = modal === undefined || modal.exported === "inner" ? plain : modal.exported;
    const type = modal === undefined || modal.type === "inner" || base.type !== plain ? base.type : modal.type;
    const modalPlv =
      seen.operator === undefined ? undefined : (this.tables.compose(`plv:${seen.operator}`, plv) ?? this.tables.compose(seen.operator, plv));
    return {
      ...base,
      type,
      rows: modal === undefined ? base.rows : [...base.rows, modal.row],
      realis:
        seen.realis === "negated" || seen.realis === "hypothetical" ? (modal && modal.realis !== "inner" ? modal.realis : seen.realis) : settled,
      exported,
      plv: modalPlv === undefined || modalPlv.exported === "inner" ? plv : modalPlv.exported,
    };
  }

  /** Verb with the noun that makes it an event: "imposed sanctions", "talks resumed". */
  private frameOf(i: number, keys: readonly string[]): Reading | "none" | undefined {
    let best: { row: FrameRow; filler: number; noun: NounRow | undefined; score: number; key: string } | undefined;
    for (const key of keys) {
      for (const row of this.tables.frames.get(key) ?? []) {
        for (const slot of row.slots) {
          // "called off a strike": the parse may take the particle for a preposition.
          const apart = slot === "obj" && key.includes(" ") ? this.clauses.oblique(i, key.split(" ").at(-1) as string) : [];
          for (const filler of [...this.fill(i, slot), ...apart]) {
            const hit = this.fits(row, filler);
            if (hit === undefined) continue;
            const score = key.length / 100 + (hit.byLemma ? 2 : 1) + (slot === "obj" ? 0.5 : 0);
            if (best === undefined || score > best.score) best = { row, filler: hit.at, noun: hit.noun, score, key };
          }
        }
      }
      if (best !== undefined) break;
    }
    if (best === undefined) return undefined;
    const { row, filler, noun } = best;
    if (row.type === "NONE") return "none";
    const type = row.type === "=" ? noun?.type : row.type === "UNDO" ? "REJECT" : row.type;
    if (type === undefined) return undefined;
    const plv = row.plv ?? (row.type === "=" ? (noun?.plv ?? type) : type);
    return this.finish(
      {
        head: i,
        trigger: this.triggerOf(i, best.key),
        type,
        mode: row.mode || (noun?.mode ?? ""),
        rows: [row.row],
        kind: "frame",
        tier: 1,
        recipientSlots: row.recipient,
        swap: row.swap,
        taken: [filler],
        filler,
        ...(row.type === "UNDO" ? { undoes: true } : {}),
        ...(row.needsRecipient ? { needsRecipient: true } : {}),
        ...(noun?.className === "CONSULT" || noun?.className === "PACT" ? { mutual: true } : {}),
        ...(row.type === "=" && noun?.personal ? { personal: noun.personal } : {}),
      },
      type,
      undefined,
      plv,
    );
  }

  private triggerOf(i: number, key: string): number[] {
    const words = key.split(" ").length - 1;
    const particle = this.clauses.particle(i);
    if (words === 0) return [i];
    if (particle !== undefined && particle !== i + 1) return [i, particle];
    return Array.from({ length: words + 1 }, (_, k) => i + k);
  }

  /** Whether a noun is what the row asks for, itself or through "a series of …" and coordination. */
  private fits(row: FrameRow, filler: number): { at: number; noun: NounRow | undefined; byLemma: boolean } | undefined {
    const { clauses } = this;
    for (const at of clauses.joined(filler)) {
      for (const token of [at, ...this.through(at)]) {
        const noun = this.nounRow(token);
        const lemma = clauses.lemma(token);
        if (row.lemmas.has(lemma) || row.lemmas.has(this.compoundLemma(token))) return { at: token, noun, byLemma: true };
        if (noun !== undefined && row.classes.has(noun.className)) return { at: token, noun, byLemma: false };
        if (row.classes.has("TERRITORY") && this.isPlaceName(token)) return { at: token, noun, byLemma: false };
        if (row.lemmas.has("MONEY") && this.isMoney(token)) return { at: token, noun, byLemma: false };
      }
    }
    return undefined;
  }

  /** What a transparent noun holds: "a wave of attacks" → attacks; "$3 million in aid" → aid. */
  private through(i: number): number[] {
    if (GENERIC.test(this.clauses.lemma(i)))
      return [...this.clauses.childrenWith(i, "compound", "amod", "nmod:poss"), ...this.clauses.oblique(i, "of"), ...this.clauses.oblique(i, "for")];
    if (!TRANSPARENT.test(this.clauses.lemma(i)) && !/^[$€£]/.test(this.clauses.word(i))) return [];
    return [...this.clauses.oblique(i, "of"), ...this.clauses.oblique(i, "in")];
  }

  private isPlaceName(i: number): boolean {
    return NAME_LABELS[this.clauses.doc.name[i]]?.endsWith("LOC") === true;
  }

  private isMoney(i: number): boolean {
    const { clauses } = this;
    return (
      /^[$€£¥]/.test(clauses.word(i)) ||
      /^(?:dollar|euro|pound|yen|rouble|ruble|rupee|yuan)$/.test(clauses.lemma(i)) ||
      clauses.children(i).some((child) => /^[$€£¥]/.test(clauses.word(child)))
    );
  }

  private compoundLemma(i: number): string {
    const { clauses } = this;
    if (i === 0) return "";
    if (clauses.doc.formOf(i - 1) === "-" && i > 1) return `${clauses.word(i - 2)}-${clauses.lemma(i)}`;
    return `${clauses.lemma(i - 1)} ${clauses.lemma(i)}`;
  }

  /** The row of a noun, under its compound first ("hunger strike"). */
  nounRow(i: number): NounRow | undefined {
    const { nouns } = this.tables;
    const { clauses } = this;
    if (clauses.isVerb(i) && clauses.doc.xpos[i] !== VBG) return undefined;
    if (clauses.doc.tag[i] === PROPN && clauses.lemma(i) === "march") return undefined;
    if (i > 1) {
      const three = nouns.get(`${clauses.lemma(i - 2)} ${clauses.lemma(i - 1)} ${clauses.lemma(i)}`);
      if (three !== undefined) return three;
    }
    const compound = nouns.get(this.compoundLemma(i));
    if (compound !== undefined) return compound;
    if (clauses.word(i + 1) === "of") {
      const ahead = nouns.get(`${clauses.lemma(i)} of ${clauses.lemma(i + 2)}`);
      if (ahead !== undefined) return ahead;
    }
    return nouns.get(clauses.lemma(i));
  }

  /** Tokens in a slot of a verb or noun. */
  fill(i: number, slot: string): number[] {
    const { clauses } = this;
    if (slot === "obj") {
      const patients = clauses.patients(i);
      return patients.length > 0 ? [...patients, ...this.secondObject(i, patients)] : this.nextNoun(i);
    }
    if (slot === "subj") return clauses.isPassive(i) ? clauses.patients(i) : clauses.subjects(i);
    if (slot === "xcomp" || slot === "ccomp" || slot === "acl" || slot === "advcl" || slot === "iobj") return clauses.childrenWith(i, slot);
    const [relation, preposition] = slot.split(":");
    if (relation === "obl" && preposition === "obj") return clauses.childrenWith(i, "obj");
    if (relation === "obl" || relation === "nmod") {
      const own = clauses.oblique(i, preposition);
      if (own.length > 0) return own;
      // Attachment is where parsers err most: the phrase may hang on the object or the next noun.
      return relation === "obl" ? clauses.patients(i).flatMap((object) => clauses.oblique(object, preposition)) : [];
    }
    return [];
  }

  /** Whether a slot's preposition stands ahead in the clause with a noun after it, wherever the parse has hung it. */
  private ahead(i: number, slot: string): boolean {
    const { clauses } = this;
    const preposition = slot.split(":")[1];
    if (preposition === undefined) return false;
    for (let t = i + 1; t < Math.min(clauses.doc.length, i + 16); t++) {
      if (/^[.;:!?()]$/.test(clauses.doc.formOf(t)) || (clauses.isVerb(t) && t > i + 1)) return false;
      if (clauses.word(t) === preposition && clauses.doc.head[t] > t) return true;
    }
    return false;
  }

  /**
   * A type for a token whatever its tag says: for texts where the pair of actors is known and something must have happened.
   * Not used for records.
   */
  guess(i: number): EventType | undefined {
    const { verbs, nouns } = this.tables;
    const lemma = this.clauses.lemma(i);
    return verbs.get(lemma)?.plv ?? nouns.get(this.compoundLemma(i))?.plv ?? nouns.get(lemma)?.plv;
  }

  /** "provided Teskia about $3 million", "gave them food": what stands after the first object without a preposition. */
  private secondObject(i: number, patients: readonly number[]): number[] {
    const { clauses } = this;
    if (clauses.isPassive(i)) return [];
    const bare = clauses
      .childrenWith(i, "obl:unmarked", "obl", "nmod", "nmod:unmarked", "dep")
      .filter((child) => child > i && clauses.childrenWith(child, "case").length === 0);
    const first = patients[0];
    const signs: number[] = [];
    for (let t = first + 1; t < Math.min(clauses.doc.length, first + 4); t++) if (/^[$€£]$/.test(clauses.doc.formOf(t))) signs.push(t);
    return [...bare, ...signs];
  }

  /** For a verb whose object the parse has lost: the head of the noun group right after it. */
  private nextNoun(i: number): number[] {
    const { clauses } = this;
    const { doc } = clauses;
    if (clauses.isPassive(i)) return [];
    for (let t = i + 1; t < Math.min(doc.length, i + 6); t++) {
      const tag = doc.tag[t];
      if (/^[$€£]$/.test(doc.formOf(t)) && doc.head[t] === i) return [t];
      if (tag === NOUN || tag === PROPN) {
        if (doc.tag[t + 1] === NOUN || doc.tag[t + 1] === PROPN) continue;
        return doc.head[t] === i || doc.head[t] === t ? [t] : [];
      }
      if (
        tag !== ADJ &&
        !/^(?:the|an?|its|their|his|her|our|any|some|no|more|new|all|nearly|almost|about|around|over|than|“|"|-|\d[\d.,]*)$/.test(clauses.word(t))
      )
        return [];
    }
    return [];
  }

  /** Operator over an inner event: "refused to lift the ban", "call for sanctions". */
  private operated(i: number, keys: readonly string[], depth: number): Reading | undefined {
    for (const key of keys) {
      const row = this.tables.operators.get(key);
      if (row === undefined) continue;
      for (const slot of row.slots) {
        for (const found of this.fill(i, slot)) {
          if (slot === "advcl" && !this.governsClause(row.operator, found)) continue;
          for (const content of [found, ...this.through(found)]) {
            if (content === i || isQuestioned(this.clauses, content)) continue;
            // "moved to sanctions" is not imposing them: doing needs a verb, or a noun that is an event by itself.
            const inner = this.at(content, depth + 1) ?? (row.operator === "DO" ? undefined : this.classOf(content));
            if (inner === undefined) continue;
            const reading = this.composed(i, key, row.operator, row.row, inner);
            if (reading !== undefined) return reading;
          }
        }
      }
    }
    return undefined;
  }

  /** An adverbial clause is content only with the preposition that says so: "accused him of …", "calling for …". */
  private governsClause(operator: string, clause: number): boolean {
    const marks = this.clauses.childrenWith(clause, "mark").map((mark) => this.clauses.word(mark));
    if (operator === "ACCUSE") return marks.some((mark) => mark === "of" || mark === "for");
    if (operator === "PREVENT") return marks.includes("from");
    if (operator === "START" || operator === "DENY") return marks.length === 0;
    return marks.includes("to");
  }

  /** A noun that is an event only as content: "sanctions" in "called for sanctions". */
  private classOf(i: number): Reading | undefined {
    const noun = this.nounRow(i);
    if (noun?.type === undefined) return undefined;
    return this.finish(this.nounBase(i, noun), noun.type, undefined, noun.plv ?? noun.type);
  }

  private composed(i: number, key: string, operator: string, row: string, inner: Reading): Reading | undefined {
    const rule = this.tables.compose(operator, inner.type);
    if (rule === undefined) return undefined;
    const plvRule = this.tables.compose(`plv:${operator}`, inner.plv) ?? this.tables.compose(operator, inner.plv) ?? rule;
    const type = rule.type === "inner" ? inner.type : rule.type;
    const keepsInner = rule.type === "inner";
    const exportedInner = rule.exported === "inner" ? inner.exported : rule.exported;
    const plvInner = plvRule.exported === "inner" ? inner.plv : plvRule.exported;
    const base = {
      head: i,
      trigger: keepsInner && operator === "START" ? [i] : keepsInner ? [...inner.trigger] : this.triggerOf(i, key),
      type,
      mode: inner.mode,
      rows: [row, rule.row, ...inner.rows],
      kind: "operator" as const,
      tier: 1 as const,
      recipientSlots: keepsInner || operator === "STOP" || operator === "REDUCE" ? inner.recipientSlots : [],
      swap: false,
      taken: [inner.head, ...inner.taken],
      ...(inner.filler === undefined ? {} : { filler: inner.filler }),
      content: inner,
    };
    const finished = this.finish(base, exportedInner, rule.realis === "inner" ? undefined : rule.realis, plvInner);
    const innerRealis = inner.realis;
    if (keepsInner && innerRealis !== "occurred" && finished.realis === "occurred") return { ...finished, realis: innerRealis };
    return finished;
  }

  private plainVerb(i: number, keys: readonly string[]): Reading | undefined {
    const { verbs, frames, operators } = this.tables;
    const longest = keys.find((key) => PARTICLE.test(key) && (verbs.has(key) || frames.has(key) || operators.has(key)));
    for (const key of keys) {
      // "call off" is no kind of "call": a phrase the tables know is never cut short.
      if (longest !== undefined && !key.includes(" ")) return undefined;
      const row = this.tables.verbs.get(key);
      if (row === undefined) continue;
      if (key.includes(" ") === false && this.clauses.particle(i) !== undefined && keys.length > 1) continue;
      if (row.tier === 3 && !row.recipient.some((slot) => this.fill(i, slot).length > 0 || this.ahead(i, slot))) continue;
      return this.finish(
        {
          head: i,
          trigger: this.triggerOf(i, key),
          type: row.type,
          ...(row.personal ? { personal: row.personal } : {}),
          mode: row.mode,
          rows: [row.row],
          kind: "verb",
          tier: row.tier,
          recipientSlots: row.recipient,
          swap: false,
          taken: [],
        },
        row.type,
        undefined,
        row.plv,
      );
    }
    return undefined;
  }

  /** "refused", "threatened" with a content that is no event of the tables: the act itself is one. */
  private operatorAlone(i: number, keys: readonly string[]): Reading | undefined {
    for (const key of keys) {
      const row = this.tables.operators.get(key);
      if (row?.alone === undefined) continue;
      return this.finish(
        {
          head: i,
          trigger: this.triggerOf(i, key),
          type: row.alone,
          mode: "",
          rows: [row.row],
          kind: "alone",
          tier: 2,
          recipientSlots: ["obj", "obl:to", "obl:on", "obl:from"],
          swap: false,
          taken: [],
        },
        row.alone,
        undefined,
        row.alone,
      );
    }
    return undefined;
  }

  private ofNoun(i: number, depth: number): Reading | undefined {
    const { doc } = this.clauses;
    if (doc.tag[i] !== NOUN && doc.tag[i] !== PROPN && doc.tag[i] !== ADJ && !/^(?:unable|willing|ready|prepared|due)$/.test(this.clauses.word(i)))
      return undefined;
    const lemma = this.clauses.lemma(i);
    const operated = this.operated(i, [lemma], depth);
    if (operated !== undefined) return operated;
    if (doc.tag[i] === ADJ) return undefined;
    const noun = this.nounRow(i);
    if (noun?.type === undefined || noun.use === "thing") return undefined;
    const plural = doc.xpos[i] === NNS || doc.xpos[i] === NNPS;
    if (noun.use === "plural" && !plural) return undefined;
    return this.finish(this.nounBase(i, noun), noun.type, undefined, noun.plv ?? noun.type);
  }

  private nounBase(i: number, noun: NounRow): Omit<Reading, "realis" | "exported" | "plv"> {
    return {
      head: i,
      trigger: [i],
      type: noun.type as EventType,
      ...(noun.personal ? { personal: noun.personal } : {}),
      mode: noun.mode,
      rows: [noun.row],
      kind: "noun",
      tier: 2,
      recipientSlots: ["nmod:on", "nmod:against", "nmod:with", "nmod:to", "nmod:between", "nmod:of", "nmod:in", "nmod:from"],
      swap: false,
      taken: [],
    };
  }
}

const VBG = XPOS_ID.get("VBG") as number;
