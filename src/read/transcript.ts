/**
 * Transcripts as they are printed: "SEN. REKK: I will never sign it.", one speaker after another. Their labels are data, and what stands
 * behind each is a turn. Only texts that are made of turns are taken for transcripts; a report that quotes a few lines of one is none.
 */

import type { Report, SpeakerTurn } from "../document/report.ts";

/** "SEN. REKK:", "**REKK:**", "ANNA VELD, (D) PORT SELDEN:", "Q:", "THE PRESIDENT:", "REKK (through an interpreter):". */
const CAPITALS =
  /^[ \t]*(?:\*\*|__)?((?:Q|A|(?:\p{Lu}[\p{Lu}'’.-]*)(?: (?:\p{Lu}[\p{Lu}'’.-]*|of|de|al|van|von|Mc\p{Lu}+|#?\d{1,2})){0,4})(?:, [^:\n]{1,60})?)(?: ?[([][^)\]\n]{1,40}[)\]])?(?::(?:\*\*|__)?|(?:\*\*|__):)(?=[ \t\n])[ \t]*/gmu;
/** "Anna Veld:", where nothing but turns stands in the text. */
const WRITTEN =
  /^[ \t]*(?:\*\*|__)?((?:\p{Lu}[\p{L}'’.-]*)(?: (?:\p{Lu}[\p{L}'’.-]*|of|de|al|van|von)){0,4}(?:, [^:\n]{1,40})?)(?: ?[([][^)\]\n]{1,40}[)\]])?(?::(?:\*\*|__)?|(?:\*\*|__):)(?=[ \t\n])[ \t]*/gmu;
const LEAST_TURNS = 3;
/** Of labels in small letters, which may be anything ("Tuesday:", "Note:"), there must be more. In both some must come back: a list of facts has each once. */
const LEAST_WRITTEN = 4;
/** Speakers of one transcript, at most; more are the lines of a list. */
const MOST_SPEAKERS = 200;
/** Characters in which full names are looked for. */
const LOOKED_AT = 200_000;
/** Share of the text that the turns make up. */
const MOST_OF = 0.6;
/** Titles that say nothing of who it is; "President Rekk" keeps its own. */
const ADDRESS = /^(?:mr|mrs|ms|miss|dr|sen|rep|gov|sir|lord|lady|hon|rt|amb|gen|lt|col|capt|maj|prof|rev|secy?)\.? (?=\S)/i;

interface Label {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** A report with the turns of its text, and a note that says so; as it is where its turns are known or its text is no transcript. O(length). */
export function withTurns(report: Report): Report {
  const turns = report.turns ?? turnsIn(report.text);
  if (turns === undefined || turns === report.turns) return report;
  const speakers = new Set(turns.map(({ speaker }) => speaker)).size;
  const note = { rule: "transcript", message: `read as a transcript: ${turns.length} turns of ${speakers} speakers` };
  return { ...report, turns, notes: [...report.notes, note] };
}

/** The turns of a text that is a transcript; undefined for other texts. O(length). */
export function turnsIn(text: string): SpeakerTurn[] | undefined {
  const labels = labelsOf(text, CAPITALS, LEAST_TURNS, 1) ?? labelsOf(text, WRITTEN, LEAST_WRITTEN, 1.5);
  if (labels === undefined) return undefined;
  const named = new Map<string, string>();
  const all = [...new Set(labels.map(({ label }) => plainLabel(label)))];
  const known = text.slice(0, LOOKED_AT);
  for (const label of all) named.set(label, nameOf(label, all, known));
  return labels.map(({ label, end }, k) => {
    let to = endOfTurn(text, end, labels[k + 1]?.start ?? text.length, [...named.values()]);
    while (to > end && /\s/.test(text[to - 1])) to--;
    return { speaker: named.get(plainLabel(label)) as string, start: end, end: to };
  });
}

/** Where a turn ends before the next label: at a paragraph that speaks of those who speak here by name, which is the report's own. O(length). */
function endOfTurn(text: string, start: number, end: number, speakers: readonly string[]): number {
  const names = speakers.flatMap((name) => name.split(" ").at(-1) ?? []).filter((name) => name.length > 2);
  if (names.length === 0) return end;
  const named = new RegExp(`(?<!\\p{L})(?:${names.map(escaped).join("|")})(?!\\p{L})`, "u");
  const turn = text.slice(start, end);
  const breaks = [...turn.matchAll(/\n\s*\n\s*/g)];
  for (const [k, { index, 0: gap }] of breaks.entries()) {
    const paragraph = turn.slice(index + gap.length, breaks[k + 1]?.index ?? turn.length).replace(/[“"«„][^”"»]*[”"»]/g, "");
    if (named.test(paragraph) && !/(?<!\p{L})(?:I|we|you|my|our|your)(?!\p{L})/iu.test(paragraph)) return start + index;
  }
  return end;
}

function labelsOf(text: string, pattern: RegExp, least: number, returns: number): Label[] | undefined {
  const labels = [...text.matchAll(pattern)].map((match) => ({ label: match[1], start: match.index, end: match.index + match[0].length }));
  const distinct = new Set(labels.map(({ label }) => plainLabel(label)));
  if (labels.length < least || distinct.size < 2 || distinct.size > MOST_SPEAKERS || labels.length <= returns * distinct.size) return undefined;
  return text.length - labels[0].start >= MOST_OF * text.length ? labels : undefined;
}

/** Without what follows a comma, and without a form of address. */
function plainLabel(label: string): string {
  return label.split(",")[0].replace(ADDRESS, "").trim();
}

/** "REKK" → "Tomas Rekk", as another label or the text writes it; in small letters where nobody does. */
function nameOf(label: string, labels: readonly string[], text: string): string {
  if (/^(?:Q|A)$/.test(label)) return label;
  const isOneWord = !label.includes(" ");
  const longer = isOneWord ? labels.filter((other) => other !== label && other.toUpperCase().endsWith(` ${label.toUpperCase()}`)) : [];
  if (longer.length === 1) return nameOf(longer[0], labels, text);
  const written = label.split(" ").map((word) => asWritten(word, text));
  if (!isOneWord) return written.join(" ");
  const full = new Set(
    [...text.matchAll(new RegExp(`\\p{Lu}\\p{Ll}+ (?:\\p{Lu}\\. )?${escaped(written[0])}(?!\\p{L})`, "gu"))].map(([name]) => name),
  );
  const [only, ...others] = [...full].filter(
    (name) => !ADDRESS.test(name) && !/^(?:President|Senator|Minister|Secretary|Governor|And|But)\b/.test(name),
  );
  return only !== undefined && others.length === 0 ? only : written[0];
}

/** A word in capitals as the text writes it elsewhere: "MCHALE" → "McHale"; with one capital where it does not. */
function asWritten(word: string, text: string): string {
  if (word !== word.toUpperCase() || word.length < 2) return word;
  const found = [...text.matchAll(new RegExp(`(?<!\\p{L})${escaped(word)}(?!\\p{L})`, "giu"))].map(([form]) => form);
  const mixed = found.find((form) => /^\p{Lu}.*\p{Ll}/u.test(form));
  return mixed ?? word.replace(/\p{L}+/gu, (part) => part[0] + part.slice(1).toLowerCase());
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
