/** The store's own thread: opens the place it is given and answers calls one after another. */

import { workerData } from "node:worker_threads";
import { makeStore, openEngine, type Store } from "../store/store.ts";
import { answerCalls } from "./calls.ts";
import { loadLists } from "./linking.ts";

const { place, readOnly } = workerData as { place: string; readOnly: boolean };

async function open(): Promise<Store> {
  const engine = await openEngine(place, readOnly);
  const { comparer, authority } = loadLists();
  const store = makeStore({ engine, comparer, authority });
  await store.migrate();
  return store;
}

answerCalls(open(), { wholeReport: (store, id: string) => store.wholeReportJson(id) });
