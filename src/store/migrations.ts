/** Versions of the tables, in order. A published migration is never changed: a new one is added. */

import { type Kysely, type Migration, Migrator, sql } from "kysely";
import type { ReportRecord, Statement } from "../document/records.ts";
import { packTold } from "../document/told.ts";
import { StoreError } from "../errors.ts";
import type { Engine } from "./engine.ts";
import type { Tables } from "./schema.ts";

export function migrations(engine: Engine): Record<string, Migration> {
  return {
    "0001-record": {
      async up(db: Kysely<unknown>): Promise<void> {
        await db.schema
          .createTable("reports")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("hash", "text", (c) => c.notNull())
          .addColumn("reading", "text", (c) => c.notNull())
          .addColumn("text", "text", (c) => c.notNull())
          .addColumn("published", "text")
          .addColumn("publisher", "text")
          .addColumn("title", "text")
          .addColumn("url", "text")
          .addColumn("language", "text", (c) => c.notNull())
          .addColumn("source", "text", (c) => c.notNull())
          .addColumn("extractor", "text", (c) => c.notNull())
          .addColumn("details", "text", (c) => c.notNull())
          .addColumn("record_count", "integer", (c) => c.notNull())
          .addColumn("added", "text", (c) => c.notNull())
          .execute();
        await db.schema
          .createTable("records")
          .addColumn("seq", engine.sequenceType, (c) => (engine.name === "sqlite" ? c.primaryKey().autoIncrement() : c.primaryKey()))
          .addColumn("id", "text", (c) => c.notNull().unique())
          .addColumn("report_id", "text", (c) => c.notNull().references("reports.id"))
          .addColumn("kind", "text", (c) => c.notNull())
          .addColumn("start_at", "integer", (c) => c.notNull())
          .addColumn("end_at", "integer", (c) => c.notNull())
          .addColumn("day", "text")
          .addColumn("day_to", "text")
          .addColumn("known", "text", (c) => c.notNull())
          .addColumn("party", "text")
          .addColumn("json", "text", (c) => c.notNull())
          .execute();
        await db.schema.createIndex("records_report").on("records").columns(["report_id", "kind"]).execute();
        await sql`create index records_kind on records (kind, day)`.execute(db);
        await db.schema
          .createTable("report_names")
          .addColumn("report_id", "text", (c) => c.notNull().references("reports.id"))
          .addColumn("name_id", "text", (c) => c.notNull())
          .addColumn("name", "text", (c) => c.notNull())
          .addColumn("type", "text", (c) => c.notNull())
          .addColumn("mentions", "integer", (c) => c.notNull())
          .addColumn("titles", "text", (c) => c.notNull())
          .addColumn("forms", "text", (c) => c.notNull())
          .addColumn("authority_id", "text")
          .addColumn("score", "real", (c) => c.notNull())
          .addColumn("reasons", "text", (c) => c.notNull())
          .addColumn("plain_id", "text")
          .addColumn("plain_score", "real", (c) => c.notNull())
          .addPrimaryKeyConstraint("report_names_key", ["report_id", "name_id"])
          .modifyEnd(engine.clustered)
          .execute();
        await db.schema.createIndex("report_names_name").on("report_names").column("name_id").execute();
        await sql`create index report_names_authority on report_names (authority_id) where authority_id is not null`.execute(db);
        await db.schema
          .createTable("names")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("name", "text", (c) => c.notNull())
          .addColumn("type", "text", (c) => c.notNull())
          .addColumn("titles", "text", (c) => c.notNull())
          .addColumn("authority_id", "text")
          .addColumn("authority_score", "real", (c) => c.notNull())
          .addColumn("short", "integer", (c) => c.notNull())
          .addColumn("entity_id", "text", (c) => c.notNull())
          .execute();
        await db.schema.createIndex("names_entity").on("names").column("entity_id").execute();
        await db.schema
          .createTable("name_keys")
          .addColumn("key", "text", (c) => c.notNull())
          .addColumn("name_id", "text", (c) => c.notNull())
          .addPrimaryKeyConstraint("name_keys_key", ["key", "name_id"])
          .modifyEnd(engine.clustered)
          .execute();
        await db.schema
          .createTable("name_links")
          .addColumn("a", "text", (c) => c.notNull())
          .addColumn("b", "text", (c) => c.notNull())
          .addColumn("score", "real", (c) => c.notNull())
          .addColumn("reasons", "text", (c) => c.notNull())
          .addColumn("state", "text", (c) => c.notNull())
          .addPrimaryKeyConstraint("name_links_key", ["a", "b"])
          .modifyEnd(engine.clustered)
          .execute();
        await db.schema.createIndex("name_links_b").on("name_links").column("b").execute();
        await db.schema
          .createTable("items")
          .addColumn("seq", engine.sequenceType, (c) => (engine.name === "sqlite" ? c.primaryKey().autoIncrement() : c.primaryKey()))
          .addColumn("id", "text", (c) => c.notNull())
          .addColumn("space", "text", (c) => c.notNull())
          .addColumn("report_id", "text", (c) => c.notNull().references("reports.id"))
          .addColumn("day", "text")
          .addColumn("keys", "text", (c) => c.notNull())
          .addColumn("payload", "text", (c) => c.notNull())
          .addUniqueConstraint("items_id", ["id", "space"])
          .execute();
        await db.schema.createIndex("items_report").on("items").column("report_id").execute();
        await db.schema
          .createTable("item_keys")
          .addColumn("key", "integer", (c) => c.notNull())
          .addColumn("item_seq", "integer", (c) => c.notNull())
          .addPrimaryKeyConstraint("item_keys_key", ["key", "item_seq"])
          .modifyEnd(engine.clustered)
          .execute();
        await db.schema
          .createTable("links")
          .addColumn("space", "text", (c) => c.notNull())
          .addColumn("a", "text", (c) => c.notNull())
          .addColumn("b", "text", (c) => c.notNull())
          .addColumn("kind", "text", (c) => c.notNull())
          .addColumn("score", "real", (c) => c.notNull())
          .addColumn("reason", "text", (c) => c.notNull())
          .addPrimaryKeyConstraint("links_key", ["a", "b", "space"])
          .modifyEnd(engine.clustered)
          .execute();
        await db.schema.createIndex("links_b").on("links").column("b").execute();
        await db.schema
          .createTable("groups")
          .addColumn("space", "text", (c) => c.notNull())
          .addColumn("item_id", "text", (c) => c.notNull())
          .addColumn("group_id", "text", (c) => c.notNull())
          .addPrimaryKeyConstraint("groups_key", ["item_id", "space"])
          .modifyEnd(engine.clustered)
          .execute();
        await db.schema.createIndex("groups_group").on("groups").columns(["group_id", "space"]).execute();
        await db.schema
          .createTable("unsettled")
          .addColumn("report_id", "text", (c) => c.primaryKey())
          .execute();
        await db.schema
          .createTable("rulings")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("verdict", "text", (c) => c.notNull())
          .addColumn("a", "text", (c) => c.notNull())
          .addColumn("b", "text", (c) => c.notNull())
          .addColumn("a_name", "text", (c) => c.notNull())
          .addColumn("b_name", "text", (c) => c.notNull())
          .addColumn("author", "text", (c) => c.notNull())
          .addColumn("reason", "text", (c) => c.notNull())
          .addColumn("at", "text", (c) => c.notNull())
          .execute();
        await db.schema
          .createTable("fetched")
          .addColumn("url", "text", (c) => c.primaryKey())
          .addColumn("etag", "text")
          .addColumn("modified", "text")
          .addColumn("at", "text", (c) => c.notNull())
          .execute();
        await engine.createSearch(db);
      },
    },
    "0002-stances": {
      async up(db: Kysely<unknown>): Promise<void> {
        await db.schema
          .alterTable("reports")
          .addColumn("stances", "text", (c) => c.notNull().defaultTo("[]"))
          .execute();
      },
    },
    "0003-reading": {
      async up(db: Kysely<unknown>): Promise<void> {
        // The count stands behind long columns: read from here, a page of reports need not pass over them.
        await sql`create index reports_day on reports (coalesce(published, ''), id, record_count)`.execute(db);
        // What a search counts of its reports, without passing over their texts.
        await sql`create index reports_head on reports (id, publisher, published)`.execute(db);
        // Takes the place of the index on kind and day, and gives pages in order.
        await sql`create index records_page on records (kind, coalesce(day, ''), seq)`.execute(db);
        await sql`drop index records_kind`.execute(db);
        await db.schema
          .createTable("proposals")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("ruling", "text", (c) => c.notNull())
          .addColumn("report_id", "text", (c) => c.notNull())
          .addColumn("start_at", "integer", (c) => c.notNull())
          .addColumn("end_at", "integer", (c) => c.notNull())
          .addColumn("text", "text", (c) => c.notNull())
          .addColumn("author", "text", (c) => c.notNull())
          .addColumn("reason", "text", (c) => c.notNull())
          .addColumn("at", "text", (c) => c.notNull())
          .addColumn("state", "text", (c) => c.notNull())
          .addColumn("decided_by", "text")
          .addColumn("decided_at", "text")
          .execute();
      },
    },
    "0004-told": {
      async up(db: Kysely<unknown>): Promise<void> {
        await db.schema
          .alterTable("reports")
          .addColumn("told", "text", (c) => c.notNull().defaultTo(packTold("", { statements: [], sentences: [] })))
          .execute();
      },
    },
    // With where sentences begin: what 0004 filled held statements alone.
    "0005-told-sentences": {
      async up(db: Kysely<unknown>): Promise<void> {
        await fillTold(db as Kysely<Pick<Tables, "reports" | "records">>);
      },
    },
    "0006-report-records": {
      async up(db: Kysely<unknown>): Promise<void> {
        // Of all records that hold a word a question wants the reports: a small index tells which they are.
        await sql`create index records_reports on records (seq, report_id) where kind = 'report'`.execute(db);
      },
    },
  };
}

/** Reports whose statements are in memory at once. */
const PAGE = 100;

async function fillTold(db: Kysely<Pick<Tables, "reports" | "records">>): Promise<void> {
  for (let after = ""; ; ) {
    const ids = (await db.selectFrom("reports").select("id").where("id", ">", after).orderBy("id").limit(PAGE).execute()).map(({ id }) => id);
    if (ids.length === 0) return;
    const told = new Map<string, { statements: Statement[]; sentences: readonly number[] }>();
    for (const { report_id, kind, json } of await db
      .selectFrom("records")
      .select(["report_id", "kind", "json"])
      .where("report_id", "in", ids)
      .where("kind", "in", ["report", "statement"])
      .orderBy("seq")
      .execute()) {
      const own = told.get(report_id) ?? { statements: [], sentences: [0] };
      if (kind === "statement") own.statements.push(JSON.parse(json) as Statement);
      else own.sentences = (JSON.parse(json) as ReportRecord).sentences;
      told.set(report_id, own);
    }
    for (const [id, outline] of told)
      await db
        .updateTable("reports")
        .set({ told: packTold(id, outline) })
        .where("id", "=", id)
        .execute();
    after = ids[ids.length - 1];
  }
}

/** @throws StoreError when the store is of a newer version than this program */
export async function migrate(engine: Engine): Promise<void> {
  const provider = { getMigrations: async () => migrations(engine) };
  const known = new Set(Object.keys(migrations(engine)));
  const done = async (): Promise<boolean> => {
    try {
      const rows = await engine.db
        .selectFrom("kysely_migration" as never)
        .select("name" as never)
        .execute();
      const names = (rows as { name: string }[]).map(({ name }) => name);
      const newer = names.filter((name) => !known.has(name));
      if (newer.length > 0)
        throw new StoreError(
          "store/newer",
          `the store has tables of version ${newer.join(", ")}, which this onrecord does not know; install a newer onrecord`,
        );
      return names.length === known.size;
    } catch (error) {
      if (error instanceof StoreError) throw error;
      return false;
    }
  };
  if (await done()) return;
  await engine.guardMigration(async () => {
    if (await done()) return;
    const schema = await engine.schema();
    const migrator = new Migrator({ db: engine.db, provider, ...(schema === undefined ? {} : { migrationTableSchema: schema }) });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) {
      const why = String((error as Error).message ?? error);
      throw new StoreError(
        "store/migrate",
        /read-?only/i.test(why)
          ? "an earlier onrecord made this store and its tables must be brought up to date, but here it may only be read; copy it to a place you may write in and give that with --store"
          : `the store's tables could not be made: ${why}`,
        { cause: error },
      );
    }
  });
}
