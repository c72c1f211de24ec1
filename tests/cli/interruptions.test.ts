/** Adding that is killed, and adding by two processes at once. */

import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeRandom } from "../../src/model/random.ts";
import { jsonLines, MAIN, makeDesk } from "../support/command.ts";

const { folder, newStore, run, runBeside } = makeDesk("interruptions");

describe("killed at random moments", () => {
  test("the store opens, is whole, holds every report that was acknowledged, and adding goes on", async () => {
    const store = newStore();
    const random = makeRandom(5);
    const many = join(folder, "many.ndjson");
    const texts = Array.from({ length: 200 }, (_, k) => ({
      id: `m${k}`,
      published: "2026-03-02",
      text: `Foreign Minister Dalia Brenwick said on Monday that gate ${k} of the harbour stays shut. "Nobody is asked to wait longer than ${k + 2} hours," she told reporters.`,
    }));
    writeFileSync(many, texts.map((text) => JSON.stringify(text)).join("\n"));
    const acknowledged = new Set<string>();
    for (let round = 0; round < 3; round++) {
      await new Promise<void>((resolve) => {
        const child = spawn(process.execPath, [MAIN, "add", many, "--store", store, "--workers", "2"]);
        let out = "";
        let timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
        // Every other round somewhere after the first acknowledgement, else somewhere before it.
        if (round % 2 === 1) timer = setTimeout(() => child.kill("SIGKILL"), 800 + random.below(1500));
        child.stdout.on("data", (data) => {
          if (out === "" && round % 2 === 0) setTimeout(() => child.kill("SIGKILL"), random.below(300)).unref();
          out += data;
        });
        child.on("close", () => {
          clearTimeout(timer);
          for (const [, id] of out.matchAll(/^(?:added|known)\t(\w+)\t.*\n/gm)) acknowledged.add(id);
          resolve();
        });
      });
      if (acknowledged.size === 0) continue;
      const held = new Set(
        jsonLines(run(["export", "--store", store]).out)
          .filter(({ kind }) => kind === "report")
          .map(({ id }) => id),
      );
      for (const id of acknowledged) expect(held).toContain(id);
      const faults = (JSON.parse(run(["check", "--json", "--store", store]).out) as { faults: { rule: string }[] }).faults;
      expect(faults.filter(({ rule }) => rule !== "unsettled")).toEqual([]);
    }
    expect(acknowledged.size).toBeGreaterThan(0);
    expect(run(["add", many, "--store", store]).code).toBe(0);
    expect(run(["check", "--store", store]).out).toMatch(/^200 reports.*: whole/);
  });
  test("two processes adding at once keep everything", async () => {
    const store = newStore();
    const parts = [0, 1].map((part) => {
      const path = join(folder, `part${part}.ndjson`);
      writeFileSync(
        path,
        Array.from({ length: 60 }, (_, k) =>
          JSON.stringify({ id: `p${part}-${k % 40}${k < 40 ? "" : "x"}`, text: `Oren Tallis said on Monday that pier ${part}${k} is safe.` }),
        ).join("\n"),
      );
      return path;
    });
    const ran = await Promise.all(parts.map((path) => runBeside(["add", path, "--store", store])));
    expect(ran.map(({ code }) => code)).toEqual([0, 0]);
    expect(run(["check", "--store", store]).out).toMatch(/^120 reports.*: whole/);
  });
});
