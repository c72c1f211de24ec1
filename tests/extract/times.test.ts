import { expect, test } from "vitest";
import type { Timex } from "../../src/document/records.ts";
import { addMonths, isoWeekValue, mondayOf, readDay, weekdayOf } from "../../src/extract/times/calendar.ts";
import { recordsOf } from "../support/reader.ts";

const DAY = "2026-03-19"; // a Thursday

function timesOf(text: string, published = DAY): string[] {
  return recordsOf(text, published)
    .filter((record): record is Timex => record.kind === "timex")
    .map((time) => `${time.text} = ${time.value}`);
}

test.each([
  ["a weekday in the past", "The delegations met on Tuesday.", ["Tuesday = 2026-03-17"]],
  ["the weekday of the publication day is that day", "Rekk spoke on Thursday.", ["Thursday = 2026-03-19"]],
  ["a weekday with a verb that looks ahead", "The envoy will arrive on Monday.", ["Monday = 2026-03-23"]],
  ["last and next", "She left last week and returns next month.", ["last week = 2026-W11", "next month = 2026-04"]],
  ["yesterday and today", "It rained yesterday, not today.", ["yesterday = 2026-03-18", "today = 2026-03-19"]],
  ["a day without a year takes the nearest", "It began on 2 December and ended on January 6.", ["2 December = 2025-12-02", "January 6 = 2026-01-06"]],
  ["a day with a year", "It began on February 3, 2021.", ["February 3, 2021 = 2021-02-03"]],
  ["an ordinal day", "The strike of March 8th is over.", ["March 8th = 2026-03-08"]],
  ["a month and the year in words", "The bridge opened in February this year.", ["February this year = 2026-02"]],
  ["the month May and the verb may", "In May they may go.", ["May = 2026-05"]],
  ["part of a month", "In early March it stopped.", ["early March = 2026-03"]],
  ["the end of a month of this year", "At the end of February of this year it stopped.", ["the end of February of this year = 2026-02"]],
  ["years ago", "It was built three years ago.", ["three years ago = 2023"]],
  ["a week after the date before", "It stopped on 2 March. A week later it began.", ["2 March = 2026-03-02", "A week later = 2026-03-09"]],
  ["the same day as the date before", "Koll spoke on 2 March. On the same day Rekk answered.", ["2 March = 2026-03-02", "the same day = 2026-03-02"]],
  ["recent units keep the vague grain", "In recent days shots fell, and in recent months many.", ["recent days = 2026-03", "recent months = 2026"]],
  ["lengths", "They spoke for 40 minutes and agreed on a 12 -week trial.", ["40 minutes = PT40M", "12 -week = P12W"]],
  ["a length with a bound", "It took more than six weeks.", ["more than six weeks = P6W"]],
  ["quarters", "Profits rose in the third quarter of 2025.", ["the third quarter of 2025 = 2025-Q3"]],
  ["decades and centuries", "The line was built in the 1930s, not in the 19th century.", ["the 1930s = 193", "the 19th century = 18"]],
  ["a clock time with its day", "The doors open at 10 p.m. on Wednesday.", ["10 p.m. on Wednesday = 2026-03-25T22"]],
  ["the simple present of a timetable looks ahead", "The truce expires on 31 January.", ["31 January = 2027-01-31"]],
  ["a date that is the predicate of is", "The deadline is noon on Friday.", ["noon on Friday = 2026-03-20T12:00"]],
  ["a condition is still to come", "If the council does not meet on Monday, the truce is over.", ["Monday = 2026-03-23"]],
  ["what will be, however the sentence begins", "He confirmed what many had feared: the vote of November will not be held.", ["November = 2026-11"]],
  ["a limit of a condition, in the past tense too", "The party will leave if there was no law by June.", ["June = 2026-06"]],
  ["… told by others", "The firm said it would leave unless an offer was made by Monday.", ["Monday = 2026-03-23"]],
  ["a limit of what was done", "By Tuesday 300 people had left.", ["Tuesday = 2026-03-17"]],
  ["what is put off", "The vote was put off until Monday.", ["Monday = 2026-03-23"]],
  ["what has lasted", "The talks lasted until Monday.", ["Monday = 2026-03-16"]],
  ["a limit in a month to come", "Ministers have until 1 January to decide.", ["1 January = 2027-01-01"]],
  ["what is called for a day", "The unions called a protest for Sunday.", ["Sunday = 2026-03-22"]],
  [
    "two matters on two days",
    "The meeting next Wednesday precedes a march planned for Saturday.",
    ["next Wednesday = 2026-03-25", "Saturday = 2026-03-21"],
  ],
  ["a quarter of next year", "The sale will close in the first quarter of next year.", ["the first quarter of next year = 2027-Q1"]],
  ["two weekdays ahead in their order", "The fair begins on Monday and ends on Friday.", ["Monday = 2026-03-23", "Friday = 2026-03-27"]],
  ["what one agreed, promised or was told to do", "Koll promised to pay in October.", ["October = 2026-10"]],
  ["what one said one would do", "Rekk said on Monday that he would resign on Friday.", ["Monday = 2026-03-16", "Friday = 2026-03-20"]],
  ["but not what one refused or was forced to do", "She was forced to resign on Sunday.", ["Sunday = 2026-03-15"]],
  ["what was put off", "The meeting has been postponed to September.", ["September = 2026-09"]],
  ["two days of one month", "The strike lasted from 3 to 9 March.", ["3 = 2026-03-03", "9 March = 2026-03-09"]],
  ["a date in figures, day first", "He wrote on 09.02.2026 from Maren.", ["09.02.2026 = 2026-02-09"]],
  ["a month that the verb puts into the past", "Rekk raised the toll in April.", ["April = 2025-04"]],
  ["a day on which something was put off", "Rekk postponed the vote on Tuesday.", ["Tuesday = 2026-03-17"]],
  ["a day to which it was", "Rekk postponed the vote to Tuesday.", ["Tuesday = 2026-03-24"]],
  ["a day of a command", "Ask me in February.", ["February = 2027-02"]],
  ["a month that the verb puts ahead", "Rekk will raise the toll in February.", ["February = 2027-02"]],
  ["halves", "Sales fell in the first half of 2025.", ["the first half of 2025 = 2025-H1"]],
  ["the end of the year that runs", "By the end of the year they will have left.", ["the end of the year = 2026"]],
  ["a quarter of another year", "Profits fell in last year's third quarter.", ["last year's third quarter = 2025-Q3"]],
  ["repetition", "Ships leave every week.", ["every week = P1W"]],
])("%s", (_, text, expected) => {
  expect(timesOf(text)).toEqual(expected);
});

test.each([
  ["an age", "A 34-year-old driver was hurt."],
  ["an amount that looks like a year", "The town has 2026 people."],
  ["a price", "It costs $1999 to repair."],
  ["an ordinal", "It was the second meeting."],
  ["a name", "He reads the Ordava Daily."],
  ["a given name like a month", "Jan Rekk met Adrian Koll."],
  ["a condition", "As soon as possible, they said."],
])("%s is no time expression", (_, text) => {
  expect(timesOf(text)).toEqual([]);
});

test("without a publication day nothing is made up", () => {
  const times = recordsOf("Rekk spoke on Friday.").filter((record): record is Timex => record.kind === "timex");
  expect(times.map((time) => time.value)).toEqual(["XXXX-WXX-5"]);
});

test("EDTF says a week as an interval and a part of a month as an uncertain one", () => {
  const times = recordsOf("Last week it began, in early March it ended.", DAY).filter((record): record is Timex => record.kind === "timex");
  expect(times.map((time) => time.edtf)).toEqual(["2026-03-09/2026-03-15", "2026-03-01~/2026-03-10~"]);
});

test("EDTF says a half of a year as an interval of months", () => {
  const [time] = recordsOf("Sales fell in the second half of 2025.", DAY).filter((record): record is Timex => record.kind === "timex");
  expect(time.edtf).toBe("2025-07/2025-12");
});

test("the publication day is inferred from the newest year, the newest day and the weekday of the lead, with reasons", () => {
  const [report] = recordsOf(
    "Maren met Druin on Friday. They had met on Thursday.\n\nThe line closed in April 2025.\n\nOn July 8 Rekk had promised more.",
  );
  expect(report.kind === "report" && report.published).toBe("2025-07-11");
  expect(report.kind === "report" && report.publishedBasis).toMatchObject({ how: "inferred", reasons: [{}, {}, {}] });
});

test.each([
  ["a line of place and day", "PORT SELDEN, 13 March 2026 - The talks resumed, Rekk said on Friday.", "2026-03-13"],
  ["the day before the newest one", "Rekk spoke on Thursday night. The gates close at noon, as they did on Friday, July 11, 2025.", "2025-07-11"],
  ["a single year of long ago says nothing", "The treaty, signed in 2011, is dead, Rekk said on Thursday.", undefined],
  [
    "nor does a month that is older than a year told as past",
    "Exports fell in 2023. The pact began in January 2022, Rekk said on Friday.",
    undefined,
  ],
  [
    "a line of place and day without a year has that in which the weekday fits",
    "PORT SELDEN, March 17 (HNA) - The rebels came back on Tuesday. A truce is to begin on March 20. The war began in August 2024.",
    "2026-03-17",
  ],
  ["none of those that do not fit", "PORT SELDEN, March 17 (HNA) - The rebels came back on Saturday. The war began in August 2024.", undefined],
  ["nor a day without a weekday", "The bridge was closed on November 11, 2014.", undefined],
])("the publication day: %s", (_, text, expected) => {
  const [report] = recordsOf(text);
  expect(report.kind === "report" && report.published).toBe(expected);
});

test("a year that lies ahead is not the publication day", () => {
  const [report] = recordsOf("The ports will be clean by 2050, Rekk said on Friday. Talks began on July 8, 2025.");
  expect(report.kind === "report" && report.published).toBe("2025-07-11");
});

test.each(["They met on 31 February 2025.", "The code is 2025-13-45.", "It weighs 1.5/2/2020."])("a day that does not exist is none: %s", (text) => {
  for (const time of timesOf(text)) expect(time).not.toMatch(/2025-02-31|2025-13|2020-1\.5/);
});

test("a text without a year has no publication day", () => {
  const [report] = recordsOf("Maren met Druin on Friday.");
  expect(report.kind === "report" && report.publishedBasis.how).toBe("unknown");
});

test("calendar arithmetic", () => {
  expect(addMonths({ year: 2024, month: 1, day: 31 }, 1)).toEqual({ year: 2024, month: 2, day: 29 });
  expect(isoWeekValue({ year: 2027, month: 1, day: 1 })).toBe("2026-W53");
  expect(weekdayOf(mondayOf(2026, 12))).toBe(1);
  expect(readDay("2026-02-30")).toBeUndefined();
});
