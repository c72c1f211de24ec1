/** Proposals: rulings that an assistant or a colleague proposes, with the words they rest on; they count when a person accepts them. */

import { useState } from "preact/hooks";
import { author, get, type Proposal, post } from "../api.ts";
import { Day, Failed, Sentence, Shown, useLoaded, Words } from "../parts/bits.tsx";

export default function Proposals() {
  const [found, again] = useLoaded("proposals", (signal) => get<{ items: Proposal[] }>("/proposals", {}, signal));
  return (
    <>
      <h1>Proposals</h1>
      <p class="dim">Proposed rulings have no effect until a person accepts them here.</p>
      <Shown of={found} what="the proposals">
        {({ items }) =>
          items.length === 0 ? (
            <p class="state">Nothing is proposed.</p>
          ) : (
            <ol class="items">
              {items.map((proposal) => (
                <One key={proposal.id} proposal={proposal} onDecided={again} />
              ))}
            </ol>
          )
        }
      </Shown>
    </>
  );
}

function saysWhat({ ruling }: Proposal): string {
  if (ruling.on === "item") return `${ruling.verdict}: an item of ${ruling.actor} on “${ruling.topic}”`;
  if (ruling.on === "identity") return `${ruling.a} and ${ruling.b} ${ruling.verdict === "same" ? "are one" : "are not the same"}`;
  return ruling.verdict === "speaker" ? `said by ${ruling.speaker}` : ruling.verdict === "notStatement" ? "no statement" : "as it was read";
}

function One({ proposal, onDecided }: { proposal: Proposal; onDecided: () => void }) {
  const [error, setError] = useState<Error>();
  const { id, text, reportId, start, end, reason, author: by, at, state, decidedBy, decidedAt } = proposal;
  const decide = (decision: "accepted" | "refused") =>
    post("/proposals/decision", { id, state: decision, author: author() }).then(onDecided, setError);
  return (
    <li class={`item ${state === "accepted" ? "for" : state === "refused" ? "against" : "change"}`}>
      <p class="facts">
        {by}, <Day day={at.slice(0, 10)} />: <b>{saysWhat(proposal)}</b>
      </p>
      <blockquote>
        <Sentence reportId={reportId} start={start} end={end} text={text} />
      </blockquote>
      <p>
        <Words text={reason} />
      </p>
      {state === "open" ? (
        <p class="acts">
          <button type="button" onClick={() => decide("accepted")}>
            Accept
          </button>
          <button type="button" onClick={() => decide("refused")}>
            Refuse
          </button>
        </p>
      ) : (
        <p class="ruling">
          {state} by {decidedBy}, <Day day={decidedAt?.slice(0, 10)} />
        </p>
      )}
      {error !== undefined && <Failed error={error} />}
    </li>
  );
}
