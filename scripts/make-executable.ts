/** Makes the built command executable, so that it runs from a clone and from a package. */

import { chmodSync } from "node:fs";

chmodSync(new URL("../dist/cli/main.js", import.meta.url), 0o755);
