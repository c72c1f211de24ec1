/** FollowTheMoney entities, one JSON object a line: people, organisations and states of the record, and its articles. */

import type { ExportedEntity, Format, KeptReport } from "./export.ts";

const SCHEMAS: Readonly<Record<string, string>> = {
  person: "Person",
  organisation: "Organization",
  igo: "Organization",
  thinktank: "Organization",
  party: "Organization",
  armed: "Organization",
  outlet: "Company",
  company: "Company",
  body: "PublicBody",
  country: "PublicBody",
};

export const ftmFormat: Format = {
  readsBack: false,
  extension: "ftm.json",
  head: ({ entities }) => entities.flatMap((entity) => entityLine(entity)).join(""),
  report: (kept) => articleLine(kept),
  tail: () => "",
};

function entityLine({ id, name, type, country, aliases, roles }: ExportedEntity): string[] {
  const schema = SCHEMAS[type];
  // Places that act for nobody have no schema of their own.
  if (schema === undefined) return [];
  const properties = {
    name: [name],
    ...(aliases.length > 0 ? { alias: aliases } : {}),
    ...(country === undefined || country.length !== 2 ? {} : { country: [country.toLowerCase()] }),
    ...(roles.length > 0 && schema === "Person"
      ? { position: roles.map(({ title, of, from, to }) => `${title} of ${of} (${from ?? "?"}–${to ?? ""})`) }
      : {}),
  };
  return [`${JSON.stringify({ id: `onrecord-${id.replace(/[^\p{L}\p{N}]+/gu, "-")}`, schema, properties })}\n`];
}

function articleLine({ report, parties }: KeptReport): string {
  const properties = {
    ...(report.title === undefined ? {} : { title: [report.title] }),
    ...(report.published === undefined ? {} : { publishedAt: [report.published] }),
    ...(report.publisher === undefined ? {} : { publisher: [report.publisher] }),
    ...(report.url === undefined ? {} : { sourceUrl: [report.url] }),
    ...(report.byline === undefined ? {} : { author: [report.byline] }),
    namesMentioned: [...parties.keys()].sort(),
  };
  return `${JSON.stringify({ id: `onrecord-report-${report.id.replace(/[^\p{L}\p{N}]+/gu, "-")}`, schema: "Article", properties })}\n`;
}
