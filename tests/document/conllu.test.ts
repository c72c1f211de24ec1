import { expect, test } from "vitest";
import { conlluLines, docFromConllu, readConllu } from "../../src/document/conllu.ts";

const SOURCE = `# newdoc id = story
# sent_id = story-1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
3.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

`;

test("ranges and empty nodes give no token; spacing follows the range", () => {
  const [sentence] = readConllu(SOURCE);
  expect(sentence.tokens.map((token) => token.form)).toEqual(["Do", "n't", "go", "."]);
  expect(docFromConllu([sentence], false).text).toBe("Don'tgo. ");
});

test("labels read from CoNLL-U are written back as they were", () => {
  const sentences = readConllu(SOURCE);
  const doc = docFromConllu(sentences, true);
  doc.lemma = sentences[0].tokens.map((token) => token.lemma);
  const again = readConllu(`${conlluLines(doc, 0).join("\n")}\n`);
  const labels = (sentence: (typeof sentences)[number]): unknown[] =>
    sentence.tokens.map(({ form, lemma, upos, xpos, head, deprel }) => [form, lemma, upos, xpos, head, deprel]);
  expect(labels(again[0])).toEqual(labels(sentences[0]));
});

test("an empty file has no sentence", () => {
  expect(readConllu("\n\n")).toEqual([]);
});
