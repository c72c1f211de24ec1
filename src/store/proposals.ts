/** Rulings that an assistant or a colleague proposes: kept with the span they rest on, and without effect until a person accepts them. */

import type { Proposal, ProposedRuling } from "../document/stored.ts";
import { InputError, NotFoundError } from "../errors.ts";
import { hashString } from "../model/hash.ts";
import type { Engine } from "./engine.ts";

export interface ProposalRequest {
  readonly ruling: ProposedRuling;
  /** The words it rests on, [start, end) of the report's text. */
  readonly reportId: string;
  readonly start: number;
  readonly end: number;
  readonly author: string;
  readonly reason: string;
  readonly at: string;
}

/**
 * @throws NotFoundError when there is no such report
 * @throws InputError when the span does not lie in its text, or no reason is given
 */
export async function propose(engine: Engine, { ruling, reportId, start, end, author, reason, at }: ProposalRequest): Promise<Proposal> {
  const row = await engine.db.selectFrom("reports").select("text").where("id", "=", reportId).executeTakeFirst();
  if (row === undefined) throw new NotFoundError("proposal/report", `${JSON.stringify(reportId)}: expected the id of a report of this record`);
  if (!(start >= 0 && end > start && end <= row.text.length))
    throw new InputError("proposal/span", `[${start}, ${end}): expected a span inside the report's text of ${row.text.length} characters`);
  if (reason.trim() === "") throw new InputError("proposal/reason", "expected a reason, came none: a person has to judge the proposal");
  const proposal: Proposal = {
    id: `proposal/${(hashString(JSON.stringify([ruling, reportId, start, end, author, at])) >>> 0).toString(16)}`,
    ruling,
    reportId,
    start,
    end,
    text: row.text.slice(start, end),
    author,
    reason,
    at,
    state: "open",
  };
  await engine.write(true, async (trx) => {
    await engine.insert(trx, "proposals", [
      {
        id: proposal.id,
        ruling: JSON.stringify(ruling),
        report_id: reportId,
        start_at: start,
        end_at: end,
        text: proposal.text,
        author,
        reason,
        at,
        state: "open",
        decided_by: null,
        decided_at: null,
      },
    ]);
  });
  return proposal;
}

/** Proposals by state, the last first. */
export async function listProposals({ db }: Engine, state?: Proposal["state"]): Promise<Proposal[]> {
  let select = db.selectFrom("proposals").selectAll().orderBy("at", "desc").orderBy("id");
  if (state !== undefined) select = select.where("state", "=", state);
  return (await select.execute()).map((row) => ({
    id: row.id,
    ruling: JSON.parse(row.ruling) as ProposedRuling,
    reportId: row.report_id,
    start: row.start_at,
    end: row.end_at,
    text: row.text,
    author: row.author,
    reason: row.reason,
    at: row.at,
    state: row.state as Proposal["state"],
    ...(row.decided_by === null || row.decided_at === null ? {} : { decidedBy: row.decided_by, decidedAt: row.decided_at }),
  }));
}

/**
 * Marks a proposal as decided; what it proposes is ruled by the caller.
 *
 * @throws NotFoundError when there is no such proposal
 * @throws InputError when it was decided before
 */
export async function decide(
  engine: Engine,
  { id, state, by, at }: { id: string; state: "accepted" | "refused"; by: string; at: string },
): Promise<Proposal> {
  const found = (await listProposals(engine)).find((proposal) => proposal.id === id);
  if (found === undefined) throw new NotFoundError("proposal/unknown", `${JSON.stringify(id)}: there is no such proposal`);
  if (found.state !== "open") throw new InputError("proposal/decided", `${id} was ${found.state} by ${found.decidedBy} on ${found.decidedAt}`);
  await engine.write(true, async (trx) => {
    await trx.updateTable("proposals").set({ state, decided_by: by, decided_at: at }).where("id", "=", id).where("state", "=", "open").execute();
  });
  return { ...found, state, decidedBy: by, decidedAt: at };
}
