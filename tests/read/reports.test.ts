import { expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { decodeText } from "../../src/read/decode.ts";
import { readHtml } from "../../src/read/html.ts";
import { readDocument, readReportLine } from "../../src/read/reports.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ["UTF-8", bytes("“Ordava” – Ωδή"), "“Ordava” – Ωδή"],
  ["UTF-8 with a mark", Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]), "a"],
  ["UTF-16 with a mark", Uint8Array.from([0xff, 0xfe, 0x61, 0x00, 0xa9, 0x03]), "aΩ"],
  [
    "Windows-1252",
    Uint8Array.from([
      ...bytes("He said: "),
      0x93,
      ...bytes("the harbour is open"),
      0x94,
      ...bytes(" and that the caf"),
      0xe9,
      ...bytes(" was shut. The minister left the room with his guests."),
    ]),
    "He said: “the harbour is open” and that the café was shut. The minister left the room with his guests.",
  ],
])("text in %s is read", (_, data, expected) => {
  expect(decodeText(data, "a.txt").text).toBe(expected);
});

test("a page's own declaration of its encoding is followed", () => {
  const data = Uint8Array.from([...bytes('<html><head><meta charset="iso-8859-7"></head><body>'), 0xc1, 0xe2, ...bytes("</body></html>")]);
  expect(decodeText(data, "a.html").text).toContain("Αβ");
});

test.each([
  ["a PDF renamed to .txt", bytes("%PDF-1.7 …"), /came a PDF document; convert it/],
  ["a ZIP file", Uint8Array.from([0x50, 0x4b, 3, 4, 9]), /came a ZIP archive/],
  ["noise", Uint8Array.from({ length: 600 }, (_, i) => (i * 37) % 9), /no known encoding|expected text/],
])("%s is refused with what came and what to do", (_, data, message) => {
  expect(() => decodeText(data, "a.txt")).toThrow(InputError);
  expect(() => decodeText(data, "a.txt")).toThrow(message);
});

const PAGE = `<!doctype html><html><head><title>Harbour | The Courier</title>
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Harbour reopens","datePublished":"2026-03-05T23:30:00+01:00","author":[{"name":"Nadia Orlow"}],"publisher":{"name":"The Courier"}}]}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Harbour reopens</h1>
<p>The harbour of Port Selden reopened on Thursday after a week of talks between the two ministries.</p>
<p>“We are relieved,” said Marta&nbsp;Quill, who runs a forwarding company in the capital of the country.</p>
<script>alert("no")</script></article><footer>Copyright</footer></body></html>`;

test("a page gives its article as paragraphs, and title, byline, outlet and day from its metadata", () => {
  const article = readHtml(PAGE);
  expect(article).toMatchObject({ title: "Harbour reopens", byline: "Nadia Orlow", publisher: "The Courier", published: "2026-03-05" });
  expect(article.text).toContain("ministries.\n\n“We are relieved,” said Marta");
  expect(article.text).not.toContain("alert");
  expect(article.text).not.toContain("Copyright");
});

test("a page that is cut in the middle of a tag is read as far as it goes", () => {
  expect(readHtml(PAGE.slice(0, PAGE.indexOf("capital") + 3)).text).toContain("reopened on Thursday");
});

test("a day given by the caller wins over the page's", async () => {
  const report = await readDocument(bytes(PAGE), "a.html", undefined, { published: "2026-04-01" });
  expect(report).toMatchObject({ published: "2026-04-01", publishedHow: "given" });
});

test("plain text is kept character by character", async () => {
  const text = "One line\r\n\r\n\tTwo. \n";
  expect((await readDocument(bytes(text), "a.txt", undefined, {})).text).toBe(text);
});

test.each([
  ["an empty file", "", "a.txt", /expected a report with text, came nothing/],
  ["white space", " \n ", "a.txt", /came nothing/],
  ["too long a text", "a ".repeat(1_000_001), "a.txt", /at most 2000000 characters, came 2000002/],
])("%s is refused", async (_, text, name, message) => {
  await expect(readDocument(bytes(text), name, undefined, {})).rejects.toThrow(message);
});

test("a line of NDJSON is a report with what it says about itself", () => {
  const report = readReportLine('{"id":7,"text":"Rekk left.","published":"2026-03-05T10:00:00Z","publisher":"Inland Press"}', "in, line 1", {});
  expect(report).toMatchObject({ id: "7", text: "Rekk left.", published: "2026-03-05", publisher: "Inland Press" });
});

test("a transcript's turns keep their speakers and places", () => {
  const report = readReportLine('{"turns":[{"speaker":"A","text":" Why? "},{"speaker":"B","text":""},{"speaker":"C","text":"No."}]}', "x", {});
  expect(report.turns?.map((turn) => `${turn.speaker}:${report.text.slice(turn.start, turn.end)}`)).toEqual(["A:Why?", "C:No."]);
});

test.each([
  ["no JSON", "{oops", /in, line 3: expected a JSON object, came "\{oops"/],
  ["a list", "[1]", /expected a JSON object with "text" or "turns"/],
  ["no text", '{"id":"a"}', /expected "text" or "turns", came the fields id/],
  ["text that is a number", '{"text":5}', /expected a string in "text", came number/],
  ["a day that is none", '{"text":"a","published":"yesterday"}', /expected a day YYYY-MM-DD in "published", came "yesterday"/],
  ["a turn without a speaker", '{"turns":[{"text":"a"}]}', /in turns\[0\]/],
])("a line with %s says what was expected and where", (_, line, message) => {
  expect(() => readReportLine(line, "in, line 3", {})).toThrow(message);
});

test("direction controls and lone surrogates are noted and the text kept", () => {
  const report = readReportLine('{"text":"a\\u202eb \\ud800 c"}', "x", {});
  expect(report.notes.map((note) => note.rule)).toEqual(["bidi-control", "lone-surrogate"]);
  expect(report.text).toHaveLength(8 - 1);
});
