import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The page, built into dist/page, which `onrecord serve` answers with. */
export default defineConfig({
  root: fileURLToPath(new URL("src/page", import.meta.url)),
  build: {
    outDir: fileURLToPath(new URL("dist/page", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
  },
  worker: { format: "es" },
});
