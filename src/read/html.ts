/**
 * A web page → the text of its article, with title, byline, outlet and publication time from its metadata.
 * Mozilla's Readability finds the article; blocks become paragraphs separated by an empty line.
 */

import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { RecordNote } from "../document/records.ts";

export interface Article {
  readonly text: string;
  readonly title?: string;
  readonly byline?: string;
  readonly publisher?: string;
  readonly url?: string;
  /** YYYY-MM-DD as the page's own zone has it. */
  readonly published?: string;
  readonly notes: readonly RecordNote[];
}

type Page = ReturnType<typeof parseHTML>["document"];
type Element = NonNullable<ReturnType<Page["querySelector"]>>;

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TD TH TR UL".split(
    " ",
  ),
);
const SKIPPED = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME BUTTON FORM NAV".split(" "));

/** Reads a page; a page without an article gives the text of its body and a note. */
export function readHtml(source: string): Article {
  const { document } = parseHTML(/<html[\s>]/i.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`);
  const meta = metadataOf(document);
  const notes: RecordNote[] = [];
  const found = findArticle(source);
  let text = found === undefined ? "" : textOf(found.body);
  if (text === "") {
    text = document.body ? textOf(document.body as never) : "";
    if (text !== "") notes.push({ rule: "no-article", message: "no article was found on the page; its whole text was read" });
  }
  const title = meta.title ?? found?.title;
  const byline = meta.byline ?? found?.byline;
  return {
    text,
    notes,
    ...(title ? { title } : {}),
    ...(byline ? { byline } : {}),
    ...(meta.publisher ? { publisher: meta.publisher } : {}),
    ...(meta.url ? { url: meta.url } : {}),
    ...(meta.published ? { published: meta.published } : {}),
  };
}

function findArticle(source: string): { body: Element; title: string | undefined; byline: string | undefined } | undefined {
  const { document } = parseHTML(/<html[\s>]/i.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`);
  if (!document.body) return undefined;
  const article = new Readability(document as never, { charThreshold: 200 }).parse();
  if (!article?.content) return undefined;
  const inner = parseHTML(`<!doctype html><html><body>${article.content}</body></html>`).document;
  return inner.body
    ? { body: inner.body as never, title: article.title?.trim() || undefined, byline: article.byline?.trim() || undefined }
    : undefined;
}

/** Text of an element: runs of white space are one space, blocks are paragraphs. */
function textOf(root: Element): string {
  const paragraphs: string[] = [];
  let current = "";
  const flush = (): void => {
    const clean = current.replace(/[ \t\r\n\f]+/g, " ").trim();
    if (clean !== "") paragraphs.push(clean);
    current = "";
  };
  const visit = (node: { nodeType: number; nodeName: string; textContent: string | null; childNodes: Iterable<unknown> }): void => {
    if (node.nodeType === 3) current += node.textContent ?? "";
    if (node.nodeType !== 1 && node.nodeType !== 11) return;
    const name = node.nodeName.toUpperCase();
    if (SKIPPED.has(name)) return;
    if (name === "BR") {
      current += " ";
      return;
    }
    const block = BLOCKS.has(name);
    if (block) flush();
    for (const child of node.childNodes) visit(child as never);
    if (block) flush();
  };
  visit(root as never);
  flush();
  return paragraphs.join("\n\n");
}

interface Metadata {
  title?: string;
  byline?: string;
  publisher?: string;
  url?: string;
  published?: string;
}

/** JSON-LD first, because outlets keep it up for search engines; then Open Graph and other meta tags; then <time>. */
function metadataOf(document: Page): Metadata {
  const linked = linkedData(document);
  const tag = (...names: string[]): string | undefined => {
    for (const name of names) {
      const element = document.querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`);
      const content = element?.getAttribute("content")?.trim();
      if (content) return content;
    }
    return undefined;
  };
  const published =
    dayOf(linked.published) ??
    dayOf(tag("article:published_time", "datePublished", "date", "dc.date", "DC.date.issued", "parsely-pub-date", "pubdate", "og:published_time")) ??
    dayOf(document.querySelector("time[datetime]")?.getAttribute("datetime") ?? undefined);
  const url = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? tag("og:url");
  const out: Metadata = {};
  const title = linked.title ?? tag("og:title", "twitter:title") ?? document.querySelector("title")?.textContent?.trim();
  const author = tag("author", "article:author", "parsely-author", "dc.creator");
  const byline = linked.byline ?? (author && !/^https?:/.test(author) ? author : undefined);
  const publisher = linked.publisher ?? tag("og:site_name", "application-name", "dc.publisher");
  if (title) out.title = title;
  if (byline) out.byline = byline;
  if (publisher) out.publisher = publisher;
  if (url) out.url = url;
  if (published) out.published = published;
  return out;
}

function dayOf(value: string | undefined): string | undefined {
  return value === undefined ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(value.trim())?.[0];
}

function linkedData(document: Page): Metadata {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let data: unknown;
    try {
      data = JSON.parse(script.textContent ?? "");
    } catch {
      continue;
    }
    const article = articleIn(data, 0);
    if (article) return article;
  }
  return {};
}

/** The first object with a publication date, looking into lists and graphs. */
function articleIn(data: unknown, depth: number): Metadata | undefined {
  if (depth > 5 || typeof data !== "object" || data === null) return undefined;
  if (Array.isArray(data)) {
    for (const item of data) {
      const found = articleIn(item, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  const item = data as Record<string, unknown>;
  if (typeof item["datePublished"] !== "string") return articleIn(item["@graph"], depth + 1);
  const out: Metadata = { published: item["datePublished"] };
  if (typeof item["headline"] === "string") out.title = item["headline"];
  const author = nameIn(item["author"]);
  const publisher = nameIn(item["publisher"]);
  if (author) out.byline = author;
  if (publisher) out.publisher = publisher;
  return out;
}

function nameIn(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (Array.isArray(value))
    return (
      value
        .map(nameIn)
        .filter((name) => name !== undefined)
        .join(", ") || undefined
    );
  if (typeof value === "object" && value !== null) return nameIn((value as Record<string, unknown>)["name"]);
  return undefined;
}
