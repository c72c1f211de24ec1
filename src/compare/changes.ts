/**
 * Stated change: a question whether the actor has changed with its answer, a reporter's or another's "reversed himself", "once praised", the
 * actor's own "I have changed my mind". It stands beside the levels and never touches them.
 */

import { perReport, type ReportMaterial, type Sentence, sentenceAt, sentencesOf } from "../document/material.ts";
import type { Told } from "../document/told.ts";
import type { ChangeChannel, ChangeCues, ChangeType } from "../lexicon/change-cues.ts";
import type { ItemSource } from "./items.ts";
import { directionOn } from "./topics/hits.ts";
import { isQuoted, type MatchKind, type TopicMatch } from "./topics/matches.ts";

export interface StatedChange {
  readonly id: string;
  readonly reportId: string;
  /** The sentence that says it, or the question. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The answer, for a question. */
  readonly answer?: { readonly start: number; readonly end: number; readonly text: string };
  readonly type: ChangeType | "unanswered";
  /** Positions that its own words tell: held earlier, and now. Absent where it does not say, or says the same of both. */
  readonly from?: "for" | "against";
  readonly to?: "for" | "against";
  readonly channel: ChangeChannel;
  /** Who says so: the asker ("a questioner" where a transcript gives no name), the speaker, the outlet, the actor. */
  readonly saidBy: string;
  readonly day: string | undefined;
  /** The words that say it. */
  readonly cue: string;
  /** How strongly it speaks of this actor's change on this topic: 0..1, for ranking only. */
  readonly score: number;
  readonly source: ItemSource;
}

const CLOSENESS: Readonly<Record<MatchKind, number>> = { phrase: 1, words: 1, anchored: 0.85, most: 0.8, solo: 0.75, answer: 0.7, follows: 0.7 };
/** Characters between the words of change and those of the topic beyond which they hardly belong together. */
const FAR = 120;
const FAR_FACTOR = 0.6;
/** Characters in which whoever a clause is about is named, with a title before. */
const TITLED = 60;
const BESIDE = 0.55;
/** Sentences over which an exchange of questions and answers stays with its topic, and how close it then is. */
const EXCHANGE = 15;
const IN_EXCHANGE = 0.6;
/** The same of a question that does not point back: it may have gone on to another matter. */
const IN_EXCHANGE_AFRESH = 0.3;
const POINTS_BACK =
  /(?<!\p{L})(?:it|that|this|still|your (?:\w+ )?(?:position|stance|view|mind|policy|plan|idea)|the (?:position|ban|plan|idea|policy))(?!\p{L})/u;
const CHANNELS: Readonly<Record<ChangeChannel, number>> = { question: 0.85, reporter: 0.75, own: 0.5 };
const TYPES: Readonly<Record<StatedChange["type"], number>> = {
  reversal: 1,
  modification: 0.95,
  denial: 0.85,
  earlier: 0.7,
  reaffirmation: 0.5,
  unanswered: 0.6,
};

/** @param cues of the lexicon. Sorted by score, the strongest first. O(sentences that match × cues). */
export function statedChanges(matches: readonly TopicMatch[], cues: ChangeCues): StatedChange[] {
  const byReport = new Map<ReportMaterial, Map<number, TopicMatch>>();
  for (const match of matches) {
    const known = byReport.get(match.report) ?? new Map<number, TopicMatch>();
    known.set(match.sentence.index, match);
    byReport.set(match.report, known);
  }
  const found: StatedChange[] = [];
  for (const [report, own] of byReport) {
    const reader = new Reading(report, own, cues);
    const looked = new Set<number>();
    for (const index of own.keys()) {
      for (let k = index - 1; k <= index + EXCHANGE; k++) {
        if (looked.has(k)) continue;
        looked.add(k);
        found.push(...reader.at(k));
      }
    }
  }
  const once = new Map<string, StatedChange>();
  for (const change of found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))) {
    const key = change.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
    if (!once.has(key)) once.set(key, change);
  }
  // "I have changed my mind" stands with the question it answers.
  const asked = [...once.values()].filter(({ answer }) => answer !== undefined);
  return [...once.values()].filter(
    ({ channel, reportId, start, end }) =>
      channel !== "own" ||
      !asked.some(({ answer, reportId: other }) => other === reportId && answer !== undefined && answer.start <= start && answer.end >= end),
  );
}

/** What transcripts call those who ask and are not named. */
const NAMELESS = /^(?:q|question(?:er)?|reporters?|press|media|interviewer|moderator|audience(?: member)?|un(?:identified|known)\b.*)$/i;
const OF_ONESELF = /(?<!\p{L})(?:i|we|my|our|i'm|i've)(?!\p{L})/u;

/** Statements by the sentences that their content touches. */
const toldBySentence = perReport((report): readonly (readonly Told[])[] => {
  const sentences = sentencesOf(report);
  const told: Told[][] = sentences.map(() => []);
  for (const statement of report.statements)
    for (const span of statement.content)
      for (let k = sentenceAt(report.sentences, span.start); k < told.length && sentences[k].start < span.end; k++)
        if (told[k].at(-1) !== statement) told[k].push(statement);
  return told;
});

/** A question that a report tells: "asked on Friday whether". */
const INDIRECT = /(?<!\p{L})asked (?:[\p{L}\p{N}]+ ){0,4}?(?:whether|if|why|how|about)(?!\p{L})/u;

class Reading {
  private readonly sentences: readonly Sentence[];
  private readonly told: readonly (readonly Told[])[];
  /** How the report writes the actor, and the last names of other people, in plain letters. */
  private readonly forms: readonly string[];
  private readonly others: readonly string[];

  constructor(
    private readonly report: ReportMaterial,
    private readonly matches: ReadonlyMap<number, TopicMatch>,
    private readonly cues: ChangeCues,
  ) {
    this.sentences = sentencesOf(report);
    this.told = toldBySentence(report);
    this.forms = report.actorForms.map(plain);
    this.others = report.others.map(plain);
  }

  at(k: number): StatedChange[] {
    const sentence = this.sentences[k];
    if (sentence === undefined || sentence.text.length > 1200) return [];
    const text = plain(sentence.text);
    if (!this.cues.any.test(text)) return [];
    const { own, speaker } = this.voiceAt(sentence);
    const closeness = this.closeness(k);
    const asked = INDIRECT.exec(text);
    if (asked !== null) return closeness === 0 ? [] : this.indirectQuestion(k, sentence, text, asked.index, closeness);
    if (!own && this.asks(k, sentence)) {
      const found = this.question(k, sentence, text, speaker, closeness > 0 ? closeness : this.inExchange(k, text));
      if (found.length > 0 || sentence.text.endsWith("?")) return found;
    }
    if (closeness === 0) return [];
    for (const cue of this.cues.list) {
      const match = cue.pattern.exec(text);
      if (match === null) continue;
      const at = sentence.start + match.index;
      // "In a striking reversal, Rekk said …": the reporter's words, though the rest is the actor's.
      const isOwn = own && this.isSaidByActor(k, at, match[0]);
      // The actor's own words must speak of the actor and name the topic in the same sentence, or answer a question about it.
      if (isOwn && (!this.isAtTopic(k) || sentence.text.endsWith("?") || !this.isOfActor(k, text, at))) continue;
      const channel: ChangeChannel = isOwn ? "own" : "reporter";
      if (!cue.channels.has(channel) || isOnlyHoped(text, match.index) || isAsSaid(text, match.index)) continue;
      if (!isOwn && !this.isAboutActor(k, text, match.index)) continue;
      const hits = this.matches.get(k)?.hits ?? [];
      const isFar = hits.length > 0 && hits.every(({ start, end }) => start - at > FAR || at - end > FAR);
      const type = isDenied(text, match.index) ? (cue.type === "denial" ? cue.type : "reaffirmation") : cue.type;
      const teller = isOwn ? speaker : this.teller(sentence, match[0]);
      return [{ ...this.make(sentence, type, channel, teller, match[0], closeness * (isFar ? FAR_FACTOR : 1)), ...this.sides([sentence]) }];
    }
    return [];
  }

  /** In a sentence about the topic, or right after one in which the actor speaks of it: "It should be finished. “I have changed my mind.”" */
  private isAtTopic(k: number): boolean {
    return this.matches.has(k) || this.matches.get(k - 1)?.own !== undefined;
  }

  /** Whether words of a sentence stand in what the actor says there. */
  private isSaidByActor(k: number, at: number, cue: string): boolean {
    return this.told[k].some(
      ({ speaker, content }) => this.report.actorNames.has(speaker.name) && content.some(({ start, end }) => at + cue.length > start && at < end),
    );
  }

  /** "I", "we"; where the report tells it in its own words, nobody else is named before. */
  private isOfActor(k: number, text: string, at: number): boolean {
    if (OF_ONESELF.test(text)) return true;
    const quoted = this.told[k].some(
      (told) =>
        this.report.actorNames.has(told.speaker.name) &&
        told.content.some(({ start, end }) => at >= start && at < end) &&
        isQuoted(this.report.text, told),
    );
    return !quoted && this.isAboutActor(k, text, at - this.sentences[k].start);
  }

  private closeness(k: number): number {
    const here = this.matches.get(k);
    if (here !== undefined) return CLOSENESS[here.kind];
    return this.matches.has(k - 1) || this.matches.has(k + 1) ? BESIDE : 0;
  }

  /** A question, or a turn of a transcript that is broken off before the actor answers it. */
  private asks(k: number, sentence: Sentence): boolean {
    if (sentence.text.endsWith("?")) return true;
    const turn = this.told[k].find(({ speaker, start, end }) => speaker.how === "turn" && start <= sentence.start && end >= sentence.end);
    const next = this.sentences[k + 1];
    return (
      turn !== undefined && !this.report.actorNames.has(turn.speaker.name) && next !== undefined && next.start >= turn.end && this.voiceAt(next).own
    );
  }

  /** Closeness of a follow-up question: the topic was spoken of shortly before, by the same two. */
  private inExchange(k: number, text: string): number {
    const near = POINTS_BACK.test(text) ? IN_EXCHANGE : IN_EXCHANGE_AFRESH;
    for (let j = k - 1; j >= Math.max(0, k - EXCHANGE); j--) {
      const match = this.matches.get(j);
      if (match !== undefined && match.kind !== "solo" && match.kind !== "most") return near * CLOSENESS[match.kind];
    }
    return 0;
  }

  /** Whose words a sentence is: the actor's, another's, or the report's own. */
  private voiceAt({ index, start, end }: Sentence): { own: boolean; speaker: string } {
    const covering = this.told[index]
      .filter(({ content }) =>
        content.some((span) => span.start < end && span.end > start && Math.min(span.end, end) - Math.max(span.start, start) >= 0.5 * (end - start)),
      )
      .sort((a, b) => a.end - a.start - (b.end - b.start));
    const [inner] = covering;
    if (inner === undefined) return { own: false, speaker: this.report.publisher ?? "the report" };
    return { own: this.report.actorNames.has(inner.speaker.name), speaker: inner.speaker.name };
  }

  /** Who tells it: the speaker of the statement whose words hold the cue, else the report. */
  private teller(sentence: Sentence, cue: string): string {
    const at = sentence.start + Math.max(0, plain(sentence.text).indexOf(cue));
    const covering = this.told[sentence.index]
      .filter(({ content, speaker }) => !this.report.actorNames.has(speaker.name) && content.some((span) => span.start <= at && span.end > at))
      .sort((a, b) => a.end - a.start - (b.end - b.start));
    return covering[0]?.speaker.name ?? this.report.publisher ?? "the report";
  }

  private question(k: number, sentence: Sentence, text: string, speaker: string, closeness: number): StatedChange[] {
    const cue = this.cues.list.find(({ channels, pattern }) => channels.has("question") && pattern.test(text));
    if (cue === undefined || closeness === 0) return [];
    if (!/(?<!\p{L})(?:you|your|he|she|his|her|they|isn't that|is that|is it|which|the)(?!\p{L})/u.test(text)) return [];
    const answers: Sentence[] = [];
    for (let j = k + 1; j < Math.min(this.sentences.length, k + 8) && answers.length < 3; j++) {
      if (this.voiceAt(this.sentences[j]).own) answers.push(this.sentences[j]);
      else if (answers.length > 0) break;
    }
    if (answers.length === 0) return [];
    const [first] = answers;
    const last = answers[answers.length - 1];
    const answer = { start: first.start, end: last.end, text: this.report.text.slice(first.start, last.end) };
    const type = this.answerType(plain(answer.text), cue.type, closeness > IN_EXCHANGE_AFRESH);
    return [{ ...this.make(sentence, type, "question", speaker, cue.pattern.exec(text)?.[0] ?? "", closeness), answer, ...this.sides(answers) }];
  }

  /** "Asked whether she had changed her mind, Maren said: “No.”": the answer says what it is, not the question. */
  private indirectQuestion(k: number, sentence: Sentence, text: string, askedAt: number, closeness: number): StatedChange[] {
    const cue = this.cues.list.find(({ pattern }) => (pattern.exec(text)?.index ?? -1) > askedAt);
    if (cue === undefined) return [];
    const cueAt = sentence.start + (cue.pattern.exec(text)?.index ?? 0);
    const answers = this.told[k]
      .flatMap(({ speaker, negated, content }) => content.map(({ start, end }) => ({ start, end, negated, name: speaker.name })))
      .filter(({ start }) => start > cueAt)
      .sort((a, b) => a.start - b.start);
    const said = answers.find(({ name, negated }) => this.report.actorNames.has(name) && !negated);
    if (said === undefined && answers.some(({ name }) => name !== "")) return [];
    const next = this.sentences[k + 1];
    const answer = said ?? (next !== undefined && this.voiceAt(next).own ? next : undefined);
    const match = cue.pattern.exec(text)?.[0] ?? "";
    const made = (type: StatedChange["type"]): StatedChange => this.make(sentence, type, "question", "a questioner", match, closeness);
    if (answer === undefined) return this.isAboutActor(k, text, cueAt - sentence.start) ? [made("unanswered")] : [];
    const words = { start: answer.start, end: answer.end, text: this.report.text.slice(answer.start, answer.end) };
    const type = this.answerType(plain(words.text), cue.type);
    return [{ ...made(type), answer: words }];
  }

  /**
   * What the answer makes of the question.
   *
   * @param isNear whether the question is about the topic or points back to it: a bare "Right." to another question grants nothing
   */
  private answerType(answer: string, asked: ChangeType, isNear = true): StatedChange["type"] {
    const said = (types: readonly ChangeType[]): { type: ChangeType; denied: boolean } | undefined => {
      for (const { channels, pattern, type } of this.cues.list) {
        const match = channels.has("own") && types.includes(type) ? pattern.exec(answer) : null;
        if (match !== null) return { type, denied: isDenied(answer, match.index) };
      }
      return undefined;
    };
    const moved = said(["modification", "reversal", "denial"]);
    if (moved !== undefined) return moved.denied ? "denial" : moved.type;
    // "Do you still believe that?" "I didn't say so.": that denies more than it gives up.
    if (/^(?:well,? |look,? |oh,? |uh,? )*(?:i never|i didn't)/.test(answer)) return "denial";
    if (/^(?:well,? |look,? |oh,? |uh,? )*(?:no\b|never|not at all|not really|absolutely not|i don't)/.test(answer))
      return asked === "reaffirmation" ? "reversal" : "denial";
    if (
      isNear &&
      /^(?:well,? |look,? |oh,? |uh,? )*(?:yes|yeah|sure|right|you're right|correct|i am|i did|absolutely|of course|that's right|i do)/.test(answer)
    )
      return asked === "reaffirmation" || asked === "denial" ? "reaffirmation" : asked === "earlier" ? "reaffirmation" : asked;
    return said(["reaffirmation"])?.type ?? "unanswered";
  }

  /** Whether the cue is told of the actor: named before it in the sentence with no other person between, or a pronoun for the actor. */
  private isAboutActor(k: number, text: string, cueAt: number): boolean {
    const before = text.slice(0, cueAt);
    const actorAt = lastOf(before, this.forms);
    const otherAt = lastOf(before, this.others);
    if (actorAt >= 0 || otherAt >= 0) return actorAt >= otherAt;
    // "After months of refusing, Rekk …"
    const comma = text.indexOf(",", cueAt);
    if (comma >= 0 && this.isFirstNamed(text.slice(comma + 2, comma + 2 + TITLED))) return true;
    if (!/(?<!\p{L})(?:he|she|his|her)(?!\p{L})/u.test(text.slice(Math.max(0, cueAt - 60), cueAt + 20))) return false;
    for (let j = k - 1; j >= Math.max(0, k - 3); j--) {
      const earlier = plain(this.sentences[j].text);
      const actor = lastOf(earlier, this.forms);
      const other = lastOf(earlier, this.others);
      if (actor >= 0 || other >= 0) return actor > other;
    }
    return false;
  }

  /** "In a remarkable U-turn, Fisheries Minister Rekk …" */
  private isFirstNamed(text: string): boolean {
    const actor = Math.min(...this.forms.map((form) => text.indexOf(form)).filter((at) => at >= 0));
    return (
      Number.isFinite(actor) &&
      this.others.every((other) => !text.slice(0, actor).includes(other)) &&
      /^[\p{L}\p{N} '’-]*$/u.test(text.slice(0, actor))
    );
  }

  /** From which position to which, as the actor's stances in these sentences tell it. */
  private sides(sentences: readonly Sentence[]): Pick<StatedChange, "from" | "to"> {
    const sideOf = (earlier: boolean): "for" | "against" | undefined => {
      for (const { index, start, end } of sentences) {
        const held = this.report
          .stancesIn(start, end)
          .filter((stance) => stance.answer === undefined && stance.earlier === earlier && this.report.actorNames.has(stance.holder.name));
        const found = directionOn(this.matches.get(index)?.hits ?? [], held);
        if (found !== undefined) return found.direction > 0 ? "for" : "against";
      }
      return undefined;
    };
    const [from, to] = [sideOf(true), sideOf(false)];
    if (from === to) return {};
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  }

  private make(sentence: Sentence, type: StatedChange["type"], channel: ChangeChannel, saidBy: string, cue: string, closeness: number): StatedChange {
    const { id, publisher, title, url, published, copyOf } = this.report;
    return {
      id: `${id}/change/${sentence.start}-${sentence.end}`,
      reportId: id,
      start: sentence.start,
      end: sentence.end,
      text: sentence.text,
      type,
      channel,
      saidBy: channel === "question" && NAMELESS.test(saidBy) ? "a questioner" : saidBy,
      day: published,
      cue,
      score: closeness * CHANNELS[channel] * TYPES[type],
      source: { publisher, title, url, published, copyOf },
    };
  }
}

/** "was for it, now against it"; "" where the change says neither. */
export function sidesInWords({ from, to }: Pick<StatedChange, "from" | "to">): string {
  return [from === undefined ? "" : `was ${from} it`, to === undefined ? "" : `now ${to} it`].filter((part) => part !== "").join(", ");
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, " ");
}

/** "has never disavowed", "has not made a U-turn": the words of change are denied. */
function isDenied(text: string, cueAt: number): boolean {
  return /(?:never|not|n't|without|(?<!\p{L})no|no (?:plans? to|intention of|reason to|need to)|(?:refus|declin)\w+ to|den(?:y|ies|ied|ying)|rul\w+ out|reject\w+)(?: (?:mak\w+|made|done?|doing|perform\w*|any|an?|the|such|this|that|he|she|they|it|his|her|their|its|was|is|been|be|ha[sd]|have|having|claims?|suggestions?|accusations?|allegations?|reports?|charges?|talk|of)){0,8}\s*$/u.test(
    text.slice(Math.max(0, cueAt - 70), cueAt),
  );
}

/** "Approved it, as Rekk had said he would": foretold, not changed. */
function isAsSaid(text: string, cueAt: number): boolean {
  return /(?<!\p{L})as (?:[\p{L}'-]+ ){0,5}$/u.test(text.slice(Math.max(0, cueAt - 60), cueAt));
}

/** "May change his mind", "hoped that she would reverse course": not told as done. */
function isOnlyHoped(text: string, cueAt: number): boolean {
  const before = text.slice(Math.max(0, cueAt - 80), cueAt);
  if (/(?<!\p{L})(?:may|might|could|should|must|can|ought to)(?: (?:yet|still|even|also|now|have to|be|eventually))?\s*$/u.test(before)) return true;
  return (
    /(?<!\p{L})(?:would|will|to)(?: (?:yet|eventually|soon))?\s*$/u.test(before) &&
    /(?<!\p{L})(?:hop|expect|urg|call|want|ask|press|pressur|persuad|convinc|predict|demand|begg|plead|appeal|try|tried|doubt|wonder|waiting|if|unlikely|likely)/u.test(
      before,
    )
  );
}

/** Last place of any of some names in a text; -1 when none is there. */
function lastOf(text: string, names: readonly string[]): number {
  return Math.max(-1, ...names.map((name) => lastWord(text, name)));
}

/** Last place of whole words in a text; -1 when they are not there. */
function lastWord(text: string, words: string): number {
  for (let at = text.lastIndexOf(words); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(words, at - 1)) {
    const isWord = (place: number): boolean => /[\p{L}\p{N}]/u.test(text[place] ?? "");
    if (!isWord(at - 1) && !isWord(at + words.length)) return at;
  }
  return -1;
}
