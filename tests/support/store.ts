/** Stores for tests: SQLite in a file of its own, and PostgreSQL where ONRECORD_TEST_POSTGRES names one, else PGlite. */

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { PostgresPool } from "kysely";
import { type Lists, loadLists } from "../../src/cli/linking.ts";
import type { Report } from "../../src/document/report.ts";
import { type PreparedReport, readingOf } from "../../src/document/stored.ts";
import { makePreparer, type Preparer } from "../../src/resolve/prepare.ts";
import type { Engine } from "../../src/store/engine.ts";
import { openPostgres, postgresEngine } from "../../src/store/postgres.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { makeStore, type Store } from "../../src/store/store.ts";
import { reader, reportOf } from "./reader.ts";

let lists: Lists | undefined;
let preparer: Preparer | undefined;

export function testLists(): Lists {
  lists ??= loadLists();
  return lists;
}

/** A text as the store takes it: read, extracted, made ready. */
export function preparedOf(text: string, fields: Partial<Report> = {}, source = "test"): PreparedReport {
  preparer ??= makePreparer(testLists().authority, testLists().countries);
  const report = reportOf(text, { publishedHow: "given", ...fields });
  return preparer.prepare(reader().extract(report), { source, reading: readingOf(report) });
}

export const NOW = "2026-06-30T12:00:00.000Z";

async function storeOver(engine: Engine): Promise<Store> {
  const { comparer, authority } = testLists();
  const store = makeStore({ engine, comparer, authority });
  await store.migrate();
  return store;
}

export function sqlitePath(): string {
  return join(mkdtempSync(join(tmpdir(), "onrecord-store-")), "onrecord.db");
}

export function sqliteStore(path = sqlitePath()): Promise<Store> {
  return storeOver(openSqlite(path));
}

export const POSTGRES = process.env["ONRECORD_TEST_POSTGRES"];

let schemas = 0;
let pglite: Promise<PGlite> | undefined;

/** An empty store on PostgreSQL, in a schema of its own. */
export async function postgresStore(): Promise<Store> {
  const schema = `onrecord_test_${process.pid}_${schemas++}`;
  if (POSTGRES === undefined) {
    pglite ??= PGlite.create();
    const database = await pglite;
    await database.exec(`create schema ${schema}`);
    return storeOver(postgresEngine(pgliteAsPool(database, schema)));
  }
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: POSTGRES });
  await client.connect();
  await client.query(`drop schema if exists ${schema} cascade`);
  await client.query(`create schema ${schema}`);
  await client.end();
  const url = new URL(POSTGRES);
  url.searchParams.set("options", `-c search_path=${schema}`);
  return storeOver(await openPostgres(url.href));
}

let free: Promise<void> = Promise.resolve();

/** What kysely asks of a pool, over the one connection that PGlite has; the stores of a test take turns. */
function pgliteAsPool(database: PGlite, schema: string): PostgresPool {
  return {
    async connect() {
      const before = free;
      let release = (): void => {};
      free = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      await database.exec(`set search_path to ${schema}`);
      return {
        async query(text: unknown, values?: unknown) {
          const { rows, affectedRows } = await database.query(text as string, values as unknown[]);
          const command = /^\s*(\w+)/.exec(text as string)?.[1].toUpperCase() ?? "";
          return { command, rowCount: affectedRows ?? rows.length, rows };
        },
        release,
      };
    },
    end: async () => {},
  } as unknown as PostgresPool;
}

/** Adds and links. */
export async function keep(store: Store, reports: readonly PreparedReport[]): Promise<void> {
  await store.add(reports, NOW);
  while ((await store.settle()) > 0);
}

/** Everything the record says, in an order of its own, without when it was added. */
export async function wholeRecord(store: Store): Promise<unknown> {
  const pages = [];
  for (let after: string | undefined = ""; after !== undefined; ) {
    const page: Awaited<ReturnType<Store["page"]>> = await store.page(after, 7);
    pages.push(...page.reports.map(({ report, records }) => [report, records]));
    after = page.next;
  }
  const entities = await store.entities({ limit: 10_000 });
  return {
    pages,
    entities: await Promise.all(entities.map(({ id }) => store.entity(id))),
    doubts: await store.doubts(1000),
    families: await store.families({ limit: 1000 }),
    happenings: await store.happenings({ limit: 1000 }),
    commitments: await store.commitments({ limit: 1000 }),
    disagreements: await store.disagreements({ limit: 1000 }),
    copies: await store.copies({ limit: 1000 }),
  };
}
