/** A first visit without data: what onrecord is, and the samples to try it on. */

import { useState } from "preact/hooks";
import { type ImportState, post } from "../api.ts";
import { Failed } from "./bits.tsx";
import { watchImport } from "./imports.ts";

export function Samples({ onRead }: { onRead: () => void }) {
  const [state, setState] = useState<ImportState>();
  const [error, setError] = useState<Error>();
  const read = async (): Promise<void> => {
    setError(undefined);
    try {
      const { id } = await post<ImportState>("/imports", { samples: true });
      const end = await watchImport(id, setState);
      if (end.state === "failed") throw new Error(end.error);
      onRead();
    } catch (failed) {
      setState(undefined);
      setError(failed as Error);
    }
  };
  return (
    <section class="start">
      <p>
        The record is empty. onrecord reads reports and keeps who said what to whom, who did what, which figures, promises and threats; then it shows
        how an actor’s position on a topic moved, each item with the sentence it rests on.
      </p>
      <p class="acts">
        <button type="button" class="main" disabled={state !== undefined} onClick={read}>
          {state === undefined ? "Read the samples" : `Reading: ${state.done} reports…`}
        </button>
        <a href="/add">Add your own reports</a>
        <a href="/draft">Read a private draft</a>
      </p>
      {error !== undefined && <Failed error={error} />}
    </section>
  );
}
