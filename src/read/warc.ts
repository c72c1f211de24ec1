/** WARC archives, plain or gzipped → the pages they hold, one by one. */

import { WARCParser } from "warcio";
import { InputError } from "../errors.ts";

export interface ArchivedPage {
  readonly url: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Pages beyond this are left out by name: 20 MB. */
const MOST_BYTES = 20_000_000;

/**
 * HTML and text pages of an archive in its order; requests, metadata, redirects and pictures are passed over.
 *
 * @throws InputError when the bytes are no WARC; pages before the damage have been given by then
 */
export async function* readWarc(stream: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<ArchivedPage> {
  let seen = 0;
  try {
    for await (const record of new WARCParser(stream)) {
      seen++;
      if (record.warcType !== "response" && record.warcType !== "resource" && record.warcType !== "conversion") continue;
      const status = record.httpHeaders?.statusCode;
      if (status !== undefined && Number(status) !== 200) continue;
      const contentType = record.httpHeaders?.headers.get("content-type") ?? record.warcContentType ?? "";
      if (!/html|text\/plain|xml/.test(contentType)) continue;
      const bytes = await record.readFully(true);
      if (bytes.length > 0 && bytes.length <= MOST_BYTES) yield { url: record.warcTargetURI ?? "", contentType, bytes };
    }
  } catch (cause) {
    throw new InputError("read/warc", `${name}: expected a WARC archive, but after ${seen} records it cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
  if (seen === 0) throw new InputError("read/warc", `${name}: expected a WARC archive, came no record`);
}
