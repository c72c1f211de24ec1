import { readRows } from "./table.ts";

export interface TermOfOffice {
  readonly office: string;
  readonly country: string;
  readonly holder: string;
  /** YYYY-MM-DD. */
  readonly from: string;
}

/** Terms by the holder's last name in lower case, in order of time. */
export type TermsOfOffice = ReadonlyMap<string, readonly TermOfOffice[]>;

export function readTermsOfOffice(source: string): TermsOfOffice {
  const byHolder = new Map<string, TermOfOffice[]>();
  for (const [office, country, holder, from] of readRows(source)) {
    const key = holder.toLowerCase();
    byHolder.set(key, [...(byHolder.get(key) ?? []), { office, country, holder, from }]);
  }
  for (const terms of byHolder.values()) terms.sort((a, b) => (a.from < b.from ? -1 : 1));
  return byHolder;
}
