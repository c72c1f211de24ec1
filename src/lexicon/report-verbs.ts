import { readRows } from "./table.ts";

export const SPEECH_ACTS = [
  "assert",
  "promise",
  "threaten",
  "propose",
  "demand",
  "accept",
  "refuse",
  "accuse",
  "decline",
  "assess",
  "predict",
] as const;
export type SpeechAct = (typeof SPEECH_ACTS)[number];

export interface ReportVerb {
  readonly lemma: string;
  /** True when the verb mostly introduces speech ("say"), false when it often does not ("expect"). */
  readonly core: boolean;
  readonly act: SpeechAct;
}

/** Report verbs by every lower-case inflected form. */
export type ReportVerbs = ReadonlyMap<string, ReportVerb>;

export function readReportVerbs(source: string): ReportVerbs {
  const byForm = new Map<string, ReportVerb>();
  for (const [lemma, irregular, strength, act] of readRows(source)) {
    const verb: ReportVerb = { lemma, core: strength === "core", act: act as SpeechAct };
    const given = irregular === "" ? [] : irregular.split(" ");
    for (const form of [lemma, ...given, ...regularForms(lemma, given)]) if (!byForm.has(form)) byForm.set(form, verb);
  }
  return byForm;
}

/** Inflected forms by the regular rules; a given doubled past ("admitted") also doubles the -ing form. */
export function regularForms(lemma: string, given: readonly string[]): string[] {
  const doubled = given.find((form) => form.endsWith("ed") && form.startsWith(lemma + lemma.at(-1)));
  const stem = doubled ? lemma + lemma.at(-1) : lemma.endsWith("e") ? lemma.slice(0, -1) : lemma;
  const third = /(?:s|sh|ch|x|z)$/.test(lemma) ? `${lemma}es` : /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ies` : `${lemma}s`;
  const past = /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${stem}ed`;
  return given.length > 0 && !doubled ? [third, `${stem}ing`] : [third, past, `${stem}ing`];
}
