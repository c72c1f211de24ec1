import { expect, test } from "vitest";
import type { Mark } from "../../src/document/records.ts";
import { reader, recordsOf, reportOf, statementsOf } from "../support/reader.ts";

/** "speaker | cue | content" of every statement, nested ones with "> ". */
function readingOf(text: string): string[] {
  return statementsOf(text, "2026-03-19").map(
    (statement) =>
      `${statement.within ? "> " : ""}${statement.speaker.name} | ${statement.cue?.text ?? "-"} | ${statement.content.map((span) => span.text).join(" … ")}`,
  );
}

test.each([
  ["a direct quotation", "“We will keep talking,” Ilse Maren said on Monday.", ["Ilse Maren | said | We will keep talking"]],
  ["an indirect one", "Tomas Rekk said that the harbour would stay open.", ["Tomas Rekk | said | that the harbour would stay open"]],
  ["a mixed one", "Tomas Rekk said the plan was “a bad joke”.", ["Tomas Rekk | said | the plan was “a bad joke”"]],
  ["according to", "According to the ministry, 40 ships are waiting.", ["ministry | According to | 40 ships are waiting"]],
  [
    "a pronoun leads to the person named before",
    "Ilse Maren arrived early. She said that the talks were hard.",
    ["Ilse Maren | said | that the talks were hard"],
  ],
  [
    "a pronoun leads to whom the given name fits",
    "Ewa Strand kept her seat. The motion had been tabled by Ralf Dunmore, a deputy. He vowed to return.",
    ["Ralf Dunmore | vowed | to return"],
  ],
  [
    "and not to the nearest of the other gender",
    "President Karl Orsett left the hall, which Petra Vasko had hired. “It is too early,” he said.",
    ["Karl Orsett | said | It is too early"],
  ],
  [
    "what an office is of is none of the name",
    "The Minister of Fisheries Vera Kerrant said the quota was fair.",
    ["Vera Kerrant | said | the quota was fair"],
  ],
  [
    "who says it stands behind the verb, without marks",
    "Three people were hurt, reported the mayor of the town on Friday.",
    ["mayor of the town | reported | Three people were hurt"],
  ],
  ["what is measured by a promise is none", "The line opened on Monday, ten days later than promised. The crews got everything they wanted.", []],
  [
    "a day before the verb is none of who speaks",
    "Ilse Maren on Thursday morning wrote that the talks were over.",
    ["Ilse Maren | wrote | that the talks were over"],
  ],
  ["a short name leads to the full one", "Ilse Maren arrived early on Monday. “It was hard,” Maren said.", ["Ilse Maren | said | It was hard"]],
  ["a quotation in two pieces", "“It was hard,” Maren said, “but we stayed.”", ["Maren | said | It was hard … but we stayed."]],
  [
    "whom it is told after the verb",
    "The harbour will stay open, Tomas Rekk told the radio in an interview.",
    ["Tomas Rekk | told | The harbour will stay open"],
  ],
  [
    "whoever is quoted by another",
    "The Ordava Daily quoted Tomas Rekk as saying the harbour had closed.",
    ["Tomas Rekk | quoted | the harbour had closed"],
  ],
  [
    "whoever was quoted by another",
    "“The harbour has closed,” Tomas Rekk was quoted as saying by the Ordava Daily.",
    ["Tomas Rekk | was quoted as saying | The harbour has closed"],
  ],
  [
    "a name with a courtesy title that leads to the full one",
    "Rada Harkin leads the council. The plan was dropped. Ms Harkin said the money had run out.",
    ["Rada Harkin | said | the money had run out"],
  ],
  [
    "whoever stands behind a phrase with another name",
    "On a question about the visit of Pelagian Trade Secretary Robert Keel, Lian said that the tariff was wrong.",
    ["Lian | said | that the tariff was wrong"],
  ],
  ["the officer, not the company", "Halvor's finance director Mila Brandt said sales would grow.", ["Mila Brandt | said | sales would grow"]],
  [
    "the subject of the sentence before, not a place in it",
    "Scientists testing the water of Teskia's old port have found lead. They warned that more would follow.",
    ["Scientists | warned | that more would follow"],
  ],
  [
    "whoever says something of a place",
    "The company cut its forecast. Sales in Asia fell by a third, it said.",
    ["company | said | Sales in Asia fell by a third"],
  ],
  [
    "the one who acts, not the one who owns",
    "Arcovia summoned Zelmar's ambassador. It threatened to halt the deliveries.",
    ["Arcovia | threatened | to halt the deliveries"],
  ],
  [
    "a description with the word of a party",
    "Senator Karl Schumm spoke in the chamber. The Harbourist senator said the bill was dead.",
    ["Karl Schumm | said | the bill was dead"],
  ],
  [
    "whoever begins the sentence, not a spell of time in it",
    "Sheikh Orin Sadik in a letter to mark the end of the harvest month called on his followers to hold out.",
    ["Sheikh Orin Sadik | called on | his followers to hold out"],
  ],
  [
    "“the minister himself”",
    "Defence Minister Oskar Thill came on Friday. The minister himself insisted: “There is no second runway.”",
    ["Oskar Thill | insisted: | There is no second runway."],
  ],
  [
    "whoever speaks between two pieces of a quotation",
    "“The black box has been found,” the general added, “and it is whole.”",
    ["general | added | The black box has been found … and it is whole."],
  ],
  [
    "witnesses, not one that is named with them",
    "Four men were held, according to witnesses, including Ana Sorel.",
    ["witnesses | according to | Four men were held"],
  ],
  [
    "whoever answers, not whoever asks",
    "Rekk, asked whether Velmora would close the port, replied: “No.”",
    ["Rekk | replied: | No.", " | asked | whether Velmora would close the port"],
  ],
  ["what is only done with the word", "The index added 7.4 points. The fire claimed the lives of four people. Velmora recalled its ambassador.", []],
  ["“according to” before a clause", "According to lawyer Ida Stahl, it is too early.", ["Ida Stahl | According | it is too early"]],
  [
    "“according to” behind what another says",
    "Colonel Peter Voss said the withdrawal would begin in May, according to the state news agency BNA.",
    [
      "state news agency BNA | according to | Colonel Peter Voss said the withdrawal would begin in May",
      "> Peter Voss | said | the withdrawal would begin in May",
    ],
  ],
  [
    "who is asked at the beginning",
    "Tarik Sull left. Asked whether he would go, Sull said he would not.",
    [" | Asked | whether he would go", "Tarik Sull | said | he would not"],
  ],
  [
    "whose name is an apposition to the subject",
    "The envoy, Ali Mond, called Dreyer a liar. He said Ruland should apologise.",
    ["Ali Mond | called | Dreyer a liar", "Ali Mond | said | Ruland should apologise"],
  ],
  [
    "whoever a clause before is about, where the sentence goes on",
    "Ilse Maren left. While Rekk has offered pauses, he has not accepted the truce that the council of the lakes asked for.",
    ["Rekk | has offered | pauses", "Rekk | has not accepted | the truce that the council of the lakes asked for"],
  ],
  ["words in a relative clause", "Tomas Rekk, who said the duty was illegal, left the talks.", ["Tomas Rekk | said | the duty was illegal"]],
  [
    "the name that hangs on a noun before “who”",
    "Environment chief Ana Sorel, who said the mill was safe, resigned.",
    ["Ana Sorel | said | the mill was safe"],
  ],
  [
    "whoever stands behind a verb that is none of saying",
    "“It speaks for the vote in June. It has no interest in a war“, considers Marta Lind, a teacher of law.",
    ["Marta Lind | considers | It speaks for the vote in June. It has no interest in a war"],
  ],
  [
    "whoever stands behind where it is written",
    '"He knew it and he kept silent", wrote on X the leader of the Green Party, Zdenka Holt.',
    ["Zdenka Holt | wrote | He knew it and he kept silent"],
  ],
  [
    "whoever stands before a clause that describes it",
    "The Lakes Community (LC), which had lifted its ban in January after the promise of the general, announced that its heads will meet.",
    ["Lakes Community | announced | that its heads will meet"],
  ],
  [
    "an official described as one who would not be named",
    "An official of the union, who wished to stay unnamed, told the radio that a suspension was possible.",
    ["official of the union | told | that a suspension was possible", "official of the union | wished | to stay unnamed"],
  ],
  [
    "what follows a semicolon is the reporter’s",
    "Tomas Rekk said that he would leave if nothing changed; the gates were opened a day later.",
    ["Tomas Rekk | said | that he would leave if nothing changed"],
  ],
  [
    "a pronoun after a colon means the subject before it",
    "Andrej Koval is sure of it. His colleague Pavel Orvel is less optimistic: if the drought goes on, he says, “both will lose”.",
    ["Pavel Orvel | says | if the drought goes on … both will lose"],
  ],
  [
    "a pledge with its day before the infinitive",
    "Opposition leader Kate Brennan pledged on Friday to withdraw from the fishing pact, reversing her position.",
    ["Kate Brennan | pledged | to withdraw from the fishing pact"],
  ],
  [
    "who speaks on a condition",
    "A senior Norlandic diplomat, speaking on condition of anonymity because of the matter, said his government would respond.",
    ["senior Norlandic diplomat | said | his government would respond"],
  ],
  ["what is reported by nobody", "It was reported that the harbour would close.", [" | was reported | that the harbour would close"]],
])("%s", (_, text, expected) => {
  expect(readingOf(text)).toEqual(expected);
});

test("a heading that asks is nobody's statement", () => {
  const text = "Tomas Rekk said the dam would stay shut.\n\nWhat does Karstan say?\n\nIlse Maren said the dam was old.";
  expect(readingOf(text)).toEqual(["Tomas Rekk | said | the dam would stay shut", "Ilse Maren | said | the dam was old"]);
});

test("the day is not that of a clause between speaker and verb", () => {
  const [statement] = statementsOf("The Lakes Bank, which had paid for the dam in January, said on Tuesday that it was safe.", "2026-03-19");
  expect(statement.said?.value).toBe("2026-03-17");
});

test.each([
  ["“What would I do with a ballot?” Radu Ilin asked.", "assert"],
  ["Leyla Damran assured that the neighbours were informed of the works.", "assert"],
  ["Leyla Damran promised that the neighbours would be informed of the works.", "promise"],
])("%s is of the kind %s", (text, act) => {
  expect(statementsOf(text).map(({ speechAct }) => speechAct)).toEqual([act]);
});

test("a condition holds the quotation within it", () => {
  const [statement] = statementsOf("Tomas Rekk said he would leave if they did not answer „within a day“.");
  expect(statement.condition?.text).toBe("if they did not answer „within a day“");
});

test("a paragraph that is only a quotation goes on with the speaker before, and says so", () => {
  const [, second] = statementsOf(
    "“There is relief in the ports. But we have seen it before,” Lena Foss told the radio.\n\n“They were never followed by a treaty.”",
  );
  expect(second.speaker).toMatchObject({ name: "Lena Foss", carriedOver: true, how: "carriedOver" });
  expect(second.cue).toBeNull();
});

test("a quotation that nobody is cued for is not said by what does not speak", () => {
  const text =
    "The novel Saltmarsh was printed in spring and sealed his name.\n\n“My mother kept every page of it.”\n\nKarl Tallis seems ready for the race.\n\n“Nobody had told us of the wind.”";
  expect(
    statementsOf(text)
      .filter(({ quoteType }) => quoteType === "direct")
      .map(({ speaker }) => speaker.name),
  ).toEqual(["", ""]);
});

test("the statement of an institution carries over to “the statement added”", () => {
  const statements = statementsOf(
    "The Karstani foreign ministry wrote in a circular that the talks were useful.\n\nThe statement added: “We will go on.”",
  );
  expect(statements.at(-1)?.speaker).toMatchObject({ how: "institution" });
  expect(statements.at(-1)?.speaker.name).toBe(statements[0].speaker.name);
});

test("addressee, medium, place and day are read from around the cue", () => {
  const [statement] = statementsOf("“It was hard,” Maren told reporters in Selden on Monday.", "2026-03-19");
  expect(statement.addressee?.text).toBe("reporters");
  expect(statement.said).toMatchObject({ value: "2026-03-16", how: "stated" });
});

test("what was not said is kept with its polarity", () => {
  const [statement] = statementsOf("Koll did not say that the talks would take place.");
  expect(statement.negated).toBe(true);
});

test.each([
  ["Koll promised to reopen the railway.", "promise"],
  ["Rekk threatened to close the harbour.", "threaten"],
  ["Stahl accused Koll of lying.", "accuse"],
  ["“We will hire more pilots,” Koll said.", "promise"],
  ["“The fees must be lowered,” Stahl said.", "demand"],
  ["Asked about it, Koll replied: “I will not comment on that.”", "decline"],
  ["Analysts believe that the treaty will hold.", "assess"],
])("speech act of: %s", (text, act) => {
  expect(statementsOf(text).map((statement) => statement.speechAct)).toContain(act);
});

test("a condition is kept as a span", () => {
  const [statement] = statementsOf("Rekk said the harbour could close if no treaty is signed.");
  expect(statement.condition?.text).toContain("if no treaty is signed");
  expect(statement.modality).toBe("possible");
});

function marksOf(text: string): string[] {
  return recordsOf(text)
    .filter((record): record is Mark => record.kind === "mark")
    .map((mark) => `${mark.use}: ${mark.text}`);
}

test.each([
  ["a heading", "Koll spoke on Monday about the grain.\n\n‘It is our harbour’\n\nThen he left the room.", ["heading: ‘It is our harbour’"]],
  [
    "an echo of a quotation",
    "“It is a short and simple list,” Rekk said, and left before anybody could ask what stands on the “simple list”.",
    ["echo: “simple list”"],
  ],
])("%s is a mark, not a statement", (_, text, expected) => {
  expect(marksOf(text)).toEqual(expected);
});

test("each turn of a transcript is its speaker's statement, and what it reports is nested in it", () => {
  const text = "Are you leaving?\n\nNo. Rekk told me that he would stay.";
  const records = reader().extract(
    reportOf(text, {
      turns: [
        { speaker: "Question", start: 0, end: 16 },
        { speaker: "Ilse Maren", start: 18, end: text.length },
      ],
    }),
  );
  const statements = records.filter((record) => record.kind === "statement");
  expect(statements.filter((statement) => statement.by === "rule:turn").map((statement) => statement.speaker.name)).toEqual([
    "Question",
    "Ilse Maren",
  ]);
  expect(statements.find((statement) => statement.speaker.name === "Rekk")?.within).toBe(
    statements.find((statement) => statement.speaker.name === "Ilse Maren")?.id,
  );
});

test("a text in another script gives a report and no crash", () => {
  const [report, ...rest] = recordsOf("Ο υπουργός δήλωσε ότι το λιμάνι θα ανοίξει. Она сказала, что порт откроется. قال الوزير إن الميناء سيفتح");
  expect(report.kind).toBe("report");
  expect(rest.filter((record) => record.kind === "statement").length).toBeLessThan(3);
});

test.each([
  ["the troops would leave with the money provided"],
  ["Rekk said that we"],
  ["Rekk said that we will"],
])("a text that stops in the middle (%s) is read", (tail) => {
  expect(statementsOf(`The minister said ${tail}`).length).toBeGreaterThan(0);
});

test("a statement nested in one that begins with the same word says so", () => {
  const statements = statementsOf("Ilse Maren came in. She had promised to reopen the railway within 30 days, Inland Press recalled.");
  const outer = statements.find((statement) => statement.speaker.name === "Inland Press");
  expect(statements.find((statement) => statement.cue?.text.includes("promised"))?.within).toBe(outer?.id);
});

test("a short name means the fuller one named last", () => {
  const statements = statementsOf("Jeb Rekk spoke first. Tomas Rekk spoke next. Jeb Rekk then left the room. “It is late,” Rekk said.");
  expect(statements.at(-1)?.speaker.name).toBe("Jeb Rekk");
});

test("a manner is no addressee", () => {
  const [statement] = statementsOf("“It is late,” Rekk said with a smile.");
  expect(statement.addressee).toBeUndefined();
});
