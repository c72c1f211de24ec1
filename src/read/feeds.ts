/** Feeds → what they list: RSS, Atom, JSON Feed and RDF items, and the feeds an OPML file names. */

import { parseFeed, parseOpml } from "feedsmith";
import { InputError } from "../errors.ts";

export interface FeedItem {
  readonly url: string | undefined;
  readonly title: string | undefined;
  /** YYYY-MM-DD as the item's own zone has it. */
  readonly published: string | undefined;
  /** HTML or text of the whole item; absent when the feed has no more than a summary. */
  readonly content: string | undefined;
  readonly summary: string | undefined;
}

export interface Feed {
  readonly title: string | undefined;
  readonly items: readonly FeedItem[];
}

/** Content of fewer characters is a summary: the page behind the link has the report. */
const LEAST_CONTENT = 400;

/** Whether a text is a feed or an OPML list, by how it begins. */
export function feedKindOf(text: string): "feed" | "opml" | undefined {
  const head = text
    .slice(0, 2000)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (/^\{/.test(head)) return /"version"\s*:\s*"https:\/\/jsonfeed\.org\/version\//.test(head) ? "feed" : undefined;
  if (!head.startsWith("<")) return undefined;
  const root = /<(?!\?|!)([\w:]+)/.exec(head.replace(/<!--[\s\S]*?-->/g, ""))?.[1]?.toLowerCase();
  if (root === "opml") return "opml";
  return root === "rss" || root === "feed" || root === "rdf:rdf" ? "feed" : undefined;
}

interface AnyItem {
  readonly [field: string]: unknown;
}

/** @throws InputError when the text is no feed that can be read */
export function readFeed(text: string, name: string): Feed {
  let parsed: { format: string; feed: unknown };
  try {
    parsed = parseFeed(text) as { format: string; feed: unknown };
  } catch (cause) {
    throw new InputError("read/feed", `${name}: expected a feed (RSS, Atom, JSON Feed or RDF), but it cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
  const feed = parsed.feed as AnyItem;
  const items = (feed["items"] ?? feed["entries"] ?? []) as AnyItem[];
  return { title: textIn(feed["title"]), items: items.map((item) => itemOf(item)) };
}

function itemOf(item: AnyItem): FeedItem {
  const long =
    textIn((item["content"] as AnyItem | undefined)?.["encoded"]) ??
    textIn(item["content"]) ??
    textIn(item["content_html"]) ??
    textIn(item["content_text"]);
  const short = textIn(item["description"]) ?? textIn(item["summary"]);
  const whole = long ?? ((short?.length ?? 0) >= 4 * LEAST_CONTENT ? short : undefined);
  return {
    url: linkOf(item),
    title: textIn(item["title"]),
    published: dayOf(item),
    content: whole !== undefined && whole.length >= LEAST_CONTENT ? whole : undefined,
    summary: short ?? long,
  };
}

function textIn(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  if (typeof value === "object" && value !== null && "value" in value) return textIn((value as { value: unknown }).value);
  return undefined;
}

function linkOf(item: AnyItem): string | undefined {
  const links = item["links"] as { href?: string; rel?: string }[] | undefined;
  const link = links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href;
  const guid = item["guid"] as { value?: string; isPermaLink?: boolean } | undefined;
  return link ?? textIn(item["link"]) ?? textIn(item["url"]) ?? (guid?.isPermaLink === true ? guid.value : undefined);
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** The day as it is written there: a zone is not applied, so that the outlet's own day stays. */
function dayOf(item: AnyItem): string | undefined {
  const dc = item["dc"] as { dates?: string[]; date?: string } | undefined;
  const written = [item["published"], item["pubDate"], item["date_published"], dc?.dates?.[0], dc?.date, item["updated"], item["date_modified"]].find(
    (value) => typeof value === "string",
  ) as string | undefined;
  if (written === undefined) return undefined;
  const iso = /^\d{4}-\d\d-\d\d/.exec(written)?.[0];
  if (iso !== undefined) return iso;
  const rfc = /(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})/.exec(written);
  const month = rfc === null ? -1 : MONTHS.indexOf(rfc[2].toLowerCase());
  return rfc === null || month < 0 ? undefined : `${rfc[3]}-${String(month + 1).padStart(2, "0")}-${rfc[1].padStart(2, "0")}`;
}

/** Addresses of the feeds in an OPML file, nested ones too. @throws InputError when it cannot be read */
export function readOpml(text: string, name: string): string[] {
  let body: unknown;
  try {
    body = (parseOpml(text) as { body?: unknown }).body;
  } catch (cause) {
    throw new InputError("read/opml", `${name}: expected an OPML list of feeds, but it cannot be read: ${(cause as Error).message}`, { cause });
  }
  const urls: string[] = [];
  const walk = (outlines: unknown): void => {
    for (const outline of (outlines ?? []) as { xmlUrl?: string; outlines?: unknown }[]) {
      if (outline.xmlUrl !== undefined) urls.push(outline.xmlUrl);
      walk(outline.outlines);
    }
  };
  walk((body as { outlines?: unknown } | undefined)?.outlines);
  return [...new Set(urls)];
}
