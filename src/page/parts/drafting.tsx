/** A text field, a worker that reads it, and what was read. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { RecordOf, ReportRecord } from "../../document/records.ts";
import type { FromWorker, ToWorker } from "../draft-messages.ts";
import { Reading } from "./reading.tsx";

type State =
  | { readonly at: "idle" }
  | { readonly at: "loading"; readonly done: number; readonly of: number }
  | { readonly at: "reading" }
  | { readonly at: "failed"; readonly message: string }
  | { readonly at: "read"; readonly records: readonly RecordOf[]; readonly ms: number };

/** @param start makes the worker, and gives it its models */
export function Drafting({ start }: { start: () => Worker }) {
  const [text, setText] = useState("");
  const [published, setPublished] = useState("");
  const [state, setState] = useState<State>({ at: "idle" });
  const worker = useRef<Worker>();
  useEffect(() => () => worker.current?.terminate(), []);
  const read = (event: Event): void => {
    event.preventDefault();
    if (worker.current === undefined) {
      setState({ at: "loading", done: 0, of: 1 });
      worker.current = start();
      worker.current.onmessage = ({ data }: MessageEvent<FromWorker>) =>
        setState(
          data.kind === "loading"
            ? { at: "loading", done: data.done, of: data.of }
            : data.kind === "read"
              ? { at: "read", records: data.records, ms: data.ms }
              : { at: "failed", message: data.message },
        );
      worker.current.onerror = ({ message }) => setState({ at: "failed", message: message || "the reader could not be started" });
    } else setState({ at: "reading" });
    worker.current.postMessage({ text, ...(published === "" ? {} : { published }) } satisfies ToWorker);
  };
  const report = state.at === "read" ? state.records.find((record): record is ReportRecord => record.kind === "report") : undefined;
  return (
    <>
      <form class="stack" onSubmit={read}>
        <label class="field wide">
          <span>Text</span>
          <textarea required rows={report === undefined ? 12 : 4} dir="auto" value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <div class="ask">
          <label class="field">
            <span>Published (else inferred)</span>
            <input type="date" value={published} onInput={(event) => setPublished(event.currentTarget.value)} />
          </label>
          <button type="submit" class="main" disabled={state.at === "loading" || state.at === "reading"}>
            Read
          </button>
        </div>
      </form>
      <div aria-live="polite">
        {state.at === "loading" && (
          <p class="state">
            Loading the models: <progress max={state.of} value={state.done} aria-label="Models loaded" />
          </p>
        )}
        {state.at === "reading" && <p class="state">Reading…</p>}
        {state.at === "failed" && (
          <p class="state failed" role="alert">
            {state.message}
          </p>
        )}
        {state.at === "read" && (
          <p class="dim" data-ms={state.ms}>
            {state.records.length} records, read in {state.ms} ms
            {report?.published === undefined ? "" : `; published ${report.published} (${report.publishedBasis.how})`}.
          </p>
        )}
      </div>
      {report !== undefined && state.at === "read" && <Reading report={report} records={state.records} />}
    </>
  );
}
