/** The commands about positions: ask, topics, rule, options, diff, explainer. */

import { writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { type TopicFields, writeTopicsFile } from "../compare/topics/topic.ts";
import { type CorrectionVerdict, ITEM_VERDICTS, type ItemVerdict } from "../document/stored.ts";
import { InputError } from "../errors.ts";
import type { Stamp, TopicDetails } from "../serve/backend.ts";
import { answerHtml } from "./ask-html.ts";
import { answerWords, optionWords, precedentWords } from "./ask-words.ts";
import { explainerWords } from "./explainer-words.ts";
import { type Inquiry, makeInquiry } from "./inquiry.ts";
import type { Io } from "./io.ts";
import type { AskRequest, TopicFlags } from "./position.ts";
import { dayFlag, wholeNumber } from "./query.ts";
import { UsageError } from "./sources.ts";
import { type StoreFlags, withStore } from "./store-client.ts";
import { rulingWords } from "./store-words.ts";

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

function withInquiry<T>(flags: AskFlags, io: Io, readOnly: boolean, work: (inquiry: Inquiry) => Promise<T>): Promise<T> {
  return withStore(flags, readOnly, async (store) => work(await makeInquiry(store, flags, io)));
}

export async function runAsk(actor: string, topic: string, flags: AskFlags, io: Io): Promise<number> {
  const request = requestOf(actor, topic, flags);
  return withInquiry(flags, io, true, async ({ asker }) => {
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
  return withInquiry(flags, io, true, async (inquiry) => {
    const answer = await inquiry.ask(request);
    const sentences = explainerWords(answer, await inquiry.precedents(answer.actor.name));
    if (sentences.length === 0) io.err(`${answer.summary[0]} There is nothing to outline.\n`);
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

export async function runTopics(topic: string | undefined, flags: TopicsFlags, io: Io): Promise<number> {
  const limit = wholeNumber(flags.limit, "--limit", 20, 1000);
  return withInquiry(flags, io, true, async (inquiry) => {
    if (topic !== undefined) return showTopic(await inquiry.topic(topic, flags.actor), flags, io);
    const { known, proposed } = await inquiry.topics(flags.actor, limit);
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

async function showTopic(details: TopicDetails, flags: TopicsFlags, io: Io): Promise<number> {
  if (flags.json === true) {
    await io.out(`${JSON.stringify(details)}\n`);
    return 0;
  }
  const { fields, wordings, terms, aliases, speakers, actor, matches, neighbours } = details;
  const kinds = Object.entries(matches);
  const sentences = kinds.reduce((sum, [, n]) => sum + n, 0);
  const lines = [
    `“${fields.topic}”`,
    ...wordings.map(
      ({ text, words }) =>
        `  ${text}: ${words.map((word) => `${word.text}${word.act ? ` (act, ${words.some(({ polarity }) => polarity < 0) ? "lowers" : "raises"})` : ""}`).join(" + ")}`,
    ),
    ...terms.map(({ text, polarity, act }) => `  phrase: ${text}${act ? ` (${polarity > 0 ? "raises" : "lowers"})` : ""}`),
    ...aliases.map(
      ({ short, full, reports }) => `  also called ${short}, for ${full.join(" ")} (${reports} ${reports === 1 ? "report" : "reports"})`,
    ),
    speakers.length > 0
      ? `  spoken of by: ${speakers.map(({ name, reports }) => `${name} ${reports}`).join(", ")}`
      : "  nobody in this record speaks of it",
    ...(actor === undefined
      ? []
      : [
          `  in reports that name ${actor}: ${sentences} sentences${sentences > 0 ? ` (${kinds.map(([kind, n]) => `${kind} ${n}`).join(", ")})` : ""}`,
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
  /** The right speaker of a statement. */
  readonly speaker?: string;
}

export async function runRuleItem(verdict: string, what: string, flags: RuleItemFlags, io: Io): Promise<number> {
  const author = flags.author ?? process.env["ONRECORD_AUTHOR"] ?? userInfo().username;
  const stamp = { author, reason: flags.reason ?? "", at: new Date().toISOString() };
  if (verdict === "topic") return setTopic(what, flags, stamp, io);
  const correction = CORRECTIONS[verdict];
  if (correction !== undefined)
    return withInquiry(flags, io, false, async (inquiry) => {
      if (correction === "speaker" && flags.speaker === undefined)
        throw new UsageError("rule speaker: expected --speaker with the right name; came none");
      const ruling = await inquiry.rule(
        correction === "speaker"
          ? { on: "statement", verdict: correction, statement: what, speaker: flags.speaker as string }
          : { on: "statement", verdict: correction, statement: what },
        stamp,
      );
      await io.out(flags.json === true ? `${JSON.stringify(ruling)}\n` : rulingWords(ruling));
      return 0;
    });
  if (!(ITEM_VERDICTS as readonly string[]).includes(verdict))
    throw new UsageError(`rule: expected ${[...ITEM_VERDICTS, ...Object.keys(CORRECTIONS)].join(", ")} or topic, came ${JSON.stringify(verdict)}`);
  const { actor, topic } = flags;
  if (actor === undefined || topic === undefined)
    throw new UsageError(`rule ${verdict}: expected --actor and --topic, for which the item is ruled on`);
  return withInquiry(flags, io, false, async (inquiry) => {
    const request = requestOf(actor, topic, flags);
    const before = await inquiry.ask(request);
    const { aName } = await inquiry.rule({ on: "item", verdict: verdict as ItemVerdict, item: what, actor, topic }, stamp);
    const after = await inquiry.ask(request);
    if (flags.json === true) await io.out(`${JSON.stringify({ before: before.verdicts, after: after.verdicts })}\n`);
    else await io.out(`${verdict}: ${aName.replace(/\s+/g, " ")}\n${after.summary.map((line) => `  ${line}\n`).join("")}`);
    return 0;
  });
}

/** Verdicts on a statement, as typed. */
const CORRECTIONS: Readonly<Record<string, CorrectionVerdict>> = { speaker: "speaker", "not-statement": "notStatement", "as-read": "asRead" };

function setTopic(what: string, flags: RuleItemFlags, stamp: Stamp, io: Io): Promise<number> {
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
  return withInquiry(flags, io, false, async (inquiry) => {
    const fields = await inquiry.setTopic(what, set, stamp);
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

export async function runOptions(actor: string, flags: AskFlags, io: Io): Promise<number> {
  const asOf = dayFlag(flags.asOf, "--as-of");
  return withInquiry(flags, io, true, async (inquiry) => {
    const { actor: who, options, precedents, closed } = await inquiry.options(actor, asOf);
    if (flags.json === true) await io.out(`${JSON.stringify({ actor: who, options, precedents })}\n`);
    else
      await io.out(
        [
          `Open to ${who.name}, or asked of them (${options.length})`,
          ...options.map((option) => optionWords(option, io.width)),
          "",
          "What came of earlier ones",
          ...(precedents.length > 0 ? precedents.map(precedentWords) : [`  too few with a known outcome (${closed}; five of a kind are asked for)`]),
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
