import type { TextSpan } from "./records.ts";

/** Every span of a record, at whatever depth: an object with `start`, `end` and `text`. */
export function spansOf(value: unknown, found: TextSpan[] = []): TextSpan[] {
  if (Array.isArray(value)) for (const item of value) spansOf(item, found);
  else if (typeof value === "object" && value !== null) {
    const { start, end, text } = value as Partial<TextSpan>;
    if (typeof start === "number" && typeof end === "number" && typeof text === "string") found.push({ start, end, text });
    for (const item of Object.values(value)) if (typeof item === "object") spansOf(item, found);
  }
  return found;
}
