/** A question about a position, put together: the topic as typed, filed or ruled; the reports of the store; the answer. */

import { existsSync } from "node:fs";
import { type Answer, answerOf } from "../compare/answer.ts";
import type { ItemRuling } from "../compare/items.ts";
import { commitmentOf, type OpenOption, stillOpen } from "../compare/options.ts";
import { reliabilities } from "../compare/reliability.ts";
import { reportsToMatch } from "../compare/topics/matches.ts";
import { queriesOf } from "../compare/topics/queries.ts";
import { aliasesIn, nameRuns, readTopicsFile, type Topic, type TopicFields, topicOf, widened, withLastNames } from "../compare/topics/topic.ts";
import { type ReportMaterial, type ReportOutline, withDetails } from "../document/material.ts";
import { ITEM_VERDICTS, questionId, type Ruling, topicKey } from "../document/stored.ts";
import { readChangeCues } from "../lexicon/change-cues.ts";
import { readCountries } from "../lexicon/countries.ts";
import { readReliability } from "../lexicon/reliability.ts";
import { readStanceTable } from "../lexicon/stance-table.ts";
import { decodeText } from "../read/decode.ts";
import type { Material as Loaded } from "../store/positions.ts";
import type { Store } from "../store/store.ts";
import type { Io } from "./io.ts";
import { readLexicon } from "./resources.ts";

export interface TopicFlags {
  /** A topics.yml; default: ./topics.yml where there is one. */
  readonly topics?: string;
}

const TOPICS_FILE = "topics.yml";

/** The reports of a question, with the actor and who speaks for the actor. */
export type Material = Omit<Loaded, "reports"> & { readonly reports: readonly ReportMaterial[] };

export async function loadReports(store: Store, request: Parameters<Store["material"]>[0]): Promise<Material> {
  return detailed(store, await store.material(request), (reports) => reports.map(({ id }) => id));
}

/** @param wanted ids of the reports whose records are read; the others are taken to have none */
async function detailed(store: Store, loaded: Loaded, wanted: (reports: readonly ReportOutline[]) => readonly string[]): Promise<Material> {
  const details = await store.details(wanted(loaded.reports));
  return { ...loaded, reports: loaded.reports.map((report) => withDetails(report, details.get(report.id))) };
}

/** What every question needs, read once. */
export interface Asker {
  /** The topic's fields: those last ruled, else those of the file, else as typed. */
  fieldsOf(topic: string): TopicFields;
  topicOf(fields: TopicFields): Topic;
  readonly filed: readonly TopicFields[];
  /** Topics as ruled, read when the asker was made or refreshed. */
  ruled(): readonly TopicFields[];
  /** Reads the rulings of the record again. */
  refresh(): Promise<void>;
  answer(request: AskRequest): Promise<Asked>;
  /** The topic with what the record adds to it, and the reports that may speak of it. */
  gather(request: AskRequest): Promise<{ readonly topic: Topic; readonly material: Material }>;
}

export interface AskRequest {
  readonly actor: string;
  readonly topic: string;
  readonly asOf?: string;
  readonly since?: string;
  /** Rulings by item id, beside those of the record. */
  readonly rulings?: ReadonlyMap<string, ItemRuling>;
}

export interface Asked {
  readonly answer: Answer;
  readonly material: Material;
  readonly topic: Topic;
}

export async function makeAsker(store: Store, flags: TopicFlags, io: Io): Promise<Asker> {
  const stances = readStanceTable(readLexicon("stances"));
  const cues = readChangeCues(readLexicon("change-cues"));
  const reliabilityOf = reliabilities(readReliability(readLexicon("reliability")));
  const forms = countryForms();
  const file = flags.topics ?? (existsSync(TOPICS_FILE) ? TOPICS_FILE : undefined);
  const filed = file === undefined ? [] : readTopicsFile(decodeText(await io.read(file), file).text, file);
  let rulings = await store.rulings();
  let ruled = ruledTopics(rulings);
  const fieldsOf = (topic: string): TopicFields => {
    const key = topicKey(topic);
    const own = (fields: TopicFields): boolean => topicKey(fields.topic) === key;
    return ruled.find(own) ?? filed.find(own) ?? { topic };
  };
  const makeTopic = (fields: TopicFields): Topic => topicOf(fields, stances);
  const gather = async ({ actor, topic: asked, asOf }: AskRequest): Promise<{ topic: Topic; material: Material }> => {
    const whole = makeTopic(fieldsOf(asked));
    const typed = withLastNames(whole, await store.people(nameRuns(whole.name)));
    const load = (topic: Topic): Promise<Loaded> => store.material({ actor, queries: queriesOf(topic), ...(asOf === undefined ? {} : { asOf }) });
    const first = await load(typed);
    const aliases = aliasesIn(first.reports, typed.name);
    const topic = widened(typed, aliases, forms);
    // Only a new name can bring reports that the first look did not.
    const loaded = topic.wordings.length === typed.wordings.length ? first : await load(topic);
    return { topic, material: await detailed(store, loaded, (reports) => reportsToMatch(topic, reports)) };
  };
  return {
    fieldsOf,
    topicOf: makeTopic,
    filed,
    ruled: () => ruled,
    async refresh() {
      rulings = await store.rulings();
      ruled = ruledTopics(rulings);
    },
    gather,
    async answer(request) {
      const { topic, material } = await gather(request);
      const { asOf, since } = request;
      const question = { actor: material.actor, topic, ...(asOf === undefined ? {} : { asOf }), ...(since === undefined ? {} : { since }) };
      const own = new Map([...itemRulings(rulings, material.actor.id, topic.name), ...(request.rulings ?? [])]);
      const answer = answerOf(question, material.reports, { reliabilityOf, cues, rulings: own });
      return { answer: { ...answer, options: await openNow(store, answer.options, asOf) }, material, topic };
    },
  };
}

/** Options that later reports have not told the end of. */
async function openNow(store: Store, options: readonly OpenOption[], asOf: string | undefined): Promise<readonly OpenOption[]> {
  if (options.length === 0) return options;
  const ids = options.map(({ id }) => commitmentOf(id));
  return stillOpen(options, await store.commitments({ ids, limit: ids.length * MOST_TELLINGS, ...(asOf === undefined ? {} : { asOf }) }));
}

/** Tellings of one commitment that are looked at. */
const MOST_TELLINGS = 100;

/** Lower-case names of countries → their adjectives, and the other way. */
function countryForms(): Map<string, readonly string[]> {
  const forms = new Map<string, readonly string[]>();
  for (const { name, adjectives } of readCountries(readLexicon("countries")).all) {
    const all = [name, ...adjectives].map((form) => form.toLowerCase()).filter((form) => !form.includes(" "));
    for (const form of all)
      forms.set(
        form,
        all.flatMap((other) => [other, `${other}s`]),
      );
  }
  return forms;
}

function ruledTopics(rulings: readonly Ruling[]): TopicFields[] {
  const last = new Map<string, TopicFields>();
  for (const { verdict, a, b } of rulings) if (verdict === "topic") last.set(a, JSON.parse(b) as TopicFields);
  return [...last.values()];
}

/** Rulings on items of one question, by item; the last one holds. */
function itemRulings(rulings: readonly Ruling[], actorId: string, topic: string): Map<string, ItemRuling> {
  const own = new Map<string, ItemRuling>();
  const question = questionId(actorId, topic);
  for (const { id, verdict, a, b, author, reason, at } of rulings)
    if (b === question && (ITEM_VERDICTS as readonly string[]).includes(verdict))
      own.set(a, { id, verdict: verdict as ItemRuling["verdict"], author, reason, at });
  return own;
}
