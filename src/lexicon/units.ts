import { readRows } from "./table.ts";

export const UNIT_KINDS = ["currency", "percent", "duration", "age", "measure"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export interface Unit {
  readonly name: string;
  readonly kind: UnitKind;
  /** ISO 4217 code of a currency, empty otherwise. */
  readonly code: string;
}

export interface Units {
  /** Units by a sign that stands before the number, longest sign first. */
  readonly signs: readonly { readonly sign: string; readonly unit: Unit }[];
  /** Units by what stands after the number: as written for symbols, lower case for words. */
  readonly byForm: ReadonlyMap<string, Unit>;
  /** Most words in a form. */
  readonly longest: number;
}

export function readUnits(source: string): Units {
  const signs: { sign: string; unit: Unit }[] = [];
  const byForm = new Map<string, Unit>();
  let longest = 1;
  for (const [name, kind, code, before = "", after = ""] of readRows(source)) {
    const unit: Unit = { name, kind: kind as UnitKind, code };
    for (const sign of cells(before)) signs.push({ sign, unit });
    for (const form of cells(after)) {
      const key = formKey(form);
      if (!byForm.has(key)) byForm.set(key, unit);
      longest = Math.max(longest, form.split(" ").length);
    }
  }
  signs.sort((a, b) => b.sign.length - a.sign.length || (a.sign < b.sign ? -1 : 1));
  return { signs, byForm, longest };
}

function cells(cell: string): string[] {
  return cell.split(",").filter((form) => form !== "");
}

/** Symbols keep their case (mW is not MW); words lose it. */
function formKey(form: string): string {
  return /^[a-z]{4,}|[ -]/u.test(form) ? form.toLowerCase() : form;
}
