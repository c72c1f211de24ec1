/** The frame of a self-contained page: nothing is loaded or sent, and text of a report is only ever text. */

import { escapeHtml } from "../document/html.ts";

/** @param body markup, its texts escaped by the caller */
export function pageHtml({ title, style, script, body }: { title: string; style: string; script: string; body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escapeHtml(title)} · onrecord</title>
<style>${style}</style>
</head>
<body>
${body.trimEnd()}
<script>${script}</script>
</body>
</html>
`;
}
