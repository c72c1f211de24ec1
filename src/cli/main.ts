#!/usr/bin/env node
/** The command line: parses arguments, runs a command, and turns errors into messages and exit codes (0 done, 1 failed, 2 wrong usage). */

import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { InputError, ModelError, NotFoundError, StoreError } from "../errors.ts";
import { runAnnotate } from "./annotate.ts";
import { runBrief } from "./brief.ts";
import { runExplain } from "./explain.ts";
import { runExtract } from "./extract.ts";
import { GATHERED, type Gathered } from "./gathered.ts";
import { makeIo } from "./io.ts";
import { UsageError } from "./sources.ts";

const version = (JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }).version;
const io = makeIo();

function makeProgram(): Command {
  const program = new Command("onrecord")
    .description(
      "Reads news reports and keeps the record: who said what to whom, who did what, what was counted and promised; every record tied to its characters.",
    )
    .version(version)
    .exitOverride()
    .showHelpAfterError("(onrecord --help lists the commands)");
  const inputHelp = "text, html or ndjson (default: by file name, then by content)";
  const publishedHelp = "publication day YYYY-MM-DD (default: from the page, else inferred from the text)";
  program
    .command("brief")
    .description("one report as a readable page; several as their statements in order of time")
    .argument("<files...>", "files to read, - for standard input")
    .option("--json", "records as NDJSON, one object a line")
    .option("--html <out>", "write one self-contained page with every record highlighted")
    .option("--input <kind>", inputHelp)
    .option("--published <day>", publishedHelp)
    .action(async (files: string[], flags) => exit(await runBrief(files, flags, io)));
  program
    .command("extract")
    .description("reports in, records out: NDJSON on standard output, progress on standard error")
    .argument("<files...>", "files to read, - for standard input")
    .option("--json", "records as NDJSON, one object a line (the only format, and the default)")
    .option("--input <kind>", inputHelp)
    .option("--published <day>", publishedHelp)
    .option("--workers <n>", "worker threads, 1 to 64; the output is the same whatever the number", "1")
    .action(async (files: string[], flags) => exit(await runExtract(files, flags, io)));
  program
    .command("annotate")
    .description("the language layer alone: tokens, tags, lemmas, parse and names")
    .argument("<file>", "file to read, - for standard input")
    .option("--input <kind>", "text, html, ndjson, or conllu (keeps its tokens and sentences, predicts the rest)")
    .option("--format <format>", "conllu", "conllu")
    .action(async (file: string, flags) => exit(await runAnnotate(file, flags, io)));
  program
    .command("explain")
    .description("why a record is there: what stands at a character of a report, and which rule or model made each record")
    .argument("<file>", "file to read, - for standard input")
    .requiredOption("--at <offset>", "character offset (UTF-16, from 0)")
    .option("--input <kind>", inputHelp)
    .option("--published <day>", publishedHelp)
    .action(async (file: string, flags) => exit(await runExplain(file, flags, io)));
  addStoreCommands(program, inputHelp, publishedHelp);
  return program;
}

const STORE_HELP = "the store: a file, or postgres://… (default: ONRECORD_STORE, else ./onrecord.db)";
const JSON_HELP = "the answer as JSON; lists as one object a line";
const AS_OF_HELP = "only what was known on this day, YYYY-MM-DD";

function addStoreCommands(program: Command, inputHelp: string, publishedHelp: string): void {
  program
    .command("add")
    .description("reports into the record: files, folders, globs, - for standard input, pages, feeds, OPML lists, WARC archives")
    .argument("[sources...]", "what to read; without any, what an interrupted run left is finished")
    .option("--store <place>", STORE_HELP)
    .option("--input <kind>", inputHelp)
    .option("--published <day>", publishedHelp)
    .option("--workers <n>", "worker threads, 1 to 64; the record is the same whatever the number", "1")
    .option("--allow-private", "lets addresses of this machine and its networks be fetched")
    .option("--no-fetch", "fetches nothing: of feed items without their text the summary is kept")
    .option("--json", "a summary as one JSON object")
    .action(async (sources: string[], flags) => exit(await (await import("./add.ts")).runAdd(sources, flags, io)));
  program
    .command("search")
    .description('the record by words: all must be there; "a phrase"; a beginning*; with counts by kind, outlet, speaker and month')
    .argument("[words...]", "words to find; without any, what the filters leave")
    .option("--kind <kinds>", "report, statement, event, figure, commitment, option, disagreement; several with commas")
    .option("--speaker <name>", "whoever this name or id stands for in each report")
    .option("--outlet <name>", "publisher, exactly as the record has it")
    .option("--from <day>", "not before this day, YYYY-MM-DD")
    .option("--to <day>", "not after this day, YYYY-MM-DD")
    .option("--as-of <day>", AS_OF_HELP)
    .option("--limit <n>", "hits to show, 1 to 200", "10")
    .option("--offset <n>", "hits to pass over", "0")
    .option("--store <place>", STORE_HELP)
    .option("--json", JSON_HELP)
    .action(async (words: string[], flags) => exit(await (await import("./query.ts")).runSearch(words, flags, io)));
  program
    .command("show")
    .description("one record, report, entity, family, happening or commitment by its id, with the sentence it rests on")
    .argument("<id>", "as every other command prints it")
    .option("--store <place>", STORE_HELP)
    .option("--json", JSON_HELP)
    .action(async (id: string, flags) => exit(await (await import("./query.ts")).runShow(id, flags, io)));
  program
    .command("entities")
    .description("who and what the record names, over all spellings; with a name: its names, offices and why they are one")
    .argument("[name]", "a name or id")
    .option("--type <type>", "person, organisation or place")
    .option("--doubts", "names that may be one and wait for a ruling")
    .option("--limit <n>", "entities to show", "30")
    .option("--as-of <day>", AS_OF_HELP)
    .option("--store <place>", STORE_HELP)
    .option("--json", JSON_HELP)
    .action(async (name: string | undefined, flags) => exit(await (await import("./query.ts")).runEntities(name, flags, io)));
  for (const verdict of ["same", "differ"] as const) {
    program
      .command(verdict)
      .description(
        verdict === "same"
          ? "rules that two names are one; kept as data, replayed whenever the record is made again"
          : "rules that two names are not the same",
      )
      .argument("<a>", "a name as the record has it, or an id")
      .argument("<b>", "the other")
      .option("--reason <text>", "why, for those who read the ruling")
      .option("--author <name>", "who rules (default: ONRECORD_AUTHOR, else the user's name)")
      .option("--store <place>", STORE_HELP)
      .option("--json", JSON_HELP)
      .action(async (a: string, b: string, flags) => exit(await (await import("./query.ts")).runRule(verdict, a, b, flags, io)));
  }
  program
    .command("rulings")
    .description("every ruling with its author and reason")
    .option("--store <place>", STORE_HELP)
    .option("--json", JSON_HELP)
    .action(async (flags) => exit(await (await import("./query.ts")).runRulings(flags, io)));
  for (const [name, about] of Object.entries(GATHERED)) {
    program
      .command(name)
      .description(about)
      .option("--report <id>", "only what this report has part in")
      .option("--as-of <day>", AS_OF_HELP)
      .option("--limit <n>", "entries to show")
      .option("--store <place>", STORE_HELP)
      .option("--json", JSON_HELP)
      .action(async (flags) => exit(await (await import("./query.ts")).runGathered(name as Gathered, flags, io)));
  }
  program.commands.find((command) => command.name() === "commitments")?.option("--due", "only those with a due day, in its order");
  addPositionCommands(program);
  program
    .command("serve")
    .description("the page and the API of the record, on this machine until it is stopped")
    .option("--port <n>", "port to listen on; 0: any free one (default: 4173, or another when that is taken)")
    .option("--host <address>", "address to listen on; beyond this machine a token is asked for", "127.0.0.1")
    .option("--token <text>", "the token to ask for (default: one made at start, where it is needed)")
    .option("--allow-host <names...>", "other names this server is called by")
    .option("--idle <seconds>", "ends when nobody has asked for so long (default: never)")
    .option("--allow-private", "lets addresses of this machine and its networks be fetched")
    .option("--topics <file>", "a topics.yml with the terms of topics (default: ./topics.yml where there is one)")
    .option("--store <place>", STORE_HELP)
    .action(async (flags) => exit(await (await import("./serve.ts")).runServe(flags, io)));
  program
    .command("mcp")
    .description("the record as an assistant's tools (Model Context Protocol over standard input and output)")
    .option("--allow-private", "lets addresses of this machine and its networks be fetched")
    .option("--topics <file>", "a topics.yml with the terms of topics (default: ./topics.yml where there is one)")
    .option("--store <place>", STORE_HELP)
    .action(async (flags) => exit(await (await import("./mcp.ts")).runMcp(flags, io)));
  program
    .command("watch")
    .description("keeps adding what feeds and pages bring, until it is stopped")
    .argument("<feeds...>", "addresses of feeds or pages, OPML lists, folders")
    .option("--every <time>", "how often to look: 30s, 10m, 2h, 1d", "10m")
    .option("--rounds <n>", "looks so many times and ends")
    .option("--store <place>", STORE_HELP)
    .option("--workers <n>", "worker threads, 1 to 64", "1")
    .option("--allow-private", "lets addresses of this machine and its networks be fetched")
    .option("--no-fetch", "fetches no page behind a feed item")
    .action(async (feeds: string[], flags) => exit(await (await import("./watch.ts")).runWatch(feeds, flags, io)));
  program
    .command("reread")
    .description("reads kept reports again with this version of onrecord, and links everything again; rulings stay")
    .option("--all", "also those that this version has read")
    .option("--relink", "only links again: who is who, what is told together")
    .option("--workers <n>", "worker threads, 1 to 64", "1")
    .option("--store <place>", STORE_HELP)
    .action(async (flags) => exit(await (await import("./reread.ts")).runReread(flags, io)));
  program
    .command("export")
    .description("the record in other formats; jsonl, csv and annotation read back to the same record")
    .option(
      "--format <format>",
      "jsonl, csv, parquet, annotation (W3C), claimreview (schema.org), plover, cameo, ftm (FollowTheMoney), timex",
      "jsonl",
    )
    .option("--out <file>", "file to write (default: standard output)")
    .option("--withhold-text", "only offsets, hashes and fragments under 90 characters")
    .option("--as-of <day>", AS_OF_HELP)
    .option("--store <place>", STORE_HELP)
    .action(async (flags) => exit(await (await import("./export.ts")).runExport(flags, io)));
  program
    .command("import")
    .description("reads exports back: JSON lines, Web Annotation, CSV")
    .argument("<files...>", "files that export has written, - for standard input")
    .option("--store <place>", STORE_HELP)
    .option("--json", "a summary as one JSON object")
    .action(async (files: string[], flags) => exit(await (await import("./export.ts")).runImport(files, flags, io)));
  program
    .command("check")
    .description("verifies the store: every span slices back, nothing is an orphan, every word can be found")
    .option("--store <place>", STORE_HELP)
    .option("--json", JSON_HELP)
    .action(async (flags) => exit(await (await import("./query.ts")).runCheck(flags, io)));
}

function addPositionCommands(program: Command): void {
  const topicsHelp = "a topics.yml with the terms of topics (default: ./topics.yml where there is one)";
  program
    .command("ask")
    .description("has this actor's position on this topic changed? Words, deeds, stated change and what others say, with a verdict that may be none")
    .argument("<actor>", "a name or id, as `onrecord entities` has it")
    .argument("<topic>", 'as you would say it: "sanctions on Velmora", "raising the minimum wage"')
    .option("--as-of <day>", AS_OF_HELP)
    .option("--since <day>", "only what was said and done from this day on, YYYY-MM-DD")
    .option("--topics <file>", topicsHelp)
    .option("--html <out>", "write one self-contained page with a chart, each dot opening its sentence")
    .option("--store <place>", STORE_HELP)
    .option("--json", JSON_HELP)
    .action(async (actor: string, topic: string, flags) => exit(await (await import("./ask.ts")).runAsk(actor, topic, flags, io)));
  program
    .command("explainer")
    .description("an outline of the answer in which every sentence names the records it rests on")
    .argument("<actor>", "a name or id")
    .argument("<topic>", "as for ask")
    .option("--as-of <day>", AS_OF_HELP)
    .option("--since <day>", "only what was said and done from this day on, YYYY-MM-DD")
    .option("--topics <file>", topicsHelp)
    .option("--store <place>", STORE_HELP)
    .option("--json", JSON_HELP)
    .action(async (actor: string, topic: string, flags) => exit(await (await import("./ask.ts")).runExplainer(actor, topic, flags, io)));
  program
    .command("topics")
    .description("topics that are kept, and those the record proposes; with a topic: its words, who speaks of it, what stands beside it")
    .argument("[topic]", "as for ask")
    .option("--actor <name>", "only what this actor takes a stance on")
    .option("--topics <file>", topicsHelp)
    .option("--yaml", "as a topics.yml to edit")
    .option("--limit <n>", "topics to propose", "20")
    .option("--store <place>", STORE_HELP)
    .option("--json", JSON_HELP)
    .action(async (topic: string | undefined, flags) => exit(await (await import("./ask.ts")).runTopics(topic, flags, io)));
  program
    .command("rule")
    .description(
      "rules on an item of an answer (confirm, flip, strike, for, against), on a statement (speaker, not-statement, as-read), or sets what a topic is made of (topic); kept as data, replayed",
    )
    .argument("<verdict>", "confirm, flip, strike, for, against, speaker, not-statement, as-read, topic")
    .argument("<what>", "id of the item as `onrecord ask` prints it, or of the statement; with topic, the topic's name")
    .option("--speaker <name>", "speaker: who said it")
    .option("--actor <name>", "whose answer the item is of")
    .option("--topic <topic>", "on which topic")
    .option("--terms <phrases>", "topic: phrases that stand for it, with commas")
    .option("--aliases <phrases>", "topic: other names of it")
    .option("--raises <phrases>", "topic: acts whose supporters are for it")
    .option("--lowers <phrases>", "topic: acts whose supporters are against it")
    .option("--exclude <phrases>", "topic: phrases in which its words mean something else")
    .option("--reason <text>", "why, for those who read the ruling")
    .option("--author <name>", "who rules (default: ONRECORD_AUTHOR, else the user's name)")
    .option("--topics <file>", topicsHelp)
    .option("--store <place>", STORE_HELP)
    .option("--json", JSON_HELP)
    .action(async (verdict: string, what: string, flags) => exit(await (await import("./ask.ts")).runRuleItem(verdict, what, flags, io)));
  program
    .command("options")
    .description(
      "what is open to an actor, or asked of them, with the last evidence; and what came of their earlier announcements, threats and promises",
    )
    .argument("<actor>", "a name or id")
    .option("--as-of <day>", AS_OF_HELP)
    .option("--store <place>", STORE_HELP)
    .option("--json", JSON_HELP)
    .action(async (actor: string, flags) => exit(await (await import("./ask.ts")).runOptions(actor, flags, io)));
  program
    .command("diff")
    .description("what is new since a day, and which statuses moved")
    .requiredOption("--since <day>", "YYYY-MM-DD")
    .option("--store <place>", STORE_HELP)
    .option("--json", JSON_HELP)
    .action(async (flags) => exit(await (await import("./ask.ts")).runDiff(flags, io)));
}

function exit(code: number): void {
  process.exitCode = code;
}

// A reader that closes the pipe (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  await makeProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) exit(error.exitCode === 0 ? 0 : 2);
  else if (error instanceof UsageError) {
    io.err(`onrecord: ${error.message}\n`);
    exit(2);
  } else if (error instanceof InputError || error instanceof ModelError || error instanceof NotFoundError || error instanceof StoreError) {
    io.err(`onrecord: ${error.message}\n`);
    exit(1);
  } else throw error;
}
