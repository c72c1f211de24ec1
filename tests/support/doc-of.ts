/**
 * Builds a Doc from a tiny language: `form/UPOS>head:relation`, separated by spaces. Heads are 1-based, 0 = root; every part but
 * the form is optional; `~` after a token = no space after it; `|` between tokens begins a sentence, `||` a paragraph.
 * "Rao/PROPN>2:nsubj said/VERB>0:root so/ADV>2:advmod~ ./PUNCT>2:punct"
 */

import { deprelId, NAME_ID, UPOS_ID } from "../../src/document/alphabets.ts";
import { Doc } from "../../src/document/doc.ts";

export function docOf(spec: string): Doc {
  const starts: number[] = [];
  const ends: number[] = [];
  const paragraphs: number[] = [];
  const sentences: number[] = [0];
  const parts: { form: string; tag: string; head: number; dep: string; name: string; base: number }[] = [];
  let text = "";
  let paragraph = 0;
  for (const piece of spec.split(/\s+/)) {
    if (piece === "|" || piece === "||") {
      sentences.push(parts.length);
      if (piece === "||") {
        paragraph++;
        text = `${text.trimEnd()}\n\n`;
      }
      continue;
    }
    const glued = piece.endsWith("~");
    const match = /^(.+?)(?:\/([A-Z]+))?(?:>(\d+)(?::([\w:]+))?)?(?:=([BI]-[A-Z]+))?$/.exec(glued ? piece.slice(0, -1) : piece);
    if (!match) throw new RangeError(`token ${piece} is not form/UPOS>head:relation`);
    const [, form, tag = "X", head = "0", dep = "dep", name = "O"] = match;
    starts.push(text.length);
    text += form;
    ends.push(text.length);
    paragraphs.push(paragraph);
    parts.push({ form, tag, head: Number(head), dep, name, base: sentences.at(-1) as number });
    if (!glued) text += " ";
  }
  const doc = new Doc(text, Uint32Array.from(starts), Uint32Array.from(ends), Uint32Array.from(paragraphs));
  doc.sentenceFrom = Uint32Array.from([...sentences, parts.length]);
  parts.forEach((part, i) => {
    doc.tag[i] = UPOS_ID.get(part.tag) ?? 0;
    doc.head[i] = part.head === 0 ? i : part.base + part.head - 1;
    doc.dep[i] = deprelId(part.dep);
    doc.name[i] = NAME_ID.get(part.name) ?? 1;
  });
  return doc;
}
