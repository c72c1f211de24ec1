/** The API's description as a page to read: made from the OpenAPI document, without scripts. */

import { escapeHtml } from "../document/html.ts";

interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: unknown;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: unknown }>> }>
  >;
}

interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

/** "Item", "array of text", "number": a schema in a word, named ones with a link. */
function kindOf(schema: unknown): string {
  const {
    $ref,
    type,
    items,
    enum: values,
    const: only,
  } = (schema ?? {}) as {
    $ref?: string;
    type?: string | string[];
    items?: unknown;
    enum?: unknown[];
    const?: unknown;
  };
  if ($ref !== undefined) {
    const name = $ref.split("/").at(-1) ?? "";
    return `<a href="#${escapeHtml(name)}">${escapeHtml(name)}</a>`;
  }
  if (values !== undefined) return values.map((value) => `<code>${escapeHtml(String(value))}</code>`).join(", ");
  if (only !== undefined) return `<code>${escapeHtml(String(only))}</code>`;
  if (type === "array") return `list of ${kindOf(items)}`;
  return escapeHtml(Array.isArray(type) ? type.join(" or ") : (type ?? "object"));
}

/** @param document as `openApiOf` makes it */
export function docsPage(document: unknown): string {
  const { info, paths, components } = document as OpenApi;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags ?? ["other"]))];
  const sections = tags
    .map(
      (tag) =>
        `<section><h2 id="${escapeHtml(tag)}">${escapeHtml(tag)}</h2>${operations
          .filter(({ operation }) => (operation.tags ?? ["other"]).includes(tag))
          .map(operationHtml)
          .join("")}</section>`,
    )
    .join("");
  const schemas = Object.entries(components?.schemas ?? {})
    .map(
      ([name, schema]) =>
        `<details id="${escapeHtml(name)}"><summary>${escapeHtml(name)}</summary><pre tabindex="0">${escapeHtml(JSON.stringify(schema, null, 2))}</pre></details>`,
    )
    .join("");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>API · onrecord</title>
<style>:root{color-scheme:light dark;font:16px/1.55 system-ui,sans-serif}body{max-width:60rem;margin:0 auto;padding:1rem}article{border-top:1px solid #8886;padding:.6rem 0}h3{margin:.2rem 0;font-size:1rem;overflow-wrap:anywhere}code,pre{font-size:.9em}pre{overflow:auto;border:1px solid #8886;padding:.5rem}table{border-collapse:collapse}td,th{text-align:left;padding:.15rem .8rem .15rem 0;vertical-align:top}nav a{margin-right:1rem}.table{overflow-x:auto}</style></head>
<body><header><h1>${escapeHtml(info.title)} ${escapeHtml(info.version)}: API</h1><p>${escapeHtml(info.description)}</p><p><a href="/">the record</a> · <a href="/openapi.json">openapi.json</a></p><nav aria-label="Sections">${tags.map((tag) => `<a href="#${escapeHtml(tag)}">${escapeHtml(tag)}</a>`).join("")}<a href="#shapes">shapes</a></nav></header>
<main>${sections}<section><h2 id="shapes">shapes</h2>${schemas}</section></main></body></html>
`;
}

function operationHtml({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const rows = (operation.parameters ?? [])
    .map(
      ({ name, required, description, schema }) =>
        `<tr><th scope="row"><code>${escapeHtml(name)}</code>${required === true ? " (needed)" : ""}</th><td>${kindOf(schema)}</td><td>${escapeHtml(description ?? "")}</td></tr>`,
    )
    .join("");
  const taken = operation.requestBody?.content["application/json"];
  const given = Object.values(operation.responses["200"]?.content ?? {})[0];
  return `<article><h3><code>${method.toUpperCase()} ${escapeHtml(path)}</code></h3><p>${escapeHtml(operation.summary ?? "")}</p>${rows === "" ? "" : `<div class="table"><table>${rows}</table></div>`}<p>${taken === undefined ? "" : `takes ${kindOf(taken.schema)}; `}answers with ${kindOf(given?.schema)}</p></article>`;
}
