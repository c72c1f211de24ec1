/** Makes the built command executable and links it where `npx onrecord` looks first, so that it runs in a clone without a second install. */

import { chmodSync, existsSync, rmSync, symlinkSync } from "node:fs";

chmodSync(new URL("../dist/cli/main.js", import.meta.url), 0o755);
const bin = new URL("../node_modules/.bin/", import.meta.url);
if (existsSync(bin) && process.platform !== "win32") {
  const link = new URL("onrecord", bin);
  rmSync(link, { force: true });
  symlinkSync("../../dist/cli/main.js", link);
}
