/** SQLite: one file, WAL mode, every commit on disk before it is acknowledged (synchronous = FULL), words in FTS5. */

import { pathToFileURL } from "node:url";
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from "@photostructure/sqlite";
import { type Kysely, Kysely as KyselyInstance, type SqliteDatabase, SqliteDialect, sql } from "kysely";
import { StoreError } from "../errors.ts";
import type { Engine, TextQuery } from "./engine.ts";
import type { Tables } from "./schema.ts";

/** How long a writer waits for another process's transaction, in milliseconds. */
const BUSY_MS = 60_000;
/** Pages kept in memory, in KiB. */
const CACHE_KIB = 16_000;

/** Bytes of a page: a report is long, and so are its records (6,000 reports are kept and linked in a tenth less CPU time than with half of it). */
const PAGE_BYTES = 8192;
/** Pages written ahead before they are put in their places: what is written again and again is moved once. */
const CHECKPOINT_PAGES = 8000;

/** Bytes of the file that whoever only reads has mapped: a page is looked at where it is, not copied. */
const MAPPED = 2 ** 36;

/** What is done at a place; sealed: only read, and nothing can be written there by anybody. */
export type Access = "write" | "read" | "sealed";

type Value = string | number | bigint | null;

/** @throws StoreError when the file is no store, or may not be written */
export function openSqlite(path: string, access: Access = "write"): Engine {
  const raw = openFile(path, access);
  const statements = new Map<string, StatementSyncInstance>();
  const prepare = (text: string): StatementSyncInstance => {
    let statement = statements.get(text);
    if (statement === undefined) {
      statement = raw.prepare(text);
      // Queries with lists of values are many; the fixed ones stay.
      if (statements.size < 300) statements.set(text, statement);
    }
    return statement;
  };
  const db = new KyselyInstance<Tables>({ dialect: new SqliteDialect({ database: asDatabase(raw, prepare) }) });
  return {
    name: "sqlite",
    db,
    sequenceType: "integer",
    clustered: sql`without rowid`,
    async createSearch(migrating: Kysely<unknown>) {
      await sql`create virtual table words using fts5(body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2')`.execute(
        migrating,
      );
    },
    schema: async () => undefined,
    async guardMigration(run) {
      raw.exec("begin immediate");
      try {
        await run();
        raw.exec("commit");
      } catch (error) {
        raw.exec("rollback");
        throw error;
      }
    },
    write: (_alone, work) => db.transaction().execute(work),
    async insert(_trx, table, rows) {
      if (rows.length === 0) return;
      const columns = Object.keys(rows[0]);
      const statement = prepare(`insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")}) on conflict do nothing`);
      for (const row of rows) statement.run(...columns.map((column) => (row as Record<string, Value>)[column]));
    },
    async insertRecords(_trx, rows) {
      const record = prepare(
        "insert into records (id, report_id, kind, start_at, end_at, day, day_to, known, party, json) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
      );
      const words = prepare("insert into words (rowid, body) values (?, ?)");
      for (const row of rows) {
        const { changes, lastInsertRowid } = record.run(
          row.id,
          row.report_id,
          row.kind,
          row.start_at,
          row.end_at,
          row.day,
          row.day_to,
          row.known,
          row.party,
          row.json,
        );
        if (row.body !== null && changes > 0) words.run(lastInsertRowid, row.body);
      }
    },
    async insertItems(_trx, items) {
      const item = prepare("insert into items (id, space, report_id, day, keys, payload) values (?, ?, ?, ?, ?, ?) on conflict do nothing");
      const key = prepare("insert or ignore into item_keys (key, item_seq) select value, ? from json_each(?)");
      for (const { id, space, reportId, day, payload, keys } of items) {
        const list = JSON.stringify(keys);
        const { changes, lastInsertRowid } = item.run(id, space, reportId, day ?? null, list, payload);
        if (changes > 0) key.run(lastInsertRowid, list);
      }
    },
    async deleteRecords(_trx, reportId) {
      prepare("delete from words where rowid in (select seq from records where report_id = ?)").run(reportId);
      prepare("delete from records where report_id = ?").run(reportId);
    },
    among: (column, numbers) => sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(numbers)}))`,
    async searchText(query, most) {
      return prepare("select rowid as seq, rank from words where words match ? order by rank limit ?").all(matchOf(query), most) as {
        seq: number;
        rank: number;
      }[];
    },
    async searchReports(query, most) {
      const rows = prepare(
        `select records.report_id as id from words cross join records indexed by records_reports on records.seq = words.rowid
          where words match ? and records.kind = 'report' limit ?`,
      ).all(matchOf(query), most) as { id: string }[];
      return rows.map(({ id }) => id);
    },
    async searchGaps() {
      const row = prepare(
        `select (select count(*) from records where kind in ('report', 'statement', 'event', 'figure', 'commitment', 'option', 'disagreement')
          and seq not in (select id from words_docsize)) as missing, (select count(*) from words_docsize where id not in (select seq from records)) as orphans`,
      ).get() as { missing: number; orphans: number };
      return row;
    },
    async stamp() {
      const { version } = prepare("select data_version as version from pragma_data_version").get() as { version: number };
      return String(version);
    },
    async sizeBytes() {
      const { size } = prepare("select page_count * page_size as size from pragma_page_count, pragma_page_size").get() as { size: number };
      return size;
    },
    async close() {
      await db.destroy();
    },
  };
}

function openFile(path: string, access: Access): DatabaseSyncInstance {
  const isSealed = access === "sealed";
  let raw: DatabaseSyncInstance;
  try {
    // Where nothing may be written SQLite must be told that nobody else does.
    raw = new DatabaseSync(isSealed ? `${pathToFileURL(path).href}?immutable=1` : path, { readOnly: isSealed, timeout: BUSY_MS });
    if (!isSealed) {
      // For a file that is being made; one that is there keeps its own.
      raw.exec(`pragma page_size = ${PAGE_BYTES}`);
      writeAhead(raw);
      raw.exec(`pragma synchronous = full; pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    }
    raw.exec(`pragma foreign_keys = on; pragma temp_store = memory; pragma cache_size = -${CACHE_KIB}`);
    if (access !== "write") raw.exec(`pragma mmap_size = ${MAPPED}`);
    raw.prepare("select count(*) from sqlite_master").get();
  } catch (cause) {
    const why = (cause as Error).message;
    const reason = /not a database/.test(why)
      ? "it is another kind of file; give another path with --store"
      : /readonly|unable to open/.test(why)
        ? "its folder is missing or may not be written; give another path with --store"
        : why;
    throw new StoreError("store/open", `${path}: expected a store or a place for a new one, but ${reason}`, { cause });
  }
  return raw;
}

/** Pauses while another process opens the same new file, in milliseconds. */
const PAUSE_MS = 25;

/** To set the journal's mode SQLite does not wait for a lock, as it does for all else: two processes that make one new store would part in error. */
function writeAhead(raw: DatabaseSyncInstance): void {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      raw.exec("pragma journal_mode = wal");
      return;
    } catch (error) {
      if (waited >= BUSY_MS || !/locked|busy/i.test((error as Error).message)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

/** What kysely's SQLite driver asks of a database; its transactions take the write lock at once, so that two processes never deadlock. */
function asDatabase(raw: DatabaseSyncInstance, prepare: (text: string) => StatementSyncInstance): SqliteDatabase {
  // To be asked for its columns costs a statement as much as a short query.
  const readers = new WeakMap<StatementSyncInstance, boolean>();
  const isReader = (statement: StatementSyncInstance): boolean => {
    const known = readers.get(statement);
    if (known !== undefined) return known;
    const reader = statement.columns().length > 0;
    readers.set(statement, reader);
    return reader;
  };
  return {
    close: () => raw.close(),
    prepare(text) {
      const statement = prepare(text === "begin" ? "begin immediate" : text);
      return {
        reader: isReader(statement),
        all: (parameters) => statement.all(...(parameters as Value[])),
        run: (parameters) => statement.run(...(parameters as Value[])),
        iterate: (parameters) => statement.iterate(...(parameters as Value[])) as IterableIterator<unknown>,
      };
    },
  };
}

/** FTS5's own notation, every word quoted: nothing a user types is an operator. */
function matchOf({ terms }: TextQuery): string {
  return terms.map(({ words, prefix }) => `"${words.join(" ").replace(/"/g, '""')}"${prefix ? "*" : ""}`).join(" AND ");
}
