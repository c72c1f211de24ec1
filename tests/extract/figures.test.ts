import { describe, expect, test } from "vitest";
import type { Disagreement, Figure } from "../../src/document/records.ts";
import { scanNumbers } from "../../src/extract/figures/numbers.ts";
import { recordsOf } from "../support/reader.ts";

const figuresOf = (text: string): Figure[] => recordsOf(text, "2026-05-08").filter((record): record is Figure => record.kind === "figure");
const gist = ({ value, low, high, unit, bound }: Figure): string =>
  `${bound === "exact" ? "" : `${bound} `}${value ?? `${low}..${high}`} ${unit}`.trim();

describe("amounts are read as they are written", () => {
  test.each([
    ["The port cost $ 720 billion.", "720000000000 USD"],
    ["Karstan paid €2.5bn for the line.", "2500000000 EUR"],
    ["The town received £3m.", "3000000 GBP"],
    ["Parliament passed a $700-million package.", "700000000 USD"],
    ["Two thirds of the voters stayed at home.", "0.6666666666666666 share"],
    ["They proposed a 30 -day truce.", "30 day"],
    ["Prices rose by between 10 and 12 percent.", "10..12 percent"],
    ["Tens of thousands of miners marched.", "about 10000..100000 miner"],
    ["The mill shipped 816 000 t of grain.", "816000 tonne"],
    ["Its share doubled to 54%.", "54 percent"],
    ["At least 18,407 permits were issued.", "atLeast 18407 permit"],
    ["Almost 61% of the grain went north.", "almost 61 percent"],
    ["The union counts more than 1,000 lorries.", "moreThan 1000 lorry"],
    ["No fewer than 40 ships waited.", "atLeast 40 ship"],
    ["Up to 90 kilometres of track are closed.", "atMost 90 kilometre"],
    ["About a million people live there.", "about 1000000 people"],
    ["Half a million tonnes were stored.", "500000 tonne"],
    ["The deal is worth $1.2 to $1.5 billion.", "1200000000..1500000000 USD"],
    ["One in five households has no heating.", "0.2 share"],
    ["Grain sold for $3 a bushel.", "3 USD per bushel"],
    ["The index fell by minus 5 percent.", "-5 percent"],
    ["Dozens of villages were flooded.", "about 12..120 village"],
    ["Traders paid 3 lakh rupees.", "300000 INR"],
    ["The 25-year-old driver left.", "25 year of age"],
    ["Koll will hand over two cranes.", "2 crane"],
    ["They must pay no later than in ten days.", "atMost 10 day"],
    ["Its share fell by 0.3 percentage points.", "0.3 percentage point"],
  ])("%s → %s", (text, expected) => {
    expect(figuresOf(text).map(gist)).toEqual([expected]);
  });
});

describe("a number without a noun of its own borrows the one beside it", () => {
  test.each([
    ["The storm killed nine sailors and injured 23.", ["9 sailor", "23 sailor"]],
    ["Two drivers were killed and seven others hurt on the pass.", ["2 driver", "7 driver"]],
    ["At least 27 people were killed and more than 120 wounded at Karstan.", ["atLeast 27 people", "moreThan 120 people"]],
    ["The union says 150 miners left; the mill says 30 stayed.", ["150 miner", "30 miner"]],
    ["The number of pupils has grown from 12,000 to 30,000.", ["12000 pupil", "30000 pupil"]],
    ["It was the worst flood in years, with 61 dead.", ["61 dead"]],
  ])("%s", (text, expected) => {
    expect(figuresOf(text).map(gist)).toEqual(expected);
  });
});

describe("a change has two figures, a range has one", () => {
  test.each([
    ["Duties on timber will rise from 10 to 25 per cent.", ["10 percent", "25 percent"]],
    ["The mill cut its price from $90 to $70 a tonne.", ["90 USD", "70 USD per tonne"]],
    ["Duties range from 10 to 25 per cent.", ["10..25 percent"]],
  ])("%s", (text, expected) => {
    expect(figuresOf(text).map(gist)).toEqual(expected);
  });
});

describe("votes for and against", () => {
  test.each([
    ["The assembly voted 54 to 41 for the canal.", ["54 vote", "41 vote"]],
    ["Parliament passed the port law by 214 votes to 97.", ["214 vote", "97 vote"]],
    ["The vote was 312-105.", ["312 vote", "105 vote"]],
    ["The senate rejected the motion 45-30.", ["45 vote", "30 vote"]],
    ["Velmora beat Teskia 3-1.", []],
  ])("%s", (text, expected) => {
    expect(figuresOf(text).map(gist)).toEqual(expected);
  });
});

test("over a length of time is how long, for over one is more", () => {
  expect(figuresOf("The loan will be repaid over 20 years.").map(gist)).toEqual(["20 year"]);
  expect(figuresOf("Koll has led the union for over 20 years.").map(gist)).toEqual(["moreThan 20 year"]);
});

test("no figure where a thing is so many times another", () => {
  expect(figuresOf("Velmora sold three times more timber than Teskia.").map(gist)).toEqual([]);
});

describe("what only looks like an amount is none", () => {
  test.each([
    "The talks of 2019 failed in 2020.",
    "It was the third round, and the first since 1998.",
    "A recent report says little.",
    "The train left at 10:45 on 3 May 2026.",
    "Resolution 2231 names Channel 5 and the F-16.",
    "COVID-19 closed Route 66.",
    "The two countries agreed.",
    "No. 5 won the vote 4-1.",
    "Their one proposal was refused.",
    "Koll met Rekk two weeks ago.",
  ])("%s", (text) => {
    expect(figuresOf(text).map(gist)).toEqual([]);
  });
});

describe("a figure knows what it is about", () => {
  test("the whole of a share, its period and its source", () => {
    const [figure] = figuresOf("In 2025, grain made up 27% of all Karstan’s sales, according to the Lakes Institute, based on customs data.");
    expect(figure.whole?.text).toBe("all Karstan’s sales");
    expect(figure.period?.edtf).toBe("2025");
    expect(figure.sourceChain.map(({ name, how }) => `${how} ${name}`)).toEqual(["accordingTo Lakes Institute", "basedOn customs data"]);
  });
  test("a period is of its own clause, and whoever gives a figure anew is its source", () => {
    const [share] = figuresOf("The Lakes Bank, which paid for 40 percent of the dam, warned both sides on Friday.");
    expect(share.period).toBeUndefined();
    const [raised] = figuresOf("The union of southern farmers raises the figure to more than 600 million dollars.");
    expect([raised.what?.text, raised.sourceChain[0]?.name]).toEqual(["the figure", "union of southern farmers"]);
    const figures = figuresOf("The NGO Witness, which counts the victims village by village, speaks of at least 2,900, among them 410 children.");
    expect(figures.at(-1)?.sourceChain[0]?.name).toContain("Witness");
  });
  test("a period between two months, and one that is still open", () => {
    expect(figuresOf("Between March 2023 and June 2024, Karstan spent $96 million.")[0].period?.edtf).toBe("2023-03/2024-06");
    expect(figuresOf("Since the strike in 2022, the mill has lost 400 workers.")[0].period?.edtf).toBe("2022/..");
  });
  test("two shares in one clause have one subject and two wholes", () => {
    const [a, b] = figuresOf("Last year Karstani coal was 27% of Velmora’s fuel and 14% of Teskia’s fuel.");
    expect([a.whole?.text, b.whole?.text]).toEqual(["Velmora’s fuel", "Teskia’s fuel"]);
    expect([a.what?.text, b.what?.text]).toEqual(["Karstani coal", "Karstani coal"]);
  });
  test.each([
    ["Prices rose 4.2 percent in May, up from 5.1 percent a month earlier.", ["2026-05", "2026-04"]],
    ["Turnout was 38 per cent, down from 61 per cent four years ago.", [undefined, "2022"]],
    ["Coal was 40 percent of all fuel in 2024, compared with 55 percent in 2019.", ["2024", "2019"]],
    ["Sales fell 8 percent in April from a year earlier.", ["2026-04"]],
    ["Public debt stands at 87 percent, the highest since 1998.", [undefined]],
    ["Gas sales were down 40 percent compared with last year.", [undefined]],
  ])("the date of each: %s", (text, expected) => {
    expect(figuresOf(text).map(({ period }) => period?.edtf)).toEqual(expected);
  });
  test.each([
    ["The budget deficit rose to 3.4 billion euros.", "The budget deficit"],
    ["The bank raised its main rate to 5.75 percent.", "its main rate"],
    ["The minimum wage will be raised to 11 crowns an hour.", "The minimum wage"],
    ["The price of wheat rose to $310 a tonne.", "The price of wheat"],
    ["Karstan spent $96 million on the canal.", "Karstan spent $96 million on the canal"],
  ])("what is measured: %s", (text, expected) => {
    expect(figuresOf(text).at(-1)?.what?.text).toBe(expected);
  });
  test("each name before its own share", () => {
    expect(figuresOf("Rekk won 51.7% of the vote, Maren 46.2%.").map(({ what }) => what?.text)).toEqual(["Rekk", "Maren"]);
  });
  test.each([
    ["The health ministry put the number of sick at 48.", "health ministry"],
    ["Organisers spoke of 15,000.", "Organisers"],
    ["The Lakes Institute estimated the cost of the dam at 12 million dollars.", "Lakes Institute"],
  ])("who gives it without a statement: %s", (text, expected) => {
    const [{ sourceChain, what }] = figuresOf(text);
    expect(sourceChain[0]?.name).toContain(expected);
    expect(what?.text ?? "").not.toContain(expected);
  });
  test("the speaker of the statement it stands in is its source", () => {
    const [figure] = figuresOf("Trade Minister Ilse Maren said the strike had cost 12 million dollars.");
    expect(figure.sourceChain[0]).toMatchObject({ name: "Ilse Maren", how: "speaker" });
  });
});

describe("figures that disagree stand side by side", () => {
  const disagreementsOf = (text: string): Disagreement[] =>
    recordsOf(text, "2026-05-08").filter((record): record is Disagreement => record.kind === "disagreement");
  test("with the ratio and the reason, the greater first", () => {
    const text =
      "President Tomas Rekk said Karstan had spent $300 million on the railway. Karstan has spent about $120 million on the railway, according to the Lakes Institute.";
    const [found] = disagreementsOf(text);
    expect(found.ratio).toBe(2.5);
    expect(found.reason).toMatch(/different sources \(Tomas Rekk; Lakes Institute\)/);
    expect(found.figures[0]).toContain(`/figure/${text.indexOf("$300")}`);
  });
  test.each([
    ["different wholes", "Coal was 27% of Velmora’s fuel, Rekk said. Coal was 14% of Teskia’s fuel, according to the Lakes Institute."],
    [
      "different years",
      "In 2021, Karstan spent $300 million on rails, Rekk said. In 2024, Karstan spent $120 million on rails, according to the Lakes Institute.",
    ],
    ["one source", "Rekk said Karstan had spent $300 million on rails and $120 million on rails in the north."],
    ["different units", "Rekk said 300 lorries were waiting. The union says 700 drivers are waiting."],
  ])("but not with %s", (_, text) => {
    expect(disagreementsOf(text)).toEqual([]);
  });
});

test("numbers are found from left to right, without overlaps, in any text", () => {
  const text = "twenty-five, 3 1/2, two hundred and six thousand, 1,00,000 and ½";
  const found = scanNumbers(text, 0, text.length);
  expect(found.map(({ low }) => low)).toEqual([25, 3.5, 206_000, 100_000, 0.5]);
  for (let k = 1; k < found.length; k++) expect(found[k].start).toBeGreaterThanOrEqual(found[k - 1].end);
});
