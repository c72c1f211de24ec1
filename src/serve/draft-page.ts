/** The page that reads drafts, as one file to save: script, style and models inside, and a policy under which nothing goes in or out. */

export interface DraftParts {
  readonly script: string;
  readonly style: string;
  /** Bytes by name. */
  readonly models: Readonly<Record<string, Uint8Array>>;
  readonly lexicons: Readonly<Record<string, Uint8Array>>;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");

/** @returns some 20 MB of HTML */
export function draftPage({ script, style, models, lexicons }: DraftParts): string {
  const carry = (kind: "model" | "lexicon", files: Readonly<Record<string, Uint8Array>>): string =>
    Object.entries(files)
      .map(([name, bytes]) => `<script type="text/plain" data-${kind}="${name}">${base64(bytes)}</script>`)
      .join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; worker-src blob: data:; base-uri 'none'; form-action 'none'">
<title>Read a draft · onrecord</title>
<style>${style.replaceAll("</style", "<\\/style")}</style>
</head>
<body>
<div id="page"></div>
${carry("model", models)}
${carry("lexicon", lexicons)}
<script>${script.replaceAll("</script", "<\\/script")}</script>
</body>
</html>
`;
}
