/** Figures: those of different reports that disagree side by side, and all of them with their sources. */

import { amountOf } from "../../document/record-words.ts";
import type { Figure } from "../../document/records.ts";
import { type Disagreement, type FigureRow, get, type Page } from "../api.ts";
import { Day, Shown, Source, useLoaded, Words } from "../parts/bits.tsx";
import { More } from "../parts/more.tsx";

export default function Figures() {
  const [found] = useLoaded("disagreements", (signal) => get<{ items: Disagreement[] }>("/disagreements", { limit: 50 }, signal));
  return (
    <>
      <h1>Figures</h1>
      <section>
        <h2>Where reports disagree</h2>
        <Shown of={found} what="the disagreements">
          {({ items }) =>
            items.length === 0 ? (
              <p class="dim">No two reports give figures about the same thing that disagree.</p>
            ) : (
              <ol class="items">
                {items.map(({ id, figures, reason, ratio }) => (
                  <li key={id} class="item change">
                    <div class="sides">
                      {figures.map((told) => (
                        <FigureWords key={told.record.id} {...told} />
                      ))}
                    </div>
                    <p class="dim">
                      {reason} (ratio {ratio.toFixed(2)})
                    </p>
                  </li>
                ))}
              </ol>
            )
          }
        </Shown>
      </section>
      <section>
        <h2>All figures</h2>
        <More<FigureRow>
          load={(page, signal) => get<Page<FigureRow>>("/figures", { page, limit: 50 }, signal)}
          empty={<p class="state">No figure is in the record.</p>}
        >
          {(row) => (
            <li key={row.record.id} class="item">
              <FigureWords {...row} />
            </li>
          )}
        </More>
      </section>
    </>
  );
}

function FigureWords({
  record,
  publisher,
  title,
  published,
}: {
  record: FigureRow["record"];
  publisher?: string | null | undefined;
  title?: string | null | undefined;
  published?: string | null | undefined;
}) {
  const { what, whole, sourceChain, reportId, start, end } = record;
  return (
    <div>
      <b>{amountOf(record as Figure)}</b> {what !== undefined && <Words text={what.text} />}
      {whole !== undefined && <span class="dim"> of {whole.text}</span>}
      <p class="facts">
        {sourceChain.length === 0 ? "no source named" : `source: ${sourceChain.map(({ name }) => name).join(", ")}`} · <Day day={published} /> ·{" "}
        <Source reportId={reportId} start={start} end={end} publisher={publisher} title={title} />
      </p>
    </div>
  );
}
