/** Names across scripts: share of true pairs over the score that at most 1 % of shuffled pairs reach; and at the shipped threshold. */

import { loadLists } from "../../src/cli/linking.ts";
import { makeRandom } from "../../src/model/random.ts";
import { SAME_NAME } from "../../src/resolve/names/compare.ts";
import { readFileAt } from "../../train/corpora.ts";
import { finish, readFlags } from "../report.ts";

const FILES = { Russian: "russian", Arabic: "arabic", Hebrew: "hebrew", Korean: "korean", Chinese: "chinese", Japanese: "katakana" } as const;
const MOST = 8000;

const flags = readFlags();
const { comparer } = loadLists();
const random = makeRandom(flags.seed);
const metrics = Object.entries(FILES).flatMap(([language, file]) => {
  const rows = readFileAt(flags.data === undefined ? `names/transliteration/wd_${file}_test20.tsv` : `${flags.data}/wd_${file}_test20.tsv`)
    .trim()
    .split("\n")
    .map((line) => line.split("\t"));
  const pairs = rows
    .filter(([latin, source]) => latin.length > 1 && source.length > 1)
    .slice(0, MOST)
    .map(([latin, source]) => ({ latin: comparer.read(latin, "person"), source: comparer.read(source.replace(/ /g, ""), "person") }));
  const right = pairs.map(({ latin, source }) => comparer.compare(latin, source).score);
  const wrong = pairs.map(({ latin }) => comparer.compare(latin, pairs[random.below(pairs.length)].source).score).sort((a, b) => b - a);
  const limit = wrong[Math.floor(wrong.length / 100)];
  const share = (values: readonly number[], from: number): number => (100 * values.filter((value) => value >= from).length) / values.length;
  return [
    { metric: `${language}: true pairs over the 1 % limit`, value: share(right, limit + 1e-9), n: pairs.length },
    { metric: `${language}: true pairs at the shipped threshold`, value: share(right, SAME_NAME), n: pairs.length },
    { metric: `${language}: shuffled pairs at the shipped threshold`, value: share(wrong, SAME_NAME), n: pairs.length },
  ];
});
finish("transliteration", metrics, flags);
