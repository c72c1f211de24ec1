/** The API over a real server: every answer has the shape it promises, carries spans that slice back, and no question breaks it. */

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { makeClient } from "../../src/client.ts";
import * as shape from "../../src/serve/schemas.ts";
import { startTestServer, storeWith, type TestServer } from "../support/server.ts";

const SAMPLES = fileURLToPath(new URL("../../samples", import.meta.url));
let server: TestServer;

beforeAll(async () => {
  const more = join(mkdtempSync(join(tmpdir(), "onrecord-serve-")), "welcome.txt");
  writeFileSync(more, "PORT SELDEN, 3 July 2026 - Foreign Minister Ilse Maren told reporters: “I welcome the joint harbour authority.”");
  server = await startTestServer(storeWith(SAMPLES, more));
});
afterAll(() => server?.stop());

async function get(path: string): Promise<{ status: number; body: unknown; headers: Headers }> {
  const response = await fetch(server.url + path);
  const text = await response.text();
  return {
    status: response.status,
    body: /json/.test(response.headers.get("content-type") ?? "") ? JSON.parse(text) : text,
    headers: response.headers,
  };
}
const post = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(server.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};
/** Expects 200 and the shape; nothing may be there that the shape does not know. */
async function got<S extends z.ZodType>(schema: S, path: string): Promise<z.infer<S>> {
  const { status, body } = await get(path);
  expect([path, status, status === 200 ? "" : body]).toEqual([path, 200, ""]);
  const parsed = schema.safeParse(body);
  expect(parsed.error?.issues.slice(0, 3)).toBeUndefined();
  expect(parsed.data).toEqual(body);
  return parsed.data as z.infer<S>;
}
const ASK = "/api/ask?actor=Ilse%20Maren&topic=joint%20harbour%20authority";

describe("every list has the shape it promises", () => {
  const LISTS: readonly (readonly [string, z.ZodType])[] = [
    ["/api/status", shape.StatusSchema],
    ["/api/reports", shape.ReportPage],
    ["/api/statements", shape.StatementPage],
    ["/api/events", shape.EventPage],
    ["/api/figures", shape.FigurePage],
    ["/api/commitments", shape.CommitmentList],
    ["/api/disagreements", shape.DisagreementList],
    ["/api/families", shape.FamilyList],
    ["/api/happenings", shape.HappeningList],
    ["/api/entities", shape.EntityList],
    ["/api/entities/Tomas%20Rekk", shape.EntitySchema],
    ["/api/doubts", shape.DoubtList],
    ["/api/search?q=railway", shape.SearchSchema],
    ["/api/search", shape.SearchSchema],
    [ASK, shape.AnswerSchema],
    ["/api/ask?actor=Karstan&topic=transit%20duty", shape.AnswerSchema],
    ["/api/topics", shape.TopicList],
    ["/api/topics/transit%20duty", shape.TopicDetailsSchema],
    ["/api/options?actor=Velmora", shape.OpenToSchema],
    ["/api/diff?since=2026-04-01", shape.DiffSchema],
    ["/api/rulings", shape.RulingList],
    ["/api/proposals", shape.ProposalList],
  ];
  test.each(LISTS)("%s", async (path, schema) => {
    const body = (await got(schema, path)) as { items?: unknown[] };
    const mayBeEmpty = /doubts|rulings|proposals|happenings|disagreements/.test(path);
    if (body.items !== undefined && !mayBeEmpty) expect(body.items.length).toBeGreaterThan(0);
  });
});

describe("pages", () => {
  test.each([
    "/api/reports",
    "/api/statements",
    "/api/events",
    "/api/figures",
  ])("%s: pages joined are the whole list, each entry once", async (path) => {
    type Items = { items: { id?: string; record?: { id: string } }[]; next?: string };
    const whole = ((await get(`${path}?limit=200`)).body as Items).items.map(({ id, record }) => id ?? record?.id);
    const joined: unknown[] = [];
    let next: string | undefined;
    do {
      const { body } = await get(`${path}?limit=4${next === undefined ? "" : `&page=${next}`}`);
      joined.push(...(body as Items).items.map(({ id, record }) => id ?? record?.id));
      next = (body as Items).next;
    } while (next !== undefined);
    expect(joined).toEqual(whole);
    expect(new Set(joined).size).toBe(joined.length);
  });
  test("a token of another list, or a made-up one, is refused with what to do", async () => {
    const { next } = (await got(shape.ReportPage, "/api/reports?limit=2")) as { next: string };
    for (const path of [`/api/statements?page=${next}`, `/api/reports?outlet=x&page=${next}`, "/api/reports?page=made-up"]) {
      const { status, body } = await get(path);
      expect([status, (body as { error: { code: string } }).error.code]).toEqual([400, "page/token"]);
    }
  });
});

describe("spans", () => {
  test("what a question is answered with slices back to the reports' texts", async () => {
    const answer = await got(shape.AnswerSchema, ASK);
    const items = [...answer.words, ...answer.deeds, ...answer.changes, ...answer.assessments];
    expect(items.length).toBeGreaterThan(3);
    for (const { reportId, start, end, text } of items) {
      const { report } = await got(shape.WholeReportSchema, `/api/reports/${encodeURIComponent(reportId)}`);
      expect(report.text.slice(start, end)).toBe(text);
    }
  });
  test("every record of a report slices back", async () => {
    const { items } = await got(shape.ReportPage, "/api/reports");
    let seen = 0;
    for (const { id } of items) {
      const { report, records } = await got(shape.WholeReportSchema, `/api/reports/${encodeURIComponent(id)}`);
      for (const { start, end, text } of records) {
        expect(report.text.slice(start, end)).toBe(text);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(300);
  });
});

describe("answers that have not changed", () => {
  test("are not sent again", async () => {
    const first = await fetch(`${server.url}/api/reports`);
    const etag = first.headers.get("etag");
    expect(etag).toBeTruthy();
    const again = await fetch(`${server.url}/api/reports`, { headers: { "if-none-match": etag as string } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });
});

describe("rulings", () => {
  test("a person's word on an item changes the answer at once, and is listed", async () => {
    const before = await got(shape.AnswerSchema, ASK);
    const item = before.words.find(({ direction }) => direction < 0);
    expect(item).toBeDefined();
    const ruling = { on: "item", verdict: "flip", item: item?.id, actor: "Ilse Maren", topic: "joint harbour authority" };
    expect((await post("/api/rulings", { ruling, reason: "a test" })).status).toBe(200);
    const after = await got(shape.AnswerSchema, ASK);
    expect(after.words.find(({ id }) => id === item?.id)).toMatchObject({
      direction: 1,
      ruling: { verdict: "flip", author: "Tester", reason: "a test" },
    });
    expect(after.verdicts.words.counts.for.items).toBe(before.verdicts.words.counts.for.items + 1);
    expect((await got(shape.RulingList, "/api/rulings")).items.at(-1)).toMatchObject({ verdict: "flip", a: item?.id });
  });
  test("a wrong speaker set right counts for the right one, and can be taken back", async () => {
    const item = (await got(shape.AnswerSchema, ASK)).words.find(({ text }) => text.includes("welcome the joint"));
    const path = `/api/reports/${item?.reportId}`;
    const { records } = await got(shape.WholeReportSchema, path);
    const statement = records.find((record) => record.kind === "statement" && record.text.includes("welcome the joint"));
    const rule = (ruling: object) => post("/api/rulings", { ruling: { on: "statement", statement: statement?.id, ...ruling } });
    expect((await rule({ verdict: "speaker", speaker: "Tomas Rekk" })).status).toBe(200);
    expect((await got(shape.WholeReportSchema, path)).corrections[statement?.id ?? ""]).toMatchObject({ verdict: "speaker", speaker: "Tomas Rekk" });
    const own = async () => (await got(shape.AnswerSchema, ASK)).words.some(({ text }) => text.includes("welcome the joint"));
    expect(await own()).toBe(false);
    await rule({ verdict: "asRead" });
    expect(await own()).toBe(true);
    await rule({ verdict: "notStatement" });
    const hits = (await got(shape.SearchSchema, "/api/search?q=%22welcome%20the%20joint%22&kind=statement")).hits;
    expect(hits.map(({ id }) => id)).not.toContain(statement?.id);
    await rule({ verdict: "asRead" });
  });
  test("a proposal has no effect until it is accepted, and is accepted once", async () => {
    const { words } = await got(shape.AnswerSchema, ASK);
    const item = words.find(({ direction }) => direction === 0) as (typeof words)[number];
    const ruling = { on: "item", verdict: "for", item: item.id, actor: "Ilse Maren", topic: "joint harbour authority" };
    const place = { reportId: item.reportId, start: item.start, end: item.end };
    const { body } = await post("/api/proposals", { ruling, ...place, author: "assistant", reason: "she can imagine it" });
    const proposal = shape.ProposalSchema.parse(body);
    expect([proposal.state, proposal.text]).toEqual(["open", item.text]);
    expect((await got(shape.AnswerSchema, ASK)).words.find(({ id }) => id === item.id)?.direction).toBe(0);
    expect((await post("/api/proposals/decision", { id: proposal.id, state: "accepted" })).status).toBe(200);
    expect((await got(shape.AnswerSchema, ASK)).words.find(({ id }) => id === item.id)).toMatchObject({ direction: 1, ruling: { author: "Tester" } });
    expect(await post("/api/proposals/decision", { id: proposal.id, state: "refused" })).toMatchObject({
      status: 400,
      body: { error: { code: "proposal/decided" } },
    });
  });
  test.each([
    [{ ruling: { on: "item", verdict: "praise" } }, 400, /ruling/],
    [
      { ruling: { on: "item", verdict: "flip", item: "nothing", actor: "Ilse Maren", topic: "joint harbour authority" } },
      404,
      /expected the id of an item/,
    ],
    [{ ruling: { on: "statement", verdict: "notStatement", statement: "nothing" } }, 404, /expected the id of a statement/],
    [{ ruling: { on: "identity", verdict: "same", a: "Nobody Known", b: "Tomas Rekk" } }, 404, /Nobody Known/],
  ])("%j is refused with what was expected", async (body, status, message) => {
    const refused = await post("/api/rulings", body);
    expect([refused.status, (refused.body as { error: { message: string } }).error.message]).toEqual([status, expect.stringMatching(message)]);
  });
  test("a proposal without a reason, or outside its text, is refused", async () => {
    const ruling = { on: "identity", verdict: "same", a: "Rekk", b: "Tomas Rekk" };
    const sent = (change: object) =>
      post("/api/proposals", { ruling, reportId: "sample-briefing", start: 0, end: 5, author: "a", reason: "r", ...change });
    expect((await sent({ reason: " " })).status).toBe(400);
    expect((await sent({ end: 100_000 })).status).toBe(400);
    expect((await sent({ reportId: "nothing" })).status).toBe(404);
  });
});

describe("adding", () => {
  test("a pasted text is in the record when its import is done, and the import tells how it went", async () => {
    const { body } = await post("/api/imports", {
      texts: [{ text: "Minister Dora Vey said on Monday that Ostrava Bay would close its mills.", title: "Mills", published: "2026-04-20" }],
      files: [{ name: "broken.bin", base64: Buffer.from([0, 1, 2, 3, 255, 254, 0, 0]).toString("base64") }],
    });
    const { id } = shape.ImportSchema.parse(body);
    const events = await (await fetch(`${server.url}/api/imports/${id}/events`)).text();
    const states = [...events.matchAll(/^data: (.*)$/gm)].map(([, data]) => shape.ImportSchema.parse(JSON.parse(data)));
    expect(states.at(-1)).toMatchObject({ state: "done", summary: { added: 1, failed: [{ message: expect.stringMatching(/broken\.bin/) }] } });
    const [added] = states.at(-1)?.summary?.reports ?? [];
    const { report } = await got(shape.WholeReportSchema, `/api/reports/${added}`);
    expect([report.title, report.published]).toEqual(["Mills", "2026-04-20"]);
    expect((await got(shape.SearchSchema, "/api/search?q=mills")).total).toBeGreaterThan(0);
  });
  test("a private address is refused", async () => {
    const addresses = [
      "http://127.0.0.1:9/",
      "http://[::1]/",
      "http://[::ffff:10.0.0.1]/",
      "http://169.254.169.254/latest",
      "http://localhost/x",
      "http://0x7f.1/",
    ];
    const { body } = await post("/api/imports", { urls: addresses });
    const events = await (await fetch(`${server.url}/api/imports/${(body as { id: string }).id}/events`)).text();
    const last = JSON.parse([...events.matchAll(/^data: (.*)$/gm)].at(-1)?.[1] ?? "{}") as { summary: { added: number; failed: unknown[] } };
    expect([last.summary.added, last.summary.failed.length]).toEqual([0, addresses.length]);
  });
  test("one text that cannot be read does not stop the others", async () => {
    const { body } = await post("/api/imports", {
      texts: [
        { text: " ", title: "empty" },
        { text: "Dora Vey said the mills would stay.", title: "Mills stay" },
      ],
    });
    const events = await (await fetch(`${server.url}/api/imports/${(body as { id: string }).id}/events`)).text();
    const last = JSON.parse([...events.matchAll(/^data: (.*)$/gm)].at(-1)?.[1] ?? "{}") as unknown;
    expect(last).toMatchObject({
      state: "done",
      summary: { added: 1, failed: [{ source: "empty", message: expect.stringMatching(/expected a report with text/) }] },
    });
  });
  test("nothing to add, a wrong scheme, and no JSON are refused", async () => {
    expect((await post("/api/imports", {})).status).toBe(400);
    expect((await post("/api/imports", { urls: ["file:///etc/passwd"] })).status).toBe(400);
    expect((await post("/api/imports", "{not json")).status).toBe(400);
    expect((await post("/api/imports", { files: [{ name: "x", base64: "%%%" }] })).status).toBe(400);
  });
});

describe("export", () => {
  test("gives every format, and refuses one it does not know", async () => {
    for (const format of ["jsonl", "csv", "annotation", "plover", "timex"]) {
      const { status, body } = await get(`/api/export?format=${format}`);
      expect([format, status, (body as string).length > 500]).toEqual([format, 200, true]);
    }
    expect((await get("/api/export?format=tape")).status).toBe(400);
  });
});

describe("the description", () => {
  test("is OpenAPI 3.1, and is rendered to read", async () => {
    const { body } = await get("/openapi.json");
    expect(body).toMatchObject({ openapi: "3.1.0", paths: { "/api/ask": { get: { summary: expect.any(String) } } } });
    const { body: docs } = await get("/docs");
    expect(docs).toMatch(/Has this actor&#39;s|Has this actor's/);
    expect(docs).not.toMatch(/<script/);
  });
  test("the typed client asks by it", async () => {
    const client = makeClient(server.url);
    const response = await client.api.search.$get({ query: { q: "railway", limit: "3" } });
    expect(response.status).toBe(200);
    const found = await response.json();
    if (!("hits" in found)) throw new Error(found.error.message);
    expect(found.hits.length).toBe(3);
  });
});

/** Values for a parameter: some that fit, most that are anything. */
const VALUES = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    "2026-03-05",
    "0",
    "-1",
    "1e9",
    "sample-briefing",
    "Tomas Rekk",
    "transit duty",
    '"',
    "*",
    "' or 1=1 --",
    "\u202e",
    "\ud800",
    "../..",
    "%00",
    "statement,event",
  ),
  fc.integer().map(String),
);

describe("any question", () => {
  interface Operation {
    readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  }
  test("made from the description is answered, never broken", { timeout: 200_000 }, async () => {
    const { paths } = (await get("/openapi.json")).body as { paths: Record<string, Record<string, Operation>> };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(operations.length).toBeGreaterThan(25);
    const bad: string[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...operations.filter(({ path }) => !path.endsWith("/events") && path !== "/api/export")),
        fc.infiniteStream(VALUES),
        fc.infiniteStream(fc.boolean()),
        fc.jsonValue(),
        async ({ path, method, operation }, values, given, body) => {
          let address = path;
          const query = new URLSearchParams();
          const value = (): string => values.next().value as string;
          for (const parameter of operation.parameters ?? []) {
            if (parameter.in === "path")
              address = address.replace(`{${parameter.name}}`, encodeURIComponent(value().replace(/\p{Surrogate}/gu, "")) || "x");
            else if (parameter.required === true || given.next().value === true) query.set(parameter.name, value());
          }
          const url = `${server.url}${address}?${query}`;
          const response = await fetch(
            url,
            method === "post" ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {},
          );
          const text = await response.text();
          if (response.status >= 500) bad.push(`${method} ${url} ${JSON.stringify(body)}: ${text}`);
          if (response.status >= 400 && response.status < 500) shape.FailureSchema.parse(JSON.parse(text));
        },
      ),
      { numRuns: 600, seed: 7 },
    );
    expect(bad).toEqual([]);
  });
});
