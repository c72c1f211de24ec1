/**
 * Scores that depend on one word form alone, added up once and kept: most features of a tagger look at the word itself
 * or at one neighbour, and most words of a report have been seen a moment ago. A cache only: results are the same
 * without it. It holds at most MAX_FORMS forms and starts anew when it is full, so memory stays flat.
 */

import { addScores, Features, type LinearModel } from "./linear.ts";

const MAX_FORMS = 8_000;
const FIRST_FORMS = 1_000;

/** Fills `out` with the features that form `id` has in `role` (0 = the word itself, 1, 2 … = a neighbour). */
export type RoleFeatures = (id: number, role: number, out: Features) => void;

export class FormScores {
  /** Where the row of a form begins in `table`. */
  private readonly places = new Map<string, number>();
  /** One table for all rows, whatever their number: thousands of small ones cost the collector of memory more than adding them up anew. */
  private table: Int32Array;
  private readonly row: Int32Array;
  private readonly features = new Features();
  /** Place + 1 by form of the document; 0 = not looked up yet. */
  private known = new Int32Array(0);
  private fill: RoleFeatures = () => {};
  private forms: readonly string[] = [];

  constructor(
    private readonly model: LinearModel,
    private readonly roles: number,
  ) {
    this.row = new Int32Array(model.classes.length);
    this.table = new Int32Array(FIRST_FORMS * this.rowLength);
  }

  private get rowLength(): number {
    return this.row.length * this.roles;
  }

  /** Begins a document. */
  begin(forms: readonly string[], fill: RoleFeatures): void {
    if (this.known.length < forms.length) this.known = new Int32Array(2 * forms.length);
    else this.known.fill(0, 0, forms.length);
    this.forms = forms;
    this.fill = fill;
  }

  /** Adds the scores of form `id` in `role` to `scores`. */
  add(id: number, role: number, scores: Int32Array): void {
    const place = this.known[id] || this.load(id);
    const width = scores.length;
    const at = place - 1 + role * width;
    const { table } = this;
    for (let c = 0; c < width; c++) scores[c] += table[at + c];
  }

  /** Place + 1 of a form's row. */
  private load(id: number): number {
    const form = this.forms[id];
    let place = this.places.get(form);
    if (place === undefined) {
      if (this.places.size >= MAX_FORMS) this.startAnew();
      place = this.places.size * this.rowLength;
      this.places.set(form, place);
      if (place + this.rowLength > this.table.length) this.grow();
      for (let role = 0; role < this.roles; role++) {
        this.features.clear();
        this.fill(id, role, this.features);
        this.row.fill(0);
        addScores(this.model, this.features, this.row);
        this.table.set(this.row, place + role * this.row.length);
      }
    }
    this.known[id] = place + 1;
    return place + 1;
  }

  /** Forgets every form; those of the document at hand are looked up anew. */
  private startAnew(): void {
    this.places.clear();
    this.known.fill(0);
  }

  private grow(): void {
    const larger = new Int32Array(2 * this.table.length);
    larger.set(this.table);
    this.table = larger;
  }
}
