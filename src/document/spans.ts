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

/** The order of records: by place, the longer first, then by id. */
export function byPlace(a: { start: number; end: number; id: string }, b: { start: number; end: number; id: string }): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);
}
