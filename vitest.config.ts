import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/support/temporary.ts"],
    isolate: false,
    // The tests of the command line wait for processes of their own: the others go on beside them.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { TZ: process.env["TZ"] ?? "UTC" },
  },
});
