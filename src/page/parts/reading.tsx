/** A report being read: its text, its records beside it, the keyboard between them. Used for reports of the record and for drafts. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { layersOf } from "../../document/layers.ts";
import { byId, cueWords, dayWords, isTold, wordingOf } from "../../document/record-words.ts";
import type { RecordOf, ReportRecord, Statement } from "../../document/records.ts";
import { Words } from "./bits.tsx";
import { Legend, Passage } from "./passage.tsx";

/** What a person may say of a record; absent where nothing can be kept. */
export type Corrections = (record: RecordOf) => preact.ComponentChildren;

const KINDS: readonly { readonly kind: RecordOf["kind"]; readonly title: string }[] = [
  { kind: "statement", title: "Statements" },
  { kind: "event", title: "Events" },
  { kind: "commitment", title: "Commitments" },
  { kind: "option", title: "Options" },
  { kind: "figure", title: "Figures" },
  { kind: "disagreement", title: "Disagreements" },
  { kind: "mark", title: "Marks" },
  { kind: "timex", title: "Times" },
  { kind: "mention", title: "Names" },
];
const STEP = 60;

export function Reading({
  report,
  records: all,
  at,
  corrections,
}: {
  report: Pick<ReportRecord, "text" | "language">;
  records: readonly RecordOf[];
  at?: readonly [number, number] | undefined;
  corrections?: Corrections;
}) {
  // Stances lie over whole sentences and belong to questions, not to the text.
  const records = useMemo(() => all.filter(({ kind }) => kind !== "report" && kind !== "stance"), [all]);
  const known = useMemo(() => byId(records), [records]);
  const present = useMemo(() => new Set<string>(layersOf(records).map(({ part }) => part)), [records]);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set(["mention", "timex"]));
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [kind, setKind] = useState<RecordOf["kind"]>("statement");
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const record of records) found.set(record.kind, (found.get(record.kind) ?? 0) + 1);
    return found;
  }, [records]);
  const listed = useMemo(() => records.flatMap((record, index) => (record.kind === kind ? [index] : [])), [records, kind]);
  const [count, setCount] = useState(STEP);
  // Keys may come faster than the page is drawn: what was chosen last is known at once.
  const last = useRef(chosen);
  last.current = chosen;
  const choose = (ids: readonly number[], scroll: boolean): void => {
    last.current = new Set(ids);
    setChosen(last.current);
    const first = records[ids[0]];
    if (first !== undefined && !ids.some((id) => records[id].kind === kind)) {
      setKind(first.kind);
      setCount(STEP);
    }
    if (scroll) requestAnimationFrame(() => document.querySelector(".passage .on")?.scrollIntoView({ block: "center" }));
  };
  useEffect(() => {
    if (at === undefined) return;
    // The closest around the words: a statement inside another comes before the outer one.
    const found = records
      .map(({ kind: own, start, end }, index) => ({ own, index, size: end - start, over: Math.min(end, at[1]) - Math.max(start, at[0]) }))
      .filter(({ own, over }) => own === "statement" && over > 0)
      .sort((a, b) => b.over - a.over || a.size - b.size);
    if (found.length > 0) setChosen(new Set([found[0].index]));
    // Not when the same report comes again with a correction: what is chosen stays.
  }, [report.text, at?.[0], at?.[1]]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if ((event.target as Element).closest("input,select,textarea") !== null || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === "Escape") {
        choose([], false);
        return;
      }
      if (event.key !== "j" && event.key !== "k") return;
      const now = listed.findIndex((index) => last.current.has(index));
      const next = now < 0 ? (event.key === "j" ? 0 : -1) : now + (event.key === "j" ? 1 : -1);
      if (listed[next] === undefined) return;
      setCount((shown) => Math.max(shown, next + 1));
      choose([listed[next]], true);
      requestAnimationFrame(() => document.querySelector(".records .chosen")?.scrollIntoView({ block: "nearest" }));
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [listed]);
  const toggle = (part: string): void => {
    const next = new Set(hidden);
    if (!next.delete(part)) next.add(part);
    setHidden(next);
  };
  const beside = [...chosen].filter((index) => index >= 0 && records[index] !== undefined && records[index].kind !== kind);
  return (
    <>
      {records.length === 0 ? <p class="dim">No record was found in this text.</p> : <Legend hidden={hidden} onToggle={toggle} present={present} />}
      <div class="columns">
        <Passage
          text={report.text}
          records={records}
          language={report.language}
          hidden={hidden}
          chosen={chosen}
          at={at}
          onChoose={(ids) => choose(ids, false)}
        />
        <aside class="records" aria-label="Records">
          <div class="tabs" role="group" aria-label="Kind of record">
            {KINDS.filter((own) => counts.has(own.kind)).map((own) => (
              <button
                key={own.kind}
                type="button"
                aria-pressed={own.kind === kind}
                onClick={() => {
                  setKind(own.kind);
                  setCount(STEP);
                }}
              >
                {own.title} <small>{counts.get(own.kind)}</small>
              </button>
            ))}
          </div>
          <p class="dim keys">
            <kbd>j</kbd> next, <kbd>k</kbd> the one before, <kbd>Esc</kbd> none
          </p>
          <ol class="items" aria-live="polite">
            {[...beside, ...listed.slice(0, count)].map((index) => (
              <li key={index} class={`item record${chosen.has(index) ? " chosen" : ""}`}>
                <button type="button" class="open" onClick={() => choose([index], true)}>
                  <Entry record={records[index]} known={known} />
                </button>
                {chosen.has(index) && (
                  <>
                    <Details record={records[index]} />
                    {corrections?.(records[index])}
                  </>
                )}
              </li>
            ))}
          </ol>
          {listed.length > count && (
            <button type="button" onClick={() => setCount(count + 4 * STEP)}>
              Show {Math.min(4 * STEP, listed.length - count)} more of {listed.length - count}
            </button>
          )}
        </aside>
      </div>
    </>
  );
}

function Entry({ record, known }: { record: RecordOf; known: ReadonlyMap<string, RecordOf> }) {
  if (record.kind === "statement") return <StatementEntry statement={record} />;
  if (isTold(record)) {
    const { head, label, gist, facts, doubtful } = wordingOf(record, known);
    return (
      <>
        <b class={doubtful ? "guess" : ""}>
          <Words text={head} />
        </b>{" "}
        {label !== "" && <span class="label">{label}</span>}
        <br />
        <Words text={gist} />
        {facts.length > 0 && <small class="dim block">{facts.join(" · ")}</small>}
      </>
    );
  }
  const tag = record.kind === "timex" ? record.value : record.kind === "mark" ? record.use : record.kind === "mention" ? record.type : "";
  return (
    <>
      <b>{tag}</b> <Words text={record.text} />
      {record.kind === "mention" && record.name !== record.text && <small class="dim"> → {record.name}</small>}
    </>
  );
}

function StatementEntry({ statement }: { statement: Statement }) {
  const { speaker, content, quoteType, speechAct, said, negated, modality, addressee } = statement;
  const facts = [
    quoteType,
    speechAct,
    said === undefined ? "" : dayWords(said.value),
    negated ? "negated" : "",
    modality === "asserted" ? "" : modality,
    addressee === undefined ? "" : `to ${addressee.text}`,
  ];
  return (
    <>
      <b class={speaker.confidence < 0.6 ? "guess" : ""}>{speaker.name === "" ? "speaker not named" : speaker.name}</b>{" "}
      <i class="cueword">{cueWords(statement)}</i>
      <br />
      <Words text={content.map(({ text }) => text).join(" … ")} />
      <small class="dim block">{facts.filter((fact) => fact !== "" && fact !== undefined).join(" · ")}</small>
    </>
  );
}

/** The record's fields, and why it is there. */
function Details({ record }: { record: RecordOf }) {
  const how =
    record.kind === "statement" && record.speaker.how !== "stated" ? `; the speaker by ${HOW[record.speaker.how] ?? record.speaker.how}` : "";
  return (
    <div class="details">
      <p class="dim">
        Read by {record.by}, confidence {record.confidence}
        {how}. Characters {record.start}–{record.end}.
      </p>
      {record.notes.map((note) => (
        <p key={note.message} class="dim">
          {note.message}
        </p>
      ))}
      <details>
        <summary>All fields</summary>
        <pre>{JSON.stringify(record, null, 1)}</pre>
      </details>
    </div>
  );
}

const HOW: Readonly<Record<string, string>> = {
  shortName: "a short form of a fuller name",
  pronoun: "a pronoun",
  description: "a description",
  institution: "an institution",
  carriedOver: "the statement before",
  turn: "the turn of the transcript",
  unknown: "nothing: not named",
};
