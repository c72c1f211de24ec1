/** The import rule: verb folders import noun folders and themselves, never another verb folder. */
const VERBS = ["read", "annotate", "extract", "resolve", "store", "compare", "export"];
/** The store links what it keeps: it calls the pure functions of resolve/. */
const ALLOWED = { store: ["resolve"] };
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
      name: "nouns-know-no-verbs",
      severity: "error",
      from: { path: "^src/(?:document|model|lexicon)/" },
      to: { path: ["^src/(?:read|annotate|extract|resolve|store|compare|export|cli)/", "^src/pipeline\\.ts$"] },
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
