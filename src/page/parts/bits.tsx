/** Small things that every view uses: dates, states of loading, links to the words. */

import type { ComponentChildren, JSX } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { ApiError, addressOf } from "../api.ts";

const FULL = /^\d{4}-\d\d-\d\d$/;
const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" });
const monthFormat = new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric", timeZone: "UTC" });

/** A day in the reader's own format; anything less exact as it is known. */
export function dayText(day: string): string {
  const plain = day.replace(/[~?%]/g, "");
  if (FULL.test(plain) && !Number.isNaN(Date.parse(plain))) return format.format(Date.parse(plain));
  if (/^\d{4}-\d\d$/.test(plain)) return monthFormat.format(Date.parse(`${plain}-01`));
  const [from, to] = plain.split("/");
  return to === undefined || to === "" ? plain : to === ".." ? `since ${dayText(from)}` : `${dayText(from)} to ${dayText(to)}`;
}

export function Day({ day }: { day: string | null | undefined }) {
  if (day === null || day === undefined || day === "") return <span class="dim">no date</span>;
  return (
    <time dateTime={day} title={day}>
      {dayText(day)}
    </time>
  );
}

export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly error: Error }
  | { readonly state: "here"; readonly value: T };

/** Loads when the key changes; `again` loads anew and keeps what is shown until then. */
export function useLoaded<T>(key: string | undefined, load: (signal: AbortSignal) => Promise<T>): [Loaded<T>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "loading" });
  const [round, setRound] = useState(0);
  useEffect(() => setLoaded({ state: "loading" }), [key]);
  useEffect(() => {
    if (key === undefined) return;
    const ended = new AbortController();
    load(ended.signal).then(
      (value) => ended.signal.aborted || setLoaded({ state: "here", value }),
      (error: Error) => ended.signal.aborted || setLoaded({ state: "failed", error }),
    );
    return () => ended.abort();
  }, [key, round]);
  return [loaded, useCallback(() => setRound((now) => now + 1), [])];
}

export function Shown<T>({ of, what, children }: { of: Loaded<T>; what: string; children: (value: T) => ComponentChildren }) {
  if (of.state === "loading")
    return (
      <p class="state" role="status">
        Reading {what}…
      </p>
    );
  if (of.state === "failed") return <Failed error={of.error} />;
  return <>{children(of.value)}</>;
}

export function Failed({ error }: { error: Error }) {
  const unknown = error instanceof ApiError && error.status === 404;
  return (
    <div class="state failed" role="alert">
      <p>{unknown ? "Not in this record." : "That did not work."}</p>
      <p class="dim">{error.message}</p>
    </div>
  );
}

/** Text of a report: only ever text, in its own direction. */
export function Words({ text, class: name }: { text: string; class?: string }) {
  return (
    <span dir="auto" class={name}>
      {text.replace(/\s+/g, " ").trim()}
    </span>
  );
}

/** Opens words in their report. */
export function placeOf(reportId: string, start?: number, end?: number): string {
  return addressOf(`/report/${encodeURIComponent(reportId)}`, { at: start === undefined ? undefined : `${start}-${end}` });
}

/** A sentence that opens where it stands. */
export function Sentence({ reportId, start, end, text }: { reportId: string; start: number; end: number; text: string }) {
  return (
    <a class="words" href={placeOf(reportId, start, end)}>
      <Words text={text} />
    </a>
  );
}

interface Origin {
  readonly publisher?: string | null | undefined;
  readonly title?: string | null | undefined;
}

export function Source({ reportId, start, end, publisher, title }: Origin & { reportId: string; start?: number; end?: number }) {
  const name = publisher ?? title ?? "report";
  return (
    <a href={placeOf(reportId, start, end)} title={title ?? reportId}>
      {name}
    </a>
  );
}

export function Copy({ text, children }: { text: string; children: ComponentChildren }) {
  const [done, setDone] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Where the clipboard is closed to pages, a selected field is.
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    setDone(true);
    setTimeout(() => setDone(false), 1500);
  };
  return (
    <button type="button" class="quiet" onClick={copy}>
      <span aria-live="polite">{done ? "Copied" : children}</span>
    </button>
  );
}

export function Field({ label, ...input }: JSX.InputHTMLAttributes<HTMLInputElement> & { label: string }) {
  return (
    <label class="field">
      <span>{label}</span>
      <input {...input} />
    </label>
  );
}
