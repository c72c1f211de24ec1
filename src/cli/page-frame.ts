/** The frame of a self-contained page: nothing is loaded or sent, and text of a report is only ever text. */

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (ch) => ENTITIES[ch]).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

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
