#!/usr/bin/env node
/** The command line: parses arguments, runs a command, and turns errors into messages and exit codes (0 done, 1 failed, 2 wrong usage). */

import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { InputError, ModelError, NotFoundError } from "../errors.ts";
import { runAnnotate } from "./annotate.ts";
import { runBrief } from "./brief.ts";
import { runExplain } from "./explain.ts";
import { runExtract } from "./extract.ts";
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
  return program;
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
  } else if (error instanceof InputError || error instanceof ModelError || error instanceof NotFoundError) {
    io.err(`onrecord: ${error.message}\n`);
    exit(1);
  } else throw error;
}
