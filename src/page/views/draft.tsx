/** Read a draft: the whole pipeline in a worker of this tab. The text goes nowhere. */

import { Drafting } from "../parts/drafting.tsx";

export default function Draft() {
  return (
    <>
      <h1>Read a draft</h1>
      <p class="dim">
        The text is read in this tab: it is not sent, and not kept.{" "}
        <a href="/draft.html" download>
          Save this page
        </a>{" "}
        to read drafts with the network off.
      </p>
      <Drafting
        start={() => {
          const worker = new Worker(new URL("../draft-worker.ts", import.meta.url), { type: "module" });
          worker.postMessage({ base: `${location.origin}/` });
          return worker;
        }}
      />
    </>
  );
}
