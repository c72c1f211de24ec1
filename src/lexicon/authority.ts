/**
 * data/lexicon/authority.tsv: who and what news speaks of most, as facts with sources: heads of state and government and foreign ministers
 * with the days of their offices, countries, international organisations, outlets; with their names in the common scripts.
 */

import { LexiconError } from "../errors.ts";
import { readRows } from "./table.ts";

export const AUTHORITY_KINDS = ["person", "country", "igo", "outlet", "thinktank", "body", "party", "armed", "company", "place"] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

export interface Office {
  readonly title: string;
  /** ISO 3166-1 alpha-2, or an organisation's acronym. */
  readonly of: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD; absent when not known. */
  readonly from?: string;
  /** Absent when still held, or not known. */
  readonly to?: string;
}

export interface AuthorityEntry {
  /** "person/ilse-maren": kind and name. */
  readonly id: string;
  readonly kind: AuthorityKind;
  readonly name: string;
  readonly country: string | undefined;
  readonly offices: readonly Office[];
  readonly aliases: readonly string[];
  readonly source: string;
}

/** @throws LexiconError naming the row that breaks the form */
export function readAuthority(source: string): AuthorityEntry[] {
  const seen = new Set<string>();
  return readRows(source).map((cells, row) => {
    const [kind, name, country = "", offices = "", aliases = "", from = ""] = cells;
    if (!AUTHORITY_KINDS.includes(kind as AuthorityKind) || name === undefined || name === "" || from === "")
      throw new LexiconError(
        "lexicon/authority",
        `authority.tsv, row ${row + 1}: expected kind, name, country, offices, aliases, source; came ${JSON.stringify(cells)}`,
      );
    const id = kind === "country" ? `country/${country}` : `${kind === "person" || kind === "place" ? kind : "organisation"}/${slug(name)}`;
    if (seen.has(id)) throw new LexiconError("lexicon/authority", `authority.tsv, row ${row + 1}: ${id} stands twice`);
    seen.add(id);
    return {
      id,
      kind: kind as AuthorityKind,
      name,
      country: country === "" ? undefined : country,
      offices: offices === "" ? [] : offices.split(";").map((text) => readOffice(text, row)),
      aliases: aliases === "" ? [] : aliases.split("|"),
      source: from,
    };
  });
}

export function slug(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

function readOffice(text: string, row: number): Office {
  const match = /^([^@]+)@([^:]+):(\d{4}(?:-\d\d){0,2})?\.\.(\d{4}(?:-\d\d){0,2})?$/.exec(text.trim());
  if (match === null)
    throw new LexiconError("lexicon/authority", `authority.tsv, row ${row + 1}: expected title@COUNTRY:from..to, came ${JSON.stringify(text)}`);
  const [, title, of, from, to] = match;
  return { title, of, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
