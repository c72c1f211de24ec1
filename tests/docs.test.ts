/** The docs are held to the code: help texts, schema, dependencies, links, the public API. */

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { cliReference, schemaReference } from "../scripts/reference.ts";
import * as api from "../src/index.ts";
import { checked } from "../src/pipeline.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string): string => readFileSync(`${ROOT}${path}`, "utf8");
const pages = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...readdirSync(`${ROOT}docs`)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  ...readdirSync(`${ROOT}models`)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `models/${name}`),
];

test("docs/cli.md holds the real help of every command", () => {
  expect(read("docs/cli.md")).toBe(cliReference());
});

test("docs/records.schema.json is what the code defines", () => {
  expect(read("docs/records.schema.json")).toBe(schemaReference());
});

test("every dependency has its line in docs/dependencies.md, and its version is exact", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
  const page = read("docs/dependencies.md");
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(page).toContain(`\`${name}\``);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

test.each(pages)("links of %s lead somewhere", (page) => {
  const folder = page.includes("/") ? `${page.slice(0, page.lastIndexOf("/"))}/` : "";
  for (const [, target] of read(page).matchAll(/\]\(((?!https?:|#|mailto:)[^)#]+)/g))
    expect(existsSync(`${ROOT}${folder}${target}`), `${page}: ${target}`).toBe(true);
});

test("every model has a card and every lexicon names columns, source and licence", () => {
  for (const name of readdirSync(`${ROOT}models`).filter((file) => file.endsWith(".bin")))
    expect(existsSync(`${ROOT}models/${name.replace(".bin", ".md")}`), name).toBe(true);
  for (const name of readdirSync(`${ROOT}data/lexicon`)) expect(read(`data/lexicon/${name}`), name).toMatch(/^# columns: .+\n# source: .+licence/);
});

test("ARCHITECTURE.md stays within 150 lines", () => {
  expect(read("ARCHITECTURE.md").split("\n").length).toBeLessThanOrEqual(150);
});

test("the public API is what it was", () => {
  expect(Object.keys(api).sort()).toEqual([
    "Doc",
    "InputError",
    "MAX_REPORT_CHARS",
    "ModelError",
    "NotFoundError",
    "loadResources",
    "makeAnnotator",
    "makeReader",
    "readDocument",
    "readReportLine",
    "reportIdOf",
  ]);
});

test("a stage that reads a column nobody wrote is refused when the list is made", () => {
  const stage = { name: "names", reads: ["facts"], writes: ["name"], run: () => {} } as const;
  expect(() => checked([stage], ["tokens"])).toThrow("stage names reads column facts, which no stage before it writes");
  expect(() => checked([stage, stage], ["facts"])).toThrow("written already");
});

test("the README's example is what the command prints", () => {
  const { stdout } = spawnSync(process.execPath, ["dist/cli/main.js", "brief", "samples/02-suspension.html"], { cwd: ROOT, encoding: "utf8" });
  const example = /```text\n\$ npx onrecord brief samples\/02-suspension\.html\n([\s\S]*?)```/.exec(read("README.md"))?.[1];
  expect(example).toBe(stdout);
});
