/**
 * Linking of what was added: names to entities, and the items of every space to those they may be one with. Works a few reports a
 * transaction, from the `unsettled` table, so that it goes on where a crash or another process left off.
 */

import type { Transaction } from "kysely";
import { SPACES, type Space } from "../document/stored.ts";
import { compareItems, groupsOf } from "../resolve/linkers.ts";
import type { Engine } from "./engine.ts";
import { LIST, type Linking, walkLinks } from "./linking.ts";
import type { Tables } from "./schema.ts";
import { settleNames } from "./settle-names.ts";

/** Reports linked in one transaction. */
const CHUNK = 256;
/** A key that more items share is a formula of one outlet; beyond it only the first are compared. */
const MOST_SHARING = 400;

/** Links some of what was added; the number of reports that still wait. */
export async function settleSome(linking: Linking): Promise<number> {
  const { engine } = linking;
  return engine.write(true, async (trx) => {
    const ids = (await trx.selectFrom("unsettled").select("report_id").orderBy("report_id").limit(CHUNK).execute()).map((row) => row.report_id);
    if (ids.length === 0) return 0;
    await settleNames(linking, trx, ids);
    for (const space of SPACES) await settleSpace(engine, trx, space, ids);
    await trx.deleteFrom("unsettled").where("report_id", "in", ids).execute();
    const { waiting } = await trx
      .selectFrom("unsettled")
      .select((eb) => eb.fn.countAll<number>().as("waiting"))
      .executeTakeFirstOrThrow();
    return Number(waiting);
  });
}

/** Forgets everything that was linked and marks every report to be linked again; rulings stay. */
export async function unsettleAll(engine: Engine): Promise<void> {
  await engine.write(true, async (trx) => {
    for (const table of ["names", "name_keys", "name_links", "links", "groups", "unsettled"] as const) await trx.deleteFrom(table).execute();
    await trx
      .insertInto("unsettled")
      .columns(["report_id"])
      .expression((eb) => eb.selectFrom("reports").select("id"))
      .execute();
  });
}

interface ItemRow {
  readonly seq: number;
  readonly id: string;
  readonly report_id: string;
  readonly payload: string;
}

type FreshRow = ItemRow & { readonly keys: string };

async function settleSpace(engine: Engine, trx: Transaction<Tables>, space: Space, reportIds: readonly string[]): Promise<void> {
  const fresh = await trx
    .selectFrom("items")
    .select(["seq", "id", "report_id", "keys", "payload"])
    .where("space", "=", space)
    .where("report_id", "in", reportIds)
    .execute();
  if (fresh.length === 0) return;
  const pairs = await candidates(engine, trx, fresh);
  if (pairs.length === 0) return;
  const items = new Map<number, ItemRow>(fresh.map((item) => [Number(item.seq), item]));
  const missing = [...new Set(pairs.flat())].filter((seq) => !items.has(seq));
  if (missing.length > 0) {
    const rows = await trx
      .selectFrom("items")
      .select(["seq", "id", "report_id", "payload"])
      .where("space", "=", space)
      .where(engine.among("seq", missing))
      .execute();
    for (const row of rows) items.set(Number(row.seq), row);
  }
  const payloads = new Map<number, unknown>();
  const payloadOf = (item: ItemRow): unknown => {
    const known = payloads.get(item.seq) ?? JSON.parse(item.payload);
    payloads.set(item.seq, known);
    return known;
  };
  const found: Tables["links"][] = [];
  for (const [first, second] of pairs) {
    const [one, other] = [items.get(first), items.get(second)];
    if (one === undefined || other === undefined || one.report_id === other.report_id) continue;
    const [a, b] = one.id < other.id ? [one, other] : [other, one];
    const link = compareItems(space, payloadOf(a), payloadOf(b));
    if (link !== undefined) found.push({ space, a: a.id, b: b.id, kind: link.kind, score: link.score, reason: link.reason });
  }
  await engine.insert(trx, "links", found);
  const joined = found.filter(({ kind }) => kind === "same");
  if (joined.length > 0) await regroup(engine, trx, space, [...new Set(joined.flatMap(({ a, b }) => [a, b]))]);
}

/** Pairs of sequence numbers that share a key, each once. */
async function candidates(engine: Engine, trx: Transaction<Tables>, fresh: readonly FreshRow[]): Promise<[number, number][]> {
  const mine = new Map<number, number[]>();
  for (const { seq, keys } of fresh) {
    for (const key of JSON.parse(keys) as number[]) {
      const bearers = mine.get(key);
      if (bearers === undefined) mine.set(key, [Number(seq)]);
      else bearers.push(Number(seq));
    }
  }
  const homes = new Map(fresh.map(({ seq, report_id }) => [Number(seq), report_id]));
  const rows = await trx
    .selectFrom("item_keys")
    .select(["key", "item_seq"])
    .where(engine.among("key", [...mine.keys()]))
    .orderBy("key")
    .orderBy("item_seq")
    .execute();
  const pairs = new Map<string, [number, number]>();
  const sharing = new Map<number, number>();
  for (const { key, item_seq: other } of rows) {
    const count = (sharing.get(key) ?? 0) + 1;
    sharing.set(key, count);
    if (count > MOST_SHARING) continue;
    for (const own of mine.get(key) ?? [])
      if (own !== other && homes.get(own) !== homes.get(other))
        pairs.set(own < other ? `${own} ${other}` : `${other} ${own}`, own < other ? [own, other] : [other, own]);
  }
  return [...pairs.values()];
}

/** Works out the groups of everything that the items are linked with, near or far. */
async function regroup(engine: Engine, trx: Transaction<Tables>, space: Space, ids: readonly string[]): Promise<void> {
  const { links } = await walkLinks(ids, (some) =>
    trx
      .selectFrom("links")
      .select(["a", "b"])
      .where("space", "=", space)
      .where("kind", "=", "same")
      .where((eb) => eb.or([eb("a", "in", some), eb("b", "in", some)]))
      .execute(),
  );
  const groups = groupsOf(links);
  const members = [...groups.keys()];
  for (let at = 0; at < members.length; at += LIST)
    await trx
      .deleteFrom("groups")
      .where("space", "=", space)
      .where("item_id", "in", members.slice(at, at + LIST))
      .execute();
  await engine.insert(
    trx,
    "groups",
    members.map((id) => ({ space, item_id: id, group_id: groups.get(id) as string })),
  );
}
