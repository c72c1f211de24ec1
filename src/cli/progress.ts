/** How far a long command is: a bar on a terminal, a line every thousand reports in a pipe; always on standard error. */

import type { Io } from "./io.ts";

export interface Progress {
  tick(): void;
  note(text: string): void;
  stop(): void;
}

const EVERY = 1000;

export async function makeProgress(io: Io, doing: string): Promise<Progress> {
  let count = 0;
  if (process.stderr.isTTY !== true) {
    return {
      tick: () => {
        count++;
        if (count % EVERY === 0) io.err(`${count} reports\n`);
      },
      note: (text) => io.err(text),
      stop: () => {},
    };
  }
  const { default: cliProgress } = await import("cli-progress");
  const bar = new cliProgress.SingleBar({ format: `${doing} {value} reports, {duration_formatted}`, stream: process.stderr, clearOnComplete: true });
  bar.start(Number.MAX_SAFE_INTEGER, 0);
  return {
    tick: () => bar.increment(),
    note: (text) => io.err(`\n${text}`),
    stop: () => bar.stop(),
  };
}
