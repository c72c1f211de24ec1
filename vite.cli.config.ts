import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const place = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Packages without any of their own that every command needs. */
const BUILT_IN = ["any-ascii", "chardet", "commander", "kysely", "stemmer", "zod"];

const licenceOf = (name: string): string => {
  const file = readdirSync(place(`node_modules/${name}`)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name}: expected a licence to put beside what is built in, found none`);
  return readFileSync(place(`node_modules/${name}/${file}`), "utf8");
};

/** The command and its threads in a few files: a third of a short command's time went to finding and compiling several hundred modules. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: BUILT_IN },
  build: {
    ssr: true,
    outDir: place("dist/cli"),
    emptyOutDir: false,
    minify: false,
    target: "node20",
    rolldownOptions: {
      input: Object.fromEntries(["main", "worker", "add-thread", "store-thread", "answer-thread"].map((name) => [name, place(`src/cli/${name}.ts`)])),
      output: { entryFileNames: "[name].js", chunkFileNames: "part-[name].js" },
    },
  },
  plugins: [
    {
      name: "licence of what is built in",
      generateBundle() {
        for (const name of BUILT_IN) this.emitFile({ type: "asset", fileName: `LICENSE-${name}`, source: licenceOf(name) });
      },
    },
  ],
});
