/** One suite for both engines: what the store promises, on real SQLite and real PostgreSQL. */

import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { queriesOf } from "../../src/compare/topics/queries.ts";
import { typedTopic } from "../../src/compare/topics/topic.ts";
import { withDetails } from "../../src/document/material.ts";
import { byPlace } from "../../src/document/spans.ts";
import type { PreparedReport } from "../../src/document/stored.ts";
import { migrate } from "../../src/store/migrations.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import type { Store } from "../../src/store/store.ts";
import { stanceTable } from "../support/stances.ts";
import { keep, NOW, POSTGRES, postgresStore, preparedOf, sqlitePath, sqliteStore, wholeRecord } from "../support/store.ts";
import { story } from "../support/story.ts";

const ENGINES: readonly (readonly [string, () => Promise<Store>])[] = [
  ["SQLite", () => sqliteStore()],
  [POSTGRES === undefined ? "PostgreSQL (PGlite, ONRECORD_TEST_POSTGRES names no server)" : "PostgreSQL (a server)", postgresStore],
];

describe.each(ENGINES)("%s", (_name, open) => {
  const opened: Store[] = [];
  const fresh = async (): Promise<Store> => {
    const store = await open();
    opened.push(store);
    return store;
  };
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close()));
  });
  const kept = async (): Promise<Store> => {
    const store = await fresh();
    await keep(store, story());
    return store;
  };

  test("keeps every report with its records, and finds nothing wrong with them", async () => {
    const store = await kept();
    const { reports, faults } = await store.check();
    expect(faults).toEqual([]);
    expect(reports).toBe(7);
    const [first] = (await store.page("", 1)).reports;
    expect(first.report).toEqual(story()[0].report);
    expect(first.records.length).toBeGreaterThan(10);
  });

  test("a report that is added twice is kept once, and a text with another's id is refused by name", async () => {
    const store = await kept();
    const before = await wholeRecord(store);
    expect((await store.add(story(), NOW)).map(({ outcome }) => outcome)).toEqual(story().map(() => "known"));
    const [conflict] = await store.add([preparedOf("Another text stands here.", { id: "a1" })], NOW);
    expect(conflict.outcome).toBe("conflict");
    while ((await store.settle()) > 0);
    expect(await wholeRecord(store)).toEqual(before);
  });

  test("any order of adding, in any parts, gives the same record as adding everything at once", async () => {
    const whole = await wholeRecord(await kept());
    const parts = fc.shuffledSubarray(story(), { minLength: story().length });
    await fc.assert(
      fc.asyncProperty(parts, fc.integer({ min: 1, max: 4 }), async (reports, size) => {
        const store = await fresh();
        for (let at = 0; at < reports.length; at += size) await keep(store, reports.slice(at, at + size));
        expect(await wholeRecord(store)).toEqual(whole);
      }),
      { numRuns: 4, seed: 7 },
    );
  });

  test("linking everything again gives the same record", async () => {
    const store = await kept();
    const before = await wholeRecord(store);
    await store.unsettle();
    while ((await store.settle()) > 0);
    expect(await wholeRecord(store)).toEqual(before);
  });

  test("a reading that knows the day takes the place of one that does not, whichever came first", async () => {
    const text = "Dalia Brenwick said on Monday that the road stays shut.";
    const without = preparedOf(text);
    const withDay = preparedOf(text, { published: "2026-03-09" });
    const records: unknown[] = [];
    for (const order of [
      [without, withDay],
      [withDay, without],
    ]) {
      const store = await fresh();
      for (const reading of order) await keep(store, [reading]);
      expect((await store.check()).faults).toEqual([]);
      records.push(await wholeRecord(store));
    }
    expect(records[0]).toEqual(records[1]);
  });

  test("spellings of one name are one entity, a bare surname goes to its only bearer, and each says why", async () => {
    const store = await kept();
    const entity = await store.entity("Dalia Brenwick");
    expect(entity.names.map(({ name }) => name).sort()).toEqual(["Brenwick", "Dalia Brenwick", "Dalya Brenwick"]);
    expect(entity.reports).toBe(5);
    expect(entity.names.find(({ name }) => name === "Dalya Brenwick")?.reasons.join()).toContain("Dalya");
  });

  test("a second bearer of the surname leaves the bare one apart and lists it for a person", async () => {
    const store = await kept();
    await keep(store, [preparedOf("Foreign Minister Marta Brenwick said nothing.", { id: "e1", published: "2026-05-12" })]);
    const bare = (await store.entities({ limit: 100 })).find(({ name }) => name === "Brenwick");
    expect(bare).toBeDefined();
    expect((await store.doubts()).map(({ a, b }) => [a, b].sort().join(" / "))).toContain("Brenwick / Marta Brenwick");
  });

  const named = (id: string, ...names: string[]): PreparedReport => ({
    ...preparedOf(`Report ${id} names people.`, { id }),
    names: names.map((name) => ({
      name,
      type: "PER",
      mentions: 1,
      titles: [],
      authorityId: undefined,
      score: 0,
      reasons: [],
      plain: undefined,
      forms: [],
    })),
  });
  const entitiesOf = async (store: Store): Promise<string[]> =>
    Promise.all(
      (await store.entities({ limit: 100 })).map(async ({ id }) =>
        (await store.entity(id)).names
          .map(({ name }) => name)
          .sort()
          .join(" = "),
      ),
    ).then((all) => all.sort());

  test("bare surnames of the same letters are one, alone and when their bearer comes, in any order", async () => {
    const reports = [named("n1", "Druin"), named("n2", "DRUIN"), named("n3", "Pavel Druin"), named("n4", "Pawel Druin")];
    const alone = await fresh();
    await keep(alone, reports.slice(0, 2));
    expect(await entitiesOf(alone)).toEqual(["DRUIN = Druin"]);
    for (const order of [reports, [...reports].reverse()]) {
      const store = await fresh();
      for (const report of order) await keep(store, [report]);
      expect(await entitiesOf(store)).toEqual(["DRUIN = Druin = Pavel Druin = Pawel Druin"]);
    }
  });

  test("a ruling on a bare surname leaves its bearer's other names where they are", async () => {
    const store = await fresh();
    await keep(store, [named("n1", "Druin"), named("n3", "Pavel Druin"), named("n4", "Pawel Druin"), named("n5", "Oren Tallis")]);
    const ruling = { author: "desk", reason: "", at: NOW };
    await store.rule({ verdict: "differ", a: "Druin", b: "Oren Tallis", ...ruling });
    expect(await entitiesOf(store)).toEqual(["Druin = Pavel Druin = Pawel Druin", "Oren Tallis"]);
    await store.rule({ verdict: "differ", a: "Druin", b: "Pawel Druin", ...ruling, at: `${NOW}1` });
    expect(await entitiesOf(store)).toEqual(["Druin", "Oren Tallis", "Pavel Druin = Pawel Druin"]);
    await store.rule({ verdict: "same", a: "Druin", b: "Oren Tallis", ...ruling, at: `${NOW}2` });
    expect(await entitiesOf(store)).toEqual(["Druin = Oren Tallis", "Pavel Druin = Pawel Druin"]);
  });

  test("rulings join and part names, are kept with author and reason, and hold when everything is linked again", async () => {
    const store = await kept();
    const ruling = { author: "desk", reason: "checked by phone", at: NOW };
    await store.rule({ verdict: "differ", a: "Dalya Brenwick", b: "Dalia Brenwick", ...ruling });
    await store.rule({ verdict: "same", a: "Oren Tallis", b: "Dalya Brenwick", ...ruling });
    const names = async (of: string): Promise<string[]> => (await store.entity(of)).names.map(({ name }) => name).sort();
    for (let round = 0; round < 2; round++) {
      expect(await names("Oren Tallis")).toEqual(["Dalya Brenwick", "Oren Tallis"]);
      expect(await names("Dalia Brenwick")).not.toContain("Dalya Brenwick");
      await store.unsettle();
      while ((await store.settle()) > 0);
    }
    expect((await store.rulings()).map(({ author, reason }) => [author, reason])).toEqual([
      ["desk", "checked by phone"],
      ["desk", "checked by phone"],
    ]);
  });

  test("one utterance in three outlets is a family with its differences", async () => {
    const [family] = await (await kept()).families();
    expect(family.variants.map(({ told }) => told.publisher)).toEqual(["Northern Post", "Harbour Wire", "Ansted Mail"]);
    expect(family.sources).toBe(3);
    expect(family.variants.map(({ against }) => against.flags)).toEqual([[], ["wording"], ["negation", "wording"]]);
  });

  test("near-copies are one source, and mentions of one meeting are one event", async () => {
    const store = await kept();
    expect((await store.copies()).map(({ reports }) => reports.map(({ id }) => id))).toEqual([["b1", "b2"]]);
    const [meeting] = await store.happenings();
    expect(meeting.mentions.map(({ record }) => [record.type, record.reportId])).toEqual([
      ["CONSULT", "a1"],
      ["CONSULT", "a2"],
    ]);
  });

  test("a later report moves a commitment's status, with the day and the sentence; as of an earlier day it was open", async () => {
    const store = await kept();
    const road = (entry: { tellings: readonly { record: { action: { text: string } } }[] }): boolean =>
      entry.tellings[0].record.action.text.includes("sanctions");
    const now = (await store.commitments()).find(road);
    expect(now?.status).toBe("broken");
    expect(now?.transitions.map(({ status, day }) => [status, day])).toEqual([["broken", "2026-08-20"]]);
    const before = (await store.commitments({ asOf: "2026-06-01" })).find(road);
    expect(before?.status).toBe("pending");
  });

  test.each([
    ["President Anton Rekk paid the dockers on Tuesday.", "kept", "2026-05-05"],
    ["The dockers are content. President Anton Rekk has paid the dockers.", "kept", "2026-05-08"],
    ["President Anton Rekk did not pay the dockers.", "broken", "2026-05-08"],
    ["President Anton Rekk said on Friday he would pay the dockers soon.", "pending", undefined],
    ["President Anton Rekk met the dockers on Friday.", "pending", undefined],
  ])("an act that no event is coded for answers a promise: %s %s", async (text, status, day) => {
    const store = await fresh();
    await keep(store, [
      preparedOf("President Anton Rekk of Velmora promised on Monday to pay the dockers.", { id: "p1", published: "2026-03-02" }),
      preparedOf(text, { id: "p2", published: "2026-05-08" }),
    ]);
    const [promise] = (await store.commitments()).filter(({ tellings }) => tellings[0].record.reportId === "p1");
    expect([promise.status, promise.transitions[0]?.day]).toEqual([status, day]);
    expect((await store.check()).faults).toEqual([]);
  });

  test.each([
    ["threatened on Monday to hold a general strike", "President Anton Rekk called off the general strike.", "reversed"],
    ["vowed on Monday not to raise the harbour toll", "President Anton Rekk raised the harbour toll on Friday.", "broken"],
    ["vowed on Monday not to raise the harbour toll", "President Anton Rekk did not raise the harbour toll.", "kept"],
  ])("what undoes it, or what was promised not to be done: %s, %s %s", async (given, later, status) => {
    const store = await fresh();
    await keep(store, [
      preparedOf(`President Anton Rekk of Velmora ${given}.`, { id: "u1", published: "2026-03-02" }),
      preparedOf(later, { id: "u2", published: "2026-05-08" }),
    ]);
    const own = (await store.commitments()).filter(({ tellings }) => tellings[0].record.reportId === "u1");
    expect(own.map((commitment) => commitment.status)).toEqual([status]);
  });

  test("a treaty that was not signed keeps no promise to sign it", async () => {
    const store = await fresh();
    await keep(store, [
      preparedOf("President Anton Rekk of Velmora promised on Monday to sign the harbour treaty with Teskia.", { id: "s1", published: "2026-03-02" }),
      preparedOf("President Anton Rekk of Velmora has not signed the harbour treaty with Teskia.", { id: "s2", published: "2026-05-08" }),
    ]);
    const [promise] = (await store.commitments()).filter(({ tellings }) => tellings[0].record.reportId === "s1");
    expect(promise.status).toBe("broken");
  });

  test("a threat that is told again, or another act against the same target, carries out none", async () => {
    const store = await fresh();
    await keep(store, [
      preparedOf("President Anton Rekk of Velmora threatened on Monday to close the northern railway to Teskia.", {
        id: "t1",
        published: "2026-03-02",
      }),
      preparedOf("President Anton Rekk of Velmora again threatened to close the northern railway to Teskia.", { id: "t2", published: "2026-03-09" }),
      preparedOf("President Anton Rekk of Velmora criticised Teskia over the northern railway on Friday.", { id: "t3", published: "2026-03-14" }),
    ]);
    const railway = (await store.commitments()).filter(({ force }) => force === "threat");
    expect(railway.map(({ status }) => status)).toEqual(railway.map(() => "pending"));
    expect(railway.length).toBeGreaterThan(0);
  });

  test("what was due before the newest report and is told of no more has lapsed; as of an earlier day it is open", async () => {
    const store = await fresh();
    await keep(store, [
      preparedOf("President Anton Rekk of Velmora promised on Monday to reopen the northern railway by 1 June.", {
        id: "l1",
        published: "2026-03-02",
      }),
      preparedOf("Velmora had a dry summer.", { id: "l2", published: "2026-08-01" }),
    ]);
    const [promise] = await store.commitments();
    expect([promise.status, promise.due]).toEqual(["lapsed", "2026-06-01"]);
    expect(promise.transitions.map(({ status, day, why }) => [status, day, why])).toEqual([
      ["lapsed", "2026-06-01", "its day has passed, and nothing more is told of it"],
    ]);
    expect((await store.diff("2026-05-15")).moved.map(({ status, day }) => [status, day])).toEqual([["lapsed", "2026-06-01"]]);
    expect(await store.commitments({ ids: [promise.tellings[0].record.id] })).toEqual([promise]);
    expect((await store.commitments({ asOf: "2026-05-01" })).map(({ status }) => status)).toEqual(["pending"]);
  });

  test("an acronym goes to the name that some report writes beside it, not to any of its initials", async () => {
    const store = await fresh();
    await keep(store, [
      preparedOf("The LHG said on Monday that the bridge was safe.", { id: "q1" }),
      preparedOf("The Lakeside Harbour Guild met in Ordava. The Lakeside Harbour Guild elected a chair.", { id: "q2" }),
    ]);
    const entityOf = async (name: string): Promise<string> => (await store.entity(name)).id;
    const apart = await entityOf("LHG");
    expect(await entityOf("Lakeside Harbour Guild")).not.toBe(apart);
    await keep(store, [
      preparedOf("The Lakeside Harbour Guild (LHG) warned of delays. The Lakeside Harbour Guild said LHG members would strike.", { id: "q3" }),
    ]);
    expect(await entityOf("LHG")).toBe(await entityOf("Lakeside Harbour Guild"));
  });

  test("one utterance of a speaker whom reports spell in their own ways is one family", async () => {
    const store = await fresh();
    const told = (name: string): string =>
      `Defence minister ${name} spoke on Monday. “We will take four thousand soldiers out of the valley by June,” ${name} said.`;
    await keep(store, [preparedOf(told("Yuriy Melnitsky"), { id: "u1" }), preparedOf(told("Yuri Melnitskiy"), { id: "u2" })]);
    expect((await store.families()).map(({ sources }) => sources)).toEqual([2]);
  });

  test("an attack is one event though reports count its dead in their own ways", async () => {
    const store = await fresh();
    await keep(
      store,
      [14, 17].map((dead) =>
        preparedOf(`Velmoran troops killed ${dead} people in the town of Ordava on 3 March 2026.`, { id: `k${dead}`, published: "2026-03-04" }),
      ),
    );
    expect((await store.happenings()).map(({ mentions }) => mentions.map(({ record }) => record.reportId))).toEqual([["k14", "k17"]]);
  });

  test("whoever is asked for is found with a title before the name, and near names are offered", async () => {
    const store = await kept();
    const { id } = await store.entity("Dalia Brenwick");
    expect(await store.entityId("President Dalia Brenwick")).toBe(id);
    await expect(store.entityId("Dalia Brenwik")).rejects.toThrow('did you mean "Dalia Brenwick"?');
  });

  test("search finds words, phrases and beginnings, whatever their accents, and counts by facet", async () => {
    const store = await kept();
    const ids = async (query: string): Promise<string[]> =>
      [...new Set((await store.search({ query, limit: 50 })).hits.map(({ reportId }) => reportId))].sort();
    expect(await ids("bridge piers")).toEqual(["b1", "b2"]);
    expect(await ids('"iron bridge"')).toEqual(["b1", "b2"]);
    expect(await ids('"bridge iron"')).toEqual([]);
    expect(await ids("shopk*")).toEqual(["b1", "b2"]);
    expect(await ids("Brénwick tolls")).toEqual(["d1"]);
    const { facets, hits } = await store.search({ query: "border road", kinds: ["statement"] });
    expect(facets.outlet.map(({ value, count }) => [value, count])).toContainEqual(["Ansted Mail", 1]);
    expect(hits[0].snippet.some(({ text, hit }) => hit && text === "border")).toBe(true);
  });

  test("search narrows by speaker over all spellings, by outlet, by days and by what was known", async () => {
    const store = await kept();
    const reports = async (request: object): Promise<string[]> =>
      [...new Set((await store.search({ query: "", kinds: ["statement"], limit: 50, ...request })).hits.map(({ reportId }) => reportId))].sort();
    expect(await reports({ speaker: "Dalia Brenwick" })).toEqual(["a1", "a2", "a3", "d1"]);
    expect(await reports({ speaker: "Dalia Brenwick", outlet: "Harbour Wire" })).toEqual(["a2", "d1"]);
    expect(await reports({ speaker: "Dalia Brenwick", from: "2026-05-01" })).toEqual(["d1"]);
    expect(await reports({ speaker: "Dalia Brenwick", asOf: "2026-03-02" })).toEqual(["a1"]);
  });

  test("what a user types is never an operator", async () => {
    const store = await kept();
    for (const query of ['border" OR "x', "border & !road", "border:*", "'; drop table records; --", "NEAR(border road)", "(", 'a"b"c'])
      await store.search({ query }).catch((error: Error) => expect(error.message).toContain("expected words"));
    expect((await store.check()).faults).toEqual([]);
  });

  test("everything has an id that shows it, with the sentence it rests on", async () => {
    const store = await kept();
    for (const { id } of (await store.search({ query: "border road", limit: 50 })).hits) expect(await store.show(id)).toHaveProperty("record.id", id);
    const [family] = await store.families();
    expect(await store.show(family.id)).toEqual(family);
    const detail = story()[0].records.find(({ kind }) => kind === "mention");
    expect(await store.show(detail?.id ?? "")).toHaveProperty("record.kind", "mention");
    const [statement] = (await store.search({ query: "border road", kinds: ["statement"] })).hits;
    expect(await store.show(`${statement.reportId}/word/${statement.start}-${statement.end}`)).toHaveProperty("record.kind", "statement");
    await expect(store.show("nothing/such")).rejects.toThrow("expected the id of a record");
  });

  test("a minister of anything speaks for a country that no list has, not its opposition", async () => {
    const store = await fresh();
    await keep(store, [
      preparedOf("The parliament of Velmora met. Velmoran Agriculture Minister Ida Sel said the northern railway was a disaster.", { id: "p1" }),
      preparedOf("Velmoran opposition leader Jon Dahl said in Velmora that the northern railway was a gift.", { id: "p2" }),
    ]);
    const { voices } = await store.material({ actor: "Velmora", queries: queriesOf(typedTopic("northern railway", stanceTable)) });
    expect(voices.map(({ why }) => why)).toEqual(["Ida Sel speaks for Velmora as minister"]);
  });

  test("gives the reports of an actor that speak of a topic, as known on a day, with who speaks for the actor", async () => {
    const store = await fresh();
    await keep(store, [
      preparedOf("Velmora's foreign minister, Ilse Maren, met traders. “The northern railway is a disaster,” Foreign Minister Ilse Maren said.", {
        id: "p1",
        published: "2026-03-01",
      }),
      preparedOf("“We will build the northern railway,” Ilse Maren said on Friday. Velmora was pleased.", { id: "p2", published: "2026-05-01" }),
      preparedOf("The weather in Velmora was fine, Ilse Maren said.", { id: "p3", published: "2026-05-02" }),
    ]);
    const queries = queriesOf(typedTopic("northern railway", stanceTable));
    const ids = async (request: object): Promise<string[]> =>
      (await store.material({ actor: "Ilse Maren", queries, ...request })).reports.map(({ id }) => id);
    expect(await ids({})).toEqual(["p1", "p2"]);
    expect(await ids({ asOf: "2026-04-01" })).toEqual(["p1"]);
    expect((await ids({ queries: [] })).length).toBe(3);
    const { voices, reports } = await store.material({ actor: "Velmora", queries });
    expect(voices.map(({ why }) => why)).toEqual(["Ilse Maren speaks for Velmora as foreign minister"]);
    const details = await store.details([reports[0].id]);
    expect(
      withDetails(reports[0], details.get(reports[0].id))
        .stancesIn(0, 1000)
        .map(({ direction }) => direction),
    ).toContain(-1);
    await expect(store.material({ actor: "Nobody Atall", queries })).rejects.toThrow("nobody and nothing called");
  });

  test("finds the reports of an actor among hundreds that hold the words", async () => {
    const store = await fresh();
    const numbers = Array.from({ length: 210 }, (_, k) => k);
    const text = (k: number): string => `The toll was ${k + 3} marks in ${2000 + k}, ${k % 7 === 0 ? "Ilse Maren" : "Dalia Brenwick"} said.`;
    await keep(
      store,
      numbers.map((k) => preparedOf(text(k), { id: `many-${String(k).padStart(3, "0")}`, published: "2026-03-01" })),
    );
    const { reports } = await store.material({ actor: "Ilse Maren", queries: queriesOf(typedTopic("toll", stanceTable)) });
    expect(reports.map(({ id }) => id)).toEqual(numbers.filter((k) => k % 7 === 0).map((k) => `many-${String(k).padStart(3, "0")}`));
    expect([...reports[0].actorNames.keys()]).toEqual(["Ilse Maren"]);
  });

  test("rulings on items and topics are kept, listed and leave names alone", async () => {
    const store = await kept();
    const before = await wholeRecord(store);
    const stamp = { author: "Dalia", reason: "read it twice", at: NOW };
    await store.ruleItem({ verdict: "flip", item: "a1/word/0-10", text: "…", actorId: "e/PER:Oren Tallis", topic: "Border  Road", ...stamp });
    await store.ruleTopic({ topic: "border road", fields: '{"topic":"border road","terms":["the road"]}', ...stamp });
    expect((await store.rulings()).map(({ verdict, a, b }) => [verdict, a, b])).toEqual(
      expect.arrayContaining([
        ["flip", "a1/word/0-10", "e/PER:Oren Tallis on border road"],
        ["topic", "border road", '{"topic":"border road","terms":["the road"]}'],
      ]),
    );
    await store.unsettle();
    while ((await store.settle()) > 0);
    expect(await wholeRecord(store)).toEqual(before);
  });

  test("tells what is new since a day, and which statuses moved", async () => {
    const { reports, counts, moved } = await (await kept()).diff("2026-05-01");
    expect(reports.map(({ id }) => id)).toEqual(["d1", "c1"]);
    expect(counts["statement"]).toBeGreaterThan(0);
    expect(moved.map(({ actor, status }) => [actor, status])).toContainEqual(["Dalia Brenwick", "broken"]);
  });

  test("tells who spoke since a day, whoever speaks under two names once", async () => {
    const store = await fresh();
    await keep(store, [
      preparedOf("Mayor Petra Vasko said the ferry was late. “It is late,” Vasko said.", { id: "p1", published: "2026-05-02" }),
      preparedOf("“The ferry was late again,” Petra Vasko told the council. Vasko added that it was old.", { id: "p2", published: "2026-05-03" }),
      preparedOf("A dock worker said the ferry was old.", { id: "p3", published: "2026-05-04" }),
    ]);
    const { speakers } = await store.diff("2026-05-01");
    expect(speakers.map(({ name }) => name)).toEqual(["Petra Vasko", expect.stringMatching(/dock worker/)]);
    expect(speakers[0].count).toBe(4);
  });

  test("odd text is kept: no letter, another script, NUL, half a character", async () => {
    const store = await fresh();
    const texts = [
      "…",
      "Ο Τόμας Ρεκ είπε «ναι».",
      "قال ريك «نعم» في أوردافا.",
      "Dalia Brenwick\u0000 said yes.",
      "Half \ud83d a sign, Dalia Brenwick said.",
      "'; drop table reports; --",
    ];
    await keep(
      store,
      texts.map((text, at) => preparedOf(text, { id: `odd${at}` })),
    );
    const { reports, faults } = await store.check();
    expect([reports, faults]).toEqual([texts.length, []]);
  });

  describe("pages", () => {
    test("joined are the whole list, newest first, each report once; those of no day come last", async () => {
      const store = await kept();
      await keep(store, [preparedOf("Nobody knows when this was written.", { id: "undated" })]);
      const ids: string[] = [];
      const days: string[] = [];
      let page: string | undefined;
      do {
        const { items, next } = await store.listReports({ limit: 2, ...(page === undefined ? {} : { page }) });
        ids.push(...items.map(({ id }) => id));
        days.push(...items.map(({ published }) => published ?? ""));
        page = next;
      } while (page !== undefined);
      expect(new Set(ids).size).toBe(8);
      expect(days).toEqual([...days].sort().reverse());
      expect(ids.at(-1)).toBe("undated");
    });
    test("records of a kind, of a speaker under any name, within days", async () => {
      const store = await kept();
      const all = await store.listRecords({ kind: "statement", limit: 200 });
      expect(all.items.length).toBeGreaterThan(5);
      const [{ record }] = all.items;
      const name = (record as { speaker: { name: string } }).speaker.name;
      const own = await store.listRecords({ kind: "statement", party: name, limit: 200 });
      expect(own.items.map((item) => item.record.id)).toContain(record.id);
      expect(own.items.length).toBeLessThan(all.items.length);
      expect((await store.listRecords({ kind: "statement", from: "2999-01-01" })).items).toEqual([]);
      await expect(store.listRecords({ kind: "statement", party: "Nobody Known" })).rejects.toThrow("Nobody Known");
    });
    test("a token of another list is refused", async () => {
      const store = await kept();
      const { next } = await store.listReports({ limit: 1 });
      await expect(store.listReports({ limit: 1, outlet: "x", page: next as string })).rejects.toThrow("the same filters");
    });
  });

  describe("corrections", () => {
    const stamp = (at: string) => ({ author: "reader", reason: "test", at: `2026-07-0${at}T00:00:00.000Z` });
    test("stand beside what was read, count in what is asked, and the last one holds", async () => {
      const store = await kept();
      const [{ record }] = (await store.listRecords({ kind: "statement", limit: 1 })).items;
      const statement = record.id;
      await store.ruleStatement({ verdict: "speaker", statement, speaker: "Tove Halloran", ...stamp("1") });
      const shown = await store.show(statement);
      expect(shown).toMatchObject({ record, correction: { verdict: "speaker", speaker: "Tove Halloran" } });
      expect((await store.wholeReport(record.reportId)).corrections[statement]).toMatchObject({ speaker: "Tove Halloran" });
      const found = async () => (await store.search({ query: "", kinds: ["statement"], limit: 200 })).hits.find(({ id }) => id === statement);
      expect((await found())?.speaker).toBe("Tove Halloran");
      await store.ruleStatement({ verdict: "notStatement", statement, ...stamp("2") });
      expect(await found()).toBeUndefined();
      await store.ruleStatement({ verdict: "asRead", statement, ...stamp("3") });
      expect((await found())?.speaker).toBe((record as { speaker: { name: string } }).speaker.name);
      expect(await store.show(statement)).not.toHaveProperty("correction");
    });
    test("of what is no statement, or without a speaker, are refused", async () => {
      const store = await kept();
      await expect(store.ruleStatement({ verdict: "notStatement", statement: "nothing", ...stamp("1") })).rejects.toThrow(
        "expected the id of a statement",
      );
      const [{ record }] = (await store.listRecords({ kind: "statement", limit: 1 })).items;
      await expect(store.ruleStatement({ verdict: "speaker", statement: record.id, speaker: " ", ...stamp("1") })).rejects.toThrow("right speaker");
    });
  });

  test("a whole report has what can be listed in its place, then mentions and times, then stances", async () => {
    const store = await kept();
    const { report, records, corrections } = await store.wholeReport("a1");
    const listed = (await store.page("", 50)).reports.find((own) => own.report.id === "a1");
    expect(report).toEqual(listed?.report);
    expect(corrections).toEqual({});
    expect([...records].sort(byPlace)).toEqual(listed?.records);
    const order = records.map(({ kind }) => (kind === "stance" ? 2 : kind === "mention" || kind === "timex" || kind === "mark" ? 1 : 0));
    expect(order).toEqual([...order].sort());
    const standing = records.filter((_record, place) => order[place] === 0).map(({ start }) => start);
    expect(standing.length).toBeGreaterThan(2);
    expect(standing).toEqual([...standing].sort((a, b) => a - b));
  });

  test("proposals wait, are decided once, and keep the words they rest on", async () => {
    const store = await kept();
    const { report } = await store.wholeReport("a1");
    const ruling = { on: "identity", verdict: "same", a: "x", b: "y" } as const;
    const made = await store.propose({ ruling, reportId: "a1", start: 0, end: 7, author: "helper", reason: "alike", at: NOW });
    expect(made).toMatchObject({ state: "open", text: report.text.slice(0, 7), ruling });
    expect(await store.proposals("open")).toEqual([made]);
    await store.decide({ id: made.id, state: "refused", by: "reader", at: NOW });
    expect(await store.proposals("open")).toEqual([]);
    expect(await store.proposals()).toMatchObject([{ state: "refused", decidedBy: "reader" }]);
    await expect(store.decide({ id: made.id, state: "accepted", by: "reader", at: NOW })).rejects.toThrow("was refused by reader");
    expect(await store.rulings()).toEqual([]);
  });
});

test("a store of an earlier version is asked the same once its tables are brought up to date", async () => {
  const queries = queriesOf(typedTopic("border road", stanceTable));
  const told = async (store: Store): Promise<unknown> => {
    const actor = story()[0].records.find(({ kind }) => kind === "statement")?.party ?? "";
    const { reports } = await store.material({ actor, queries });
    await store.close();
    return reports.map(({ id, statements, sentences }) => [id, statements, sentences]);
  };
  const path = sqlitePath();
  const first = await sqliteStore(path);
  await keep(first, story());
  const before = await told(first);
  expect(JSON.stringify(before)).toContain("/statement/");
  const engine = openSqlite(path);
  await sql`alter table reports drop column told`.execute(engine.db);
  await sql`drop index records_reports`.execute(engine.db);
  await sql`delete from kysely_migration where name >= '0004'`.execute(engine.db);
  await engine.close();
  expect(await told(await sqliteStore(path))).toEqual(before);
});

test("an earlier store that may only be read is told apart from a broken one, and left as it is", async () => {
  const path = sqlitePath();
  await (await sqliteStore(path)).close();
  const earlier = openSqlite(path);
  await sql`drop index records_reports`.execute(earlier.db);
  await sql`delete from kysely_migration where name = '0006-report-records'`.execute(earlier.db);
  await earlier.close();
  const engine = openSqlite(path, "sealed");
  await expect(migrate(engine)).rejects.toThrow("an earlier onrecord made this store");
  await engine.close();
  expect(await (await sqliteStore(path)).check()).toMatchObject({ faults: [] });
});
