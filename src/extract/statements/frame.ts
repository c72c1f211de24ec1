/** The frame of an utterance: to whom, through what, where and when. Read from the cue's sentence outside the content. */

import { DEPREL_ID, uposId } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Said, Statement, TextSpan } from "../../document/records.ts";
import type { FoundSpeaker } from "../speakers/speakers.ts";
import type { ResolvedTime } from "../times/times.ts";
import { asideBefore } from "./aside.ts";
import type { Draft, StatementInput } from "./draft.ts";

const DIRECT = new Set(["obj", "iobj"].map((label) => DEPREL_ID.get(label) as number));
const OBLIQUE = new Set(["obl", "nmod", "obl:unmarked", "nmod:unmarked"].map((label) => DEPREL_ID.get(label) as number));
const PRONOUN = uposId("PRON");
const CASE = DEPREL_ID.get("case") as number;
const TELLING =
  /^(?:tell|tells|told|telling|assure|assures|assured|inform|informs|informed|remind|reminds|reminded|warn|warns|warned|urge|urges|urged|ask|asks|asked|asking|advise|advised|order|ordered|accuse|accused|accuses|accusing|promise|promised)$/;
const MEDIA =
  /^(?:statement|release|interview|post|posts|tweet|tweets|letter|speech|address|report|message|memo|video|conference|briefing|broadcast|article|editorial|column|essay|blog|podcast|email|testimony|x|twitter|facebook|instagram|telegram|youtube|television|tv|radio|platform)$/i;
const OUTLET =
  /^(?:network|newspaper|agency|channel|magazine|broadcaster|station|news|times|post|television|tv|radio|press|journal|daily|tribune|herald|guardian|nbc|cnn|bbc|abc|cbs|fox|reuters|ap|afp|msnbc|npr|pbs|jazeera)$/i;

interface TokenRange {
  readonly from: number;
  readonly to: number;
}

export interface Frame {
  readonly addressee?: TextSpan;
  readonly medium?: TextSpan;
  readonly place?: TextSpan;
  readonly said?: Said;
}

export function frameOf(input: StatementInput, draft: Draft, speaker: FoundSpeaker, before: readonly Statement[]): Frame {
  const { doc } = input;
  const cue = draft.attribution?.cue;
  if (cue === undefined) return inherited(before, speaker, doc.paragraph[draft.content[0].from], doc);
  const arguments_ = phrasesOf(input, draft);
  const addressee = arguments_.find((phrase) => phrase.role === "addressee");
  const medium = arguments_.find((phrase) => phrase.role === "medium") ?? (addressee && isOutlet(doc, addressee) ? addressee : undefined);
  const place = arguments_.find((phrase) => phrase.role === "place");
  const carried = inherited(before, speaker, doc.paragraph[cue.head], doc);
  const said = saidIn(input, draft) ?? carried.said;
  const span = (range: TokenRange): TextSpan => doc.spanOf(range.from, range.to);
  return {
    ...(addressee ? { addressee: span(addressee) } : {}),
    ...(medium ? { medium: span(medium) } : {}),
    ...(place ? { place: span(place) } : {}),
    ...(said ? { said } : {}),
  };
}

interface Phrase extends TokenRange {
  readonly role: "addressee" | "medium" | "place" | "other";
}

/** Objects and prepositional phrases of the cue, outside content and source. */
function phrasesOf({ doc, speakers, times }: StatementInput, draft: Draft): Phrase[] {
  const cue = draft.attribution?.cue;
  if (cue === undefined) return [];
  const { tree } = speakers;
  const out: Phrase[] = [];
  const heads: number[] = [];
  for (let i = cue.from; i < cue.to; i++) heads.push(i);
  for (const head of heads) {
    for (let c = tree.childFrom[head]; c < tree.childFrom[head + 1]; c++) {
      const child = tree.child[c];
      const direct = DIRECT.has(doc.dep[child]);
      if ((!direct && !OBLIQUE.has(doc.dep[child])) || inDraft(draft, child)) continue;
      const reach = outside(draft, tree.left[child], tree.right[child] + 1, child);
      const range = withoutPreposition(doc, withoutTime(doc, reach, child, times), child);
      out.push({ ...range, role: roleOf(doc, speakers, head, child, direct) });
    }
  }
  return out.filter((phrase) => phrase.to > phrase.from);
}

function inDraft(draft: Draft, i: number): boolean {
  const inside = (run: TokenRange): boolean => run.from <= i && i < run.to;
  return draft.content.some(inside) || (draft.source !== undefined && inside(draft.source));
}

function withoutPreposition(doc: Doc, range: TokenRange, head: number): TokenRange {
  let from = range.from;
  while (from < head && doc.dep[from] === CASE) from++;
  return { from, to: range.to };
}

/** Ends the phrase before a date that the parse hung on it ("in Selden on 3 May") and before closing punctuation. */
function withoutTime(doc: Doc, range: TokenRange, head: number, times: readonly ResolvedTime[]): TokenRange {
  let to = range.to;
  for (const time of timesBetween(times, head + 1, range.to + 1)) {
    if (time.from < to) to = doc.dep[time.from - 1] === CASE && time.from - 1 > head ? time.from - 1 : time.from;
  }
  while (to > head + 1 && /^[,.;:]$/.test(doc.formOf(to - 1))) to--;
  return { from: range.from, to };
}

/** The phrase without what belongs to the content. */
function outside(draft: Draft, left: number, right: number, head: number): TokenRange {
  let from = head;
  while (from > left && !inDraft(draft, from - 1)) from--;
  let to = head + 1;
  while (to < right && !inDraft(draft, to)) to++;
  return { from, to };
}

function roleOf(doc: Doc, { names, titles, tree }: StatementInput["speakers"], head: number, child: number, direct: boolean): Phrase["role"] {
  if (direct) return TELLING.test(doc.formOf(head).toLowerCase()) ? "addressee" : "other";
  const preposition = caseOf(doc, tree, child);
  const noun = doc.formOf(child);
  const mention = names.mentionAt.get(child);
  if (preposition === "to" || preposition === "with") {
    if (MEDIA.test(noun)) return "medium";
    return mention || titles.has(noun.toLowerCase()) || doc.tag[child] === PRONOUN ? "addressee" : "other";
  }
  if (/^(?:on|in|via|through|at|during|by|over)$/.test(preposition) && MEDIA.test(noun)) return "medium";
  if (/^(?:in|at|from|outside|near)$/.test(preposition) && mention?.type === "LOC") return "place";
  return "other";
}

function caseOf(doc: Doc, tree: { childFrom: Uint32Array; child: Uint32Array }, head: number): string {
  for (let c = tree.childFrom[head]; c < tree.childFrom[head + 1]; c++)
    if (doc.dep[tree.child[c]] === CASE) return doc.formOf(tree.child[c]).toLowerCase();
  return "";
}

function isOutlet(doc: Doc, phrase: TokenRange): boolean {
  for (let i = phrase.from; i < phrase.to; i++) if (OUTLET.test(doc.formOf(i))) return true;
  return false;
}

/** The date nearest to the cue in its sentence, outside the content. */
function saidIn({ doc, times, speakers }: StatementInput, draft: Draft): Said | undefined {
  const cue = draft.attribution?.cue;
  if (cue === undefined) return undefined;
  const sentence = doc.sentenceOf(cue.head);
  const first = doc.sentenceFrom[sentence];
  const last = doc.sentenceFrom[sentence + 1];
  const aside = asideBefore(doc, speakers.tree, cue);
  const isAside = ({ from }: ResolvedTime): boolean => aside !== undefined && from >= aside.from && from < aside.to;
  const near = timesBetween(times, first, last).filter(
    (time) =>
      (time.type === "DATE" || time.type === "TIME") &&
      !inDraft(draft, time.from) &&
      !isAside(time) &&
      !isOfAnother(doc, first, time.from) &&
      /^\d{4}/.test(time.value),
  );
  const best = near.sort((a, b) => Math.abs(a.from - cue.head) - Math.abs(b.from - cue.head))[0];
  return best && saidFrom(doc, best, "stated");
}

/** "Opposed it before a vote on 12 May", "demanded it by June": the day of something else. */
function isOfAnother(doc: Doc, first: number, date: number): boolean {
  for (let i = date - 1; i >= Math.max(first, date - PHRASE); i--) {
    if (/^(?:before|by|until|till|since|despite|pending)$/i.test(doc.formOf(i))) return true;
    if (!OF_PHRASE.has(doc.tag[i])) return false;
  }
  return false;
}

/** Words of "a second parliamentary vote on", at most. */
const PHRASE = 6;
const OF_PHRASE: ReadonlySet<number> = new Set(["NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "PRON"].map((tag) => uposId(tag as "NOUN")));

/** Times whose tokens lie in [from, to). They are in text order. O(log times + found). */
function timesBetween(times: readonly ResolvedTime[], from: number, to: number): ResolvedTime[] {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle].from < from) low = middle + 1;
    else high = middle;
  }
  const found: ResolvedTime[] = [];
  for (let t = low; t < times.length && times[t].to <= to; t++) found.push(times[t]);
  return found;
}

function saidFrom(doc: Doc, time: ResolvedTime, how: Said["how"]): Said {
  return {
    value: time.value.replace(/T.*$/, ""),
    ...(time.edtf === undefined ? {} : { edtf: time.edtf }),
    how,
    evidence: { start: doc.start[time.from], end: doc.end[time.to - 1], text: doc.textOf(time.from, time.to) },
  };
}

const CARRY_PARAGRAPHS = 2;
const CARRY_STATEMENTS = 20;

/** The date, and for a continuation the addressee, of the same speaker's statement shortly before. */
function inherited(before: readonly Statement[], speaker: FoundSpeaker, paragraph: number, doc: Doc): Frame {
  const last = before.slice(-CARRY_STATEMENTS).findLast((statement) => statement.speaker.name === speaker.name && statement.within === undefined);
  if (last === undefined || speaker.name === "" || paragraph - doc.paragraph[doc.tokenAt(last.start)] > CARRY_PARAGRAPHS) return {};
  // A year is of something told from long ago, not of the same occasion.
  const said = last.said && !/^\d{4}$/.test(last.said.value) ? { ...last.said, how: "inferred" as const } : undefined;
  return { ...(said ? { said } : {}), ...(speaker.how === "carriedOver" && last.addressee ? { addressee: last.addressee } : {}) };
}
