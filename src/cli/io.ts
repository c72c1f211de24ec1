/** What a command may touch outside itself. Results go to `out`, everything else to `err`. */

import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { InputError } from "../errors.ts";

export interface Io {
  out(text: string): Promise<void>;
  /** Bytes for another program, not for a person. */
  bytes(data: Uint8Array): Promise<void>;
  err(text: string): void;
  /** Whether results go to a person's terminal. */
  readonly terminal: boolean;
  /** Columns of the terminal, 80 in a pipe. */
  readonly width: number;
  /** Bytes of a file, or of standard input for "-". */
  read(path: string): Promise<Uint8Array>;
  /** Lines of a file or of standard input, without holding all of it. */
  lines(path: string): AsyncIterable<string>;
}

export function makeIo(): Io {
  const stream = process.stdout;
  return {
    out: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    bytes: (data) =>
      new Promise((resolve, reject) => {
        stream.write(data, (error) => (error ? reject(error) : resolve()));
      }),
    err: (text) => {
      process.stderr.write(text);
    },
    terminal: stream.isTTY === true && process.env["NO_COLOR"] === undefined,
    width: stream.isTTY === true ? Math.max(40, Math.min(stream.columns ?? 80, 110)) : 80,
    read: async (path) => {
      if (path === "-") return readAll(process.stdin);
      try {
        return await readFile(path);
      } catch (cause) {
        throw unreadable(path, cause);
      }
    },
    lines: (path) => readLines(path === "-" ? process.stdin : createReadStream(path), path),
  };
}

function unreadable(path: string, cause: unknown): InputError {
  const code = (cause as { code?: string }).code;
  const why =
    code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : code === "EACCES" ? "it may not be read" : String(cause);
  return new InputError("read/file", `${path}: expected a file to read, but ${why}`, { cause });
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Splits at line feeds only: other separators may stand inside a JSON string. */
async function* readLines(stream: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  try {
    for await (const chunk of stream) {
      const pieces = decoder.decode(chunk, { stream: true }).split("\n");
      for (let p = 0; p + 1 < pieces.length; p++) {
        parts.push(pieces[p]);
        yield parts.join("");
        parts = [];
      }
      parts.push(pieces[pieces.length - 1]);
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
  parts.push(decoder.decode());
  if (parts.join("") !== "") yield parts.join("");
}
