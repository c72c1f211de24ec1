/** What the page asks its server, and what came back: one function a question, one shape of failure. */

import type { z } from "@hono/zod-openapi";
import type * as shape from "../serve/schemas.ts";

export type Answer = z.infer<typeof shape.AnswerSchema>;
export type Item = z.infer<typeof shape.ItemSchema>;
export type StatedChange = Answer["changes"][number];
export type WholeReport = z.infer<typeof shape.WholeReportSchema>;
export type ListedReport = z.infer<typeof shape.ListedReportSchema>;
export type SearchResult = z.infer<typeof shape.SearchSchema>;
export type Entity = z.infer<typeof shape.EntitySchema>;
export type EntityRow = z.infer<typeof shape.EntityList>["items"][number];
export type Commitment = z.infer<typeof shape.CommitmentList>["items"][number];
export type Disagreement = z.infer<typeof shape.DisagreementList>["items"][number];
export type Family = z.infer<typeof shape.FamilyList>["items"][number];
export type FigureRow = z.infer<typeof shape.FigurePage>["items"][number];
export type OpenTo = z.infer<typeof shape.OpenToSchema>;
export type TopicList = z.infer<typeof shape.TopicList>;
export type TopicDetails = z.infer<typeof shape.TopicDetailsSchema>;
export type TopicFields = z.infer<typeof shape.TopicFieldsSchema>;
export type Proposal = z.infer<typeof shape.ProposalSchema>;
export type ProposedRuling = z.infer<typeof shape.ProposedRulingSchema>;
export type ImportState = z.infer<typeof shape.ImportSchema>;
export type Status = z.infer<typeof shape.StatusSchema>;
export type Doubt = z.infer<typeof shape.DoubtList>["items"][number];
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Address with its query; what is undefined or empty is left out. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== "" && value !== false) search.set(key, String(value));
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, init);
  } catch {
    throw new ApiError(0, "page/offline", "The server does not answer. Is `onrecord serve` still running?");
  }
  const answer = (await response.json().catch(() => ({}))) as T & { error?: { code: string; message: string } };
  if (!response.ok)
    throw new ApiError(response.status, answer.error?.code ?? "page/answer", answer.error?.message ?? `the server answered ${response.status}`);
  return answer;
}

export function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return call<T>(addressOf(path, query), signal === undefined ? {} : { signal });
}

export function post<T>(path: string, body: unknown): Promise<T> {
  return call<T>(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

/** Name under which this reader rules; kept in the browser. */
export function author(): string | undefined {
  return localStorage.getItem("onrecord.author") ?? undefined;
}

export function rule(ruling: ProposedRuling, reason = ""): Promise<unknown> {
  return post("/rulings", { ruling, author: author(), reason });
}
