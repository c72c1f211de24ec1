/** Everything a machine can check, in order, stopping at the first failure: `npm run check`. */

import { spawnSync } from "node:child_process";

const STEPS: readonly (readonly [string, string])[] = [
  ["format and lint", "biome check ."],
  ["types", "tsc"],
  ["import rule", "depcruise src --config .dependency-cruiser.cjs"],
  ["unused code", "knip"],
  ["build and docs", "npm run build"],
  ["tests", "vitest run"],
  ["times under a second zone", "vitest run tests/extract/times.test.ts"],
  ["quick floors", "npm run bench -- explainer record event-types quantities times syntax name-pairs spellings transliteration entities --dry"],
];

for (const [name, command] of STEPS) {
  const begin = performance.now();
  process.stdout.write(`== ${name}: ${command}\n`);
  const env = name.includes("second zone") ? { ...process.env, TZ: "Pacific/Auckland" } : process.env;
  const { status } = spawnSync(command, { shell: true, stdio: "inherit", env });
  if (status !== 0) {
    process.stderr.write(`check failed at ${name}; \`npm run fix\` repairs format and some lint\n`);
    process.exit(1);
  }
  process.stdout.write(`   ${((performance.now() - begin) / 1000).toFixed(1)} s\n`);
}
