/** The HTTP API: what the record holds, asked by GET; rulings, topics, proposals and imports, written by POST. One shape of error everywhere. */

import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { stream, streamSSE } from "hono/streaming";
import { InputError } from "../errors.ts";
import type { Added, Backend } from "./backend.ts";
import { makeCache } from "./cache.ts";
import { fail, failWith } from "./failure.ts";
import { makeImports } from "./imports.ts";
import * as shape from "./schemas.ts";

export interface ApiOptions {
  /** For what went wrong inside. */
  log(text: string): void;
}

export type App = ReturnType<typeof makeApi>;

const json = <S extends z.ZodType>(schema: S, description: string) => ({ content: { "application/json": { schema } }, description });
const answers = <S extends z.ZodType>(schema: S) => ({
  200: json(schema, "the answer"),
  400: json(shape.FailureSchema, "what was expected and what came"),
  404: json(shape.FailureSchema, "there is no such thing"),
});
const body = <S extends z.ZodType>(schema: S) => ({ body: { content: { "application/json": { schema } }, required: true } });

const routes = {
  status: createRoute({
    method: "get",
    path: "/status",
    tags: ["record"],
    summary: "How much the record holds",
    responses: answers(shape.StatusSchema),
  }),
  reports: createRoute({
    method: "get",
    path: "/reports",
    tags: ["record"],
    summary: "Reports, the newest first",
    request: { query: shape.Listing },
    responses: answers(shape.ReportPage),
  }),
  report: createRoute({
    method: "get",
    path: "/reports/{id}",
    tags: ["record"],
    summary: "A report with everything that was read in it, and the corrections of it",
    request: { params: shape.ById },
    responses: answers(shape.WholeReportSchema),
  }),
  statements: createRoute({
    method: "get",
    path: "/statements",
    tags: ["record"],
    summary: "Statements: who said what",
    request: { query: shape.RecordListing },
    responses: answers(shape.StatementPage),
  }),
  events: createRoute({
    method: "get",
    path: "/events",
    tags: ["record"],
    summary: "Events: who did what",
    request: { query: shape.RecordListing },
    responses: answers(shape.EventPage),
  }),
  figures: createRoute({
    method: "get",
    path: "/figures",
    tags: ["record"],
    summary: "Figures with their sources",
    request: { query: shape.RecordListing },
    responses: answers(shape.FigurePage),
  }),
  record: createRoute({
    method: "get",
    path: "/records/{id}",
    tags: ["record"],
    summary: "One record, family, happening, commitment or entity by its id, with the sentence it rests on",
    request: { params: shape.ById },
    responses: answers(z.looseObject({}).openapi("Shown")),
  }),
  commitments: createRoute({
    method: "get",
    path: "/commitments",
    tags: ["across reports"],
    summary: "Promises, threats, proposals and announcements with what became of them",
    request: { query: shape.AsOf.extend({ actor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(2000).optional() }) },
    responses: answers(shape.CommitmentList),
  }),
  disagreements: createRoute({
    method: "get",
    path: "/disagreements",
    tags: ["across reports"],
    summary: "Figures of different reports that disagree, with the reason",
    request: { query: shape.Listing.pick({ asOf: true, limit: true }) },
    responses: answers(shape.DisagreementList),
  }),
  families: createRoute({
    method: "get",
    path: "/families",
    tags: ["across reports"],
    summary: "The same utterance in several reports, with what differs",
    request: { query: shape.Listing.pick({ asOf: true, limit: true }) },
    responses: answers(shape.FamilyList),
  }),
  happenings: createRoute({
    method: "get",
    path: "/happenings",
    tags: ["across reports"],
    summary: "Events that several reports mention",
    request: { query: shape.Listing.pick({ asOf: true, limit: true }) },
    responses: answers(shape.HappeningList),
  }),
  entities: createRoute({
    method: "get",
    path: "/entities",
    tags: ["across reports"],
    summary: "Who and what the record names, over all spellings",
    request: {
      query: z.object({
        like: z.string().max(100).optional(),
        type: z.enum(["PER", "ORG", "LOC"]).optional(),
        limit: z.coerce.number().int().min(1).max(200).optional(),
      }),
    },
    responses: answers(shape.EntityList),
  }),
  entity: createRoute({
    method: "get",
    path: "/entities/{id}",
    tags: ["across reports"],
    summary: "One entity: its names, offices, and why they are one",
    request: { params: shape.ById },
    responses: answers(shape.EntitySchema),
  }),
  doubts: createRoute({
    method: "get",
    path: "/doubts",
    tags: ["across reports"],
    summary: "Names that may be one and wait for a ruling",
    request: { query: shape.Listing.pick({ limit: true }) },
    responses: answers(shape.DoubtList),
  }),
  search: createRoute({
    method: "get",
    path: "/search",
    tags: ["record"],
    summary: "The record by words, with counts by kind, outlet, speaker and month",
    request: { query: shape.Searching },
    responses: answers(shape.SearchSchema),
  }),
  ask: createRoute({
    method: "get",
    path: "/ask",
    tags: ["positions"],
    summary: "Has this actor's position on this topic changed?",
    request: { query: shape.Asking },
    responses: answers(shape.AnswerSchema),
  }),
  topics: createRoute({
    method: "get",
    path: "/topics",
    tags: ["positions"],
    summary: "Topics that are kept, and those the record proposes",
    request: { query: z.object({ actor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(200).optional() }) },
    responses: answers(shape.TopicList),
  }),
  topic: createRoute({
    method: "get",
    path: "/topics/{id}",
    tags: ["positions"],
    summary: "One topic: its words, who speaks of it, what stands beside it",
    request: { params: shape.ById, query: z.object({ actor: z.string().max(300).optional() }) },
    responses: answers(shape.TopicDetailsSchema),
  }),
  setTopic: createRoute({
    method: "post",
    path: "/topics",
    tags: ["rulings"],
    summary: "Sets what a topic is made of",
    request: body(shape.TopicRequest),
    responses: answers(shape.TopicFieldsSchema),
  }),
  options: createRoute({
    method: "get",
    path: "/options",
    tags: ["positions"],
    summary: "What is open to an actor, and what came of earlier announcements, threats and promises",
    request: { query: shape.AsOf.extend({ actor: z.string().min(1).max(300) }) },
    responses: answers(shape.OpenToSchema),
  }),
  diff: createRoute({
    method: "get",
    path: "/diff",
    tags: ["across reports"],
    summary: "What is new since a day, and which statuses moved",
    request: { query: z.object({ since: shape.Asking.shape.since.unwrap() }) },
    responses: answers(shape.DiffSchema),
  }),
  rulings: createRoute({ method: "get", path: "/rulings", tags: ["rulings"], summary: "Every ruling", responses: answers(shape.RulingList) }),
  rule: createRoute({
    method: "post",
    path: "/rulings",
    tags: ["rulings"],
    summary: "Rules on an item of an answer, on a statement, on who is who",
    request: body(shape.RulingRequest),
    responses: answers(shape.RulingSchema),
  }),
  proposals: createRoute({
    method: "get",
    path: "/proposals",
    tags: ["rulings"],
    summary: "Rulings that were proposed and wait for a person",
    request: { query: z.object({ state: z.enum(["open", "accepted", "refused"]).optional() }) },
    responses: answers(shape.ProposalList),
  }),
  propose: createRoute({
    method: "post",
    path: "/proposals",
    tags: ["rulings"],
    summary: "Proposes a ruling, with the words it rests on; it has no effect until it is accepted",
    request: body(shape.ProposalRequest),
    responses: answers(shape.ProposalSchema),
  }),
  decide: createRoute({
    method: "post",
    path: "/proposals/decision",
    tags: ["rulings"],
    summary: "Accepts a proposal, which rules it, or refuses it",
    request: body(shape.Deciding),
    responses: answers(shape.ProposalSchema),
  }),
  add: createRoute({
    method: "post",
    path: "/imports",
    tags: ["adding"],
    summary: "Adds reports: addresses, files, texts; the import runs on and can be watched",
    request: body(shape.AddRequest),
    responses: answers(shape.ImportSchema),
  }),
  import: createRoute({
    method: "get",
    path: "/imports/{id}",
    tags: ["adding"],
    summary: "How far an import is",
    request: { params: shape.ById },
    responses: answers(shape.ImportSchema),
  }),
  watch: createRoute({
    method: "get",
    path: "/imports/{id}/events",
    tags: ["adding"],
    summary: "An import as it goes on, as server-sent events named `state`",
    request: { params: shape.ById },
    responses: {
      200: { content: { "text/event-stream": { schema: z.string() } }, description: "one event a change" },
      404: json(shape.FailureSchema, "there is no such import"),
    },
  }),
  export: createRoute({
    method: "get",
    path: "/export",
    tags: ["record"],
    summary: "The whole record in another format",
    request: { query: shape.AsOf.extend({ format: z.string().max(20).default("jsonl"), withholdText: z.enum(["true", "false"]).default("false") }) },
    responses: {
      200: { content: { "application/octet-stream": { schema: z.string() } }, description: "the file" },
      400: json(shape.FailureSchema, "what was expected and what came"),
    },
  }),
};

/** A list as the `items` of an object. */
function wrapped(list: Uint8Array): Uint8Array<ArrayBuffer> {
  return Buffer.concat([Buffer.from('{"items":'), list, Buffer.from("}")]);
}

/** Leaves out what is undefined: the store's requests have no such keys. */
function given<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}

const send = <S extends z.ZodType>(c: Context, _schema: S, value: unknown) => c.json(value as z.infer<S>, 200);

/** The API's routes, without guards. */
export function makeApi(backend: Backend, options: ApiOptions) {
  const { record, inquirer } = backend;
  const cache = makeCache();
  const imports = makeImports(backend, cache.clear, options.log);
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const said = result.error.issues
        .slice(0, 5)
        .map(({ path, message }) => `${path.join(".") || "body"}: ${message}`)
        .join("; ");
      return fail(c, 400, "api/input", said);
    },
  });
  app.onError((error, c) =>
    error.message.startsWith("Malformed JSON")
      ? fail(c, 400, "api/json", "expected a body of JSON, came something else")
      : failWith(c, error, options.log),
  );
  const stampOf = ({ author, reason }: { author?: string | undefined; reason?: string | undefined }) => ({
    author: author === undefined || author.trim() === "" ? backend.author : author,
    reason: reason ?? "",
    at: new Date().toISOString(),
  });
  /** Answers that depend on the record alone are kept until it changes, and sent as they came. */
  const pass = async (c: Context, make: () => Promise<Uint8Array<ArrayBuffer>>) => {
    const { bytes, etag } = await cache.get(c.req.url, make);
    if (c.req.header("if-none-match") === etag) return c.body(null, 304, { etag }) as never;
    return c.body(bytes, 200, { "content-type": "application/json", etag }) as never;
  };
  const list = (c: Context, make: () => Promise<Uint8Array<ArrayBuffer>>) => pass(c, async () => wrapped(await make()));
  const ruled = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } finally {
      cache.clear();
    }
  };
  const recordPage = (c: Context, kind: "statement" | "event" | "figure", { speaker, report, ...query }: z.infer<typeof shape.RecordListing>) =>
    pass(c, () => record.json.listRecords({ kind, ...given({ ...query, party: speaker, reportId: report }) }));

  const api = app
    .basePath("/api")
    .openapi(routes.status, async (c) => send(c, shape.StatusSchema, { ...(await record.stats()), version: backend.version, author: backend.author }))
    .openapi(routes.reports, (c) => pass(c, () => record.json.listReports(given(c.req.valid("query")))))
    .openapi(routes.report, (c) => pass(c, () => record.json.wholeReport(c.req.valid("param").id)))
    .openapi(routes.statements, (c) => recordPage(c, "statement", c.req.valid("query")))
    .openapi(routes.events, (c) => recordPage(c, "event", c.req.valid("query")))
    .openapi(routes.figures, (c) => recordPage(c, "figure", c.req.valid("query")))
    .openapi(routes.record, (c) => pass(c, () => record.json.show(c.req.valid("param").id)))
    .openapi(routes.commitments, (c) => list(c, () => record.json.commitments(given(c.req.valid("query")))))
    .openapi(routes.disagreements, (c) => list(c, () => record.json.disagreements(given(c.req.valid("query")))))
    .openapi(routes.families, (c) => list(c, () => record.json.families(given(c.req.valid("query")))))
    .openapi(routes.happenings, (c) => list(c, () => record.json.happenings(given(c.req.valid("query")))))
    .openapi(routes.entities, (c) => list(c, () => record.json.entities(given(c.req.valid("query")))))
    .openapi(routes.entity, (c) => pass(c, () => record.json.entity(c.req.valid("param").id)))
    .openapi(routes.doubts, (c) => list(c, () => record.json.doubts(c.req.valid("query").limit)))
    .openapi(routes.search, (c) => {
      const { q = "", kind, ...rest } = c.req.valid("query");
      const kinds = kind?.split(",").map((word) => word.trim());
      return pass(c, () => record.json.search({ query: q, ...given({ ...rest, kinds }) }));
    })
    .openapi(routes.ask, (c) => pass(c, () => inquirer.json.ask(given(c.req.valid("query")))))
    .openapi(routes.topics, (c) => {
      const { actor, limit } = c.req.valid("query");
      return pass(c, () => inquirer.json.topics(actor, limit ?? 20));
    })
    .openapi(routes.topic, (c) => pass(c, () => inquirer.json.topic(c.req.valid("param").id, c.req.valid("query").actor)))
    .openapi(routes.setTopic, async (c) => {
      const { fields, ...who } = c.req.valid("json");
      const { topic, ...rest } = fields;
      return send(c, shape.TopicFieldsSchema, await ruled(() => inquirer.setTopic(topic, given(rest), stampOf(who))));
    })
    .openapi(routes.options, (c) => {
      const { actor, asOf } = c.req.valid("query");
      return pass(c, () => inquirer.json.options(actor, asOf));
    })
    .openapi(routes.diff, (c) => pass(c, () => record.json.diff(c.req.valid("query").since)))
    .openapi(routes.rulings, (c) => list(c, () => record.json.rulings()))
    .openapi(routes.rule, async (c) => {
      const { ruling, ...who } = c.req.valid("json");
      return send(c, shape.RulingSchema, await ruled(() => inquirer.rule(ruling, stampOf(who))));
    })
    .openapi(routes.proposals, (c) => list(c, () => record.json.proposals(c.req.valid("query").state)))
    .openapi(routes.propose, async (c) => {
      const asked = c.req.valid("json");
      return send(c, shape.ProposalSchema, await ruled(() => backend.proposals.propose({ ...asked, at: new Date().toISOString() })));
    })
    .openapi(routes.decide, async (c) => {
      const { id, state, author } = c.req.valid("json");
      const { author: by, at } = stampOf({ author });
      const open = (await record.proposals("open")).find((proposal) => proposal.id === id);
      // Ruled first: a proposal that cannot be ruled stays open.
      if (open !== undefined && state === "accepted")
        await ruled(() => inquirer.rule(open.ruling, { author: by, reason: `${open.reason} (proposed by ${open.author})`, at }));
      return send(c, shape.ProposalSchema, await ruled(() => backend.proposals.decide({ id, state, by, at })));
    })
    .openapi(routes.add, async (c) => send(c, shape.ImportSchema, imports.start(sourcesOf(c.req.valid("json")))))
    .openapi(routes.import, async (c) => {
      const { id } = c.req.valid("param");
      const state = imports.get(id);
      return state === undefined ? (unknownImport(c, id) as never) : send(c, shape.ImportSchema, state);
    })
    .openapi(routes.watch, (c) => {
      const { id } = c.req.valid("param");
      if (imports.get(id) === undefined) return unknownImport(c, id) as never;
      return streamSSE(c, async (events) => {
        const ended = new AbortController();
        events.onAbort(() => ended.abort());
        for await (const state of imports.watch(id, ended.signal)) await events.writeSSE({ event: "state", data: JSON.stringify(state) });
      }) as never;
    })
    .openapi(routes.export, async (c) => {
      const { format, withholdText, asOf } = c.req.valid("query");
      const parts = await backend.export(format, { withholdText: withholdText === "true", ...(asOf === undefined ? {} : { asOf }) });
      c.header("content-disposition", `attachment; filename="onrecord-${format}"`);
      c.header("content-type", "application/octet-stream");
      return stream(c, async (out) => {
        for await (const part of parts) {
          if (out.aborted) return;
          await out.write(part as string);
        }
      }) as never;
    });
  return api;
}

function unknownImport(c: Context, id: string): Response {
  return fail(c, 404, "import/unknown", `${JSON.stringify(id)}: there is no such import; POST /api/imports answers with one's id`);
}

/** @throws InputError when nothing is given, or a file is no base64 */
function sourcesOf({ urls = [], files = [], texts = [], samples = false }: z.infer<typeof shape.AddRequest>): Added[] {
  const all: Added[] = [
    ...urls.map((url): Added => ({ from: "url", url })),
    ...files.map(({ name, base64 }): Added => {
      if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw new InputError("import/base64", `${name}: expected the file's bytes as base64`);
      return { from: "file", name, bytes: Buffer.from(base64, "base64") };
    }),
    ...(samples ? [{ from: "samples" as const }] : []),
    ...texts.map((text): Added => ({ from: "text", ...given(text) }) as Added),
  ];
  if (all.length === 0) throw new InputError("import/empty", "expected some urls, files or texts to add, came none");
  return all;
}

/** The description of the API, OpenAPI 3.1. */
export function openApiOf(api: App, version: string): unknown {
  return api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "onrecord",
      version,
      description: "The record of public positions: every answer carries the spans it rests on, as UTF-16 offsets [start, end) into a report's text.",
      license: { name: "Apache-2.0" },
    },
  });
}
