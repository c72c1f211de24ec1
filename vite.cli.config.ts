import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const place = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The command and its threads in a few files: a third of a short command's time went to finding and compiling several hundred modules. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: ["kysely"] },
  build: {
    ssr: true,
    outDir: place("dist/cli"),
    emptyOutDir: false,
    minify: false,
    target: "node20",
    rolldownOptions: {
      input: Object.fromEntries(
        ["main", "worker", "add-thread", "store-thread", "answer-thread"].map((name) => [name, place(`src/cli/${name}.ts`)]),
      ),
      output: { entryFileNames: "[name].js", chunkFileNames: "part-[name].js" },
    },
  },
  plugins: [
    {
      name: "licence of what is built in",
      generateBundle() {
        this.emitFile({ type: "asset", fileName: "LICENSE-kysely", source: readFileSync(place("node_modules/kysely/LICENSE"), "utf8") });
      },
    },
  ],
});
