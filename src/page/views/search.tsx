/** Search: words, facets, snippets with the hit marked. */

import { useState } from "preact/hooks";
import { addressOf, get, type SearchResult } from "../api.ts";
import { Day, placeOf, Shown, useLoaded } from "../parts/bits.tsx";
import { go, type Place, withQuery } from "../route.ts";

const STEP = 20;
const FACETS = [
  ["kind", "Kind"],
  ["speaker", "Speaker"],
  ["outlet", "Outlet"],
] as const;

export default function Search({ place }: { place: Place }) {
  const { q = "", kind = "", speaker = "", outlet = "", from = "", to = "", offset = "0" } = place.query;
  const [typed, setTyped] = useState(q);
  const [found] = useLoaded(JSON.stringify(place.query), (signal) =>
    get<SearchResult>("/search", { q, kind, speaker, outlet, from, to, offset, limit: STEP }, signal),
  );
  const set = (change: Record<string, string>): void => go(withQuery(place, { offset: undefined, ...change }));
  return (
    <>
      <h1>Search</h1>
      <form
        class="ask"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          set({ q: typed });
        }}
      >
        <label class="field wide">
          <span>Words, "a phrase", a beginning*</span>
          <input type="search" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>From</span>
          <input type="date" value={from} onChange={(event) => set({ from: event.currentTarget.value })} />
        </label>
        <label class="field">
          <span>To</span>
          <input type="date" value={to} onChange={(event) => set({ to: event.currentTarget.value })} />
        </label>
        <button type="submit" class="main">
          Search
        </button>
      </form>
      <Shown of={found} what="the record">
        {({ total, more, hits, facets }) => (
          <div class="columns narrow-left">
            <div class="facets">
              {FACETS.map(([key, title]) => (
                <details key={key} open>
                  <summary>{title}</summary>
                  <ul class="plain">
                    {(place.query[key] ?? "") !== "" && (
                      <li>
                        <a href={withQuery(place, { [key]: undefined, offset: undefined })}>all</a>
                      </li>
                    )}
                    {facets[key].map(({ value, count }) => (
                      <li key={value}>
                        <a
                          href={withQuery(place, { [key]: value, offset: undefined })}
                          aria-current={place.query[key] === value ? "true" : undefined}
                        >
                          {value}
                        </a>{" "}
                        <small>{count}</small>
                      </li>
                    ))}
                  </ul>
                </details>
              ))}
            </div>
            <div>
              <p class="dim" role="status">
                {total === 0
                  ? "Nothing was found. Fewer words, or a beginning*, find more."
                  : `${more ? "more than " : ""}${total.toLocaleString()} found`}
              </p>
              <ol class="items">
                {hits.map(({ id, kind: own, reportId, title, publisher, day, published, speaker: who, start, end, snippet }) => (
                  <li key={id} class="item">
                    <p class="facts">
                      <span class="label">{own}</span> {who !== null && <a href={addressOf("/search", { speaker: who })}>{who}</a>}{" "}
                      <Day day={day ?? published} /> · {publisher ?? title ?? reportId}
                    </p>
                    <a class="words" href={own === "report" ? placeOf(reportId) : placeOf(reportId, start, end)} dir="auto">
                      {snippet.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}
                    </a>
                  </li>
                ))}
              </ol>
              <p class="acts">
                {Number(offset) > 0 && <a href={withQuery(place, { offset: String(Math.max(0, Number(offset) - STEP)) })}>Before</a>}
                {Number(offset) + STEP < total && <a href={withQuery(place, { offset: String(Number(offset) + STEP) })}>More</a>}
              </p>
            </div>
          </div>
        )}
      </Shown>
    </>
  );
}
