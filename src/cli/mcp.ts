/** `onrecord mcp`: the record as an assistant's tools, over standard input and output. */

import { type BackendFlags, openBackend } from "./backend.ts";
import type { Io } from "./io.ts";
import { type StoreFlags, storePlace } from "./store-client.ts";

export async function runMcp(flags: StoreFlags & BackendFlags, io: Io): Promise<number> {
  // Loaded only here: no other command needs the protocol.
  const [{ makeTools }, { StdioServerTransport }] = await Promise.all([
    import("../serve/mcp.ts"),
    import("@modelcontextprotocol/sdk/server/stdio.js"),
  ]);
  const backend = await openBackend(storePlace(flags), flags);
  const server = makeTools(backend);
  const ended = new Promise<void>((resolve) => {
    process.stdin.once("end", resolve);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await server.connect(new StdioServerTransport());
  io.err(`onrecord ${backend.version}: tools over standard input and output, store ${storePlace(flags)}\n`);
  await ended;
  await server.close();
  await backend.close();
  return 0;
}
