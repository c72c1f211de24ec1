/** Everything that can be added, as a stream of sources: files, folders, globs, standard input, pages, feeds, OPML lists, archives. */

import { createReadStream, existsSync, statSync } from "node:fs";
import { glob } from "tinyglobby";
import { InputError } from "../errors.ts";
import { decodeText } from "../read/decode.ts";
import { type FeedItem, feedKindOf, readFeed, readOpml } from "../read/feeds.ts";
import type { Fetcher } from "../read/fetch.ts";
import { inputKindOf, readDocument } from "../read/reports.ts";
import { readWarc } from "../read/warc.ts";
import type { Store } from "../store/store.ts";
import type { Io } from "./io.ts";
import { checkFlags, type RawSource, readSources, type SourceFlags } from "./sources.ts";

export interface FetchFlags {
  /** Lets addresses of this machine and its networks be asked. */
  readonly allowPrivate?: boolean;
  /** false: nothing is fetched; feed items without their text are kept as summaries. */
  readonly fetch?: boolean;
}

export interface SourceContext {
  readonly io: Io;
  readonly flags: SourceFlags & FetchFlags;
  readonly fetcher: Fetcher;
  /** For conditional requests; absent when nothing is to be remembered. */
  readonly store: Store | undefined;
}

/** Files that a folder is read for. */
const READABLE = /\.(?:txt|text|md|x?html?|ndjson|jsonl|json|xml|rss|atom|rdf|opml|warc|warc\.gz)$/i;
const WARC = /\.warc(?:\.gz)?$/i;
const FEED = /\.(?:xml|rss|atom|rdf|opml|json)$/i;

/** Every report of the arguments, in order; a source that cannot be read gives its error and the rest goes on. */
export async function* addSources(paths: readonly string[], context: SourceContext): AsyncGenerator<RawSource> {
  checkFlags(context.flags);
  for (const path of paths) {
    try {
      yield* sourcesOf(path, context);
    } catch (error) {
      yield failed(path, error);
    }
  }
}

function failed(name: string, error: unknown): RawSource {
  return {
    name,
    error:
      error instanceof InputError
        ? error
        : new InputError("read/failed", `${name}: could not be read (${(error as Error).message})`, { cause: error }),
  };
}

async function* sourcesOf(path: string, context: SourceContext): AsyncGenerator<RawSource> {
  if (/^https?:\/\//i.test(path)) yield* fromWeb(path, context);
  else if (path === "-") yield* readSources([path], context.flags, context.io);
  else if (existsSync(path)) {
    if (statSync(path).isDirectory()) yield* fromFolder(path, context);
    else yield* fromFile(path, context);
  } else if (/[*?[{]/.test(path)) {
    const files = (await glob(path, { dot: false, absolute: false, expandDirectories: false })).sort();
    if (files.length === 0) throw new InputError("read/glob", `${path}: expected files of this pattern, came none`);
    for (const file of files) yield* each(file, context);
  } else yield* readSources([path], context.flags, context.io);
}

async function* each(file: string, context: SourceContext): AsyncGenerator<RawSource> {
  try {
    yield* fromFile(file, context);
  } catch (error) {
    yield failed(file, error);
  }
}

async function* fromFolder(path: string, context: SourceContext): AsyncGenerator<RawSource> {
  const files = (await glob("**/*", { cwd: path, dot: false })).filter((file) => READABLE.test(file)).sort();
  if (files.length === 0) throw new InputError("read/folder", `${path}: expected a folder with text, HTML, NDJSON, feed or WARC files, came none`);
  for (const file of files) {
    // What tells of the reports is no report.
    if (/(?:^|\/)readme\.(?:md|txt)$/i.test(file)) continue;
    yield* each(`${path.replace(/\/$/, "")}/${file}`, context);
  }
}

async function* fromFile(path: string, context: SourceContext): AsyncGenerator<RawSource> {
  if (context.flags.input !== undefined) return yield* readSources([path], context.flags, context.io);
  if (WARC.test(path)) return yield* fromArchive(path, context);
  if (FEED.test(path)) {
    const bytes = await context.io.read(path);
    const { text } = decodeText(bytes, path);
    const kind = feedKindOf(text);
    if (kind !== undefined) return yield* fromFeedText(text, path, kind, context);
  }
  yield* readSources([path], context.flags, context.io);
}

async function* fromArchive(path: string, { flags }: SourceContext): AsyncGenerator<RawSource> {
  for await (const { url, contentType, bytes } of readWarc(createReadStream(path), path)) {
    const name = `${path}: ${url}`;
    try {
      const report = await readDocument(bytes, name, /html|xml/.test(contentType) ? "html" : "text", dayOf(flags));
      yield { name, report: report.url === undefined && url !== "" ? { ...report, url } : report };
    } catch (error) {
      yield failed(name, error);
    }
  }
}

function dayOf({ published }: SourceFlags): { published?: string } {
  return published === undefined ? {} : { published };
}

async function* fromWeb(url: string, context: SourceContext): AsyncGenerator<RawSource> {
  if (context.flags.fetch === false) throw new InputError("fetch/off", `${url}: nothing is fetched with --no-fetch`);
  const { store, fetcher, flags } = context;
  const before = await store?.fetched(url);
  const page = await fetcher.fetch(url, {
    allowPrivate: flags.allowPrivate === true,
    etag: before?.etag ?? undefined,
    modified: before?.modified ?? undefined,
  });
  if (page === undefined) return;
  const name = page.url;
  if (/warc/.test(page.contentType) || WARC.test(new URL(page.url).pathname))
    throw new InputError("fetch/warc", `${url}: an archive is read from a file; download it first`);
  const { text } = decodeText(page.bytes, name);
  const kind = feedKindOf(text);
  if (kind !== undefined) yield* fromFeedText(text, url, kind, context);
  else if (!/html|text|xml|json/.test(page.contentType) && page.contentType !== "")
    throw new InputError("fetch/type", `${url}: expected a page, a feed or text, came ${page.contentType}`);
  else {
    const input = /json/.test(page.contentType) ? "ndjson" : inputKindOf(new URL(page.url).pathname, text);
    if (input === "ndjson") yield* text.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : [{ name: `${name}, line ${at + 1}`, line }]));
    else {
      const report = await readDocument(page.bytes, name, /html/.test(page.contentType) ? "html" : input, dayOf(flags));
      yield { name, report: { ...report, url: report.url ?? page.url } };
    }
  }
  // Kept after its reports were handed on: what fails before is asked for again.
  if (page.etag !== undefined || page.modified !== undefined)
    await store?.keepFetched({ url, etag: page.etag ?? null, modified: page.modified ?? null, at: new Date().toISOString() });
}

async function* fromFeedText(text: string, name: string, kind: "feed" | "opml", context: SourceContext): AsyncGenerator<RawSource> {
  if (kind === "opml") {
    for (const url of readOpml(text, name)) {
      try {
        yield* fromWeb(url, context);
      } catch (error) {
        yield failed(url, error);
      }
    }
    return;
  }
  const { title, items } = readFeed(text, name);
  for (const [at, item] of items.entries()) {
    const itemName = `${name}, item ${at + 1}${item.title === undefined ? "" : ` (${item.title})`}`;
    try {
      yield await fromItem(item, itemName, title, context);
    } catch (error) {
      yield failed(itemName, error);
    }
  }
}

/** The item's own text; else the page behind its link; else, when that cannot be had, its summary, which says that it is one. */
async function fromItem(item: FeedItem, name: string, feedTitle: string | undefined, context: SourceContext): Promise<RawSource> {
  const { flags, fetcher } = context;
  let bytes = item.content;
  let summary = false;
  if (bytes === undefined && item.url !== undefined && flags.fetch !== false) {
    try {
      const page = await fetcher.fetch(item.url, { allowPrivate: flags.allowPrivate === true });
      if (page !== undefined) {
        const report = await readDocument(page.bytes, name, /html/.test(page.contentType) ? "html" : undefined, dayOf(flags));
        return { name, report: withItem(report, item, feedTitle) };
      }
    } catch (error) {
      if (item.summary === undefined) throw error;
    }
  }
  if (bytes === undefined) {
    bytes = item.summary;
    summary = true;
  }
  if (bytes === undefined) throw new InputError("read/feed-item", `${name}: expected an item with its text, a summary or a link, came none of them`);
  const html = /<\w+[^>]*>/.test(bytes);
  const report = await readDocument(
    new TextEncoder().encode(html ? `<html><body><article>${bytes}</article></body></html>` : bytes),
    name,
    html ? "html" : "text",
    dayOf(flags),
  );
  const notes = summary ? [...report.notes, { rule: "feed-summary", message: "the feed gave a summary, not the report" }] : report.notes;
  return { name, report: withItem({ ...report, notes: notes.filter(({ rule }) => rule !== "no-article") }, item, feedTitle) };
}

/** What the feed knows of an item, where the page itself does not say. */
function withItem<R extends { url?: string; title?: string; published?: string; publishedHow?: "given" | "read"; publisher?: string }>(
  report: R,
  item: FeedItem,
  feedTitle: string | undefined,
): R {
  const url = report.url ?? item.url;
  const title = report.title ?? item.title;
  const publisher = report.publisher ?? feedTitle;
  const published = report.published ?? item.published;
  return {
    ...report,
    ...(url === undefined ? {} : { url }),
    ...(title === undefined ? {} : { title }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published, publishedHow: report.publishedHow ?? "read" }),
  };
}
