/** What is read from the words near a target where the tree led nowhere, and where nothing is. */

import { describe, expect, test } from "vitest";
import { stancesOn } from "../support/stances.ts";

const read = (marked: string): (readonly [string, number, string])[] =>
  stancesOn(marked).map(({ holder, direction, path }) => [holder.name, direction, path.join(" ")] as const);

describe("the nearest act or judgement", () => {
  test.each([
    ["“It is a mistake, this *toll*,” Rekk said.", -1, "mistake:near"],
    ["“The *tolls*, and nobody says so, are destroying our towns,” Rekk said.", -1, "destroy:near"],
    ["Rekk has been pressing Maren to embrace several of his ideas, including free *ferries*.", 1, "embrace:near press:near"],
  ])("gives a side: %s", (marked, direction, path) => {
    expect(read(marked)).toEqual([["Rekk", direction, path]]);
  });

  test.each([
    ["“I would, if asked, have rejected throughout my career *tolls*,” Rekk said."],
    ["“The bridges are far worse than the *toll*,” Rekk said."],
    ["“And that *toll* -- look, it is not perfect,” Rekk said."],
    ["Rekk provided no details on the *toll*."],
    ["Rekk blamed failures in the *toll system*."],
    ["Opposition *leader* Rekk arrived in Port Selden."],
    ["Rekk read a letter and then went home past the *toll*."],
  ])("gives none under a condition, in a comparison, of something about it or of its name: %s", (marked) => {
    expect(read(marked)).toEqual([]);
  });

  test("is not taken from what acts on its own object", () => {
    expect(read("Rekk suspended the ferries to the harbour at the *bridge*.")).toEqual([]);
  });
});
