import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite.ts";

/** Holds a new file for a while, as another process does that makes its tables there. */
const HOLDER = `
  const { DatabaseSync } = require("@photostructure/sqlite");
  const { parentPort, workerData } = require("node:worker_threads");
  const other = new DatabaseSync(workerData);
  other.exec("begin exclusive; create table made (x)");
  parentPort.postMessage("held");
  setTimeout(() => { other.exec("commit"); other.close(); }, 150);
`;

test("a new store that another process is making is waited for", async () => {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-store-"));
  const place = join(folder, "record.db");
  const holder = new Worker(HOLDER, { eval: true, workerData: place });
  await new Promise((resolve) => holder.once("message", resolve));
  const engine = openSqlite(place);
  expect(await engine.sizeBytes()).toBeGreaterThan(0);
  await engine.close();
  await holder.terminate();
  rmSync(folder, { recursive: true, force: true });
});
