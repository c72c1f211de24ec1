/** The one shape of an error: `{ error: { code, message } }`, and which status an error of the record gets. */

import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { InputError, NotFoundError, StoreError } from "../errors.ts";

export interface Failure {
  readonly error: { readonly code: string; readonly message: string };
}

export function fail(c: Context, status: ContentfulStatusCode, code: string, message: string): Response {
  return c.json({ error: { code, message } } satisfies Failure, status);
}

/** What the caller did wrong is told; what went wrong inside goes to `log`, not to the caller. */
export function failWith(c: Context, error: unknown, log: (text: string) => void): Response {
  if (error instanceof InputError) return fail(c, 400, error.code, error.message);
  if (error instanceof NotFoundError) return fail(c, 404, error.code, error.message);
  if (error instanceof StoreError) {
    log(`${error.message}\n`);
    return fail(c, 503, error.code, "the store cannot answer now; the server's own output says why");
  }
  log(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return fail(c, 500, "serve/internal", "something went wrong here; the server's own output says what");
}
