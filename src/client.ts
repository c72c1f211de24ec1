/** A typed client of the API that `onrecord serve` answers. */

import { hc } from "hono/client";
import type { App } from "./serve/app.ts";

/**
 * @param base  where the server is: "http://127.0.0.1:4173"
 * @param token the one the server printed, where it asks for one
 */
export function makeClient(base: string, token?: string) {
  return hc<App>(base, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
}
