/**
 * The annotated report: columns of typed arrays over tokens.
 *
 * Storage: one array an attribute, length n = tokens. A column has one writer (ARCHITECTURE.md has the table) and is
 * written once. Views (`formOf`, `textOf`) are for edges; hot loops index the columns.
 * Offsets `start`/`end` are UTF-16 units into `text`, half open; token ranges are called `from`/`to`, half open.
 */

import type { FormColumns } from "../model/forms.ts";
import type { Quote } from "./quote.ts";
import type { TextSpan } from "./records.ts";

/** What a stage has to say about odd text; never an error. */
export interface Note {
  readonly stage: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export class Doc {
  /** Number of tokens. */
  readonly length: number;
  /** Id into `forms`. */
  readonly form: Uint32Array;
  /** The distinct forms of this document, in order of first appearance. */
  readonly forms: readonly string[];
  /** Sentence k is tokens [sentenceFrom[k], sentenceFrom[k + 1]). Empty until sentences are found. */
  sentenceFrom: Uint32Array = new Uint32Array(0);
  /** Paragraph of each token, counted from 0. */
  readonly paragraph: Uint32Array;
  /** UPOS id, 0 = unset. */
  readonly tag: Uint8Array;
  /** XPOS id, 0 = unset. */
  readonly xpos: Uint8Array;
  /** Head token; own index = root of its sentence; −1 = not parsed. */
  readonly head: Int32Array;
  /** DEPREL id, 0 = unset. */
  readonly dep: Uint8Array;
  /** NAME_LABELS id, 0 = unset, 1 = outside. */
  readonly name: Uint8Array;
  /** Lemma of each token; empty until lemmas are found. */
  lemma: readonly string[] = [];
  /** 1-based number of the innermost quotation whose marks enclose the token, 0 = outside. */
  readonly quoteOf: Int32Array;
  /** Quotations in text order of their opening mark. */
  quotes: readonly Quote[] = [];
  /** Facts of the distinct forms, for the learned stages. */
  facts: FormColumns | undefined;
  readonly notes: Note[] = [];

  constructor(
    readonly text: string,
    readonly start: Uint32Array,
    readonly end: Uint32Array,
    paragraph?: Uint32Array,
    forms?: readonly string[],
  ) {
    const n = start.length;
    this.length = n;
    this.form = new Uint32Array(n);
    const idOf = new Map<string, number>();
    const table: string[] = [];
    for (let i = 0; i < n; i++) {
      const form = forms?.[i] ?? text.slice(start[i], end[i]);
      let id = idOf.get(form);
      if (id === undefined) {
        id = table.length;
        idOf.set(form, id);
        table.push(form);
      }
      this.form[i] = id;
    }
    this.forms = table;
    this.paragraph = paragraph ?? new Uint32Array(n);
    this.tag = new Uint8Array(n);
    this.xpos = new Uint8Array(n);
    this.head = new Int32Array(n).fill(-1);
    this.dep = new Uint8Array(n);
    this.name = new Uint8Array(n);
    this.quoteOf = new Int32Array(n);
  }

  /** The form of token `i`; empty beyond the ends, so that a look at a neighbour needs no check. */
  formOf(i: number): string {
    return this.forms[this.form[i]] ?? "";
  }

  /** Text from the start of token `from` to the end of token `to - 1`. */
  textOf(from: number, to: number): string {
    return from < to ? this.text.slice(this.start[from], this.end[to - 1]) : "";
  }

  /** The tokens [from, to) as a span of the text, as records hold it. Not empty. */
  spanOf(from: number, to: number): TextSpan {
    return { start: this.start[from], end: this.end[to - 1], text: this.textOf(from, to) };
  }

  get sentenceCount(): number {
    return Math.max(0, this.sentenceFrom.length - 1);
  }

  /** Index of the sentence that holds token `i`. O(log sentences). */
  sentenceOf(i: number): number {
    let low = 0;
    let high = this.sentenceFrom.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.sentenceFrom[middle] <= i) low = middle;
      else high = middle;
    }
    return low;
  }

  /** First token that ends after `offset`; `length` when there is none. O(log n). */
  tokenAt(offset: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.end[middle] > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** A column of the Doc as stages declare it. */
export type Column = "tokens" | "facts" | "quotes" | "sentences" | "tag" | "head" | "name" | "lemma";

/** A step that reads columns and writes others. */
export interface Stage {
  readonly name: string;
  readonly reads: readonly Column[];
  readonly writes: readonly Column[];
  run(doc: Doc): void;
}
