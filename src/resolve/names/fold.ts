/** Names as comparison sees them: letters without accents, in small letters, cut into words, with their script. */

const SCRIPTS = ["Latin", "Cyrillic", "Arabic", "Hebrew", "Hangul", "Greek", "Han", "Hiragana", "Katakana"] as const;
export type Script = (typeof SCRIPTS)[number] | "other";

const SCRIPT_TESTS = SCRIPTS.map((script) => [script, new RegExp(`\\p{Script=${script}}`, "u")] as const);

/** Letters that decomposition leaves whole. */
const LATIN_LETTERS: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ħ: "h",
  ŧ: "t",
  ə: "a",
  ŋ: "ng",
  ʻ: "",
  ʼ: "",
  ʿ: "",
  ʾ: "",
};

const ASCII = /^[\x00-\x7f]*$/;

export function scriptOf(text: string): Script {
  if (/[a-z]/i.test(text)) return "Latin";
  for (const [script, test] of SCRIPT_TESTS) if (test.test(text)) return script;
  return "other";
}

/** Without accents and in small letters; Latin letters with a stroke become plain ones. */
export function fold(text: string): string {
  const small = text.toLowerCase();
  // News is nearly all ASCII: only what is not is taken apart.
  return ASCII.test(small) ? small : small.replace(/[^\x00-\x7f]+/g, foldPiece);
}

function foldPiece(piece: string): string {
  const bare = piece
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return ASCII.test(bare) ? bare : bare.replace(/[^\x00-\x7f]/g, (letter) => LATIN_LETTERS[letter] ?? letter).normalize("NFC");
}

/** The letters of a Latin word: "O'Brien" → "obrien". */
export function latinLetters(word: string): string {
  return fold(word).replace(/[^a-z]/g, "");
}

/** The letters of a word in another script; Hangul as its jamo, Arabic letters in one form each. */
export function scriptLetters(word: string): string {
  const bare = word
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0640\u200b-\u200f]/g, "");
  const letters = bare
    .replace(/\p{Script=Cyrillic}\p{M}+/gu, (pair) =>
      /^[и]\u0306/.test(pair) ? "й" : /^[і]\u0308/.test(pair) ? "ї" : /^[у]\u0306/.test(pair) ? "ў" : pair[0],
    )
    .replace(/\p{M}+/gu, "");
  return [
    ...letters
      .replace(/[يى]/g, "ی")
      .replace(/ك/g, "ک")
      .replace(/[ةۀہ]/g, "ه")
      .replace(/[آأإٱ]/g, "ا")
      .replace(/ٹ/g, "ت")
      .replace(/ڈ/g, "د")
      .replace(/ڑ/g, "ر"),
  ]
    .filter((letter) => /[\p{L}]/u.test(letter))
    .join("");
}

/** Words of a name: split at spaces, hyphens and dots; apostrophes dropped; a comma kept as its own word for "Surname, Given". */
export function nameWords(name: string): string[] {
  if (/^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/.test(name)) return name.split(" ");
  return name
    .normalize("NFC")
    .replace(/(?<=\p{L})['’]s(?!\p{L})/gu, "")
    .replace(/[’‘'`ʻʼʿʾ"“”«»]/g, "")
    .replace(/(?<=\p{L})&(?=\p{L})/gu, " & ")
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, "")
    .split(/[\s\-‐–—·・.;:/()[\]]+|(?=,)|(?<=,)/u)
    .filter((word) => word !== "");
}
