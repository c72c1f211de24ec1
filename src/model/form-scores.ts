/**
 * Scores that depend on one word form alone, added up once and kept: most features of a tagger look at the word itself
 * or at one neighbour, and most words of a report have been seen a moment ago. A cache only: results are the same
 * without it. It holds at most MAX_FORMS forms and starts anew when it is full, so memory stays flat.
 */

import { addScores, Features, type LinearModel } from "./linear.ts";

const MAX_FORMS = 12_000;

/** Fills `out` with the features that form `id` has in `role` (0 = the word itself, 1, 2 … = a neighbour). */
export type RoleFeatures = (id: number, role: number, out: Features) => void;

export class FormScores {
  private readonly kept = new Map<string, Int32Array>();
  private readonly features = new Features();
  private rows: (Int32Array | undefined)[] = [];
  private fill: RoleFeatures = () => {};
  private forms: readonly string[] = [];

  constructor(
    private readonly model: LinearModel,
    private readonly roles: number,
  ) {}

  /** Begins a document. */
  begin(forms: readonly string[], fill: RoleFeatures): void {
    this.rows = new Array(forms.length);
    this.forms = forms;
    this.fill = fill;
  }

  /** Adds the scores of form `id` in `role` to `scores`. */
  add(id: number, role: number, scores: Int32Array): void {
    const row = this.rows[id] ?? this.load(id);
    const width = scores.length;
    const at = role * width;
    for (let c = 0; c < width; c++) scores[c] += row[at + c];
  }

  private load(id: number): Int32Array {
    const form = this.forms[id];
    let row = this.kept.get(form);
    if (row === undefined) {
      const width = this.model.classes.length;
      row = new Int32Array(width * this.roles);
      for (let role = 0; role < this.roles; role++) {
        this.features.clear();
        this.fill(id, role, this.features);
        addScores(this.model, this.features, row.subarray(role * width, (role + 1) * width));
      }
      if (this.kept.size >= MAX_FORMS) this.kept.clear();
      this.kept.set(form, row);
    }
    this.rows[id] = row;
    return row;
  }
}
