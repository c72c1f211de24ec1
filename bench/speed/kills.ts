/** kill -9 at random moments while adding, over and over (--rounds N, 20): does the store open, is it whole, is every acknowledged report there? */

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeRandom } from "../../src/model/random.ts";
import { readFileAt } from "../../train/corpora.ts";
import { finish, readFlags } from "../report.ts";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const flags = readFlags();
const rounds = flags.rounds ?? 20;
const random = makeRandom(flags.seed);
const folder = mkdtempSync(join(tmpdir(), "onrecord-kills-"));
const input = join(folder, "reports.ndjson");
const store = join(folder, "onrecord.db");
writeFileSync(input, readFileAt("news/bbc2005.jsonl").trim().split("\n").slice(0, 2000).join("\n"));

const acknowledged = new Set<string>();
const wrong = { open: 0, whole: 0, lost: 0 };
const ask = (...args: string[]): { out: string; code: number | null } => {
  const { stdout, status } = spawnSync(process.execPath, [MAIN, ...args, "--store", store], { encoding: "utf8", maxBuffer: 1 << 30 });
  return { out: stdout, code: status };
};
for (let round = 0; round < rounds; round++) {
  await new Promise<void>((resolve) => {
    const child = spawn(process.execPath, [MAIN, "add", input, "--workers", "2", "--store", store]);
    let out = "";
    // Half of the rounds somewhere after the first acknowledgement, half anywhere.
    const timer = setTimeout(() => child.kill("SIGKILL"), round % 2 === 0 ? 60_000 : 500 + random.below(8000));
    child.stdout.on("data", (data) => {
      if (out === "" && round % 2 === 0) setTimeout(() => child.kill("SIGKILL"), random.below(3000)).unref();
      out += data;
    });
    child.on("close", () => {
      clearTimeout(timer);
      for (const [, id] of out.matchAll(/^(?:added|known)\t(\S+)\t.*\n/gm)) acknowledged.add(id);
      resolve();
    });
  });
  const checked = ask("check", "--json");
  if (checked.out === "") {
    wrong.open++;
    continue;
  }
  const { faults } = JSON.parse(checked.out) as { faults: { rule: string }[] };
  if (faults.some(({ rule }) => rule !== "unsettled")) wrong.whole++;
  const held = new Set([...ask("export").out.matchAll(/^\{"kind":"report","id":"([^"]+)"/gm)].map(([, id]) => id));
  for (const id of acknowledged) if (!held.has(id)) wrong.lost++;
}
const last = ask("add", input, "--workers", "2");
const whole = ask("check");
rmSync(folder, { recursive: true });
finish(
  "kills",
  [
    { metric: "stores that did not open", value: wrong.open, n: rounds },
    { metric: "stores with a fault", value: wrong.whole + (whole.code === 0 ? 0 : 1), n: rounds + 1 },
    { metric: "acknowledged reports lost", value: wrong.lost, n: acknowledged.size },
    { metric: "exit code of adding on", value: last.code ?? -1, n: 1 },
  ],
  flags,
);
