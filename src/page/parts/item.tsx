/** One item of an answer: its words, where they stand, why it counts as it does, and a person's word on it. */

import { useState } from "preact/hooks";
import { type Item, type Proposal, rule } from "../api.ts";
import { Copy, Day, Failed, placeOf, Sentence, Source } from "./bits.tsx";

export interface Asked {
  readonly actor: string;
  readonly topic: string;
}

export const SIGN = { "1": "for", "0": "none", "-1": "against" } as const;
const SIGN_TEXT = { for: "▲ for", against: "▼ against", none: "○ no direction" } as const;

export function signOf({ direction }: Pick<Item, "direction">): "for" | "against" | "none" {
  return SIGN[String(direction) as keyof typeof SIGN];
}

type Verdict = NonNullable<Item["ruling"]>["verdict"];
const TOLD: Readonly<Record<Verdict, string>> = {
  confirm: "confirmed",
  flip: "turned round",
  strike: "struck out",
  for: "ruled for",
  against: "ruled against",
};

export function ItemCard({
  item,
  asked,
  chosen,
  proposal,
  onRuled,
}: {
  item: Item;
  asked: Asked;
  chosen: boolean;
  proposal?: Proposal | undefined;
  onRuled: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const sign = signOf(item);
  const ruleIt = async (verdict: Verdict): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await rule({ on: "item", verdict, item: item.id, ...asked });
      onRuled();
    } catch (failed) {
      setError(failed as Error);
    }
    setBusy(false);
  };
  const struck = item.ruling?.verdict === "strike";
  const verdicts: readonly (readonly [Verdict, string, string])[] =
    sign === "none"
      ? [
          ["for", "For", "The actor is for the topic here"],
          ["against", "Against", "The actor is against the topic here"],
          ["strike", "Strike", "This is not about the topic, or not of the actor"],
        ]
      : [
          ["confirm", struck ? "Take back" : "Confirm", struck ? "It counts again, as it was read" : "The direction is right"],
          ["flip", "Turn round", "The direction is the opposite"],
          ["strike", "Strike", "This is not about the topic, or not of the actor"],
        ];
  return (
    <li id={`item-${item.id}`} class={`item ${sign}${chosen ? " chosen" : ""}${struck ? " struck" : ""}`} tabIndex={-1}>
      <p class="facts">
        <span class={`sign ${sign}`}>{SIGN_TEXT[sign]}</span> <Day day={item.day} />
        {item.dayTo !== undefined && item.dayTo !== item.day && (
          <>
            {" to "}
            <Day day={item.dayTo} />
          </>
        )}
        {" · "}
        <Source reportId={item.reportId} start={item.start} end={item.end} {...item.source} />
        {item.earlier && " · of an earlier time"}
        {item.holder.how === "reported" && ` · told of ${item.holder.name}`}
        {item.holder.note !== undefined && ` · ${item.holder.note}`}
        {item.event !== undefined && ` · ${item.event.type}${item.event.realis === "negated" ? ", did not happen" : ""}`}
      </p>
      {item.asked !== undefined && <p class="facts">Asked: {item.asked.text}</p>}
      <blockquote>
        <Sentence reportId={item.reportId} start={item.start} end={item.end} text={item.text} />
      </blockquote>
      <details class="why">
        <summary>Why</summary>
        <p>
          {item.derivation}. About the topic: {item.match.why}.
          {item.direction !== 0 && ` Such readings are right in about ${Math.round(item.reliability * 100)} of 100 cases.`}
        </p>
      </details>
      {item.ruling !== undefined && (
        <p class="ruling">
          {TOLD[item.ruling.verdict]} by {item.ruling.author}
          {item.ruling.reason !== "" && `: ${item.ruling.reason}`}
        </p>
      )}
      {proposal !== undefined && (
        <p class="ruling">
          {proposal.author} proposes: {proposal.ruling.verdict}. {proposal.reason} <a href="/proposals">Decide</a>
        </p>
      )}
      <p class="acts">
        {verdicts
          .filter(([verdict]) => !(struck && verdict === "strike"))
          .map(([verdict, label, help]) => (
            <button
              key={verdict}
              type="button"
              disabled={busy}
              title={help}
              aria-label={`${label}: ${item.text.slice(0, 60)}`}
              onClick={() => ruleIt(verdict)}
            >
              {label}
            </button>
          ))}
        <Copy text={citationOf(item)}>Copy citation</Copy>
      </p>
      {error !== undefined && <Failed error={error} />}
    </li>
  );
}

function citationOf({ text, holder, day, source, reportId, start, end }: Item): string {
  const where = [source.publisher, source.title, source.published, source.url].filter((part) => part !== undefined && part !== "").join(", ");
  return `“${text.replace(/\s+/g, " ").trim()}” (${holder.name}${day === undefined ? "" : `, ${day}`}; ${where === "" ? reportId : where}; characters ${start}–${end}) ${location.origin}${placeOf(reportId, start, end)}`;
}
