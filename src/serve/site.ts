/** The whole site: the API, its description, and the page's own files with their headers. */

import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { type ApiOptions, makeApi, openApiOf } from "./app.ts";
import type { Backend } from "./backend.ts";
import { docsPage } from "./docs-page.ts";
import { fail, failWith } from "./failure.ts";
import { checkHost, checkOrigin, checkToken, type GuardOptions, limitRate } from "./guard.ts";

export interface SiteOptions extends ApiOptions, GuardOptions {
  /** Folder of the built page. */
  readonly page: string;
  /** Files of the package that a draft is read with in the tab: path of the address → path on disk. */
  readonly draft: ReadonlyMap<string, string>;
  /** The page that reads drafts, as one file to save. */
  draftPage(): Promise<string>;
  /** Bytes of one request's body. */
  readonly mostBytes: number;
  addressOf(c: Context): string;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".tsv": "text/plain; charset=utf-8",
};

/** Views of the page: each is the same file. */
const VIEWS = /^\/(?:|ask|report|actors|commitments|figures|options|quotations|search|topics|add|draft|proposals)(?:\/.*)?$/;

/** On every answer. Nothing but the page's own files runs, nothing goes out but to this server, no other page may frame it. */
const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** Everything the server answers, guarded: headers first, so that refusals have them too. */
export function makeSite(backend: Backend, options: SiteOptions): Hono {
  const site = new Hono();
  site.use(headers(), checkHost(options), limitRate(options, options.addressOf), checkToken(options), checkOrigin());
  const limit = bodyLimit({
    maxSize: options.mostBytes,
    onError: (c) => fail(c, 413, "serve/size", `expected at most ${options.mostBytes} bytes, came more`),
  });
  // Only where there is a body: to look for one makes the whole request anew.
  site.use((c, next) => (c.req.method === "GET" || c.req.method === "HEAD" ? next() : limit(c, next)));
  site.onError((error, c) => failWith(c, error, options.log));
  site.notFound((c) => fail(c, 404, "serve/path", `${c.req.method} ${c.req.path}: there is no such address; /openapi.json lists those of the API`));
  const api = makeApi(backend, options);
  const description = openApiOf(api, backend.version);
  const docs = docsPage(description);
  site.route("/", api);
  site.get("/openapi.json", (c) => c.json(description as object));
  site.get("/docs", (c) => c.html(docs));
  site.use("/assets/*", compress());
  site.get("/draft.html", async (c) => {
    c.header("content-disposition", 'attachment; filename="onrecord-draft.html"');
    return c.html(await options.draftPage());
  });
  site.get("/*", (c) => (c.req.path.startsWith("/api/") ? c.notFound() : file(c)));
  return site;

  async function file(c: Context): Promise<Response> {
    const path = decoded(c.req.path);
    const draft = options.draft.get(path);
    if (draft !== undefined) return answer(c, draft, "public, max-age=3600");
    if (VIEWS.test(path)) return answer(c, join(options.page, "index.html"), "no-cache");
    const own = normalize(join(options.page, path));
    if (!own.startsWith(options.page + sep)) return notFound(c);
    return answer(c, own, path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  }

  async function answer(c: Context, path: string, caching: string): Promise<Response> {
    try {
      const bytes = await readFile(path);
      return c.body(bytes, 200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "cache-control": caching });
    } catch {
      return notFound(c);
    }
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function notFound(c: Context): Response {
  return fail(c, 404, "serve/file", `${c.req.path}: there is no such page`);
}

/** Set before the answer is made: set on it afterwards, every answer would be built twice. */
function headers(): MiddlewareHandler {
  const all = Object.entries(HEADERS);
  return (c, next) => {
    for (const [name, value] of all) c.header(name, value);
    if (c.req.path.startsWith("/api/")) c.header("cache-control", "private, no-cache");
    return next();
  };
}
