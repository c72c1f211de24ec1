/** Who may ask the server what: each threat of docs/security.md with the request that tries it. */

import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostsFor, isLoopback } from "../../src/serve/guard.ts";
import { startTestServer, storeWith, type TestServer } from "../support/server.ts";

let local: TestServer;
let open: TestServer;

beforeAll(async () => {
  local = await startTestServer(storeWith());
  open = await startTestServer(storeWith(), "--host", "0.0.0.0", "--token", "a token of the test");
});
afterAll(async () => {
  await local?.stop();
  await open?.stop();
});

interface Sent {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request with any headers at all, also those that fetch does not let through. */
function send(server: TestServer, path: string, headers: Record<string, string> = {}, method = "GET", body = ""): Promise<Sent> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString() }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const ADD = JSON.stringify({ texts: [{ text: "A text." }] });
const JSON_TYPE = { "content-type": "application/json" };

describe("a name that points here from elsewhere (DNS rebinding)", () => {
  test.each([
    "evil.example",
    "evil.example:80",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "192.168.1.2",
  ])("Host %j is refused", async (host) => {
    expect((await send(local, "/api/status", { host })).status).toBe(421);
  });
  test.each(["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])("Host %s is answered", async (host) => {
    expect((await send(local, "/api/status", { host: `${host}:${new URL(local.url).port}` })).status).toBe(200);
  });
});

describe("a server on every address of its machine", () => {
  test.each([
    ["192.168.1.2:80", 401],
    ["[2001:db8::1]", 401],
    ["evil.example", 421],
  ])("Host %s is answered with %i: an address cannot be pointed elsewhere, a name can", async (host, status) => {
    expect((await send(open, "/api/status", { host })).status).toBe(status);
  });
});

describe("a page of another site that writes (CSRF)", () => {
  test.each([
    ["another Origin", { ...JSON_TYPE, origin: "https://evil.example" }, 403],
    ["the null Origin of a sandboxed frame", { ...JSON_TYPE, origin: "null" }, 403],
    ["another port of this machine", { ...JSON_TYPE, origin: "http://127.0.0.1:1" }, 403],
    ["Sec-Fetch-Site: cross-site", { ...JSON_TYPE, "sec-fetch-site": "cross-site" }, 403],
    ["a form's type", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["text/plain, as a form can send JSON", { "content-type": "text/plain" }, 415],
    ["no type", {}, 415],
  ])("%s is refused", async (_what, headers, status) => {
    expect((await send(local, "/api/imports", headers, "POST", ADD)).status).toBe(status);
    expect((await send(local, "/api/rulings", headers, "POST", "{}")).status).toBe(status);
  });
  test("the page itself may write", async () => {
    const host = new URL(local.url).host;
    const headers = { ...JSON_TYPE, host, origin: local.url, "sec-fetch-site": "same-origin" };
    expect((await send(local, "/api/imports", headers, "POST", ADD)).status).toBe(200);
  });
});

describe("beyond this machine", () => {
  test("the server says at start that a token is asked for", () => {
    expect(open.said()).toMatch(/beyond this machine.*token/);
    expect(open.said()).toMatch(/\?token=/);
    expect(local.said()).not.toMatch(/token/);
  });
  test.each(["/", "/api/status", "/openapi.json", "/models/tagger.bin", "/draft.html"])("%s is refused without the token", async (path) => {
    expect((await send(open, path)).status).toBe(401);
    expect((await send(open, path, { authorization: "Bearer wrong" })).status).toBe(401);
    expect((await send(open, `${path}?token=wrong`)).status).toBe(401);
  });
  test("a program sends it in a header; a page gets it once and keeps it where no script reads it", async () => {
    expect((await send(open, "/api/status", { authorization: "Bearer a token of the test" })).status).toBe(200);
    const entered = await send(open, "/ask?actor=x&token=a%20token%20of%20the%20test");
    expect([entered.status, entered.headers["location"]]).toEqual([303, "/ask?actor=x"]);
    const [cookie] = entered.headers["set-cookie"] as string[];
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    expect((await send(open, "/api/status", { cookie: cookie.split(";")[0] })).status).toBe(200);
  });
  test("too many requests at once are told to wait", async () => {
    const headers = { authorization: "Bearer a token of the test" };
    const answers = await Promise.all(Array.from({ length: 900 }, () => send(open, "/api/rulings", headers)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(50);
    expect(refused[0].headers["retry-after"]).toBe("1");
  });
});

describe("what the server sends", () => {
  test.each(["/", "/api/status", "/docs", "/no/such/path", "/api/no-such"])("%s comes with headers that close the page", async (path) => {
    const { headers } = await send(local, path);
    expect(headers["content-security-policy"]).toMatch(/default-src 'none'; script-src 'self'/);
    expect(headers["content-security-policy"]).toMatch(/frame-ancestors 'none'/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });
  test.each([
    "/../package.json",
    "/assets/../../../package.json",
    "/%2e%2e/package.json",
    "/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json",
    "/models/../package.json",
    "/%00",
    "/%E0%A4%A",
  ])("%s leads to no file outside the page", async (path) => {
    const { status, body } = await send(local, path);
    expect([path, status === 404 || status === 400 || status === 200]).toEqual([path, true]);
    expect(body).not.toMatch(/"dependencies"/);
  });
  test("a body that is too large is refused", async () => {
    const { status } = await send(local, "/api/imports", { ...JSON_TYPE, "content-length": "50000000" }, "POST", "{");
    expect(status).toBe(413);
  });
});

describe("names of hosts", () => {
  test.each([
    ["127.0.0.1", true],
    ["127.9.9.9", true],
    ["localhost", true],
    ["::1", true],
    ["[::1]", true],
    ["0.0.0.0", false],
    ["192.168.1.2", false],
    ["127.0.0.1.example", false],
  ])("%s is this machine alone: %s", (host, own) => {
    expect(isLoopback(host)).toBe(own);
  });
  test("an address and further names are known, those that mean every address are no name", () => {
    expect(hostsFor("192.168.1.2", ["desk.example"])).toEqual(["localhost", "127.0.0.1", "[::1]", "192.168.1.2", "desk.example"]);
    expect(hostsFor("0.0.0.0", [])).toEqual(["localhost", "127.0.0.1", "[::1]"]);
  });
});
