/** PostgreSQL: a team's store, chosen by a URL. Words in a tsvector of the plain ("simple") configuration, folded before they get there. */

import { type Kysely, Kysely as KyselyInstance, PostgresDialect, type PostgresPool, sql } from "kysely";
import { StoreError } from "../errors.ts";
import type { Engine, TextQuery } from "./engine.ts";
import type { Tables } from "./schema.ts";

/** Lock of linking, kept while its transaction runs. */
const SETTLE_LOCK = 711_001;
/** A tsvector holds 1 MB: of a longer text each word is indexed once, without its place. */
const MOST_BODY = 150_000;
/** Rows in one insert. */
const ROWS = 500;

/** @throws StoreError when the server cannot be reached */
export async function openPostgres(url: string): Promise<Engine> {
  const { default: pg } = await import("pg");
  pg.types.setTypeParser(20, Number);
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 10_000 });
  try {
    (await pool.connect()).release();
  } catch (cause) {
    await pool.end();
    throw new StoreError(
      "store/connect",
      `${withoutPassword(url)}: expected a PostgreSQL server that answers, but ${(cause as Error).message || "it refused"}; is it running, and are user and database right?`,
      { cause },
    );
  }
  return postgresEngine(pool as unknown as PostgresPool);
}

function withoutPassword(url: string): string {
  return url.replace(/(?<=:\/\/[^:@/]*):[^@/]*(?=@)/, "");
}

/** The engine over anything that answers like a pool of `pg`. */
export function postgresEngine(pool: PostgresPool): Engine {
  const db = new KyselyInstance<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    name: "postgres",
    db,
    sequenceType: "bigserial",
    clustered: sql``,
    async createSearch(migrating: Kysely<unknown>) {
      await sql`alter table records add column words tsvector`.execute(migrating);
      await sql`create index records_words on records using gin (words)`.execute(migrating);
    },
    schema: async () => (await sql<{ name: string }>`select current_schema() as name`.execute(db)).rows[0].name,
    // The migrator takes a lock of its own here, in the transaction it runs in.
    guardMigration: (run) => run(),
    write: (alone, work) =>
      db.transaction().execute(async (trx) => {
        if (alone) await sql`select pg_advisory_xact_lock(${SETTLE_LOCK})`.execute(trx);
        return work(trx);
      }),
    async insert(trx, table, rows) {
      if (rows.length === 0) return;
      const columns = sql.join(Object.keys(rows[0]).map((column) => sql.ref(column)));
      for (let at = 0; at < rows.length; at += ROWS) {
        const json = JSON.stringify(rows.slice(at, at + ROWS)).replaceAll("\\u0000", "\\ufffd");
        await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${json}::json) on conflict do nothing`.execute(
          trx,
        );
      }
    },
    async insertRecords(trx, rows) {
      for (let at = 0; at < rows.length; at += ROWS) {
        const json = JSON.stringify(
          rows.slice(at, at + ROWS).map((row) => ({ ...row, body: row.body === null ? null : indexable(row.body) })),
        ).replaceAll("\\u0000", "\\ufffd");
        await sql`insert into records (id, report_id, kind, start_at, end_at, day, day_to, known, party, json, words)
          select id, report_id, kind, start_at, end_at, day, day_to, known, party, json, case when body is null then null else to_tsvector('simple', body) end
          from json_to_recordset(${json}::json) as r(id text, report_id text, kind text, start_at int, end_at int, day text, day_to text, known text, party text, json text, body text)
          on conflict do nothing`.execute(trx);
      }
    },
    async insertItems(trx, items) {
      for (let at = 0; at < items.length; at += ROWS) {
        const some = items.slice(at, at + ROWS);
        const rows = JSON.stringify(
          some.map(({ id, space, reportId, day, payload, keys: values }) => ({
            id,
            space,
            report_id: reportId,
            day: day ?? null,
            keys: JSON.stringify(values),
            payload,
          })),
        );
        const keys = JSON.stringify(some.flatMap(({ id, space, keys: values }) => [...new Set(values)].map((key) => ({ id, space, key }))));
        await sql`with fresh as (
            insert into items (id, space, report_id, day, keys, payload)
            select id, space, report_id, day, keys, payload from json_to_recordset(${rows}::json) as r(id text, space text, report_id text, day text, keys text, payload text)
            on conflict do nothing returning seq, id, space)
          insert into item_keys (key, item_seq)
          select k.key, fresh.seq from json_to_recordset(${keys}::json) as k(id text, space text, key int) join fresh on fresh.id = k.id and fresh.space = k.space on conflict do nothing`.execute(
          trx,
        );
      }
    },
    async deleteRecords(trx, reportId) {
      await trx.deleteFrom("records").where("report_id", "=", reportId).execute();
    },
    among: (column, numbers) => sql<boolean>`${sql.ref(column)} = any(${[...numbers]}::bigint[])`,
    async searchText(query, most) {
      const found = await sql<{ seq: number; rank: number }>`
        select seq, -ts_rank(words, q, 1) as rank from records, to_tsquery('simple', ${queryOf(query)}) q where words @@ q order by rank, seq limit ${most}`.execute(
        db,
      );
      return found.rows.map(({ seq, rank }) => ({ seq: Number(seq), rank }));
    },
    async searchReports(query, most) {
      const found = await sql<{ id: string }>`
        select report_id as id from records, to_tsquery('simple', ${queryOf(query)}) q where words @@ q and kind = 'report' limit ${most}`.execute(
        db,
      );
      return found.rows.map(({ id }) => id);
    },
    async searchGaps() {
      const { rows } = await sql<{ missing: number }>`select count(*)::int as missing from records where words is null
        and kind in ('report', 'statement', 'event', 'figure', 'commitment', 'option', 'disagreement')`.execute(db);
      return { missing: rows[0].missing, orphans: 0 };
    },
    async stamp() {
      // Every transaction that writes, in whatever database, moves it on.
      const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(db);
      return rows[0].snapshot;
    },
    async sizeBytes() {
      const { rows } = await sql<{ size: string }>`select sum(pg_total_relation_size(c.oid))::bigint as size from pg_class c
        join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema() and c.relkind = 'r'`.execute(db);
      return Number(rows[0].size);
    },
    async close() {
      await db.destroy();
    },
  };
}

function indexable(body: string): string {
  const clean = body.replaceAll("\u0000", " ");
  return clean.length <= MOST_BODY ? clean : [...new Set(clean.split(/[^\p{L}\p{N}]+/u))].join(" ").slice(0, MOST_BODY);
}

/** PostgreSQL's notation, every word quoted: nothing a user types is an operator. */
function queryOf({ terms }: TextQuery): string {
  const quoted = (word: string): string => `'${word.replace(/['\\]/g, " ")}'`;
  return terms
    .map(({ words, prefix }) => `(${words.map((word, k) => quoted(word) + (prefix && k === words.length - 1 ? ":*" : "")).join(" <-> ")})`)
    .join(" & ");
}
