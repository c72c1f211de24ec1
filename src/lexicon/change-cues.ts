/** Words by which a change of position is said, asked about or denied (data/lexicon/change-cues.tsv). */

import { LexiconError } from "../errors.ts";
import { readRows } from "./table.ts";

export const CHANGE_TYPES = ["reversal", "modification", "denial", "reaffirmation", "earlier"] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];
export const CHANGE_CHANNELS = ["question", "reporter", "own"] as const;
export type ChangeChannel = (typeof CHANGE_CHANNELS)[number];

export interface ChangeCue {
  readonly pattern: RegExp;
  readonly type: ChangeType;
  readonly channels: ReadonlySet<ChangeChannel>;
  readonly example: string;
  readonly lookAlike: string;
}

export interface ChangeCues {
  readonly list: readonly ChangeCue[];
  /** Matches wherever one of them does: one pass over a sentence tells that it has none. */
  readonly any: RegExp;
}

/** @throws LexiconError for an unknown type or channel, a broken pattern, or a row without example and look-alike */
export function readChangeCues(source: string): ChangeCues {
  const rows = readRows(source);
  const list = rows.map(([pattern, type, channels, example, lookAlike]): ChangeCue => {
    if (!example || !lookAlike)
      throw new LexiconError("lexicon/example", `change-cues.tsv: ${JSON.stringify(pattern)} needs an example and a look-alike`);
    if (!(CHANGE_TYPES as readonly string[]).includes(type))
      throw new LexiconError("lexicon/type", `change-cues.tsv: expected one of ${CHANGE_TYPES.join(", ")}, came ${JSON.stringify(type)}`);
    const wrong = channels.split(",").find((channel) => !(CHANGE_CHANNELS as readonly string[]).includes(channel));
    if (wrong !== undefined)
      throw new LexiconError("lexicon/channel", `change-cues.tsv: expected some of ${CHANGE_CHANNELS.join(", ")}, came ${JSON.stringify(wrong)}`);
    return {
      pattern: wholeWords(pattern),
      type: type as ChangeType,
      channels: new Set(channels.split(",") as ChangeChannel[]),
      example,
      lookAlike,
    };
  });
  return { list, any: wholeWords(rows.map(([pattern]) => pattern).join("|")) };
}

function wholeWords(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "u");
}
