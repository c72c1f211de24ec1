/** Opaque page tokens: where the next page begins, bound to what was asked. */

import { createHash } from "node:crypto";
import { InputError } from "../errors.ts";
import type { Cursor } from "../store/listing.ts";

function askedHash(asked: unknown): string {
  return createHash("sha256").update(JSON.stringify(asked)).digest("base64url").slice(0, 8);
}

export function pageToken(next: Cursor | undefined, asked: unknown): { next?: string } {
  return next === undefined ? {} : { next: Buffer.from(JSON.stringify([askedHash(asked), next.day, next.after])).toString("base64url") };
}

/** @throws InputError when the token is not one of this list */
export function readPageToken(token: string | undefined, asked: unknown): { after?: Cursor } {
  if (token === undefined) return {};
  try {
    const [hash, day, after] = JSON.parse(Buffer.from(token, "base64url").toString("utf8")) as unknown[];
    if (hash === askedHash(asked) && typeof day === "string" && typeof after === "string") return { after: { day, after } };
  } catch {
    // Said below.
  }
  throw new InputError("page/token", "page: expected the `next` of the page before, with the same filters; begin again without it");
}
