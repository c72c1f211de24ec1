/** Commitments: promises, threats, proposals, announcements; those with a due day first, and what became of each. */

import { useMemo } from "preact/hooks";
import { isLate, STATUS_WORDS } from "../../document/record-words.ts";
import { type Commitment, get } from "../api.ts";
import { Day, Shown, Source, useLoaded, Words } from "../parts/bits.tsx";
import { go, type Place, withQuery } from "../route.ts";

const GOOD = new Set<Commitment["status"]>(["kept", "carriedOut", "accepted"]);

export default function Commitments({ place }: { place: Place }) {
  const { actor = "", status = "", force = "" } = place.query;
  const [found] = useLoaded(`commitments ${actor}`, (signal) => get<{ items: Commitment[] }>("/commitments", { actor, limit: 2000 }, signal));
  const set = (change: Record<string, string>): void => go(withQuery(place, change), true);
  return (
    <>
      <h1>Commitments</h1>
      <Shown of={found} what="the ledger">
        {({ items }) => <Ledger items={items} actor={actor} status={status} force={force} set={set} />}
      </Shown>
    </>
  );
}

function Ledger({
  items,
  actor,
  status,
  force,
  set,
}: {
  items: readonly Commitment[];
  actor: string;
  status: string;
  force: string;
  set: (change: Record<string, string>) => void;
}) {
  const actors = useMemo(() => [...new Set([...items.map((item) => item.actor), actor])].filter((name) => name !== "").sort(), [items, actor]);
  const shown = items
    .filter((item) => (status === "" || item.status === status) && (force === "" || item.force === force))
    .sort((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999") || (b.made ?? "").localeCompare(a.made ?? ""));
  const select = (label: string, key: string, value: string, values: readonly (readonly [string, string])[]) => (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => set({ [key]: event.currentTarget.value })}>
        <option value="">all</option>
        {values.map(([own, name]) => (
          <option key={own} value={own}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
        {select(
          "Actor",
          "actor",
          actor,
          actors.map((name) => [name, name]),
        )}
        {select(
          "Kind",
          "force",
          force,
          ["promise", "threat", "proposal", "announcement"].map((name) => [name, name]),
        )}
        {select("Status", "status", status, Object.entries(STATUS_WORDS))}
      </form>
      {shown.length === 0 ? (
        <p class="state">No commitment of this kind is in the record.</p>
      ) : (
        <ol class="items">
          {shown.map(({ id, actor: who, force: kind, status: now, due, made, tellings, transitions, contradicted }) => (
            <li key={id} class={`item ${GOOD.has(now) ? "for" : now === "pending" ? "" : "against"}`}>
              <p class="facts">
                <span class="label">{kind}</span> {who} · <b>{STATUS_WORDS[now]}</b>
                {isLate({ status: now, due, transitions }) && ", late"}
                {contradicted && " · reports contradict each other"} · made <Day day={made} />
                {due !== undefined && (
                  <>
                    {" · due "}
                    <Day day={due} />
                  </>
                )}
              </p>
              <Words text={tellings[0].record.action.text} />
              {tellings[0].record.condition !== undefined && <p class="dim">On condition: {tellings[0].record.condition.text}</p>}
              <ol class="steps">
                {tellings.map(({ record, publisher, published, title }) => (
                  <li key={record.id}>
                    <Day day={published} /> told by{" "}
                    <Source reportId={record.reportId} start={record.start} end={record.end} publisher={publisher} title={title} />
                  </li>
                ))}
                {transitions.map(({ status: step, day, by, text, why }) => (
                  <li key={`${by}${step}`}>
                    <Day day={day} /> <b>{STATUS_WORDS[step]}</b>: <Words text={text} /> <span class="dim">({why})</span>
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
