/** An import as it goes on, by server-sent events. */

import { get, type ImportState } from "../api.ts";

/** @returns the state at the end: done or failed */
export function watchImport(id: string, shown: (state: ImportState) => void): Promise<ImportState> {
  return new Promise((resolve, reject) => {
    const events = new EventSource(`/api/imports/${encodeURIComponent(id)}/events`);
    const take = (state: ImportState): void => {
      shown(state);
      if (state.state !== "done" && state.state !== "failed") return;
      events.close();
      resolve(state);
    };
    events.addEventListener("state", ({ data }: MessageEvent<string>) => take(JSON.parse(data) as ImportState));
    events.addEventListener("error", () => {
      if (events.readyState !== EventSource.CLOSED) return;
      // The stream is gone: one look says whether the import goes on.
      get<ImportState>(`/imports/${encodeURIComponent(id)}`).then(take, reject);
    });
  });
}
