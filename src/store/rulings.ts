/** A person's rulings on who is who: stored, applied at once, and replayed whenever the record is made again. */

import { type CorrectionVerdict, type ItemVerdict, questionId, type Ruling, topicKey } from "../document/stored.ts";
import { InputError, NotFoundError } from "../errors.ts";
import { hashString } from "../model/hash.ts";
import { isAuthorityId } from "../resolve/entities.ts";
import { statementText } from "./corrections.ts";
import type { Linking } from "./linking.ts";
import { entityIds } from "./people.ts";
import { applyRuling } from "./settle-names.ts";

export interface RulingRequest {
  readonly verdict: "same" | "differ";
  /** Names or ids, as typed. */
  readonly a: string;
  readonly b: string;
  readonly author: string;
  readonly reason: string;
  readonly at: string;
}

/**
 * Stores and applies a ruling; a later one on the same two holds against an earlier.
 *
 * @throws NotFoundError when a name is not in the record
 */
export async function rule(linking: Linking, request: RulingRequest): Promise<Ruling> {
  const [a, b] = [await ruledId(linking, request.a), await ruledId(linking, request.b)];
  if (a === b)
    throw new NotFoundError(
      "ruling/same",
      `${JSON.stringify(request.a)} and ${JSON.stringify(request.b)} are written alike: a ruling needs two names, or a name and an id`,
    );
  const ruling: Ruling = {
    id: rulingId([request.verdict, a, b, request.author, request.at]),
    verdict: request.verdict,
    a,
    b,
    aName: request.a,
    bName: request.b,
    author: request.author,
    reason: request.reason,
    at: request.at,
  };
  await keepRulings(linking, [ruling]);
  return ruling;
}

export interface ItemRulingRequest {
  readonly verdict: ItemVerdict;
  /** Id of the item, and its sentence for people. */
  readonly item: string;
  readonly text: string;
  readonly actorId: string;
  readonly topic: string;
  readonly author: string;
  readonly reason: string;
  readonly at: string;
}

/** Stores a ruling on an item of a position; a later one on the same item holds against an earlier. */
export async function ruleItem(linking: Linking, { verdict, item, text, actorId, topic, author, reason, at }: ItemRulingRequest): Promise<Ruling> {
  const b = questionId(actorId, topic);
  const ruling: Ruling = { id: rulingId([verdict, item, b, author, at]), verdict, a: item, b, aName: text, bName: topic, author, reason, at };
  await keepRulings(linking, [ruling]);
  return ruling;
}

/**
 * Stores a correction of a statement; a later one on the same statement holds against an earlier.
 *
 * @throws NotFoundError when the record has no such statement
 */
export async function ruleStatement(
  linking: Linking,
  {
    verdict,
    statement,
    speaker,
    author,
    reason,
    at,
  }: { verdict: CorrectionVerdict; statement: string; speaker?: string; author: string; reason: string; at: string },
): Promise<Ruling> {
  const b = verdict === "speaker" ? (speaker ?? "") : "";
  if (verdict === "speaker" && b.trim() === "") throw new InputError("ruling/speaker", "expected the name of the right speaker, came none");
  const aName = await statementText(linking.engine, statement);
  const ruling: Ruling = { id: rulingId([verdict, statement, b, author, at]), verdict, a: statement, b, aName, bName: b, author, reason, at };
  await keepRulings(linking, [ruling]);
  return ruling;
}

/** Stores what a topic is made of, as JSON; the last one on a topic holds. */
export async function ruleTopic(
  linking: Linking,
  { topic, fields, author, reason, at }: { topic: string; fields: string; author: string; reason: string; at: string },
): Promise<Ruling> {
  const a = topicKey(topic);
  const ruling: Ruling = {
    id: rulingId(["topic", a, fields, author, at]),
    verdict: "topic",
    a,
    b: fields,
    aName: topic,
    bName: "",
    author,
    reason,
    at,
  };
  await keepRulings(linking, [ruling]);
  return ruling;
}

function rulingId(parts: readonly string[]): string {
  return `ruling/${(hashString(parts.join("\n")) >>> 0).toString(16)}`;
}

/** Stores rulings as they are, for import; those already there are left. */
export async function keepRulings(linking: Linking, rulings: readonly Ruling[]): Promise<void> {
  await linking.engine.write(true, async (trx) => {
    await linking.engine.insert(
      trx,
      "rulings",
      rulings.map(({ id, verdict, a, b, aName, bName, author, reason, at }) => ({
        id,
        verdict,
        a,
        b,
        a_name: aName,
        b_name: bName,
        author,
        reason,
        at,
      })),
    );
    for (const { verdict, a, b } of rulings) if (verdict === "same" || verdict === "differ") await applyRuling(linking, trx, { verdict, a, b });
  });
}

/** The name a ruling is about: exactly as written where the record has it so, else the first name of the entity, else an authority entry. */
async function ruledId(linking: Linking, asked: string): Promise<string> {
  const { engine, authority } = linking;
  const written = await engine.db
    .selectFrom("names")
    .select(["id"])
    .where((eb) => eb.or([eb("name", "=", asked), eb("id", "=", asked), eb("id", "=", asked.replace(/^e\//, ""))]))
    .orderBy("id")
    .execute();
  if (written.length > 0) return written[0].id;
  if (authority.byId.has(asked)) return asked;
  const listed = authority.exact(asked);
  if (listed !== undefined) return listed.id;
  const [entity] = await entityIds(linking, asked);
  if (isAuthorityId(entity)) return entity;
  const { id } = await engine.db.selectFrom("names").select("id").where("entity_id", "=", entity).orderBy("id").executeTakeFirstOrThrow();
  return id;
}

export async function listRulings({ engine }: Linking): Promise<Ruling[]> {
  const rows = await engine.db.selectFrom("rulings").selectAll().orderBy("at").orderBy("id").execute();
  return rows.map((row) => ({
    id: row.id,
    verdict: row.verdict as Ruling["verdict"],
    a: row.a,
    b: row.b,
    aName: row.a_name,
    bName: row.b_name,
    author: row.author,
    reason: row.reason,
    at: row.at,
  }));
}
