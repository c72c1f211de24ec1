/** The closed sets of labels. Id 0 is always "unset", so a fresh column says that nobody has written it. */

export const UPOS = [
  "",
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "X",
] as const;
export type Upos = (typeof UPOS)[number];

/** Penn Treebank tags as the English UD treebanks use them. */
export const XPOS = [
  "",
  "$",
  "''",
  ",",
  "-LRB-",
  "-RRB-",
  ".",
  ":",
  "ADD",
  "AFX",
  "CC",
  "CD",
  "DT",
  "EX",
  "FW",
  "GW",
  "HYPH",
  "IN",
  "JJ",
  "JJR",
  "JJS",
  "LS",
  "MD",
  "NFP",
  "NN",
  "NNP",
  "NNPS",
  "NNS",
  "PDT",
  "POS",
  "PRP",
  "PRP$",
  "RB",
  "RBR",
  "RBS",
  "RP",
  "SYM",
  "TO",
  "UH",
  "VB",
  "VBD",
  "VBG",
  "VBN",
  "VBP",
  "VBZ",
  "WDT",
  "WP",
  "WP$",
  "WRB",
  "XX",
  "``",
] as const;

/** Universal Dependencies relations with the subtypes English uses. */
export const DEPREL = [
  "",
  "root",
  "acl",
  "acl:relcl",
  "advcl",
  "advcl:relcl",
  "advmod",
  "amod",
  "appos",
  "aux",
  "aux:pass",
  "case",
  "cc",
  "cc:preconj",
  "ccomp",
  "compound",
  "compound:prt",
  "conj",
  "cop",
  "csubj",
  "csubj:outer",
  "csubj:pass",
  "dep",
  "det",
  "det:predet",
  "discourse",
  "dislocated",
  "expl",
  "fixed",
  "flat",
  "goeswith",
  "iobj",
  "list",
  "mark",
  "nmod",
  "nmod:desc",
  "nmod:poss",
  "nmod:unmarked",
  "nsubj",
  "nsubj:outer",
  "nsubj:pass",
  "nummod",
  "obj",
  "obl",
  "obl:agent",
  "obl:unmarked",
  "orphan",
  "parataxis",
  "punct",
  "reparandum",
  "vocative",
  "xcomp",
] as const;

/** Name labels in BIO form; 1 = outside every name. */
export const NAME_LABELS = ["", "O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"] as const;

function idsOf(alphabet: readonly string[]): ReadonlyMap<string, number> {
  return new Map(alphabet.map((label, id) => [label, id]));
}

export const UPOS_ID = idsOf(UPOS);
export const XPOS_ID = idsOf(XPOS);
export const DEPREL_ID = idsOf(DEPREL);
export const NAME_ID = idsOf(NAME_LABELS);

/** Id of a relation; an unknown subtype falls back to its base relation, an unknown relation to `dep`. */
export function deprelId(label: string): number {
  return DEPREL_ID.get(label) ?? DEPREL_ID.get(label.replace(/:.*/, "")) ?? (DEPREL_ID.get("dep") as number);
}

/** Id of a UPOS label that must exist: for constants in code. */
export function uposId(label: Upos): number {
  return UPOS_ID.get(label) as number;
}
