/** Quotations: the same utterance in several reports, with what differs marked. */

import type { JSX } from "preact";
import { type Family, get } from "../api.ts";
import { Day, Shown, Source, useLoaded } from "../parts/bits.tsx";

interface Against {
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  readonly flags: readonly string[];
}

export default function Quotations() {
  const [found] = useLoaded("families", (signal) => get<{ items: Family[] }>("/families", { limit: 100 }, signal));
  return (
    <>
      <h1>Quotations</h1>
      <p class="dim">
        One utterance as several reports tell it. The most direct version is the measure; words that another adds are underlined, words it leaves out
        are listed.
      </p>
      <Shown of={found} what="the quotations">
        {({ items }) =>
          items.length === 0 ? (
            <p class="state">No utterance is told by two reports yet.</p>
          ) : (
            items.map(({ id, speaker, sources, mostDirect, earliest, variants }) => (
              <section key={id}>
                <h2>
                  {speaker === "" ? "Speaker not named" : speaker}{" "}
                  <small>
                    {variants.length} tellings, {sources} independent
                  </small>
                </h2>
                <ol class="items">
                  {variants.map(({ told, against }) => {
                    const { lost, gained, flags } = against as unknown as Against;
                    const { record } = told;
                    return (
                      <li key={record.id} class={`item ${record.id === mostDirect ? "for" : ""}`}>
                        <p class="facts">
                          <Day day={told.published} /> ·{" "}
                          <Source reportId={record.reportId} start={record.start} end={record.end} publisher={told.publisher} title={told.title} /> ·{" "}
                          {record.quoteType}
                          {record.id === mostDirect && " · most direct"}
                          {record.id === earliest && " · earliest"}
                          {flags.length > 0 && ` · differs in ${flags.join(", ")}`}
                        </p>
                        <blockquote dir="auto">{withMarks(record.content.map(({ text }) => text).join(" … "), gained)}</blockquote>
                        {lost.length > 0 && (
                          <p class="dim">
                            left out: <del>{lost.join(", ")}</del>
                          </p>
                        )}
                      </li>
                    );
                  })}
                </ol>
              </section>
            ))
          )
        }
      </Shown>
    </>
  );
}

/** The text with the words that are new in it marked. */
function withMarks(text: string, words: readonly string[]): (string | JSX.Element)[] {
  const wanted = new Set(words.map((word) => word.toLowerCase()));
  return text
    .replace(/\s+/g, " ")
    .split(/([\p{L}\p{N}’'-]+)/u)
    .map((part, index) => (wanted.has(part.toLowerCase()) ? <ins key={index}>{part}</ins> : part));
}
