/** Actors: who and what the record names, over all spellings; one of them with names, offices, and what can be asked. */

import { useState } from "preact/hooks";
import { addressOf, type Doubt, type Entity, type EntityRow, get, rule, type TopicList } from "../api.ts";
import { Day, Failed, Field, Shown, useLoaded, Words } from "../parts/bits.tsx";
import { go, type Place, withQuery } from "../route.ts";

export default function Actors({ place }: { place: Place }) {
  const id = place.path.split("/").slice(2).join("/");
  return id === "" ? <List place={place} /> : <One key={id} id={decodeURIComponent(id)} />;
}

const TYPES = [
  ["", "all"],
  ["PER", "people"],
  ["ORG", "bodies"],
  ["LOC", "places"],
] as const;

function List({ place }: { place: Place }) {
  const { like = "", type = "" } = place.query;
  const [found] = useLoaded(JSON.stringify([like, type]), (signal) => get<{ items: EntityRow[] }>("/entities", { like, type, limit: 200 }, signal));
  const [doubts, again] = useLoaded("doubts", (signal) => get<{ items: Doubt[] }>("/doubts", { limit: 30 }, signal));
  return (
    <>
      <h1>Actors</h1>
      <form class="ask" role="search" onSubmit={(event) => event.preventDefault()}>
        <Field label="Name" type="search" value={like} onChange={(event) => go(withQuery(place, { like: event.currentTarget.value }), true)} />
        <label class="field">
          <span>Kind</span>
          <select value={type} onChange={(event) => go(withQuery(place, { type: event.currentTarget.value }), true)}>
            {TYPES.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </form>
      <Shown of={found} what="the names">
        {({ items }) =>
          items.length === 0 ? (
            <p class="state">Nobody of that name is in the record.</p>
          ) : (
            <div class="table">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    <th scope="col">Kind</th>
                    <th scope="col">Reports</th>
                    <th scope="col">Mentions</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ id, name, type: kind, reports, mentions }) => (
                    <tr key={id}>
                      <th scope="row">
                        <a href={`/actors/${encodeURIComponent(id)}`}>
                          <Words text={name} />
                        </a>
                      </th>
                      <td>{kind}</td>
                      <td>{reports}</td>
                      <td>{mentions}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
      <Shown of={doubts} what="the doubts">
        {({ items }) =>
          items.length === 0 ? null : (
            <section>
              <h2>May be one</h2>
              <p class="dim">Names that look alike and are kept apart until somebody rules.</p>
              <ol class="items">
                {items.map((doubt) => (
                  <Doubtful key={`${doubt.a}/${doubt.b}`} doubt={doubt} onRuled={again} />
                ))}
              </ol>
            </section>
          )
        }
      </Shown>
    </>
  );
}

function Doubtful({ doubt: { a, b, score, reasons }, onRuled }: { doubt: Doubt; onRuled: () => void }) {
  const [error, setError] = useState<Error>();
  const send = (verdict: "same" | "differ") => rule({ on: "identity", verdict, a, b }).then(onRuled, setError);
  return (
    <li class="item">
      <p>
        <b>
          <Words text={a} />
        </b>{" "}
        and{" "}
        <b>
          <Words text={b} />
        </b>{" "}
        <small>{score.toFixed(2)}</small>
      </p>
      <p class="dim">{reasons.join("; ")}</p>
      <p class="acts">
        <button type="button" onClick={() => send("same")}>
          They are one
        </button>
        <button type="button" onClick={() => send("differ")}>
          Not the same
        </button>
      </p>
      {error !== undefined && <Failed error={error} />}
    </li>
  );
}

function One({ id }: { id: string }) {
  const [entity] = useLoaded(id, (signal) => get<Entity>(`/entities/${encodeURIComponent(id)}`, {}, signal));
  const [topics] = useLoaded(`topics of ${id}`, (signal) => get<TopicList>("/topics", { actor: id, limit: 12 }, signal));
  return (
    <Shown of={entity} what="the actor">
      {({ name, kind, reports, mentions, statements, names, roles, titles, aliases, source }) => (
        <>
          <h1>
            <Words text={name} />
          </h1>
          <p class="facts">
            {kind} · named in {reports} reports, {mentions} times ·{" "}
            <a href={addressOf("/search", { speaker: id, kind: "statement" })}>{statements} statements</a> ·{" "}
            <a href={addressOf("/options", { actor: name })}>options</a> · <a href={addressOf("/commitments", { actor: name })}>commitments</a>
          </p>
          <section>
            <h2>Ask</h2>
            <Shown of={topics} what="the topics">
              {({ proposed }) =>
                proposed.length === 0 ? (
                  <p class="dim">Nothing {name} takes a stance on twice.</p>
                ) : (
                  <ul class="plain chips">
                    {proposed.map(({ topic }) => (
                      <li key={topic}>
                        <a href={addressOf("/ask", { actor: name, topic })}>{topic}</a>
                      </li>
                    ))}
                  </ul>
                )
              }
            </Shown>
          </section>
          {roles.length > 0 && (
            <section>
              <h2>Offices</h2>
              <ul class="plain">
                {roles.map(({ title, of, from, to }) => (
                  <li key={`${title}${from}`}>
                    {title} of {of}, <Day day={from} /> to {to === undefined ? "now" : <Day day={to} />}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section>
            <h2>Names</h2>
            <ol class="items">
              {names.map(({ name: own, type, reports: in_, score, reasons }) => (
                <li key={own + type} class="item">
                  <b>
                    <Words text={own} />
                  </b>{" "}
                  <small>
                    {in_} {in_ === 1 ? "report" : "reports"}, score {score.toFixed(2)}
                  </small>
                  {reasons.length > 0 && <p class="dim">{reasons.join("; ")}</p>}
                </li>
              ))}
            </ol>
          </section>
          <p class="dim">
            {titles.length > 0 && `Titles: ${titles.join(", ")}. `}
            {aliases.length > 0 && `Also written: ${aliases.join(", ")}. `}
            {source !== undefined && `List: ${source}.`}
          </p>
        </>
      )}
    </Shown>
  );
}
