/** Names (PER, ORG, LOC) exact with type: UNER-EWT test unless --data FILE (IOB2 as UNER writes it). */

import { readFileSync } from "node:fs";
import { loadLists, readNames, scoreNames } from "../../train/names.ts";
import { finish, readFlags } from "../report.ts";

const flags = readFlags();
const examples = readNames(flags.data ?? "ner/uner_ewt/en_ewt-ud-test.iob2");
const { p, r, f } = scoreNames(readFileSync(new URL("../../models/names.bin", import.meta.url)), examples, loadLists());
const n = examples.reduce((sum, example) => sum + example.gold.filter((label) => label % 2 === 1).length, 0);
finish(
  "names",
  [
    { metric: "precision", value: p, n },
    { metric: "recall", value: r, n },
    { metric: "F1", value: f, n },
  ],
  flags,
);
