/**
 * Events, figures, commitments, options and disagreements of one real report against a full reading of it.
 * --data FILE: a gold.json with `document.file` beside it, `events`, `quantities`, `commitments`, `options`, `disagreements`.
 */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadResources } from "../../src/cli/resources.ts";
import type { Commitment, Disagreement, EventRecord, Figure, Option, Participant, RecordOf } from "../../src/document/records.ts";
import { reportIdOf } from "../../src/document/report.ts";
import { readCountries } from "../../src/lexicon/countries.ts";
import { DATA } from "../../train/corpora.ts";
import { benchReader, finish, readFlags } from "../report.ts";

type Offsets = readonly [number, number];
interface Gold {
  readonly document: { readonly file: string };
  readonly entities: readonly { name: string; mentions: readonly string[] }[];
  readonly events: readonly { id: string; trigger: Offsets; type: string; actor: string[]; recipient: string[]; status: string; what: string }[];
  readonly quantities: readonly {
    id: string;
    span: Offsets;
    value: number;
    unit: string;
    period?: string;
    source?: string;
    modifier?: string;
    of?: string;
  }[];
  readonly commitments: readonly { id: string; actor: string; action: string; status: string; evidence: Offsets[] }[];
  readonly options: readonly { id: string; actor: string; action: string; evidence: Offsets[] }[];
  readonly disagreements: readonly { figures: string[] }[];
}

const flags = readFlags();
const verbose = process.argv.includes("--verbose");
const say = (line: string): void => {
  if (verbose) process.stderr.write(`${line}\n`);
};
const file = flags.data ?? join(DATA, "../explainer/gold.json");
const gold = JSON.parse(readFileSync(file, "utf8")) as Gold;
const countries = readCountries(loadResources().lexicons["countries"]);
const text = readFileSync(join(dirname(file), gold.document.file), "utf8");
const records = benchReader().extract({ id: reportIdOf(text), text, notes: [] });
const of = <Kind extends RecordOf["kind"]>(kind: Kind): Extract<RecordOf, { kind: Kind }>[] =>
  records.filter((record): record is Extract<RecordOf, { kind: Kind }> => record.kind === kind);
const events: EventRecord[] = of("event");
const figures: Figure[] = of("figure");
const commitments: Commitment[] = of("commitment");
const options: Option[] = of("option");
const disagreements: Disagreement[] = of("disagreement");
const meets = (span: { start: number; end: number } | undefined, want: Offsets): boolean =>
  span !== undefined && span.start < want[1] && want[0] < span.end;

/** A gold party is met by its name, by one of its mentions, or by a description that holds one of them. */
function isParty(want: string, got: Participant): boolean {
  const entity = gold.entities.find((candidate) => candidate.name === want);
  const forms = [want, ...(entity?.mentions ?? [])].map((form) => form.toLowerCase());
  const name = got.name.toLowerCase();
  const span = got.span?.text.toLowerCase() ?? "";
  if (forms.includes(name) || forms.includes(span)) return true;
  if (got.country !== undefined && countries.byName.get(want.toLowerCase())?.code === got.country) return true;
  // Compared without endings: "countries" is met by "any country".
  const words = (value: string): string[] => (value.match(/\p{L}{3,}/gu) ?? []).map((word) => word.slice(0, 5));
  return words(want.toLowerCase()).length > 1 && words(want.toLowerCase()).every((word) => name.includes(word) || span.includes(word));
}

const used = new Set<string>();
let found = 0;
let typed = 0;
let actors = 0;
let recipients = 0;
for (const want of gold.events) {
  const near = events.filter((event) => [event.trigger, event.theme, event.content?.trigger].some((span) => meets(span, want.trigger)));
  const best = near.find((event) => event.type === want.type && !used.has(event.id)) ?? near.find((event) => !used.has(event.id)) ?? near[0];
  if (best === undefined) {
    say(`missed ${want.id} ${want.type} ${want.what}`);
    continue;
  }
  used.add(best.id);
  found++;
  if (best.type === want.type) typed++;
  else say(`type ${want.id}: expected ${want.type}, came ${best.type}`);
  const actor = want.actor.some((party) => best.actor.some((got) => isParty(party, got)));
  const recipient = want.recipient.some((party) => best.recipient.some((got) => isParty(party, got)));
  if (actor) actors++;
  else say(`actor ${want.id}: expected ${want.actor.join(" + ")}, came ${best.actor.map((party) => party.name).join(" + ")}`);
  if (recipient) recipients++;
  else say(`recipient ${want.id}: expected ${want.recipient.join(" + ")}, came ${best.recipient.map((party) => party.name).join(" + ")}`);
}
const extra = events.filter((event) => !used.has(event.id) && event.sameAs === undefined);
for (const event of extra) say(`extra: ${event.type} ${event.realis} ${event.trigger.text} | ${event.text}`);

let values = 0;
let whole = 0;
const BOUND: Readonly<Record<string, string>> = { about: "about", "at least": "atLeast", "more than": "moreThan", almost: "almost" };
for (const want of gold.quantities) {
  const got = figures.find((figure) => meets(figure, want.span));
  if (got === undefined || got.value !== want.value) {
    say(`figure ${want.id}: expected ${want.value}, came ${got?.value}`);
    continue;
  }
  values++;
  const unit = got.unit === want.unit;
  const bound = want.modifier === undefined || got.bound === BOUND[want.modifier];
  const period = want.period === undefined || want.unit === "minute" || got.period?.edtf === want.period || got.period?.value === want.period;
  const source =
    want.source === undefined ||
    got.sourceChain.some(
      (link) =>
        isParty(want.source as string, { name: link.name, how: "stated", confidence: 1 }) ||
        link.name.includes((want.source as string).split(" ")[0]),
    );
  const of = want.of === undefined || got.whole !== undefined;
  if (unit && bound && period && source && of) whole++;
  else say(`figure ${want.id}: unit ${unit} bound ${bound} period ${period} (${got.period?.edtf}) source ${source} whole ${of}`);
}

const STATUS: Readonly<Record<string, readonly string[]>> = {
  "not kept": ["broken"],
  pending: ["pending"],
  reversed: ["reversed"],
  "not carried out": ["notCarriedOut"],
};
let commitmentsFound = 0;
let statuses = 0;
const usedCommitments = new Set<string>();
for (const want of gold.commitments) {
  const got = commitments.find((commitment) => !usedCommitments.has(commitment.id) && want.evidence.some((span) => meets(commitment.action, span)));
  if (got === undefined) {
    say(`commitment missed ${want.id} ${want.action}`);
    continue;
  }
  usedCommitments.add(got.id);
  commitmentsFound++;
  if ((STATUS[want.status] ?? [want.status]).includes(got.status)) statuses++;
  else say(`commitment ${want.id}: expected ${want.status}, came ${got.status}`);
}
for (const commitment of commitments)
  if (!usedCommitments.has(commitment.id)) say(`extra commitment: ${commitment.force} ${commitment.actor.name}: ${commitment.action.text}`);

let optionsFound = 0;
for (const want of gold.options) {
  const got = options.some((option) => want.evidence.some((span) => option.evidence.some((evidence) => meets(evidence, span))));
  if (got) optionsFound++;
  else say(`option missed ${want.id} ${want.action}`);
}
const pairs = gold.disagreements.filter((want) => {
  const spans = want.figures.map((id) => gold.quantities.find((quantity) => quantity.id === id)?.span);
  return disagreements.some((got) =>
    spans.every(
      (span) =>
        span !== undefined &&
        got.figures.some((id) =>
          meets(
            figures.find((figure) => figure.id === id),
            span,
          ),
        ),
    ),
  );
}).length;

finish(
  "record",
  [
    { metric: "events found", value: found, n: gold.events.length },
    { metric: "event types right", value: typed, n: gold.events.length },
    { metric: "actors right among found, %", value: (100 * actors) / Math.max(1, found), n: found },
    { metric: "recipients right among found, %", value: (100 * recipients) / Math.max(1, found), n: found },
    { metric: "events shown beyond the reading, %", value: (100 * extra.length) / Math.max(1, events.length), n: events.length },
    { metric: "figure values right", value: values, n: gold.quantities.length },
    { metric: "figures right in unit, bound, period, source", value: whole, n: gold.quantities.length },
    { metric: "commitments found", value: commitmentsFound, n: gold.commitments.length },
    { metric: "commitment statuses right", value: statuses, n: gold.commitments.length },
    { metric: "options found", value: optionsFound, n: gold.options.length },
    { metric: "disagreements found", value: pairs, n: gold.disagreements.length },
  ],
  flags,
);
