import { expect, test } from "vitest";
import { dayWords } from "../../src/document/record-words.ts";

test.each([
  ["2026-05-14", "2026-05-14"],
  ["2026-05", "2026-05"],
  ["2026-05-14TMO", "2026-05-14, morning"],
  ["XXXX-WXX-2TEV", "a Tuesday, evening"],
  ["2026-35", "the third quarter of 2026"],
  ["2026-Q3", "the third quarter of 2026"],
  ["2026-22", "the summer of 2026"],
  ["2026-H1", "the first half of 2026"],
  ["2026-W20", "2026-W20"],
])("%s is told as “%s”", (value, words) => expect(dayWords(value)).toBe(words));
