/** The import rule: verb folders import noun folders and themselves, never another verb folder. */
const VERBS = ["read", "annotate", "extract", "resolve", "store", "compare", "export", "serve"];
/** The store links what it keeps: it calls the pure functions of resolve/. */
const ALLOWED = { store: ["resolve"], serve: ["store", "compare"] };
const others = (verb) => VERBS.filter((other) => other !== verb && !(ALLOWED[verb] ?? []).includes(other)).map((other) => `^src/${other}/`);

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    ...VERBS.map((verb) => ({
      name: `${verb}-stays-in-its-phase`,
      comment: "phases meet only through document/; pipeline.ts and cli/ put them together",
      severity: "error",
      from: { path: `^src/${verb}/` },
      to: { path: [...others(verb), "^src/cli/", "^src/(?:pipeline|index|browser)\\.ts$"] },
    })),
    {
      name: "serve-only-names-what-it-serves",
      comment: "the server is handed a backend: of store/ and compare/ it knows the types",
      severity: "error",
      from: { path: "^src/serve/" },
      to: { path: "^src/(?:store|compare)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "the-page-is-the-browsers",
      comment: "the page knows the API's types and plain modules only",
      severity: "error",
      from: { path: "^src/page/" },
      to: { path: "^src/(?:read|annotate|extract|resolve|store|compare|export|cli|serve)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nouns-know-no-verbs",
      severity: "error",
      from: { path: "^src/(?:document|model|lexicon)/" },
      to: { path: ["^src/(?:read|annotate|extract|resolve|store|compare|export|serve|page|cli)/", "^src/pipeline\\.ts$"] },
    },
    {
      name: "the-reading-pipeline-is-plain",
      comment: "from text to records: no Node module and no package, so that it runs in a browser",
      severity: "error",
      from: { path: "^src/(?:annotate|extract|document|model|lexicon)/|^src/(?:pipeline|browser|errors)\\.ts$", pathNot: "^src/document/records\\.ts$" },
      to: { dependencyTypes: ["core", "npm"], dependencyTypesNot: ["type-only"] },
    },
    { name: "src-does-not-import-its-tools", severity: "error", from: { path: "^src/" }, to: { path: "^(?:train|bench|tests|scripts)/" } },
  ],
  options: { doNotFollow: { path: "node_modules" }, tsPreCompilationDeps: true, tsConfig: { fileName: "tsconfig.json" }, enhancedResolveOptions: { extensions: [".ts", ".js"] } },
};
