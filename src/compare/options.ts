/** What is open to the actor, and what came of the actor's earlier promises, threats and announcements. */

import type { ReportMaterial } from "../document/material.ts";
import type { Commitment, CommitmentStatus, Option, TextSpan } from "../document/records.ts";
import type { ItemSource } from "./items.ts";
import type { TopicMatch } from "./topics/matches.ts";
import { stemOf, wordsOf } from "./topics/words.ts";

export interface OpenOption {
  readonly id: string;
  readonly reportId: string;
  readonly actor: string;
  readonly action: string;
  readonly status: Option["status"];
  readonly backers: readonly string[];
  readonly blocker: string | undefined;
  /** Day of the last evidence. */
  readonly last: string | undefined;
  /** Sentences it rests on, the last first. */
  readonly evidence: readonly TextSpan[];
  /** Reports that tell of it. */
  readonly reports: number;
  readonly source: ItemSource;
}

/** Share of stems by which two options are one. */
const SAME = 0.6;

/**
 * Options of the actor, or that others ask of or put before the actor; the last evidence first. Tellings of one are joined.
 *
 * @param matches keeps to options in sentences about the topic; without it, all
 */
export function openOptions(reports: readonly ReportMaterial[], matches?: readonly TopicMatch[]): OpenOption[] {
  const wanted = matches === undefined ? undefined : placesOf(matches);
  const found: (OpenOption & { stems: ReadonlySet<string> })[] = [];
  for (const report of reports) {
    for (const option of report.options) {
      if (!isTheActors(report, option)) continue;
      if (wanted !== undefined && !touches(wanted.get(report.id) ?? [], option)) continue;
      const own = fromOption(report, option);
      const stems = new Set(wordsOf(own.action).map(({ form }) => stemOf(form)));
      const known = found.findIndex((other) => other.actor === own.actor && overlap(other.stems, stems) >= SAME);
      if (known < 0) found.push({ ...own, stems });
      else found[known] = { ...joined(found[known], own), stems: found[known].stems };
    }
  }
  return found.sort((a, b) => (b.last ?? "").localeCompare(a.last ?? "") || (a.id < b.id ? -1 : 1)).map(({ stems: _stems, ...option }) => option);
}

function isTheActors(report: ReportMaterial, { actor, backers, text }: Option): boolean {
  return (
    report.actorNames.has(actor.name) ||
    backers.some(({ name }) => report.actorNames.has(name)) ||
    report.actorForms.some((form) => form.length > 2 && text.includes(form))
  );
}

function placesOf(matches: readonly TopicMatch[]): Map<string, { start: number; end: number }[]> {
  const places = new Map<string, { start: number; end: number }[]>();
  for (const { report, sentence } of matches) places.set(report.id, [...(places.get(report.id) ?? []), sentence]);
  return places;
}

function touches(places: readonly { start: number; end: number }[], { start, end }: Option): boolean {
  return places.some((place) => place.start < end && place.end > start);
}

function fromOption(report: ReportMaterial, option: Option): OpenOption {
  const { id, publisher, title, url, published, copyOf } = report;
  return {
    id: option.id,
    reportId: id,
    actor: option.actor.name,
    action: option.action.text.replace(/\s+/g, " "),
    status: option.status,
    backers: option.backers.map(({ name }) => name),
    blocker: option.blocker?.text,
    last: option.last ?? published,
    evidence: option.evidence,
    reports: 1,
    source: { publisher, title, url, published, copyOf },
  };
}

function joined(a: OpenOption, b: OpenOption): OpenOption {
  const [later, earlier] = (b.last ?? "") > (a.last ?? "") ? [b, a] : [a, b];
  return {
    ...later,
    backers: [...new Set([...later.backers, ...earlier.backers])],
    blocker: later.blocker ?? earlier.blocker,
    evidence: [...later.evidence, ...earlier.evidence],
    reports: a.reports + b.reports,
  };
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared++;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

/** The commitment that an option was read from has the same place. */
export function commitmentOf(optionId: string): string {
  return optionId.replace("/option/", "/commitment/");
}

/** Statuses after which nothing is open any more. */
const OVER: ReadonlySet<CommitmentStatus> = new Set(["kept", "carriedOut", "reversed", "broken", "lapsed", "refused"]);

/** Without those whose commitment is over, as later reports tell it. */
export function stillOpen(
  options: readonly OpenOption[],
  histories: readonly { readonly status: CommitmentStatus; readonly tellings: readonly { readonly record: Commitment }[] }[],
): OpenOption[] {
  const over = new Set(histories.filter(({ status }) => OVER.has(status)).flatMap(({ tellings }) => tellings.map(({ record }) => record.id)));
  return options.filter(({ id }) => !over.has(commitmentOf(id)));
}

/** Fewer closed cases than this tell nothing. */
const LEAST = 5;

export interface Precedent {
  readonly force: Commitment["force"];
  /** Commitments whose outcome is known. */
  readonly closed: number;
  readonly carriedOut: number;
  readonly pending: number;
  /** Half of those carried out took no longer, in days; undefined when no dates are known. */
  readonly medianDays: number | undefined;
}

/** A commitment over all reports, as the store gathers it. */
export interface CommitmentHistory {
  readonly force: Commitment["force"];
  readonly status: CommitmentStatus;
  readonly made: string | undefined;
  readonly transitions: readonly { readonly status: CommitmentStatus; readonly day: string | undefined }[];
}

const DONE: ReadonlySet<CommitmentStatus> = new Set(["kept", "carriedOut", "accepted"]);
const OPEN: ReadonlySet<CommitmentStatus> = new Set(["pending"]);

/** How often an actor's commitments were carried out, by kind; kinds with fewer than five closed ones are left out. */
export function precedentsOf(histories: readonly CommitmentHistory[]): Precedent[] {
  const forces = ["promise", "threat", "proposal", "announcement"] as const;
  return forces.flatMap((force): Precedent[] => {
    const own = histories.filter((history) => history.force === force);
    const closed = own.filter(({ status }) => !OPEN.has(status));
    if (closed.length < LEAST) return [];
    const done = closed.filter(({ status }) => DONE.has(status));
    const days = done
      .flatMap(({ made, transitions }) => {
        const end = transitions.findLast(({ status }) => DONE.has(status))?.day;
        const length = made === undefined || end === undefined ? Number.NaN : (Date.parse(end) - Date.parse(made)) / 86_400_000;
        return Number.isFinite(length) && length >= 0 ? [length] : [];
      })
      .sort((a, b) => a - b);
    return [
      {
        force,
        closed: closed.length,
        carriedOut: done.length,
        pending: own.length - closed.length,
        medianDays: days.length === 0 ? undefined : Math.round(days[Math.floor((days.length - 1) / 2)]),
      },
    ];
  });
}
