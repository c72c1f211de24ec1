import { describe, expect, test } from "vitest";
import { feedKindOf, readFeed, readOpml } from "../../src/read/feeds.ts";

const BODY = `<p>${"Port Selden was quiet on Monday. ".repeat(20)}</p>`;

const FEEDS: readonly (readonly [string, string])[] = [
  [
    "RSS",
    `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Wire</title><link>http://wire.example</link><description>d</description>
     <item><title>Quiet day</title><link>http://wire.example/1</link><pubDate>Mon, 18 May 2026 23:30:00 +0300</pubDate><description>Short.</description><content:encoded><![CDATA[${BODY}]]></content:encoded></item></channel></rss>`,
  ],
  [
    "Atom",
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Wire</title><id>x</id><updated>2026-05-19T00:00:00Z</updated><entry><id>1</id><title>Quiet day</title><link href="http://wire.example/1"/><published>2026-05-18T23:30:00+03:00</published><updated>2026-05-20T00:00:00Z</updated><content type="html">${BODY.replaceAll("<", "&lt;")}</content><summary>Short.</summary></entry></feed>`,
  ],
  [
    "JSON Feed",
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Harbour Wire",
      items: [
        {
          id: "1",
          url: "http://wire.example/1",
          title: "Quiet day",
          content_html: BODY,
          summary: "Short.",
          date_published: "2026-05-18T23:30:00+03:00",
        },
      ],
    }),
  ],
  [
    "RDF",
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="http://wire.example"><title>Harbour Wire</title><link>http://wire.example</link><description>d</description></channel><item rdf:about="http://wire.example/1"><title>Quiet day</title><link>http://wire.example/1</link><description>Short.</description><dc:date>2026-05-18</dc:date><content:encoded><![CDATA[${BODY}]]></content:encoded></item></rdf:RDF>`,
  ],
];

describe.each(FEEDS)("%s", (_name, text) => {
  test("gives title, address, the outlet's own day and the whole text", () => {
    expect(feedKindOf(text)).toBe("feed");
    const { title, items } = readFeed(text, "feed");
    expect(title).toBe("Harbour Wire");
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ url: "http://wire.example/1", title: "Quiet day", published: "2026-05-18" });
    expect(items[0].content).toContain("Port Selden was quiet");
  });
});

test("a summary is no report", () => {
  const rss = `<rss version="2.0"><channel><title>t</title><item><title>a</title><link>http://x.example/a</link><description>Two words.</description></item></channel></rss>`;
  expect(readFeed(rss, "feed").items[0]).toMatchObject({ content: undefined, summary: "Two words." });
});

test("OPML lists its feeds, nested ones too, each once", () => {
  const opml = `<opml version="2.0"><head/><body><outline text="a" xmlUrl="http://a.example/f"><outline text="b" xmlUrl="http://b.example/f"/><outline text="a" xmlUrl="http://a.example/f"/></outline></body></opml>`;
  expect(feedKindOf(opml)).toBe("opml");
  expect(readOpml(opml, "list")).toEqual(["http://a.example/f", "http://b.example/f"]);
});

test.each(["<html><body>page</body></html>", '{"id":"1","text":"a report"}', "Plain text.", ""])("%j is no feed", (text) =>
  expect(feedKindOf(text)).toBeUndefined());

test("a broken feed is refused with its name", () => expect(() => readFeed("<rss><channel>", "wire.xml")).toThrow("wire.xml: expected a feed"));
