/** The commands about positions: ask, topics, rule, options, diff, explainer. */

import { writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { openOptions, precedentsOf } from "../compare/options.ts";
import { matchTopic } from "../compare/topics/matches.ts";
import { neighboursOf, proposedTopics } from "../compare/topics/proposals.ts";
import { queriesOf } from "../compare/topics/queries.ts";
import { aliasesIn, type TopicFields, writeTopicsFile } from "../compare/topics/topic.ts";
import { ITEM_VERDICTS, type ItemVerdict } from "../document/stored.ts";
import { InputError, NotFoundError } from "../errors.ts";
import type { Store } from "../store/store.ts";
import { answerHtml } from "./ask-html.ts";
import { answerWords, optionWords, precedentWords } from "./ask-words.ts";
import { explainerWords } from "./explainer-words.ts";
import type { Io } from "./io.ts";
import { type Asker, type AskRequest, loadReports, makeAsker, type TopicFlags } from "./position.ts";
import { dayFlag, wholeNumber } from "./query.ts";
import { UsageError } from "./sources.ts";
import { type StoreFlags, withStore } from "./store-client.ts";

export interface AskFlags extends StoreFlags, TopicFlags {
  readonly json?: boolean;
  readonly html?: string;
  readonly asOf?: string;
  readonly since?: string;
}

function requestOf(actor: string, topic: string, flags: AskFlags): AskRequest {
  const asOf = dayFlag(flags.asOf, "--as-of");
  const since = dayFlag(flags.since, "--since");
  return { actor, topic, ...(asOf === undefined ? {} : { asOf }), ...(since === undefined ? {} : { since }) };
}

function withAsker<T>(flags: AskFlags, io: Io, readOnly: boolean, work: (asker: Asker, store: Store) => Promise<T>): Promise<T> {
  return withStore(flags, readOnly, async (store) => work(await makeAsker(store, flags, io), store));
}

export async function runAsk(actor: string, topic: string, flags: AskFlags, io: Io): Promise<number> {
  const request = requestOf(actor, topic, flags);
  return withAsker(flags, io, true, async (asker) => {
    const { answer, material } = await asker.answer(request);
    if (material.more) io.err("more reports speak of it than one answer reads; --since or a narrower topic makes it whole\n");
    if (flags.html !== undefined) {
      try {
        await writeFile(flags.html, answerHtml(answer, material));
      } catch (cause) {
        throw new InputError("ask/html", `${flags.html}: expected a place for the page, but ${(cause as Error).message}`, { cause });
      }
      io.err(`page written to ${flags.html}\n`);
    }
    if (flags.json === true) await io.out(`${JSON.stringify({ ...answer, voices: material.voices })}\n`);
    else if (flags.html === undefined) await io.out(answerWords(answer, material.voices, io.width));
    return 0;
  });
}

export async function runExplainer(actor: string, topic: string, flags: AskFlags, io: Io): Promise<number> {
  const request = requestOf(actor, topic, flags);
  return withAsker(flags, io, true, async (asker, store) => {
    const { answer } = await asker.answer(request);
    const precedents = precedentsOf((await store.commitments({ limit: 100_000 })).filter(({ actor: name }) => answer.actor.name === name));
    const sentences = explainerWords(answer, precedents);
    await io.out(
      flags.json === true
        ? `${JSON.stringify(sentences)}\n`
        : sentences
            .map(({ heading, text, ids }) => (heading === undefined ? `${text} [${ids.join(", ")}]\n` : `\n${heading}\n`))
            .join("")
            .trimStart(),
    );
    return 0;
  });
}

export interface TopicsFlags extends AskFlags {
  readonly limit?: string;
  readonly actor?: string;
  readonly yaml?: boolean;
}

/** Reports that topics are proposed from, when no actor is named. */
const PROPOSED_FROM = 1000;

export async function runTopics(topic: string | undefined, flags: TopicsFlags, io: Io): Promise<number> {
  const limit = wholeNumber(flags.limit, "--limit", 20, 1000);
  return withAsker(flags, io, true, async (asker, store) => {
    if (topic !== undefined) return showTopic(topic, flags, asker, store, io);
    const known = [...asker.ruled, ...asker.filed.filter((fields) => !asker.ruled.some((own) => own.topic === fields.topic))];
    const stances =
      flags.actor === undefined
        ? await store.recentStances(PROPOSED_FROM)
        : (await loadReports(store, { actor: flags.actor, queries: [] })).reports.flatMap(({ stances: own, actorNames }) =>
            own.filter(({ holder }) => actorNames.has(holder.name)),
          );
    const proposed = proposedTopics(stances, limit);
    if (flags.yaml === true) {
      await io.out(writeTopicsFile([...known, ...proposed.map(({ topic: name }): TopicFields => ({ topic: name }))]));
      return 0;
    }
    if (flags.json === true) {
      await io.out(
        [...known.map((fields) => ({ kind: "topic", ...fields })), ...proposed.map((entry) => ({ kind: "proposedTopic", ...entry }))]
          .map((entry) => `${JSON.stringify(entry)}\n`)
          .join(""),
      );
      return 0;
    }
    const lines = [
      ...(known.length > 0
        ? [
            "Kept topics",
            ...known.map(
              ({ topic: name, ...rest }) => `  ${name}${Object.values(rest).flat().length > 0 ? `: ${Object.values(rest).flat().join(", ")}` : ""}`,
            ),
            "",
          ]
        : []),
      proposed.length > 0 ? "Proposed from the record: what stances are taken on" : "Nothing in this record takes a stance on anything twice.",
      ...proposed.map(
        ({ topic: name, reports, holders }) =>
          `  ${name}: ${reports} ${reports === 1 ? "report" : "reports"}; ${holders.map(({ name: who, count }) => `${who} ${count}`).join(", ")}`,
      ),
      "",
    ];
    await io.out(lines.join("\n"));
    return 0;
  });
}

async function showTopic(typed: string, flags: TopicsFlags, asker: Asker, store: Store, io: Io): Promise<number> {
  const fields = asker.fieldsOf(typed);
  const topic = asker.topicOf(fields);
  const speakers = await store.speakersOn(queriesOf(topic));
  const actor = flags.actor ?? speakers[0]?.name;
  const gathered = actor === undefined ? undefined : await asker.gather({ actor, topic: typed });
  const matches = gathered === undefined ? [] : matchTopic(gathered.topic, gathered.material.reports);
  const neighbours = neighboursOf(matches);
  const aliases =
    gathered === undefined
      ? []
      : aliasesIn(gathered.material.reports.map(({ text }) => text)).filter(({ short }) =>
          gathered.topic.wordings.some(({ text }) => text.includes(`(${short})`)),
        );
  const kinds = new Map<string, number>();
  for (const { kind } of matches) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  if (flags.json === true) {
    await io.out(
      `${JSON.stringify({ kind: "topic", fields, wordings: topic.wordings.map(({ text, words }) => ({ text, words: words.map((word) => ({ text: word.text, act: word.act, polarity: word.polarity })) })), aliases, speakers, matches: Object.fromEntries(kinds), neighbours })}\n`,
    );
    return 0;
  }
  const lines = [
    `“${topic.name}”`,
    ...topic.wordings.map(
      ({ text, words }) =>
        `  ${text}: ${words.map((word) => `${word.text}${word.act ? ` (act, ${words.some(({ polarity }) => polarity < 0) ? "lowers" : "raises"})` : ""}`).join(" + ")}`,
    ),
    ...topic.terms.map(({ text, polarity, act }) => `  phrase: ${text}${act ? ` (${polarity > 0 ? "raises" : "lowers"})` : ""}`),
    ...aliases.map(
      ({ short, full, reports }) => `  also called ${short}, for ${full.join(" ")} (${reports} ${reports === 1 ? "report" : "reports"})`,
    ),
    speakers.length > 0
      ? `  spoken of by: ${speakers.map(({ name, reports }) => `${name} ${reports}`).join(", ")}`
      : "  nobody in this record speaks of it",
    ...(actor === undefined
      ? []
      : [
          `  in reports that name ${actor}: ${matches.length} sentences${matches.length > 0 ? ` (${[...kinds].map(([kind, n]) => `${kind} ${n}`).join(", ")})` : ""}`,
        ]),
    ...(neighbours.length > 0
      ? [`  often beside it, not part of it unless you add them: ${neighbours.map(({ text, count }) => `${text} ${count}`).join(", ")}`]
      : []),
    "",
  ];
  await io.out(lines.join("\n"));
  return 0;
}

export interface RuleItemFlags extends AskFlags {
  readonly actor?: string;
  readonly topic?: string;
  readonly author?: string;
  readonly reason?: string;
  readonly terms?: string;
  readonly aliases?: string;
  readonly raises?: string;
  readonly lowers?: string;
  readonly exclude?: string;
}

export async function runRuleItem(verdict: string, what: string, flags: RuleItemFlags, io: Io): Promise<number> {
  const author = flags.author ?? process.env["ONRECORD_AUTHOR"] ?? userInfo().username;
  const stamp = { author, reason: flags.reason ?? "", at: new Date().toISOString() };
  if (verdict === "topic") {
    return withAsker(flags, io, false, async (asker, store) => {
      const listOf = (text: string | undefined): string[] | undefined =>
        text
          ?.split(",")
          .map((phrase) => phrase.trim())
          .filter((phrase) => phrase !== "");
      const given = {
        terms: listOf(flags.terms),
        aliases: listOf(flags.aliases),
        raises: listOf(flags.raises),
        lowers: listOf(flags.lowers),
        exclude: listOf(flags.exclude),
      };
      const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      if (Object.keys(set).length === 0)
        throw new UsageError("rule topic: expected some of --terms, --aliases, --raises, --lowers, --exclude; came none");
      const fields: TopicFields = { ...asker.fieldsOf(what), ...set, topic: what };
      asker.topicOf(fields);
      await store.ruleTopic({ topic: what, fields: JSON.stringify(fields), ...stamp });
      await io.out(
        flags.json === true
          ? `${JSON.stringify(fields)}\n`
          : `“${what}” is now: ${Object.entries(fields)
              .filter(([key]) => key !== "topic")
              .map(([key, value]) => `${key} ${(value as string[]).join(", ")}`)
              .join("; ")}\n`,
      );
      return 0;
    });
  }
  if (!(ITEM_VERDICTS as readonly string[]).includes(verdict))
    throw new UsageError(`rule: expected ${ITEM_VERDICTS.join(", ")} or topic, came ${JSON.stringify(verdict)}`);
  const { actor, topic } = flags;
  if (actor === undefined || topic === undefined)
    throw new UsageError(`rule ${verdict}: expected --actor and --topic, for which the item is ruled on`);
  return withStore(flags, false, async (store) => {
    const before = await (await makeAsker(store, flags, io)).answer(requestOf(actor, topic, flags));
    const all = [...before.answer.words, ...before.answer.deeds, ...before.answer.struck];
    const item = all.find(({ id }) => id === what);
    if (item === undefined)
      throw new NotFoundError(
        "rule/item",
        `${JSON.stringify(what)}: expected the id of an item of words or deeds of this answer; \`onrecord ask\` prints them (${all.length} there are)`,
      );
    if ((verdict === "confirm" || verdict === "flip") && item.direction === 0)
      throw new InputError(
        "rule/direction",
        `${what}: has no direction that could be ${verdict === "confirm" ? "confirmed" : "flipped"}; rule \`for\` or \`against\``,
      );
    await store.ruleItem({
      verdict: verdict as ItemVerdict,
      item: item.id,
      text: item.text,
      actorId: before.answer.actor.id,
      topic: before.topic.name,
      ...stamp,
    });
    const after = await (await makeAsker(store, flags, io)).answer(requestOf(actor, topic, flags));
    if (flags.json === true) await io.out(`${JSON.stringify({ before: before.answer.verdicts, after: after.answer.verdicts })}\n`);
    else await io.out(`${verdict}: ${item.text.replace(/\s+/g, " ")}\n${after.answer.summary.map((line) => `  ${line}\n`).join("")}`);
    return 0;
  });
}

export async function runOptions(actor: string, flags: AskFlags, io: Io): Promise<number> {
  const asOf = dayFlag(flags.asOf, "--as-of");
  return withStore(flags, true, async (store) => {
    const material = await loadReports(store, { actor, queries: [], ...(asOf === undefined ? {} : { asOf }) });
    const options = openOptions(material.reports);
    const names = new Set(material.reports.flatMap(({ actorNames }) => [...actorNames.keys()]));
    const histories = (await store.commitments({ limit: 100_000, ...(asOf === undefined ? {} : { asOf }) })).filter((history) =>
      names.has(history.actor),
    );
    const precedents = precedentsOf(histories);
    if (flags.json === true) await io.out(`${JSON.stringify({ actor: material.actor, options, precedents })}\n`);
    else
      await io.out(
        [
          `Open to ${material.actor.name}, or asked of them (${options.length})`,
          ...options.map((option) => optionWords(option, io.width)),
          "",
          "What came of earlier ones",
          ...(precedents.length > 0
            ? precedents.map(precedentWords)
            : [`  too few with a known outcome (${histories.filter(({ status }) => status !== "pending").length}; five of a kind are asked for)`]),
          "",
        ].join("\n"),
      );
    return 0;
  });
}

export async function runDiff(flags: AskFlags & { readonly since: string }, io: Io): Promise<number> {
  const since = dayFlag(flags.since, "--since") as string;
  return withStore(flags, true, async (store) => {
    const diff = await store.diff(since);
    if (flags.json === true) {
      await io.out(`${JSON.stringify(diff)}\n`);
      return 0;
    }
    const { reports, counts, speakers, moved, made } = diff;
    await io.out(
      [
        `Since ${since}: ${reports.length} reports`,
        ...reports.slice(0, 20).map(({ published, publisher, title, id }) => `  ${published ?? "no date"} ${publisher ?? ""} ${title ?? id}`),
        `New: ${
          Object.entries(counts)
            .map(([kind, n]) => `${n} ${kind}s`)
            .join(", ") || "nothing"
        }`,
        ...(speakers.length > 0 ? [`Spoke: ${speakers.map(({ name, count }) => `${name} ${count}`).join(", ")}`] : []),
        `Statuses that moved (${moved.length})`,
        ...moved.map(
          ({ actor, force, action, status, day, text, id }) =>
            `  ${day} ${status}: ${force} of ${actor}: ${action}\n      ${text.replace(/\s+/g, " ")}\n      ${id}`,
        ),
        `New commitments (${made.length})`,
        ...made.slice(0, 30).map(({ actor, force, action, made: day, id }) => `  ${day ?? "no date"} ${force} of ${actor}: ${action}\n      ${id}`),
        "",
      ].join("\n"),
    );
    return 0;
  });
}
