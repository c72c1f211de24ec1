/** Who may ask the server what: the Host it is called by, a token beyond this machine, no writing from other sites, not too much at once. */

import { createHash, timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { fail } from "./failure.ts";

export interface GuardOptions {
  /** Names and addresses the server may be called by, without port. */
  readonly hosts: readonly string[];
  /** Whether it listens on every address of its machine, and may be called by any: an address, unlike a name, cannot be pointed elsewhere. */
  readonly anyAddress: boolean;
  /** Asked for on every request where one is set. */
  readonly token?: string;
  /** Requests a second and address, and how many may come at once; 0: any number. */
  readonly rate: number;
}

const COOKIE = "onrecord_token";
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
/** Addresses whose pace is remembered. */
const MOST_ADDRESSES = 10_000;
const BURST_SECONDS = 4;

export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

export function isEveryAddress(host: string): boolean {
  return /^(?:0\.0\.0\.0|::|\[::\])$/.test(host);
}

/** Names the server answers to: those of this machine's own loopback, and the host it listens on. */
export function hostsFor(host: string, more: readonly string[]): string[] {
  const own = isEveryAddress(host) ? [] : [host.includes(":") && !host.startsWith("[") ? `[${host}]` : host];
  return [...new Set([...LOOPBACK, ...own, ...more].map((name) => name.toLowerCase()))];
}

/** DNS rebinding: a page of another site that points its name here still sends its own Host. */
export function checkHost({ hosts, anyAddress }: GuardOptions): MiddlewareHandler {
  const known = new Set(hosts);
  return async (c, next) => {
    const host = (c.req.header("host") ?? "").toLowerCase().replace(/:\d+$/, "");
    if (!known.has(host) && !(anyAddress && isIP(host.replace(/^\[|\]$/g, "")) !== 0))
      return fail(c, 421, "serve/host", `expected a request to ${hosts.join(", ")}, came one to ${JSON.stringify(host)}; --allow-host adds a name`);
    return next();
  };
}

/** The page gets its token once by `?token=` and keeps it in a cookie that scripts cannot read; programs send `Authorization: Bearer`. */
export function checkToken({ token }: GuardOptions): MiddlewareHandler {
  return async (c, next) => {
    if (token === undefined) return next();
    const given = c.req.query("token");
    if (given !== undefined && c.req.method === "GET" && same(given, token)) {
      setCookie(c, COOKIE, token, { httpOnly: true, sameSite: "Strict", path: "/" });
      const url = new URL(c.req.url);
      url.searchParams.delete("token");
      return c.redirect(`${url.pathname}${url.search}`, 303);
    }
    const bearer = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
    const own = bearer ?? getCookie(c, COOKIE);
    if (own !== undefined && same(own, token)) return next();
    return fail(
      c,
      401,
      "serve/token",
      "expected the token that was printed when the server started: open the address with ?token=…, or send Authorization: Bearer …",
    );
  };
}

function same(a: string, b: string): boolean {
  const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

/** Writing is for this page, and for programs that are no browser: a form of another site can send neither JSON nor the right Origin. */
export function checkOrigin(): MiddlewareHandler {
  return async (c, next) => {
    if (SAFE.has(c.req.method)) return next();
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    const own = c.req.header("host") ?? "";
    if ((origin !== undefined && hostOf(origin) !== own.toLowerCase()) || (site !== undefined && site !== "same-origin" && site !== "none"))
      return fail(c, 403, "serve/origin", "expected a request of this server's own page, came one of another site");
    if (!/^application\/json\b/i.test(c.req.header("content-type") ?? ""))
      return fail(c, 415, "serve/type", `expected application/json, came ${JSON.stringify(c.req.header("content-type") ?? "nothing")}`);
    return next();
  };
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host.toLowerCase();
  } catch {
    return undefined;
  }
}

/** A bucket an address: it fills at `rate` a second and holds four seconds of it. */
export function limitRate({ rate }: GuardOptions, addressOf: (c: Context) => string): MiddlewareHandler {
  const buckets = new Map<string, { left: number; at: number }>();
  return async (c, next) => {
    if (rate <= 0) return next();
    const address = addressOf(c);
    const now = performance.now();
    const bucket = buckets.get(address) ?? { left: rate * BURST_SECONDS, at: now };
    bucket.left = Math.min(rate * BURST_SECONDS, bucket.left + ((now - bucket.at) / 1000) * rate) - 1;
    bucket.at = now;
    buckets.delete(address);
    buckets.set(address, bucket);
    if (buckets.size > MOST_ADDRESSES) buckets.delete(buckets.keys().next().value as string);
    if (bucket.left < 0) {
      bucket.left = Math.max(bucket.left, -1);
      c.header("retry-after", "1");
      return fail(c, 429, "serve/rate", `expected at most ${rate} requests a second, came more; wait a second`);
    }
    return next();
  };
}
