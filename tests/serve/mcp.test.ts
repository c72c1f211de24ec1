/** The assistant's tools through the protocol's own client: what is found carries spans, what is proposed waits for a person. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { FoundSchema } from "../../src/serve/mcp.ts";
import { storeWith } from "../support/server.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAIN = join(ROOT, "dist/cli/main.js");
const Found = z.object(FoundSchema);
let client: Client;
let store: string;

beforeAll(async () => {
  store = storeWith(join(ROOT, "samples"));
  client = new Client({ name: "test", version: "1" });
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [MAIN, "mcp", "--store", store], stderr: "ignore" }));
});
afterAll(() => client?.close());

async function call(name: string, args: Record<string, unknown>): Promise<z.infer<typeof Found>> {
  const result = await client.callTool({ name, arguments: args });
  expect([name, result.isError === true ? result.content : ""]).toEqual([name, ""]);
  return Found.parse(result.structuredContent);
}

async function textOf(reportId: string): Promise<string> {
  return (await call("report", { id: reportId })).found[0].spans[0].text;
}

describe("tools", () => {
  test("are those of the issue, each with a schema of what it answers", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(["add", "ask", "commitments", "figures", "propose", "report", "search"]);
    for (const { outputSchema } of tools) {
      const spans = (
        outputSchema as unknown as { properties: { found: { items: { properties: { spans: { minItems: number } }; required: string[] } } } }
      ).properties.found.items;
      expect([spans.properties.spans.minItems, spans.required]).toEqual([1, expect.arrayContaining(["spans"])]);
    }
  });
  test.each([
    ["search", { query: "railway" }],
    ["ask", { actor: "Ilse Maren", topic: "joint harbour authority" }],
    ["report", { id: "sample-briefing", kinds: ["statement", "commitment"] }],
    ["commitments", {}],
    ["figures", {}],
  ])("%s: everything found slices back to its report", async (name, args) => {
    const { found } = await call(name, args);
    expect(found.length).toBeGreaterThan(0);
    for (const { spans } of found) for (const { reportId, start, end, text } of spans) expect((await textOf(reportId)).slice(start, end)).toBe(text);
  });
  test("a result without a span cannot be valid", () => {
    const entry = { id: "x", what: "a claim", spans: [] as unknown[] };
    expect(Found.safeParse({ found: [entry], more: false }).success).toBe(false);
    expect(Found.safeParse({ found: [{ id: "x", what: "a claim" }], more: false }).success).toBe(false);
  });
  test("ask begins with the verdict and what it rests on", async () => {
    const { found } = await call("ask", { actor: "Ilse Maren", topic: "joint harbour authority" });
    expect(found[0]).toMatchObject({ id: "verdict/words", what: expect.stringMatching(/^words: undetermined/) });
  });
  test("add keeps a text, and shows how it begins", async () => {
    const { found } = await call("add", {
      text: "Minister Dora Vey said on Monday that Ostrava Bay would close its mills.",
      title: "Mills",
      published: "2026-04-20",
    });
    expect(found).toMatchObject([{ what: "kept: Mills", spans: [{ published: "2026-04-20" }] }]);
    expect((await call("search", { query: "mills" })).found.length).toBeGreaterThan(0);
  });
  test("what is proposed changes nothing, and waits", async () => {
    const before = await call("ask", { actor: "Ilse Maren", topic: "joint harbour authority" });
    const item = before.found.find(({ facts }) => facts?.["direction"] === "against") as (typeof before.found)[number];
    const [span] = item.spans;
    const draft = { on: "item", verdict: "flip", item: item.id, actor: "Ilse Maren", topic: "joint harbour authority", ...span, reason: "a test" };
    const { found } = await call("propose", draft);
    expect(found).toMatchObject([{ facts: { state: "open" }, spans: [{ text: span.text }] }]);
    const after = await call("ask", { actor: "Ilse Maren", topic: "joint harbour authority" });
    expect(after).toEqual(before);
    const rulings = spawnSync(process.execPath, [MAIN, "rulings", "--store", store, "--json"], { encoding: "utf8" });
    expect(rulings.stdout.trim()).toBe("");
  });
  test.each([
    ["ask", { actor: "Nobody Known", topic: "x mills" }, /Nobody Known/],
    ["report", { id: "nothing" }, /expected the id of a report/],
    ["propose", { on: "item", verdict: "flip", reportId: "sample-briefing", start: 0, end: 4, reason: "r" }, /expected on item/],
    ["propose", { on: "identity", verdict: "same", a: "x", b: "y", reportId: "sample-briefing", start: 0, end: 99_999, reason: "r" }, /span/],
    ["add", {}, /expected a url or a text/],
    ["add", { url: "http://127.0.0.1:9/" }, /private|address/i],
    ["search", { query: "railway", limit: 0 }, /limit/],
  ])("%s %j is an error that says what was expected", async (name, args, message) => {
    const result = await client.callTool({ name, arguments: args }).catch((error: Error) => ({ isError: true, content: error.message }));
    expect([result.isError, JSON.stringify(result.content)]).toEqual([true, expect.stringMatching(message)]);
  });
});
