/** Options: what is open to an actor now, and what came of earlier announcements, threats and promises. */

import { useState } from "preact/hooks";
import { addressOf, get, type OpenTo } from "../api.ts";
import { Day, Field, Shown, Source, useLoaded, Words } from "../parts/bits.tsx";
import { go, type Place } from "../route.ts";

export default function Options({ place }: { place: Place }) {
  const { actor = "" } = place.query;
  const [typed, setTyped] = useState(actor);
  return (
    <>
      <h1>Options</h1>
      <form
        class="ask"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          go(addressOf("/options", { actor: typed.trim() }));
        }}
      >
        <Field label="Actor" required value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        <button type="submit" class="main">
          Show
        </button>
      </form>
      {actor === "" ? <p class="state">Name an actor to see what is open to them, or asked of them.</p> : <Open key={actor} actor={actor} />}
    </>
  );
}

function Open({ actor }: { actor: string }) {
  const [found] = useLoaded(actor, (signal) => get<OpenTo>("/options", { actor }, signal));
  return (
    <Shown of={found} what="the options">
      {({ actor: who, options, precedents, closed }) => (
        <>
          <section>
            <h2>
              Open to {who.name}, or asked of them <small>{options.length}</small>
            </h2>
            {options.length === 0 && <p class="dim">The record holds nothing that is still open.</p>}
            <ol class="items">
              {options.map(({ id, action, actor: own, status, last, backers, blocker, evidence, reportId, source, reports }) => (
                <li key={id} class="item">
                  <p class="facts">
                    <span class="label">{status === "underWay" ? "under way" : status}</span> {own} · last evidence <Day day={last} /> ·{" "}
                    <Source reportId={reportId} start={evidence[0]?.start ?? 0} end={evidence[0]?.end ?? 0} {...source} />
                    {reports > 1 && ` and ${reports - 1} more`}
                  </p>
                  <Words text={action} />
                  {(backers.length > 0 || blocker !== undefined) && (
                    <p class="dim">
                      {backers.length > 0 && `Backed by ${backers.join(", ")}. `}
                      {blocker !== undefined && `Hangs on: ${blocker}.`}
                    </p>
                  )}
                </li>
              ))}
            </ol>
          </section>
          <section>
            <h2>What came of earlier ones</h2>
            {precedents.length === 0 ? (
              <p class="dim">Too few with a known outcome ({closed}; five of a kind are asked for).</p>
            ) : (
              <ul class="plain">
                {precedents.map(({ force, closed: of, carriedOut, pending, medianDays }) => (
                  <li key={force}>
                    {force}s: {carriedOut} of {of} carried out{medianDays !== undefined && `, half of them within ${medianDays} days`}; {pending}{" "}
                    pending
                  </li>
                ))}
              </ul>
            )}
          </section>
        </>
      )}
    </Shown>
  );
}
