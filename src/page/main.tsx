/** The page: its frame, and the view that the address names. */

import { render } from "preact";
import { lazy, Suspense } from "preact/compat";
import { useEffect, useRef } from "preact/hooks";
import { type Place, usePlace } from "./route.ts";
import "./style.css";
import { Ask } from "./views/ask.tsx";

const view = (load: () => Promise<{ default: (props: { place: Place }) => preact.JSX.Element | null }>) => lazy(load);
const VIEWS: Readonly<Record<string, { readonly title: string; readonly nav?: string; readonly show: preact.ComponentType<{ place: Place }> }>> = {
  ask: { title: "Ask", nav: "Ask", show: Ask },
  search: { title: "Search", nav: "Search", show: view(() => import("./views/search.tsx")) },
  report: { title: "Reports", nav: "Reports", show: view(() => import("./views/report.tsx")) },
  actors: { title: "Actors", nav: "Actors", show: view(() => import("./views/actors.tsx")) },
  commitments: { title: "Commitments", nav: "Commitments", show: view(() => import("./views/commitments.tsx")) },
  figures: { title: "Figures", nav: "Figures", show: view(() => import("./views/figures.tsx")) },
  quotations: { title: "Quotations", nav: "Quotations", show: view(() => import("./views/quotations.tsx")) },
  options: { title: "Options", nav: "Options", show: view(() => import("./views/options.tsx")) },
  topics: { title: "Topics", nav: "Topics", show: view(() => import("./views/topics.tsx")) },
  proposals: { title: "Proposals", nav: "Proposals", show: view(() => import("./views/proposals.tsx")) },
  add: { title: "Add reports", nav: "Add", show: view(() => import("./views/add.tsx")) },
  draft: { title: "Read a draft", nav: "Draft", show: view(() => import("./views/draft.tsx")) },
};

function App() {
  const place = usePlace();
  const name = place.path.split("/")[1] || "ask";
  const own = VIEWS[name];
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    document.title = `${own?.title ?? "Not found"} · onrecord`;
    // A reader of the keyboard or of a screen reader goes on where the new view begins.
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [name]);
  return (
    <>
      <a class="skip" href="#main">
        Skip to the view
      </a>
      <header class="bar">
        <a class="brand" href="/">
          onrecord
        </a>
        <nav aria-label="Views">
          {Object.entries(VIEWS).map(([key, { nav }]) => (
            <a key={key} href={key === "ask" ? "/" : `/${key}`} aria-current={key === name ? "page" : undefined}>
              {nav}
            </a>
          ))}
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Suspense
          fallback={
            <p class="state" role="status">
              Opening…
            </p>
          }
        >
          {own === undefined ? (
            <div class="state">
              <h1>There is no such view</h1>
              <p>
                <a href="/">Ask the record</a>
              </p>
            </div>
          ) : (
            <own.show place={place} />
          )}
        </Suspense>
      </main>
      <footer class="foot">
        Every entry opens the sentence it rests on. <a href="/docs">API</a> · <a href="/draft">Read a private draft</a>
      </footer>
    </>
  );
}

render(<App />, document.getElementById("page") as HTMLElement);
