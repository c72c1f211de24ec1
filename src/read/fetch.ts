/**
 * Fetching, politely and safely: robots.txt is obeyed, one request a host at a time with a pause after it, answers that have not changed
 * are not sent again, a host that asks to wait is waited for; private addresses are refused on every step, also behind a name or a redirect.
 */

import { lookup } from "node:dns";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import robotsParser from "robots-parser";
import { Agent, request } from "undici";
import { InputError } from "../errors.ts";

interface RobotRules {
  isAllowed(url: string, agent: string): boolean | undefined;
}

/** The package is a function; its types say that the function is its default export. */
const makeRobots = robotsParser as unknown as (url: string, text: string) => RobotRules;

export interface FetchOptions {
  /** Whether addresses of this machine and its networks may be asked. */
  readonly allowPrivate: boolean;
  /** Pause between two requests to one host, in milliseconds. */
  readonly pauseMs?: number;
  /** What the server said last time. */
  readonly etag?: string | undefined;
  readonly modified?: string | undefined;
}

export interface FetchedPage {
  /** Where it was in the end. */
  readonly url: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly etag: string | undefined;
  readonly modified: string | undefined;
}

const AGENT_NAME = "onrecord";
const USER_AGENT = `${AGENT_NAME}/0.1 (reads news reports one at a time; obeys robots.txt)`;
const MOST_BYTES = 20_000_000;
const TIMEOUT_MS = 30_000;
const MOST_REDIRECTS = 5;
const PAUSE_MS = 1000;
/** Waits before another try, when a server is busy and does not say how long. */
const BACK_OFF_MS = [2000, 8000] as const;
const MOST_WAIT_MS = 60_000;

export interface Fetcher {
  /** The page, or undefined when it has not changed since. @throws InputError saying what was refused or failed */
  fetch(url: string, options: FetchOptions): Promise<FetchedPage | undefined>;
  close(): Promise<void>;
}

/** A fetcher remembers hosts: their robots.txt and when they were asked last. */
export function makeFetcher(): Fetcher {
  const agents = new Map<boolean, Agent>();
  const agentFor = (allowPrivate: boolean): Agent => {
    const known = agents.get(allowPrivate);
    if (known !== undefined) return known;
    const agent = new Agent({
      connect: { timeout: TIMEOUT_MS, lookup: allowPrivate ? lookup : (guardedLookup as typeof lookup) },
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    });
    agents.set(allowPrivate, agent);
    return agent;
  };
  const robots = new Map<string, RobotRules>();
  const queues = new Map<string, Promise<unknown>>();

  /** One request a host at a time, and a pause after it. */
  const inTurn = <T>(host: string, pauseMs: number, work: () => Promise<T>): Promise<T> => {
    const before = queues.get(host) ?? Promise.resolve();
    const mine = before.catch(() => {}).then(work);
    queues.set(
      host,
      mine.catch(() => {}).then(() => sleep(pauseMs)),
    );
    return mine;
  };

  const rulesFor = async (url: URL, options: FetchOptions): Promise<RobotRules> => {
    const known = robots.get(url.origin);
    if (known !== undefined) return known;
    const address = `${url.origin}/robots.txt`;
    let text = "";
    try {
      const answer = await follow(address, { allowPrivate: options.allowPrivate }, agentFor(options.allowPrivate));
      // A server that cannot answer for its rules is not asked for anything else (RFC 9309 §2.3.1.4); one without rules allows all.
      if (answer.status >= 500) text = "User-agent: *\nDisallow: /";
      else if (answer.status === 200) text = Buffer.from(answer.bytes.subarray(0, 500_000)).toString("utf8");
    } catch (error) {
      if (error instanceof InputError && error.code === "fetch/private") throw error;
    }
    const rules = makeRobots(address, text);
    robots.set(url.origin, rules);
    return rules;
  };

  return {
    async fetch(address, options) {
      const url = checkedUrl(address, options.allowPrivate);
      return inTurn(url.host, options.pauseMs ?? PAUSE_MS, async () => {
        const rules = await rulesFor(url, options);
        if (rules.isAllowed(url.href, AGENT_NAME) === false)
          throw new InputError("fetch/robots", `${address}: the site's robots.txt does not let programs read this page`);
        const agent = agentFor(options.allowPrivate);
        for (let tries = 0; ; tries++) {
          const answer = await follow(url.href, options, agent);
          if (answer.status === 304) return undefined;
          if ((answer.status === 429 || answer.status === 503) && tries < BACK_OFF_MS.length) {
            await sleep(Math.min(MOST_WAIT_MS, answer.retryAfterMs ?? BACK_OFF_MS[tries]));
            continue;
          }
          if (answer.status !== 200) throw new InputError("fetch/status", `${address}: expected a page, the server answered ${answer.status}`);
          return { url: answer.url, contentType: answer.contentType, bytes: answer.bytes, etag: answer.etag, modified: answer.modified };
        }
      });
    },
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.close()));
    },
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** @throws InputError for anything but http(s), for names with a password, and for private addresses written out */
function checkedUrl(address: string, allowPrivate: boolean): URL {
  let url: URL;
  try {
    url = new URL(address);
  } catch (cause) {
    throw new InputError("fetch/url", `${JSON.stringify(address)}: expected an address like https://example.org/page`, { cause });
  }
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new InputError("fetch/url", `${address}: expected http or https, came ${url.protocol.slice(0, -1)}`);
  if (url.username !== "" || url.password !== "") throw new InputError("fetch/url", `${url.origin}: expected an address without user and password`);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!allowPrivate && isIP(host) !== 0 && isPrivate(host)) throw privateAddress(address, host);
  return url;
}

function privateAddress(address: string, ip: string): InputError {
  return new InputError("fetch/private", `${address}: leads to ${ip}, an address of this machine or its network; --allow-private lets it`);
}

/** Anything but public unicast, whatever form the address has. */
export function isPrivate(ip: string): boolean {
  try {
    return ipaddr.process(ip).range() !== "unicast";
  } catch {
    return true;
  }
}

type LookupCallback = (error: Error | null, addresses?: { address: string; family: number }[] | string, family?: number) => void;

/** A lookup that gives public addresses only: checked where the connection is made, so that a name cannot change its mind in between. */
function guardedLookup(hostname: string, options: { all?: boolean }, done: LookupCallback): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error);
    const refused = addresses.find(({ address }) => isPrivate(address));
    if (refused !== undefined) return done(privateAddress(hostname, refused.address));
    if (options.all === true) return done(null, addresses);
    return done(null, addresses[0].address, addresses[0].family);
  });
}

interface Answer {
  readonly status: number;
  readonly url: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly etag: string | undefined;
  readonly modified: string | undefined;
  readonly retryAfterMs: number | undefined;
}

/** One request with its redirects, each checked like the first. */
async function follow(address: string, options: FetchOptions, agent: Agent): Promise<Answer> {
  let url = address;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const target = checkedUrl(url, options.allowPrivate);
    const answer = await ask(target, options, agent);
    const location = answer.location;
    if (location === undefined) return answer;
    url = new URL(location, target).href;
  }
  throw new InputError("fetch/redirects", `${address}: expected a page, came more than ${MOST_REDIRECTS} redirects`);
}

async function ask(url: URL, options: FetchOptions, agent: Agent): Promise<Answer & { location: string | undefined }> {
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      signal: AbortSignal.timeout(2 * TIMEOUT_MS),
      headers: {
        "user-agent": USER_AGENT,
        accept: "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, text/plain;q=0.8, */*;q=0.1",
        ...(options.etag === undefined ? {} : { "if-none-match": options.etag }),
        ...(options.modified === undefined ? {} : { "if-modified-since": options.modified }),
      },
    });
    const header = (name: string): string | undefined => {
      const value = headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > MOST_BYTES) {
        body.destroy();
        throw new InputError("fetch/too-long", `${url.href}: expected at most ${MOST_BYTES} bytes; the page is longer`);
      }
      chunks.push(chunk);
    }
    const wait = Number(header("retry-after"));
    return {
      status: statusCode,
      url: url.href,
      contentType: header("content-type") ?? "",
      bytes: Buffer.concat(chunks),
      etag: header("etag"),
      modified: header("last-modified"),
      retryAfterMs: Number.isFinite(wait) ? wait * 1000 : undefined,
      location: statusCode >= 300 && statusCode < 400 && statusCode !== 304 ? header("location") : undefined,
    };
  } catch (error) {
    if (error instanceof InputError) throw error;
    const cause = (error as { cause?: unknown }).cause;
    if (cause instanceof InputError) throw cause;
    throw new InputError("fetch/failed", `${url.href}: could not be fetched (${(error as Error).message || String(error)})`, { cause: error });
  }
}
