import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isPrivate, makeFetcher } from "../../src/read/fetch.ts";

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "0.0.0.0",
  "100.64.0.1",
  "::1",
  "fe80::1",
  "fc00::1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "224.0.0.1",
  "255.255.255.255",
  "nonsense",
])("%s is an address of this machine or its networks, or none", (ip) => expect(isPrivate(ip)).toBe(true));

test.each(["93.184.216.34", "2606:2800:220:1::1"])("%s is public", (ip) => expect(isPrivate(ip)).toBe(false));

describe("a server on this machine", () => {
  let server: Server;
  let base: string;
  const seen: { path: string; headers: NodeJS.Dict<string | string[]>; at: number }[] = [];
  let busy = 1;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? "";
      seen.push({ path, headers: request.headers, at: performance.now() });
      const answer = (status: number, headers: Record<string, string>, body = ""): void => {
        response.writeHead(status, headers).end(body);
      };
      if (path === "/robots.txt") answer(200, {}, "User-agent: *\nDisallow: /shut\n");
      else if (path === "/page")
        answer(request.headers["if-none-match"] === '"v1"' ? 304 : 200, { etag: '"v1"', "content-type": "text/html" }, "<p>page</p>");
      else if (path === "/moved") answer(302, { location: "/page" });
      else if (path === "/inside") answer(302, { location: "http://169.254.169.254/latest" });
      else if (path === "/round") answer(302, { location: "/round" });
      else if (path === "/busy") answer(busy-- > 0 ? 503 : 200, { "retry-after": "0", "content-type": "text/plain" }, "there");
      else if (path === "/huge") {
        response.writeHead(200, { "content-type": "text/plain" });
        const chunk = Buffer.alloc(1 << 20, 32);
        const send = (left: number): void => {
          if (left === 0 || response.destroyed) response.end();
          else response.write(chunk, () => send(left - 1));
        };
        send(40);
      } else answer(404, {});
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const fetch = (path: string, options: { allowPrivate?: boolean; etag?: string } = {}) =>
    makeFetcher().fetch(`${base}${path}`, { allowPrivate: true, pauseMs: 0, ...options });

  test("is refused unless told otherwise, by number and by name, before anything is asked", async () => {
    const before = seen.length;
    await expect(fetch("/page", { allowPrivate: false })).rejects.toThrow("--allow-private");
    const named = base.replace("127.0.0.1", "localhost");
    await expect(makeFetcher().fetch(`${named}/page`, { allowPrivate: false, pauseMs: 0 })).rejects.toThrow(/private|--allow-private|could not/);
    expect(seen.length).toBe(before);
  });
  test("gives a page, also behind a redirect, with what is needed to ask again", async () => {
    expect(await fetch("/moved")).toMatchObject({ url: `${base}/page`, contentType: "text/html", etag: '"v1"' });
  });
  test("a page that has not changed is not sent again", async () => expect(await fetch("/page", { etag: '"v1"' })).toBeUndefined());
  test("robots.txt is obeyed", async () => {
    await expect(fetch("/shut/away")).rejects.toThrow("robots.txt");
    expect(seen.map(({ path }) => path)).not.toContain("/shut/away");
  });
  test("redirects without end are ended", async () => expect(fetch("/round")).rejects.toThrow("redirects"));
  test("a busy server is asked again", async () => expect(Buffer.from((await fetch("/busy"))?.bytes ?? []).toString()).toBe("there"));
  test("a page without end is cut off", async () => expect(fetch("/huge")).rejects.toThrow("expected at most"));
  test("one host is asked one thing at a time, with a pause between", async () => {
    const fetcher = makeFetcher();
    const from = seen.length;
    await Promise.all(["/page", "/moved"].map((path) => fetcher.fetch(`${base}${path}`, { allowPrivate: true, pauseMs: 120 })));
    const asked = seen.slice(from).filter(({ path }) => path !== "/robots.txt");
    expect(asked.map(({ path }) => path)).toEqual(["/page", "/moved", "/page"]);
    expect(asked[1].at - asked[0].at).toBeGreaterThan(100);
  });
  test.each(["ftp://x.example/a", "https://user:secret@x.example/", "not an address"])("%s is refused", (url) =>
    expect(makeFetcher().fetch(url, { allowPrivate: true })).rejects.toThrow("expected"));
});
