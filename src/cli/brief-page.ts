/** Style and script of the brief's page. Both stand inside the page, so that it opens from any folder, offline. */

export const PAGE_STYLE = `
:root{color-scheme:light dark;--bg:#fbfaf7;--fg:#1d1d1b;--dim:#5d5b55;--line:#d9d5cb;--card:#fff;--content:#fde9b8;--deep:#f7cf7d;--source:#1f5f8b;--cue:#a23b2a;--mark:#e5dcf3;--time:#2d6a3e;--chosen:#c2410c;--event:#d9ecd9;--figure:#7a3e9d;--commit:#b45309}
@media(prefers-color-scheme:dark){:root{--bg:#171715;--fg:#eceae3;--dim:#a8a59c;--line:#3a3833;--card:#201f1c;--content:#4a3c14;--deep:#6b5312;--source:#8ec5ea;--cue:#f0a090;--mark:#3b3252;--time:#93cfa3;--chosen:#fb923c;--event:#22432b;--figure:#d3a6f0;--commit:#fbbf24}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.6 Georgia,"Noto Serif",serif}
header,footer{max-width:76rem;margin:0 auto;padding:1.2rem 1.2rem .4rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .4rem}
h2{font-size:1rem;margin:.2rem 0 .6rem}
.meta,footer,.facts,.why,.legend,aside{font-family:system-ui,"Noto Sans",sans-serif}
.meta{color:var(--dim);font-size:.85rem;margin:.1rem 0}
.meta details{display:inline-block;margin-left:.5rem;vertical-align:top}
.meta ul{margin:.2rem 0 .4rem 1rem;padding:0}
.legend{border:1px solid var(--line);border-radius:.5rem;margin:.8rem 0 0;padding:.3rem .8rem .5rem;display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;font-size:.85rem}
.legend legend{color:var(--dim);padding:0 .3rem}
.legend label{display:inline-flex;gap:.35rem;align-items:center;cursor:pointer}
.columns{max-width:76rem;margin:0 auto;padding:.4rem 1.2rem 2rem;display:grid;grid-template-columns:minmax(0,1.35fr) minmax(18rem,1fr);gap:2rem;align-items:start}
main p{margin:0 0 1em;overflow-wrap:anywhere;unicode-bidi:plaintext}
main p:empty{display:none}
aside{font-size:.9rem;line-height:1.45;position:sticky;top:0;max-height:100vh;overflow:auto;padding:.5rem .3rem 1rem}
.h{border-radius:.15em;cursor:pointer}
.h.content{background:var(--content)}
.h.content.deep{background:var(--deep)}
.h.source{color:var(--source);font-weight:600}
.h.cue{color:var(--cue);font-weight:600;font-style:italic}
.h.event{background:var(--event);font-weight:600}
.h.content.event{background:linear-gradient(var(--content) 55%,var(--event) 55%)}
.h.figure{border-bottom:3px double var(--figure)}
.h.commitment{text-decoration:underline 1.5px solid var(--commit);text-underline-offset:.28em}
.h.mark{background:var(--mark);outline:1px dashed var(--dim)}
.h.timex{text-decoration:underline 2px dotted var(--time);text-underline-offset:.2em}
.h.mention{border-bottom:1px solid var(--dim)}
.no-content .h.content{background:none}.no-source .h.source{color:inherit;font-weight:inherit}
.no-cue .h.cue{color:inherit;font-weight:inherit;font-style:inherit}.no-mark .h.mark{background:none;outline:0}
.no-event .h.event{background:none;font-weight:inherit}.no-event .h.content.event{background:var(--content)}.no-content .h.content.event{background:var(--event)}
.no-figure .h.figure{border:0}.no-commitment .h.commitment{text-decoration:none}
.no-timex .h.timex{text-decoration:none}.no-mention .h.mention{border:0}
.legend .h{cursor:inherit;padding:0 .2em}
.h.on{box-shadow:0 0 0 2px var(--chosen)}
ol{list-style:none;margin:0;padding:0}
li[data-r]{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.5rem .7rem;margin:0 0 .5rem;cursor:pointer;overflow-wrap:anywhere}
li.nested{margin-left:1.2rem}
li.on,li:focus-visible{outline:2px solid var(--chosen);outline-offset:-1px}
.plain li[data-r]{padding:.2rem .6rem;margin-bottom:.25rem}
.who{font-weight:650;color:var(--source)}.who.guess{text-decoration:underline dotted}
.label{font-size:.75rem;font-weight:600;color:var(--time);letter-spacing:.02em}
.cueword{color:var(--cue);font-style:italic;font-weight:500}
.said{font-family:Georgia,"Noto Serif",serif;margin:.15rem 0;white-space:pre-line}
.facts{color:var(--fg);font-size:.8rem}.why{color:var(--dim);font-size:.78rem}
#chosen{list-style:none;border-bottom:1px solid var(--line);margin-bottom:.8rem;padding-bottom:.3rem}
aside>details>summary{cursor:pointer;margin:.5rem 0;font-weight:600}
footer{color:var(--dim);font-size:.8rem;padding-bottom:2rem}
kbd{border:1px solid var(--line);border-radius:.25rem;padding:0 .3rem}
@media(max-width:52rem){.columns{display:block}aside{position:static;max-height:none;margin-top:1.5rem;border-top:1px solid var(--line)}#chosen:not([hidden]){position:fixed;left:0;right:0;bottom:0;max-height:45vh;overflow:auto;background:var(--bg);border-top:2px solid var(--chosen);margin:0;padding:.6rem 1rem;z-index:2}h1{font-size:1.25rem}}
@media print{aside{position:static;max-height:none}}
`;

export const PAGE_SCRIPT = `
(() => {
  const text = document.getElementById("text");
  const chosen = document.getElementById("chosen");
  const items = [...document.querySelectorAll("aside ol.statements > li, aside ol.told > li")];
  const show = (ids, scrollText) => {
    for (const old of document.querySelectorAll(".on")) old.classList.remove("on");
    chosen.replaceChildren();
    const wanted = new Set(ids);
    let first;
    for (const piece of text.querySelectorAll("[data-r]")) {
      if (!piece.dataset.r.split(" ").some((id) => wanted.has(id))) continue;
      piece.classList.add("on");
      first ??= piece;
    }
    for (const id of ids) {
      const item = document.getElementById("r" + id);
      if (!item) continue;
      item.classList.add("on");
      const copy = item.cloneNode(true);
      copy.removeAttribute("id");
      copy.classList.remove("on");
      chosen.append(copy);
    }
    chosen.hidden = ids.length === 0;
    if (scrollText && first) first.scrollIntoView({ block: "center", behavior: "smooth" });
  };
  text.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-r]");
    show(piece ? piece.dataset.r.split(" ") : [], false);
    if (piece) history.replaceState(null, "", "#at=" + piece.dataset.at);
  });
  document.querySelector("aside").addEventListener("click", (event) => {
    const item = event.target.closest("li[data-r]");
    if (item) show([item.dataset.r], true);
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input")) return;
    const now = items.findIndex((item) => item.classList.contains("on"));
    if (event.key === "Escape") show([], false);
    else if (event.key === "Enter" && event.target.matches("li[data-r]")) show([event.target.dataset.r], true);
    else if (event.key === "j" || event.key === "k") {
      const next = items[Math.max(0, Math.min(items.length - 1, now + (event.key === "j" ? 1 : -1)))];
      if (next) {
        show([next.dataset.r], true);
        next.scrollIntoView({ block: "nearest" });
      }
    }
  });
  for (const box of document.querySelectorAll("input[data-part]")) {
    box.addEventListener("change", () => text.classList.toggle("no-" + box.dataset.part, !box.checked));
  }
})();
`;
