/** Bytes → text: byte order marks, declared and detected encodings, and a clear no to what is not text. */

import chardet from "chardet";
import { InputError } from "../errors.ts";

const MAGIC: readonly [string, number[]][] = [
  ["a PDF document", [0x25, 0x50, 0x44, 0x46]],
  ["a ZIP archive (or a Word, OpenDocument or EPUB file)", [0x50, 0x4b, 0x03, 0x04]],
  ["a gzip file", [0x1f, 0x8b]],
  ["an old Word document", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a PNG image", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG image", [0xff, 0xd8, 0xff]],
  ["an SQLite database", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
];

export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/**
 * @param name what to call the input in a message
 * @throws InputError when the bytes are no text
 */
export function decodeText(bytes: Uint8Array, name: string): Decoded {
  const kind = MAGIC.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte))?.[0];
  if (kind !== undefined) {
    throw new InputError("read/binary", `${name}: expected text, HTML or NDJSON, came ${kind}; convert it to text first`);
  }
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  const declared = declaredEncoding(bytes);
  for (const encoding of [declared, "utf-8"]) {
    const text = encoding === undefined ? undefined : tryDecode(bytes, encoding);
    if (text !== undefined && !text.includes("\0")) return { text, encoding: encoding as string };
  }
  const guess = chardet.detect(bytes)?.toLowerCase();
  const text = guess === undefined ? undefined : tryDecode(bytes, guess);
  if (text === undefined || isBinary(text)) {
    throw new InputError("read/binary", `${name}: expected text, came bytes that no known encoding reads (${bytes.length} bytes); save it as UTF-8`);
  }
  return { text, encoding: guess as string };
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** The charset an HTML or XML head names in its first kilobyte. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  return /<(?:meta|\?xml)[^>]*(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /^(?:windows-1252|iso-8859-1|latin1|ascii)$/.test(encoding)
      ? text.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80])
      : text;
  } catch {
    return undefined;
  }
}

/**
 * What Windows-1252 has at 0x80–0x9f. Node 20 decodes that encoding as if it were ISO-8859-1 and leaves control characters
 * there; the web's standard reads ISO-8859-1 as Windows-1252 anyway.
 */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** More than one control character in a hundred is no text. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 100_000);
  let controls = 0;
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27) controls++;
  }
  return sample.includes("\0") || controls * 100 > sample.length;
}
