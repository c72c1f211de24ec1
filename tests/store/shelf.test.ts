/** What is kept at hand between questions: no more than there is room for, and nothing that another writer has changed. */

import { describe, expect, test } from "vitest";
import type { Ruling } from "../../src/document/stored.ts";
import { makeShelf } from "../../src/store/shelf.ts";
import type { Store } from "../../src/store/store.ts";
import { NOW, preparedOf, sqlitePath, sqliteStore } from "../support/store.ts";

describe("a shelf", () => {
  const sized = (): ReturnType<typeof makeShelf<string>> => makeShelf<string>(10, (text) => text.length);
  test("gives back what was put there, and nothing else", () => {
    const shelf = sized();
    shelf.put("a", "four");
    expect([shelf.get("a"), shelf.get("b")]).toEqual(["four", undefined]);
  });
  test("makes room by what was not asked for longest", () => {
    const shelf = sized();
    shelf.put("a", "four");
    shelf.put("b", "four");
    shelf.get("a");
    shelf.put("c", "four");
    expect([shelf.get("a"), shelf.get("b"), shelf.get("c")]).toEqual(["four", undefined, "four"]);
  });
  test("takes nothing that is larger than itself, and counts what is put again once", () => {
    const shelf = sized();
    shelf.put("a", "more than ten");
    for (let k = 0; k < 5; k++) shelf.put("b", "four");
    shelf.put("c", "fourth");
    expect([shelf.get("a"), shelf.get("b"), shelf.get("c")]).toEqual([undefined, "four", "fourth"]);
  });
  test("is empty when the store has another stamp", () => {
    const shelf = sized();
    shelf.renew("1");
    shelf.put("a", "four");
    shelf.renew("1");
    expect(shelf.get("a")).toBe("four");
    shelf.renew("2");
    expect(shelf.get("a")).toBeUndefined();
  });
});

describe("a question asked again", () => {
  const queries = [{ terms: [{ words: ["toll"], prefix: true }], wide: false }];
  const spoken = (day: string): string => `PORT SELDEN, ${day} - Minister Dalia Brenwick said she opposes the bridge toll.`;

  test("sees what another connection has added, taken out of the record by a ruling, and put back", async () => {
    const path = sqlitePath();
    const [asking, adding] = [await sqliteStore(path), await sqliteStore(path)];
    const add = async (id: string, day: string): Promise<void> => {
      await adding.add([preparedOf(spoken(day), { id })], NOW);
      while ((await adding.settle()) > 0);
    };
    const asked = async (): Promise<[string, number][]> =>
      (await asking.material({ actor: "Dalia Brenwick", queries })).reports.map(({ id, statements }) => [id, statements.length]);
    await add("one", "2 March 2026");
    expect(await asked()).toEqual([["one", 1]]);
    await add("two", "3 March 2026");
    const both = await asked();
    expect(both).toEqual([
      ["one", 1],
      ["two", 1],
    ]);
    const [{ statements }] = (await asking.material({ actor: "Dalia Brenwick", queries })).reports;
    let minute = 0;
    const rule = (store: Store, verdict: "notStatement" | "asRead"): Promise<Ruling> =>
      store.ruleStatement({ verdict, statement: statements[0].id, author: "desk", reason: "a test", at: `2026-07-01T12:0${minute++}:00.000Z` });
    for (const store of [asking, adding]) {
      await rule(store, "notStatement");
      expect(await asked()).toEqual([
        ["one", 0],
        ["two", 1],
      ]);
      await rule(store, "asRead");
      expect(await asked()).toEqual(both);
    }
    await asking.close();
    await adding.close();
  });
});
