/** What can be asked about positions, as the command line and the server ask it: answers, topics, options, rulings. */

import { openOptions, type Precedent, precedentsOf, stillOpen } from "../compare/options.ts";
import { matchTopic } from "../compare/topics/matches.ts";
import { neighboursOf, type ProposedTopic, proposedTopics } from "../compare/topics/proposals.ts";
import { queriesOf } from "../compare/topics/queries.ts";
import { aliasesIn, type TopicFields } from "../compare/topics/topic.ts";
import type { Stance } from "../document/records.ts";
import type { ProposedRuling, Ruling } from "../document/stored.ts";
import { InputError, NotFoundError } from "../errors.ts";
import type { OpenTo, Stamp, TheAnswer, TopicDetails } from "../serve/backend.ts";
import type { Store } from "../store/store.ts";
import type { Io } from "./io.ts";
import { type Asker, type AskRequest, loadReports, makeAsker, type TopicFlags } from "./position.ts";

export type Inquiry = Awaited<ReturnType<typeof makeInquiry>>;

/** Reports that topics are proposed from, when no actor is named. */
const PROPOSED_FROM = 1000;

export async function makeInquiry(store: Store, flags: TopicFlags, io: Io) {
  const asker = await makeAsker(store, flags, io);
  return {
    asker,
    async ask(request: AskRequest): Promise<TheAnswer> {
      await asker.refresh();
      const { answer, material } = await asker.answer(request);
      return { ...answer, voices: material.voices, more: material.more };
    },
    async precedents(name: string): Promise<Precedent[]> {
      return precedentsOf((await store.commitments({ limit: 100_000 })).filter(({ actor }) => actor === name));
    },
    /** Topics that are kept, and those proposed from what an actor, or anybody, takes a stance on. */
    async topics(actor: string | undefined, limit: number): Promise<{ known: readonly TopicFields[]; proposed: readonly ProposedTopic[] }> {
      await asker.refresh();
      const ruled = asker.ruled();
      const known = [...ruled, ...asker.filed.filter((fields) => !ruled.some((own) => own.topic === fields.topic))];
      return { known, proposed: proposedTopics(await stancesOf(store, actor), limit) };
    },
    topic: (typed: string, actor: string | undefined): Promise<TopicDetails> => detailsOf(asker, store, typed, actor),
    async options(actor: string, asOf: string | undefined): Promise<OpenTo> {
      const known = asOf === undefined ? {} : { asOf };
      const material = await loadReports(store, { actor, queries: [], ...known });
      const names = new Set(material.reports.flatMap(({ actorNames }) => [...actorNames.keys()]));
      const histories = (await store.commitments({ limit: 100_000, ...known })).filter((history) => names.has(history.actor));
      return {
        actor: material.actor,
        options: stillOpen(openOptions(material.reports), histories),
        precedents: precedentsOf(histories),
        closed: histories.filter(({ status }) => status !== "pending").length,
      };
    },
    async rule(ruling: ProposedRuling, stamp: Stamp): Promise<Ruling> {
      if (ruling.on === "identity") return store.rule({ verdict: ruling.verdict, a: ruling.a, b: ruling.b, ...stamp });
      if (ruling.on === "statement") {
        const { on: _on, ...correction } = ruling;
        return store.ruleStatement({ ...correction, ...stamp });
      }
      return ruleItem(asker, store, ruling, stamp);
    },
    /** Sets what a topic is made of; what is not given stays. */
    async setTopic(topic: string, given: Omit<TopicFields, "topic">, stamp: Stamp): Promise<TopicFields> {
      await asker.refresh();
      const fields: TopicFields = { ...asker.fieldsOf(topic), ...given, topic };
      asker.topicOf(fields);
      await store.ruleTopic({ topic, fields: JSON.stringify(fields), ...stamp });
      return fields;
    },
    close: (): Promise<void> => store.close(),
  };
}

async function stancesOf(store: Store, actor: string | undefined): Promise<readonly Stance[]> {
  if (actor === undefined) return store.recentStances(PROPOSED_FROM);
  const { reports } = await loadReports(store, { actor, queries: [] });
  return reports.flatMap(({ text, stancesIn, actorNames }) => stancesIn(0, text.length).filter(({ holder }) => actorNames.has(holder.name)));
}

async function detailsOf(asker: Asker, store: Store, typed: string, asked: string | undefined): Promise<TopicDetails> {
  await asker.refresh();
  const fields = asker.fieldsOf(typed);
  const topic = asker.topicOf(fields);
  const speakers = await store.speakersOn(queriesOf(topic));
  const actor = asked ?? speakers[0]?.name;
  const gathered = actor === undefined ? undefined : await asker.gather({ actor, topic: typed });
  const matches = gathered === undefined ? [] : matchTopic(gathered.topic, gathered.material.reports);
  const aliases =
    gathered === undefined
      ? []
      : aliasesIn(gathered.material.reports, gathered.topic.name).filter(({ short }) =>
          gathered.topic.wordings.some(({ text }) => text.includes(`(${short})`)),
        );
  const kinds = new Map<string, number>();
  for (const { kind } of matches) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return {
    kind: "topic",
    fields,
    wordings: topic.wordings.map(({ text, words }) => ({
      text,
      words: words.map((word) => ({ text: word.text, act: word.act, polarity: word.polarity })),
    })),
    terms: topic.terms.map(({ text, act, polarity }) => ({ text, act, polarity })),
    aliases,
    speakers,
    ...(actor === undefined ? {} : { actor }),
    matches: Object.fromEntries(kinds),
    neighbours: neighboursOf(matches),
  };
}

async function ruleItem(
  asker: Asker,
  store: Store,
  { verdict, item: id, actor, topic }: Extract<ProposedRuling, { on: "item" }>,
  stamp: Stamp,
): Promise<Ruling> {
  await asker.refresh();
  const { answer, topic: whole } = await asker.answer({ actor, topic });
  const all = [...answer.words, ...answer.deeds, ...answer.struck];
  const item = all.find((own) => own.id === id);
  if (item === undefined)
    throw new NotFoundError(
      "rule/item",
      `${JSON.stringify(id)}: expected the id of an item of words or deeds of this answer; \`onrecord ask\` prints them (${all.length} there are)`,
    );
  if ((verdict === "confirm" || verdict === "flip") && item.direction === 0)
    throw new InputError(
      "rule/direction",
      `${id}: has no direction that could be ${verdict === "confirm" ? "confirmed" : "flipped"}; rule \`for\` or \`against\``,
    );
  return store.ruleItem({ verdict, item: id, text: item.text, actorId: answer.actor.id, topic: whole.name, ...stamp });
}
