/** W3C Web Annotation (JSON-LD, 2017): each record is an annotation of its place in the report; reads back to the same record. */

import type { RecordOf } from "../document/records.ts";
import type { Format, KeptReport } from "./export.ts";

/** Characters before and after a passage that help to find it again. */
const AROUND = 32;

const MOTIVATIONS: Readonly<Record<string, string>> = { mention: "identifying", mark: "tagging", timex: "tagging", report: "describing" };

export const annotationFormat: Format = {
  readsBack: true,
  extension: "jsonld",
  head: ({ rulings }) =>
    `{"@context":["http://www.w3.org/ns/anno.jsonld",{"onrecord":"https://onrecord.invalid/ns#"}],"type":"AnnotationPage","onrecord:rulings":${JSON.stringify(rulings)},"items":[\n`,
  report: (kept, first) =>
    (first ? "" : ",\n") + [kept.report, ...kept.records].map((record) => JSON.stringify(annotationOf(record, kept))).join(",\n"),
  tail: () => "\n]}\n",
};

function annotationOf(record: RecordOf, { report, source, reading, extractor }: KeptReport): object {
  const { text } = report;
  const own = record.kind === "report" ? { source, reading, extractor, ...record } : record;
  const target =
    record.kind === "report"
      ? { source: sourceOf(report) }
      : {
          source: sourceOf(report),
          selector: [
            { type: "TextPositionSelector", start: record.start, end: record.end },
            {
              type: "TextQuoteSelector",
              exact: record.text,
              prefix: text.slice(Math.max(0, record.start - AROUND), record.start),
              suffix: text.slice(record.end, record.end + AROUND),
            },
          ],
        };
  return {
    id: `urn:onrecord:${encodeURI(record.id)}`,
    type: "Annotation",
    motivation: MOTIVATIONS[record.kind] ?? "classifying",
    body: [{ type: "TextualBody", purpose: "tagging", value: record.kind }],
    target,
    "onrecord:record": own,
  };
}

function sourceOf({ url, id }: { url?: string | undefined; id: string }): string {
  return url ?? `urn:onrecord:${encodeURI(id)}`;
}
