/** Read a draft from a saved file: the worker and the models stand inside the page, and its policy lets nothing in or out. */

import { render } from "preact";
import type { Resources } from "../pipeline.ts";
import DraftWorker from "./draft-worker.ts?worker&inline";
import { Drafting } from "./parts/drafting.tsx";
import "./style.css";

/** Files that the page carries, by name: models as base64, lexicons as text. */
function carried(): Resources {
  const models: Record<string, Uint8Array> = {};
  const lexicons: Record<string, string> = {};
  for (const element of document.querySelectorAll<HTMLScriptElement>("script[data-model]"))
    models[element.dataset["model"] ?? ""] = Uint8Array.from(atob(element.textContent ?? ""), (ch) => ch.charCodeAt(0));
  for (const element of document.querySelectorAll<HTMLScriptElement>("script[data-lexicon]"))
    lexicons[element.dataset["lexicon"] ?? ""] = new TextDecoder().decode(Uint8Array.from(atob(element.textContent ?? ""), (ch) => ch.charCodeAt(0)));
  return { models, lexicons };
}

function Alone() {
  return (
    <>
      <header class="bar">
        <span class="brand">onrecord</span>
      </header>
      <main>
        <h1>Read a draft</h1>
        <p class="dim">This file reads drafts by itself, with the network off: nothing is loaded, sent or kept.</p>
        <Drafting
          start={() => {
            const worker = new DraftWorker();
            worker.postMessage({ resources: carried() });
            return worker;
          }}
        />
      </main>
    </>
  );
}

render(<Alone />, document.getElementById("page") as HTMLElement);
