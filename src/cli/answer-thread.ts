/** A thread of its own for questions about positions: they read thousands of reports, and the server goes on answering meanwhile. */

import { workerData } from "node:worker_threads";
import { makeStore, openEngine } from "../store/store.ts";
import { answerCalls } from "./calls.ts";
import { type Inquiry, makeInquiry } from "./inquiry.ts";
import { makeIo } from "./io.ts";
import { loadLists } from "./linking.ts";

const { place, topics } = workerData as { place: string; topics?: string };

async function open(): Promise<Inquiry> {
  const engine = await openEngine(place, true);
  const { comparer, authority } = loadLists();
  return makeInquiry(makeStore({ engine, comparer, authority }), topics === undefined ? {} : { topics }, makeIo());
}

answerCalls(open());
