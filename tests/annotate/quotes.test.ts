import fc from "fast-check";
import { expect, test } from "vitest";
import { reader } from "../support/reader.ts";

/** Outer quotations as "text [repairs]", nested ones with "> " before. */
function quotesOf(text: string): string[] {
  return reader()
    .annotate(text)
    .quotes.map(
      (quote) =>
        `${quote.parent >= 0 ? "> " : ""}${text.slice(quote.innerStart, quote.innerEnd)}${quote.repairs.length > 0 ? ` [${[...quote.repairs].sort().join(" ")}]` : ""}`,
    );
}

test.each([
  ["a clean pair needs no repair", "“We will go,” Rekk said.", ["We will go,"]],
  ["straight marks are paired by role", 'She said "no" and he said "yes".', ["no", "yes"]],
  [
    "a closing mark with the glyph of an opening one",
    "“It was a fair price, “Rekk said on Sunday.",
    ["It was a fair price, [closer-glyph space-inside space-missing]"],
  ],
  [
    "a spaced closing mark at the end of a paragraph",
    "He answered: “Ask the harbour master. “",
    ["Ask the harbour master. [closer-glyph space-inside]"],
  ],
  ["a closing mark glued to the name", "“The gates open at six, ”Maren said in a letter.", ["The gates open at six, [space-inside space-missing]"]],
  [
    "the opening mark is single and the closing one double",
    "The note went on: ‘All ships were counted. “",
    ["All ships were counted. [closer-glyph mixed-pair space-inside]"],
  ],
  [
    "a pair of closing marks nested inside",
    "“In the bars they speak of what they call ” a miracle ” at the docks. I have not seen one, “Lena Foss, a fellow at a think tank, told the radio.",
    [
      "In the bars they speak of what they call ” a miracle ” at the docks. I have not seen one, [closer-glyph space-inside space-missing]",
      "> a miracle [opener-glyph space-inside space-inside]",
    ],
  ],
  [
    "a lost closing mark ends before the attribution",
    "“We will not ship a tonne, Rekk said on Monday.",
    ["We will not ship a tonne, [closer-missing]"],
  ],
  [
    "a lost opening mark begins with the paragraph",
    "We will not ship a tonne,” Rekk said on Monday.",
    ["We will not ship a tonne, [opener-missing]"],
  ],
  [
    "a quotation that opens again ends the one before",
    "“We will not go there. “It is far too late,” the minister told reporters in Oslo.",
    ["We will not go there. [closer-missing]", "It is far too late,"],
  ],
  ["single marks inside double ones", "“He called it ‘a farce’ twice,” she said.", ["He called it ‘a farce’ twice,", "> a farce"]],
  ["guillemets", "Maren said: «The door is open.»", ["The door is open."]],
])("%s", (_, text, expected) => {
  expect(quotesOf(text)).toEqual(expected);
});

test.each([
  ["an apostrophe in a word", "Rekk’s plan wasn’t new."],
  ["a plural possessive", "The farmers’ union met the drivers’ union."],
  ["a cut word", "In the ’90s they came ’round."],
  ["feet and inches", "The wall is 6' tall."],
])("%s is no quotation mark", (_, text) => {
  expect(quotesOf(text)).toEqual([]);
});

test("a paragraph that opens a quotation and does not close it goes on in the next", () => {
  const quotes = reader().annotate("“This is the first part of what I say.\n\n“And this is the second,” Maren said.").quotes;
  expect(quotes.map((quote) => quote.continues)).toEqual([true, false]);
});

test("quotations never cross and lie inside the text, whatever marks stand in it", () => {
  const piece = fc.constantFrom("“", "”", '"', "'", "‘", "’", "„", "«", "»", " ", ", ", ". ", "Rekk said", "no", "harbour", "\n\n", ":");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const { quotes } = reader().annotate(text);
      for (const quote of quotes) {
        expect(quote.innerStart).toBeLessThan(quote.innerEnd);
        expect(quote.start).toBeLessThanOrEqual(quote.innerStart);
        expect(quote.innerEnd).toBeLessThanOrEqual(quote.end);
        expect(quote.end).toBeLessThanOrEqual(text.length);
        const parent = quotes[quote.parent];
        if (parent) expect(parent.start <= quote.start && quote.end <= parent.end).toBe(true);
      }
    }),
    { seed: 21, numRuns: 300 },
  );
});
