/** A person's corrections of statements: another speaker, or no statement at all. What was read stays as it was; the correction stands beside it. */

import type { Stance, Statement } from "../document/records.ts";
import { CORRECTION_VERDICTS, type CorrectionVerdict } from "../document/stored.ts";
import type { Told } from "../document/told.ts";
import { NotFoundError } from "../errors.ts";
import type { Engine } from "./engine.ts";

export interface Correction {
  /** Id of the ruling. */
  readonly ruling: string;
  readonly verdict: Exclude<CorrectionVerdict, "asRead">;
  /** The right speaker, for `speaker`. */
  readonly speaker?: string;
  readonly author: string;
  readonly reason: string;
  readonly at: string;
}

/** By id of the statement; of several on one the last holds, and `asRead` takes all before it back. O(corrections). */
export async function correctionsOf({ db }: Engine): Promise<Map<string, Correction>> {
  const rows = await db
    .selectFrom("rulings")
    .selectAll()
    .where("verdict", "in", [...CORRECTION_VERDICTS])
    .orderBy("at")
    .orderBy("id")
    .execute();
  const out = new Map<string, Correction>();
  for (const { id, verdict, a, b, author, reason, at } of rows) {
    if (verdict === "asRead") out.delete(a);
    else out.set(a, { ruling: id, verdict: verdict as Correction["verdict"], ...(verdict === "speaker" ? { speaker: b } : {}), author, reason, at });
  }
  return out;
}

/** The statement as corrected; undefined where it was ruled no statement. */
export function corrected(statement: Told, correction: Correction | undefined): Told | undefined {
  if (correction === undefined) return statement;
  if (correction.verdict === "notStatement") return undefined;
  const name = correction.speaker ?? "";
  return { ...statement, speaker: { name, names: [name], how: "stated" } };
}

/** Holders who are whoever says it. */
const OWN: ReadonlySet<Stance["holder"]["how"]> = new Set(["self", "we", "speaker"]);

/** Stances with their holders as corrected: those of the speaker's own go with the statement. */
export function correctedStances(stances: readonly Stance[], corrections: ReadonlyMap<string, Correction>): Stance[] {
  return stances.flatMap((stance) => {
    const correction = stance.within === undefined ? undefined : corrections.get(stance.within);
    const { holder } = stance;
    if (correction === undefined || !OWN.has(holder.how)) return [stance];
    return correction.speaker === undefined ? [] : [{ ...stance, holder: { ...holder, name: correction.speaker } }];
  });
}

/** @throws NotFoundError when the record has no such statement */
export async function statementText({ db }: Engine, id: string): Promise<string> {
  const row = await db.selectFrom("records").select(["kind", "json"]).where("id", "=", id).executeTakeFirst();
  if (row?.kind !== "statement")
    throw new NotFoundError(
      "ruling/statement",
      `${JSON.stringify(id)}: expected the id of a statement of this record; a report lists its statements`,
    );
  return (JSON.parse(row.json) as Statement).text;
}
