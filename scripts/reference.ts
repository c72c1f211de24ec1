/** Writes the generated docs: docs/cli.md from the real --help, docs/records.schema.json from the record definitions. */

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { RecordSchema } from "../src/document/records.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
export function cliReference(): string {
  const help = (args: string[]): string =>
    spawnSync(process.execPath, ["dist/cli/main.js", ...args, "--help"], { cwd: ROOT, encoding: "utf8" }).stdout;
  const all = help([]);
  const commands = [...all.slice(all.indexOf("Commands:")).matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name).filter((name) => name !== "help");
  const sections = commands.map((command) => `## onrecord ${command}\n\n\`\`\`text\n${help([command])}\`\`\`\n`);
  return `# Command line\n\nMade from the commands' own help by \`npm run docs\`. Exit codes: 0 done, 1 failed (or some report failed), 2 wrong usage.\nResults go to standard output, everything else to standard error.\n\n\`\`\`text\n${all}\`\`\`\n\n${sections.join("\n")}`;
}

export function schemaReference(): string {
  return `${JSON.stringify(z.toJSONSchema(RecordSchema), null, 2)}\n`;
}

if (process.argv[1]?.endsWith("reference.ts")) {
  writeFileSync(`${ROOT}docs/cli.md`, cliReference());
  writeFileSync(`${ROOT}docs/records.schema.json`, schemaReference());
}
