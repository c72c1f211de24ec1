/** Reports: the list, and one with every record highlighted, why it is there, and a person's corrections. */

import { useState } from "preact/hooks";
import type { RecordOf, Statement } from "../../document/records.ts";
import { byPlace } from "../../document/spans.ts";
import { get, type ListedReport, type Page, rule, type WholeReport } from "../api.ts";
import { Day, Failed, Field, Shown, useLoaded, Words } from "../parts/bits.tsx";
import { More } from "../parts/more.tsx";
import { Reading } from "../parts/reading.tsx";
import { Samples } from "../parts/samples.tsx";
import type { Place } from "../route.ts";

export default function Reports({ place }: { place: Place }) {
  const id = place.path.split("/").slice(2).join("/");
  return id === "" ? <List /> : <One key={id} id={decodeURIComponent(id)} place={place} />;
}

function List() {
  return (
    <>
      <h1>Reports</h1>
      <More<ListedReport>
        key="reports"
        load={(page, signal) => get<Page<ListedReport>>("/reports", { page, limit: 30 }, signal)}
        empty={<Samples onRead={() => location.reload()} />}
      >
        {({ id, title, publisher, published, records, beginning, language }) => (
          <li key={id} class="item">
            <p class="facts">
              <Day day={published} /> · {publisher ?? "outlet not known"} · {records} records
            </p>
            <h2 lang={language}>
              <a href={`/report/${encodeURIComponent(id)}`}>
                <Words text={title ?? id} />
              </a>
            </h2>
            <p lang={language}>
              <Words text={`${beginning}…`} />
            </p>
          </li>
        )}
      </More>
    </>
  );
}

function One({ id, place }: { id: string; place: Place }) {
  const [report, again] = useLoaded(id, async (signal) => {
    const whole = await get<WholeReport>(`/reports/${encodeURIComponent(id)}`, {}, signal);
    return { ...whole, records: (whole.records as readonly RecordOf[]).toSorted(byPlace) };
  });
  const [from, to] = (place.query["at"] ?? "").split("-").map(Number);
  const at = Number.isInteger(from) && Number.isInteger(to) ? ([from, to] as const) : undefined;
  return (
    <Shown of={report} what="the report">
      {({ report: own, records, corrections, source }) => (
        <>
          <h1 lang={own.language}>
            <Words text={own.title ?? id} />
          </h1>
          <p class="facts">
            {[own.publisher, own.byline].filter((part) => part !== undefined).map((part) => `${part} · `)}
            <Day day={own.published} /> ({own.publishedBasis.how})
            {own.url !== undefined && (
              <>
                {" · "}
                <a href={/^https?:/i.test(own.url) ? own.url : undefined} rel="noreferrer" target="_blank">
                  where it was published
                </a>
              </>
            )}
            {own.translatedFrom !== undefined && ` · shows signs of machine translation (from ${own.translatedFrom})`} · {source}
          </p>
          <Reading
            report={own}
            records={records}
            at={at}
            corrections={(record) =>
              record.kind === "statement" ? <Correct statement={record} correction={corrections[record.id]} onRuled={again} /> : null
            }
          />
        </>
      )}
    </Shown>
  );
}

function Correct({
  statement,
  correction,
  onRuled,
}: {
  statement: Statement;
  correction: WholeReport["corrections"][string] | undefined;
  onRuled: () => void;
}) {
  const [speaker, setSpeaker] = useState("");
  const [same, setSame] = useState("");
  const [error, setError] = useState<Error>();
  const [said, setSaid] = useState("");
  const send = async (ruling: Parameters<typeof rule>[0], done: string): Promise<void> => {
    setError(undefined);
    try {
      await rule(ruling);
      setSaid(done);
      onRuled();
    } catch (failed) {
      setError(failed as Error);
    }
  };
  const { id } = statement;
  return (
    <div class="correct">
      {correction !== undefined && (
        <p class="ruling">
          {correction.verdict === "speaker" ? `Said by ${correction.speaker}` : "No statement"}, ruled by {correction.author}.{" "}
          <button type="button" class="quiet" onClick={() => send({ on: "statement", verdict: "asRead", statement: id }, "As it was read.")}>
            Take back
          </button>
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send({ on: "statement", verdict: "speaker", statement: id, speaker: speaker.trim() }, "Kept.");
        }}
      >
        <Field label="Wrong speaker? It was" required value={speaker} onInput={(event) => setSpeaker(event.currentTarget.value)} />
        <button type="submit">Set speaker</button>
      </form>
      {statement.speaker.name !== "" && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send({ on: "identity", verdict: "same", a: statement.speaker.name, b: same.trim() }, "Kept: they are one.");
          }}
        >
          <Field label={`${statement.speaker.name} is the same as`} required value={same} onInput={(event) => setSame(event.currentTarget.value)} />
          <button type="submit">Same</button>
        </form>
      )}
      <button type="button" onClick={() => send({ on: "statement", verdict: "notStatement", statement: id }, "Kept: no statement.")}>
        Not a statement
      </button>
      <p role="status" class="dim">
        {said}
      </p>
      {error !== undefined && <Failed error={error} />}
    </div>
  );
}
