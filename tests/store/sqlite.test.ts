import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite.ts";

const FILES = 150;

/** Makes a store of every file in the same moment, as another process may. */
const OTHER = `
  const { DatabaseSync } = require("@photostructure/sqlite");
  const { workerData } = require("node:worker_threads");
  const { turn, places } = workerData;
  places.forEach((place, k) => {
    while (Atomics.load(turn, 0) <= k);
    try {
      const other = new DatabaseSync(place, { timeout: 60000 });
      other.exec("pragma journal_mode = wal; begin immediate; create table made (x); commit");
      other.close();
    } catch {}
    Atomics.store(turn, 1, k + 1);
  });
`;

test("two that make one new store in the same moment both have it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-store-"));
  const places = Array.from({ length: FILES }, (_, k) => join(folder, `${k}.db`));
  const turn = new Int32Array(new SharedArrayBuffer(8));
  const other = new Worker(OTHER, { eval: true, workerData: { turn, places } });
  for (const [k, place] of places.entries()) {
    Atomics.store(turn, 0, k + 1);
    await openSqlite(place).close();
    while (Atomics.load(turn, 1) <= k) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await other.terminate();
  expect(Atomics.load(turn, 1)).toBe(FILES);
  rmSync(folder, { recursive: true, force: true });
});
