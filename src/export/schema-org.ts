/** schema.org: quotations (Quotation), assertions (Claim), and what became of promises and threats (ClaimReview), as one JSON-LD graph. */

import type { Statement } from "../document/records.ts";
import type { ExportedCommitment, Format, KeptReport } from "./export.ts";

/** How statuses read as a rating of five; absent while nothing can be said. */
const RATINGS: Readonly<Record<string, number>> = {
  kept: 5,
  carriedOut: 5,
  accepted: 4,
  reversed: 2,
  lapsed: 2,
  refused: 2,
  notCarriedOut: 1,
  broken: 1,
};

export const schemaOrgFormat: Format = {
  readsBack: false,
  extension: "jsonld",
  head: () => '{"@context":"https://schema.org","@graph":[\n',
  report(kept, first) {
    const items = kept.records
      .filter((record): record is Statement => record.kind === "statement")
      .map((statement) => JSON.stringify(quotationOf(statement, kept)));
    return items.length === 0 ? "" : `${first ? "" : ",\n"}${items.join(",\n")}`;
  },
  tail: ({ commitments }, first) =>
    `${commitments.map((commitment, at) => `${first && at === 0 ? "" : ",\n"}${JSON.stringify(reviewOf(commitment))}`).join("")}\n]}\n`,
};

function quotationOf(statement: Statement, { report, parties }: KeptReport): object {
  const words = statement.content.map(({ text }) => text).join(" … ");
  const isClaim = statement.quoteType === "indirect";
  return {
    "@type": isClaim ? "Claim" : "Quotation",
    "@id": `urn:onrecord:${encodeURI(statement.id)}`,
    text: words,
    ...(statement.speaker.name === ""
      ? {}
      : {
          [isClaim ? "author" : "spokenByCharacter"]: {
            "@type": typeOf(parties.get(statement.speaker.name)),
            name: statement.speaker.name,
            ...(parties.has(statement.speaker.name) ? { identifier: parties.get(statement.speaker.name) } : {}),
          },
        }),
    ...(statement.said === undefined ? {} : { dateCreated: statement.said.value }),
    [isClaim ? "appearance" : "isPartOf"]: {
      "@type": "NewsArticle",
      ...(report.title === undefined ? {} : { headline: report.title }),
      ...(report.url === undefined ? {} : { url: report.url }),
      ...(report.published === undefined ? {} : { datePublished: report.published }),
      ...(report.publisher === undefined ? {} : { publisher: { "@type": "Organization", name: report.publisher } }),
    },
  };
}

/** What an entity id says it is: those of the authority list begin with their kind, others with the type of their name. */
function typeOf(entityId: string | undefined): string {
  if (entityId === undefined || /^(?:person\/|e\/PER:)/.test(entityId)) return "Person";
  if (entityId.startsWith("country/")) return "Country";
  return /^(?:place\/|e\/LOC:)/.test(entityId) ? "Place" : "Organization";
}

function reviewOf({ id, actor, actorId, force, action, status, made, url, publisher, evidence, evidenceDay }: ExportedCommitment): object {
  const rating = RATINGS[status];
  return {
    "@type": "ClaimReview",
    "@id": `urn:onrecord:${encodeURI(id)}`,
    claimReviewed: `${force} of ${actor}: ${action}`,
    author: { "@type": "Organization", name: "onrecord" },
    itemReviewed: {
      "@type": "Claim",
      author: { "@type": typeOf(actorId), name: actor },
      ...(made === undefined ? {} : { datePublished: made }),
      ...(url === undefined && publisher === undefined
        ? {}
        : {
            appearance: {
              "@type": "NewsArticle",
              ...(url === undefined ? {} : { url }),
              ...(publisher === undefined ? {} : { publisher: { "@type": "Organization", name: publisher } }),
            },
          }),
    },
    ...(evidence === undefined ? {} : { reviewBody: evidence }),
    ...(evidenceDay === undefined ? {} : { datePublished: evidenceDay }),
    reviewRating: {
      "@type": "Rating",
      alternateName: status,
      ...(rating === undefined ? {} : { ratingValue: rating, bestRating: 5, worstRating: 1 }),
    },
  };
}
