/** An answer as one self-contained page: the verdict, a chart of the four lists whose dots open their sentences, and the lists. */

import type { Answer } from "../compare/answer.ts";
import { type StatedChange, sidesInWords } from "../compare/changes.ts";
import type { PositionItem } from "../compare/items.ts";
import { lastDay, timeInWords } from "../compare/level.ts";
import type { LaneVerdict } from "../compare/verdict.ts";
import { escapeHtml } from "../document/html.ts";
import { aboutTopic } from "../document/record-words.ts";
import { pageHtml } from "./page-frame.ts";
import type { Material } from "./position.ts";

const WIDTH = 960;
const LEFT = 120;
const RIGHT = 24;
const ROW = 54;

interface Dot {
  readonly id: string;
  readonly row: number;
  readonly day: string;
  readonly kind: "for" | "against" | "none" | "change" | "other";
  readonly label: string;
}

export function answerHtml(answer: Answer, { voices, reports }: Material): string {
  const title = `${answer.actor.name} on “${answer.topic.name}”`;
  const texts = new Map(reports.map(({ id, text }) => [id, text]));
  const body = `<header>
<h1>${escapeHtml(title)}</h1>
${answer.since === undefined && answer.asOf === undefined ? "" : `<p class="meta">${answer.since === undefined ? "" : `since ${escapeHtml(answer.since)}`} ${answer.asOf === undefined ? "" : `as known on ${escapeHtml(answer.asOf)}`}</p>`}
${answer.summary.map((line) => `<p class="verdict">${escapeHtml(line)}</p>`).join("")}
${voices.length === 0 ? "" : `<p class="meta">Counted as ${escapeHtml(answer.actor.name)}: ${voices.map(({ why }) => escapeHtml(why)).join("; ")}.</p>`}
</header>
${chart(answer)}
<main>
${firstHtml(answer, texts)}
${lane("Words", answer.words, answer.verdicts.words, texts)}
${lane("Deeds", answer.deeds, answer.verdicts.deeds, texts)}
${section(
  "Done and undone",
  answer.reversals.map(
    ({ done, undone }) =>
      `<li><p>${escapeHtml(done.day ?? "no date")}: ${escapeHtml(done.text)}</p><p>${escapeHtml(undone.day ?? "no date")}: ${escapeHtml(undone.text)}</p></li>`,
  ),
)}
${section(
  "Stated change",
  answer.changes.map((change) => changeHtml(change, texts, true)),
)}
${section(
  "What others say",
  answer.assessments.map(({ id, speaker, day, text, source, reportId, start, end }) =>
    entry(id, "other", `${day ?? "no date"} · ${speaker} · ${source.publisher ?? reportId}`, text, "", context(texts.get(reportId), start, end)),
  ),
)}
${section(
  "Open",
  answer.options.map(({ id, actor, action, status, backers, blocker, last, evidence }) =>
    entry(
      id,
      "none",
      `${status} · last evidence ${last ?? "without a date"}${backers.length > 0 ? ` · backed by ${backers.join(", ")}` : ""}${blocker === undefined ? "" : ` · hangs on: ${blocker}`}`,
      `${actor}: ${action}`,
      "",
      evidence[0]?.text ?? "",
    ),
  ),
)}
</main>
<footer>${aboutTopic(answer.counts)}. Made by onrecord from those reports alone; each entry opens the sentence it rests on. The words “for” and “against” are read by rules whose error rate is in the project's documentation.</footer>
`;
  return pageHtml({ title, style: STYLE, script: SCRIPT, body });
}

function chart(answer: Answer): string {
  const dots: Dot[] = [
    ...[...answer.words, ...answer.deeds].flatMap(({ id, lane: own, day, direction, text }): Dot[] =>
      day === undefined
        ? []
        : [{ id, row: own === "word" ? 0 : 1, day, kind: direction > 0 ? "for" : direction < 0 ? "against" : "none", label: text }],
    ),
    ...answer.changes.flatMap(({ id, day, text, type }): Dot[] =>
      day === undefined ? [] : [{ id, row: 2, day, kind: "change", label: `${type}: ${text}` }],
    ),
    ...answer.assessments.flatMap(({ id, day, text }): Dot[] =>
      day === undefined || Number.isNaN(Date.parse(day)) ? [] : [{ id, row: 3, day, kind: "other", label: text }],
    ),
  ].filter(({ day }) => !Number.isNaN(Date.parse(day)));
  if (dots.length === 0) return "";
  const times = dots.map(({ day }) => Date.parse(day));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const x = (day: string): number => LEFT + (last === first ? 0.5 : (Date.parse(day) - first) / (last - first)) * (WIDTH - LEFT - RIGHT);
  const rows = ["words", "deeds", "stated", "others"];
  const height = rows.length * ROW + 30;
  const stacked = new Map<string, number>();
  const marks = dots
    .map(({ id, row, day, kind, label }) => {
      const key = `${row}/${Math.round(x(day) / 7)}/${kind}`;
      const place = stacked.get(key) ?? 0;
      stacked.set(key, place + 1);
      const middle = row * ROW + ROW / 2;
      const y = middle + (kind === "for" ? -9 : kind === "against" ? 9 : 0) + (kind === "against" ? 1 : -1) * Math.min(place, 2) * 5;
      return `<a href="#${encodeURIComponent(id)}" aria-label="${escapeHtml(`${day} ${kind}: ${label.slice(0, 120)}`)}"><circle class="${kind}" cx="${x(day).toFixed(1)}" cy="${y}" r="5"><title>${escapeHtml(`${day} ${label.slice(0, 200)}`)}</title></circle></a>`;
    })
    .join("");
  const bands = [answer.verdicts.words, answer.verdicts.deeds]
    .flatMap(({ verdict, level }, row) => (verdict === "reversed" || verdict === "shifted" ? level.points.map((point) => ({ row, point })) : []))
    .map(
      ({ row, point }) =>
        `<rect class="band" x="${x(lastDay(point.from)).toFixed(1)}" y="${row * ROW + 4}" width="${Math.max(3, x(lastDay(point.to)) - x(lastDay(point.from))).toFixed(1)}" height="${ROW - 8}"><title>change between ${timeInWords(point.from)} and ${timeInWords(point.to)}</title></rect>`,
    )
    .join("");
  const lines = rows
    .map(
      (name, row) =>
        `<text x="0" y="${row * ROW + ROW / 2 + 5}">${name}</text><line x1="${LEFT - 10}" x2="${WIDTH - RIGHT + 10}" y1="${row * ROW + ROW / 2}" y2="${row * ROW + ROW / 2}"/>`,
    )
    .join("");
  const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
  return `<figure><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Words, deeds, stated change and what others say, over time">${lines}${bands}${marks}<text class="day" x="${LEFT - 10}" y="${height - 6}">${iso(first)}</text>${last === first ? "" : `<text class="day" x="${WIDTH - RIGHT + 10}" y="${height - 6}" text-anchor="end">${iso(last)}</text>`}</svg>
<figcaption><span class="key for"></span>for (above the line) <span class="key against"></span>against (below it) <span class="key none"></span>no direction <span class="key change"></span>a change is stated <span class="key other"></span>others</figcaption></figure>`;
}

function firstHtml({ first }: Answer, texts: ReadonlyMap<string, string>): string {
  return section(
    "Look at these first",
    first.map((thing) =>
      thing.kind === "change"
        ? changeHtml(thing.change, texts, false)
        : `<li class="pair"><p class="facts">two statements that contradict each other: ${escapeHtml(thing.pair.why)}</p>${side(thing.pair.earlier)}${side(thing.pair.later)}</li>`,
    ),
  );
}

/** One side of a pair, with the question it answers. */
function side({ id, text, asked }: PositionItem): string {
  const question = asked === undefined ? "" : `<p class="facts">Asked: ${escapeHtml(asked.text)}</p>`;
  return `${question}<blockquote><a href="#${encodeURIComponent(id)}">${escapeHtml(text)}</a></blockquote>`;
}

function lane(title: string, items: readonly PositionItem[], { verdict }: LaneVerdict, texts: ReadonlyMap<string, string>): string {
  const spoken = items.filter(({ direction }) => direction !== 0);
  const rest = items.filter(({ direction }) => direction === 0);
  const html = (item: PositionItem): string =>
    entry(
      item.id,
      item.direction > 0 ? "for" : item.direction < 0 ? "against" : "none",
      [
        item.day ?? "no date",
        item.source.publisher ?? item.reportId,
        item.earlier ? "of an earlier time" : "",
        item.holder.how === "reported" ? `told of ${item.holder.name}` : (item.holder.note ?? ""),
        item.event === undefined ? "" : `${item.event.type}${item.event.realis === "negated" ? ", did not happen" : ""}`,
        item.ruling === undefined ? "" : `${item.ruling.verdict} by ${item.ruling.author}`,
      ]
        .filter((part) => part !== "")
        .join(" · "),
      item.text,
      `${item.asked === undefined ? "" : `Asked: “${item.asked.text}” `}${item.derivation}. Why it is about the topic: ${item.match.why}.${item.direction === 0 ? "" : ` Reliability ${item.reliability.toFixed(2)}.`}`,
      context(texts.get(item.reportId), item.start, item.end),
    );
  return `${section(`${title}: ${verdict}`, spoken.map(html))}${rest.length === 0 ? "" : `<details><summary>${rest.length} more without a direction (${title.toLowerCase()})</summary><ol>${rest.map(html).join("")}</ol></details>`}`;
}

function changeHtml(change: StatedChange, texts: ReadonlyMap<string, string>, named: boolean): string {
  const { id, type, channel, saidBy, day, text, answer, source, reportId, start, end } = change;
  const sides = sidesInWords(change);
  const by = channel === "question" ? `asked by ${saidBy}` : channel === "own" ? "in the actor's own words" : `says ${saidBy}`;
  return entry(
    named ? id : `first/${id}`,
    "change",
    `${day ?? "no date"} · ${type} · ${by}${sides === "" ? "" : ` · ${sides}`} · ${source.publisher ?? reportId}`,
    text,
    answer === undefined ? "" : `Answer: ${answer.text}`,
    context(texts.get(reportId), start, end),
  );
}

function section(title: string, entries: readonly string[]): string {
  return entries.length === 0 ? "" : `<section><h2>${escapeHtml(title)} <small>${entries.length}</small></h2><ol>${entries.join("")}</ol></section>`;
}

function entry(id: string, kind: Dot["kind"], facts: string, text: string, why: string, around: string): string {
  return `<li id="${escapeHtml(encodeURIComponent(id))}" class="${kind}"><p class="facts">${escapeHtml(facts)}</p><blockquote dir="auto">${escapeHtml(text)}</blockquote>${why === "" ? "" : `<p class="why">${escapeHtml(why)}</p>`}${around === "" ? "" : `<details><summary>in its report</summary><p class="around" dir="auto">${escapeHtml(around)}</p></details>`}</li>`;
}

function context(text: string | undefined, start: number, end: number): string {
  if (text === undefined) return "";
  const from = Math.max(0, start - 300);
  return `${from > 0 ? "…" : ""}${text.slice(from, end + 300)}${end + 300 < text.length ? "…" : ""}`;
}

const STYLE = `
:root{color-scheme:light dark;--bg:#fbfaf7;--fg:#1d1d1b;--dim:#5d5b55;--line:#d9d5cb;--card:#fff;--for:#1f6f8b;--against:#b3452c;--none:#8a867c;--change:#7a3e9d;--other:#6b6f2a;--band:#f7cf7d}
@media(prefers-color-scheme:dark){:root{--bg:#171715;--fg:#eceae3;--dim:#a8a59c;--line:#3a3833;--card:#201f1c;--for:#7cc4de;--against:#f0917b;--none:#8f8b80;--change:#d3a6f0;--other:#c9cd84;--band:#6b5312}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.55 Georgia,"Noto Serif",serif}
header,figure,main,footer{max-width:62rem;margin:0 auto;padding:.6rem 1.2rem}
h1{font-size:1.5rem;line-height:1.25;margin:.6rem 0}h2{font-size:1.05rem;margin:1.4rem 0 .5rem}h2 small{color:var(--dim);font-weight:400}
.meta,.facts,.why,figcaption,footer,summary,h2,.verdict{font-family:system-ui,"Noto Sans",sans-serif}
.meta,.facts,.why,figcaption,footer,summary{color:var(--dim);font-size:.84rem}.verdict{margin:.3rem 0}
svg{width:100%;height:auto;background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.5rem}
svg text{font:14px system-ui,sans-serif;fill:var(--dim)}svg line{stroke:var(--line)}
circle{stroke:var(--card);stroke-width:1.2}circle.for,.key.for{fill:var(--for);background:var(--for)}circle.against,.key.against{fill:var(--against);background:var(--against)}circle.none,.key.none{fill:var(--none);background:var(--none)}circle.change,.key.change{fill:var(--change);background:var(--change)}circle.other,.key.other{fill:var(--other);background:var(--other)}
a:focus-visible circle{stroke:var(--fg);stroke-width:3}.band{fill:var(--band);opacity:.5}
.key{display:inline-block;width:.7em;height:.7em;border-radius:50%;margin:0 .3em 0 .8em}
ol{list-style:none;margin:0;padding:0}li{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--none);border-radius:.4rem;padding:.5rem .8rem;margin:0 0 .5rem;overflow-wrap:anywhere}
li.for{border-left-color:var(--for)}li.against{border-left-color:var(--against)}li.change{border-left-color:var(--change)}li.other{border-left-color:var(--other)}
li:target,li.on{outline:2px solid var(--change)}blockquote{margin:.2rem 0}blockquote a{color:inherit}.facts,.why,li p{margin:.15rem 0}.around{white-space:pre-line;font-size:.92rem}
main>details{margin:.4rem 0}main>details>summary{cursor:pointer;margin-bottom:.5rem}
footer{padding-bottom:2rem}
@media(max-width:40rem){svg text{font-size:30px}circle{r:9}h1{font-size:1.25rem}}
`;

/** A dot opens its entry, also where the entry stands in a closed list. */
const SCRIPT = `
(() => {
  const open = () => {
    const id = location.hash.slice(1);
    const item = id === "" ? null : document.getElementById(id) ?? document.getElementById(decodeURIComponent(id));
    if (item === null) return;
    for (let at = item.parentElement; at !== null; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    const own = item.querySelector("details");
    if (own !== null) own.open = true;
    for (const other of document.querySelectorAll("li.on")) other.classList.remove("on");
    item.classList.add("on");
    item.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", open);
  open();
})();
`;
