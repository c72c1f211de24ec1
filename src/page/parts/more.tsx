/** A list that goes on: a page at a time, by the token of the page before. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Page } from "../api.ts";
import { Failed } from "./bits.tsx";

export function More<T>({
  load,
  empty,
  children,
}: {
  load: (page: string | undefined, signal: AbortSignal) => Promise<Page<T>>;
  empty: ComponentChildren;
  children: (item: T) => ComponentChildren;
}) {
  const [items, setItems] = useState<readonly T[]>([]);
  const [next, setNext] = useState<string>();
  const [state, setState] = useState<"loading" | "here">("loading");
  const [error, setError] = useState<Error>();
  const read = async (page: string | undefined, signal: AbortSignal): Promise<void> => {
    setState("loading");
    try {
      const found = await load(page, signal);
      if (signal.aborted) return;
      setItems((now) => (page === undefined ? found.items : [...now, ...found.items]));
      setNext(found.next);
    } catch (failed) {
      if (!signal.aborted) setError(failed as Error);
    }
    setState("here");
  };
  useEffect(() => {
    const ended = new AbortController();
    read(undefined, ended.signal);
    return () => ended.abort();
  }, []);
  if (error !== undefined) return <Failed error={error} />;
  if (state === "here" && items.length === 0) return <>{empty}</>;
  return (
    <>
      <ol class="items">{items.map(children)}</ol>
      {state === "loading" ? (
        <p class="state" role="status">
          Reading…
        </p>
      ) : (
        next !== undefined && (
          <button type="button" onClick={() => read(next, new AbortController().signal)}>
            More
          </button>
        )
      )}
    </>
  );
}
