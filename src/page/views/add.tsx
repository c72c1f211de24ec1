/** Add: files dropped, a text pasted, an address of a page or feed; with the import as it goes on. */

import { useState } from "preact/hooks";
import { type ImportState, post } from "../api.ts";
import { Failed, Field } from "../parts/bits.tsx";
import { watchImport } from "../parts/imports.ts";

export default function Add() {
  const [state, setState] = useState<ImportState>();
  const [error, setError] = useState<Error>();
  const [over, setOver] = useState(false);
  const add = async (request: unknown): Promise<void> => {
    setError(undefined);
    setState({ id: "", state: "waiting", done: 0, notes: [] });
    try {
      const { id } = await post<ImportState>("/imports", request);
      await watchImport(id, setState);
    } catch (failed) {
      setState(undefined);
      setError(failed as Error);
    }
  };
  const addFiles = async (files: readonly File[]): Promise<void> => {
    if (files.length > 0) await add({ files: await Promise.all(files.map(async (file) => ({ name: file.name, base64: await base64Of(file) }))) });
  };
  return (
    <>
      <h1>Add reports</h1>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the file field inside does the same */}
      <div
        class={`drop${over ? " over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          addFiles([...(event.dataTransfer?.files ?? [])]);
        }}
      >
        <label class="field">
          <span>Files: text, HTML, NDJSON. Drop them here, or choose</span>
          <input type="file" multiple onChange={(event) => addFiles([...(event.currentTarget.files ?? [])])} />
        </label>
      </div>
      <form
        class="ask"
        onSubmit={(event) => {
          event.preventDefault();
          add({ urls: [String(new FormData(event.currentTarget).get("url"))] });
        }}
      >
        <Field label="Address of a page or feed" name="url" type="url" required placeholder="https://…" />
        <button type="submit">Fetch</button>
      </form>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const text = (key: string): string | undefined => String(form.get(key) ?? "").trim() || undefined;
          add({ texts: [{ text: text("text"), title: text("title"), publisher: text("publisher"), published: text("published") }] });
        }}
      >
        <label class="field wide">
          <span>Or paste a text</span>
          <textarea name="text" required rows={8} dir="auto" />
        </label>
        <div class="ask">
          <Field label="Title" name="title" />
          <Field label="Outlet" name="publisher" />
          <Field label="Published" name="published" type="date" />
          <button type="submit">Add the text</button>
        </div>
      </form>
      <div aria-live="polite">
        {state !== undefined && <Progress state={state} />}
        {error !== undefined && <Failed error={error} />}
      </div>
    </>
  );
}

function Progress({ state: { state, done, notes, summary, error } }: { state: ImportState }) {
  return (
    <section class="state">
      {state === "waiting" && <p>Waiting for its turn…</p>}
      {state === "running" && (
        <>
          <p>Reading: {done} reports…</p>
          <progress aria-label="Reading" />
        </>
      )}
      {summary !== undefined && (
        <>
          <p>
            {summary.added} added, {summary.known} known already{summary.failed.length > 0 && `, ${summary.failed.length} failed`}.
          </p>
          <ul class="plain">
            {summary.reports.map((id) => (
              <li key={id}>
                <a href={`/report/${encodeURIComponent(id)}`}>{id}</a>
              </li>
            ))}
            {summary.failed.map(({ source, message }) => (
              <li key={source} class="failed">
                {message}
              </li>
            ))}
          </ul>
        </>
      )}
      {error !== undefined && <p class="failed">{error}</p>}
      {summary === undefined && notes.map((note) => <p key={note}>{note}</p>)}
    </section>
  );
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(new Error(`${file.name}: could not be read`));
    reader.readAsDataURL(file);
  });
}
