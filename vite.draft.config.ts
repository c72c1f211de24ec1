import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The page that reads drafts from a saved file: one script and one style, which the server puts into one file with the models. */
export default defineConfig({
  root: fileURLToPath(new URL("src/page", import.meta.url)),
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL("dist/draft", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    lib: {
      entry: fileURLToPath(new URL("src/page/alone.tsx", import.meta.url)),
      formats: ["iife"],
      name: "onrecord",
      fileName: () => "alone.js",
      cssFileName: "alone",
    },
  },
  define: { "process.env.NODE_ENV": '"production"' },
});
