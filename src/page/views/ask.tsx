/** Ask: has this actor's position on this topic changed? The verdict, the four lists over time, every item with its sentence. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { aboutTopic } from "../../document/record-words.ts";
import {
  type Answer,
  addressOf,
  type EntityRow,
  get,
  type Item,
  type Proposal,
  type StatedChange,
  type Status,
  type TopicDetails,
  type TopicList,
} from "../api.ts";
import { Copy, Day, placeOf, Sentence, Shown, Source, useLoaded, Words } from "../parts/bits.tsx";
import { ItemCard, signOf } from "../parts/item.tsx";
import { Samples } from "../parts/samples.tsx";
import { go, type Place, withQuery } from "../route.ts";

export function Ask({ place }: { place: Place }) {
  const { actor = "", topic = "" } = place.query;
  return (
    <>
      <h1 class={actor === "" ? "" : "visually-hidden"}>Has a position changed?</h1>
      <Form key={`${actor}/${topic}`} place={place} />
      {actor === "" || topic === "" ? <Start /> : <Answered place={place} actor={actor} topic={topic} />}
    </>
  );
}

function Form({ place }: { place: Place }) {
  const [actor, setActor] = useState(place.query["actor"] ?? "");
  const [topic, setTopic] = useState(place.query["topic"] ?? "");
  const [actors] = useLoaded(`actors ${actor}`, async (signal) => {
    await pause(150, signal);
    return (await get<{ items: EntityRow[] }>("/entities", { like: actor, limit: 12 }, signal)).items;
  });
  const [topics] = useLoaded(`topics ${actor}`, async (signal) => {
    await pause(250, signal);
    const of = async (who: string): Promise<TopicList> => get<TopicList>("/topics", { actor: who, limit: 30 }, signal);
    return actor === "" ? of("") : of(actor).catch(() => of(""));
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    go(addressOf("/ask", { actor: actor.trim(), topic: topic.trim(), asOf: place.query["asOf"], since: place.query["since"] }));
  };
  return (
    <form class="ask" role="search" onSubmit={submit}>
      <label class="field">
        <span>Actor</span>
        <input
          name="actor"
          list="actors"
          required
          value={actor}
          autoComplete="off"
          placeholder="a person, country or body"
          onInput={(event) => setActor(event.currentTarget.value)}
        />
        <datalist id="actors">
          {actors.state === "here" && actors.value.map(({ id, name, reports }) => <option key={id} value={name} label={`${reports} reports`} />)}
        </datalist>
      </label>
      <label class="field wide">
        <span>Topic</span>
        <input
          name="topic"
          list="topics"
          required
          value={topic}
          autoComplete="off"
          placeholder="as you would say it: sanctions on …"
          onInput={(event) => setTopic(event.currentTarget.value)}
        />
        <datalist id="topics">
          {topics.state === "here" && [...topics.value.known, ...topics.value.proposed].map(({ topic: name }) => <option key={name} value={name} />)}
        </datalist>
      </label>
      <button type="submit" class="main">
        Ask
      </button>
    </form>
  );
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}

/** Before anything is asked: what the record holds, and questions it can answer. */
function Start() {
  const [status, again] = useLoaded("status", (signal) => get<Status>("/status", {}, signal));
  return (
    <Shown of={status} what="the record">
      {({ reports, records }) =>
        reports === 0 ? (
          <Samples onRead={again} />
        ) : (
          <section class="start">
            <p>
              The record holds <a href="/report">{reports === 1 ? "1 report" : `${reports} reports`}</a> with {records.toLocaleString()} records. Ask
              what an actor said and did on a topic, or begin with one of these.
            </p>
            <Suggestions />
          </section>
        )
      }
    </Shown>
  );
}

/** Questions to begin with: topics that are kept, with who speaks of them most; then those the record proposes. */
async function suggestions(signal: AbortSignal): Promise<{ actor: string; topic: string }[]> {
  const { known, proposed } = await get<TopicList>("/topics", { limit: 12 }, signal);
  const kept = await Promise.all(
    known.slice(0, 5).map(async ({ topic }) => {
      const { speakers } = await get<TopicDetails>(`/topics/${encodeURIComponent(topic)}`, {}, signal);
      return speakers.slice(0, 2).map(({ name }) => ({ actor: name, topic }));
    }),
  );
  const own = proposed.flatMap(({ topic, holders }) => {
    const actor = holders.find(({ name }) => name !== "")?.name;
    return actor === undefined ? [] : [{ actor, topic }];
  });
  return [...kept.flat(), ...own].slice(0, 10);
}

function Suggestions() {
  const [found] = useLoaded("suggestions", suggestions);
  return (
    <Shown of={found} what="the topics">
      {(questions) =>
        questions.length === 0 ? (
          <p class="dim">No topic is taken a stance on twice in this record yet.</p>
        ) : (
          <ul class="plain">
            {questions.map(({ actor, topic }) => (
              <li key={`${actor}/${topic}`}>
                <a href={addressOf("/ask", { actor, topic })}>
                  {actor} on “{topic}”
                </a>
              </li>
            ))}
          </ul>
        )
      }
    </Shown>
  );
}

function Answered({ place, actor, topic }: { place: Place; actor: string; topic: string }) {
  const { asOf, since } = place.query;
  const [answer, again] = useLoaded(JSON.stringify([actor, topic, asOf, since]), (signal) =>
    get<Answer>("/ask", { actor, topic, asOf, since }, signal),
  );
  const [proposals] = useLoaded("open proposals", (signal) => get<{ items: Proposal[] }>("/proposals", { state: "open" }, signal));
  return (
    <Shown of={answer} what={`what ${actor} said and did`}>
      {(value) => <TheAnswer answer={value} place={place} proposals={proposals.state === "here" ? proposals.value.items : []} onRuled={again} />}
    </Shown>
  );
}

type Verdict = Answer["verdicts"]["words"]["verdict"];
const HEADLINE: Readonly<Record<Verdict, (lane: string) => string>> = {
  reversed: (lane) => `The position in ${lane} was reversed.`,
  shifted: (lane) => `The position in ${lane} shifted.`,
  unchanged: (lane) => `The position in ${lane} has not changed.`,
  undetermined: (lane) => `Whether the position in ${lane} changed is undetermined.`,
};

function TheAnswer({ answer, place, proposals, onRuled }: { answer: Answer; place: Place; proposals: readonly Proposal[]; onRuled: () => void }) {
  const { outlet = "", own = "", item: chosen = "" } = place.query;
  const asked = { actor: place.query["actor"] ?? answer.actor.name, topic: answer.topic.name };
  const all = useMemo(() => [...answer.words, ...answer.deeds], [answer]);
  const passes = ({ source, holder }: Item): boolean =>
    (outlet === "" || (source.publisher ?? "") === outlet) && (own === "" || holder.how !== "reported");
  const shown = useMemo(() => new Set(all.filter(passes).map(({ id }) => id)), [answer, outlet, own]);
  const outlets = [...new Set(all.map(({ source }) => source.publisher ?? "").filter((name) => name !== ""))].sort();
  const choose = (id: string): void => go(withQuery(place, { item: id }), true);
  useEffect(() => {
    if (chosen === "") return;
    const element = document.getElementById(`item-${chosen}`);
    for (let at = element?.parentElement; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
    element?.scrollIntoView({ block: "center" });
    element?.focus({ preventScroll: true });
  }, [chosen]);
  const proposed = new Map(proposals.flatMap((proposal) => (proposal.ruling.on === "item" ? [[proposal.ruling.item, proposal] as const] : [])));
  const card = (item: Item) => (
    <ItemCard key={item.id} item={item} asked={asked} chosen={item.id === chosen} proposal={proposed.get(item.id)} onRuled={onRuled} />
  );
  const nothing = all.length === 0 && answer.changes.length === 0 && answer.assessments.length === 0;
  return (
    <>
      <section class="verdict" aria-live="polite">
        <h2>
          {answer.actor.name} on “{answer.topic.name}”
        </h2>
        {nothing ? (
          <p>
            The record has nothing of {answer.actor.name} on this. Try other words, or look at{" "}
            <a href={`/topics/${encodeURIComponent(answer.topic.name)}`}>who speaks of it</a>.
          </p>
        ) : (
          <>
            <p class="headline">
              <strong>{HEADLINE[answer.verdicts.words.verdict]("words")}</strong>{" "}
              {answer.deeds.length > 0 && <strong>{HEADLINE[answer.verdicts.deeds.verdict]("deeds")}</strong>}{" "}
              {answer.first.some(({ kind }) => kind === "change") && "A change is spoken of: see what to look at first."}
            </p>
            {answer.summary.map((line) => (
              <p key={line}>
                <Words text={line} />
              </p>
            ))}
          </>
        )}
        {answer.voices.length > 0 && (
          <p class="dim">
            Counted as {answer.actor.name}: {answer.voices.map(({ why }) => why).join("; ")}.
          </p>
        )}
        {answer.more && <p class="dim">More reports speak of it than one answer reads: narrow the topic, or set a first day.</p>}
        <p class="acts">
          <Copy text={location.href}>Copy link to this view</Copy>
          <a href={`/topics/${encodeURIComponent(answer.topic.name)}`}>What this topic is made of</a>
        </p>
      </section>
      {!nothing && (
        <>
          <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
            <label class="field">
              <span>Outlet</span>
              <select value={outlet} onChange={(event) => go(withQuery(place, { outlet: event.currentTarget.value }), true)}>
                <option value="">all</option>
                {outlets.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <label class="check">
              <input
                type="checkbox"
                checked={own !== ""}
                onChange={(event) => go(withQuery(place, { own: event.currentTarget.checked ? "1" : "" }), true)}
              />{" "}
              own words only
            </label>
            <label class="field">
              <span>As known on</span>
              <input type="date" value={place.query["asOf"] ?? ""} onChange={(event) => go(withQuery(place, { asOf: event.currentTarget.value }))} />
            </label>
            <label class="field">
              <span>Since</span>
              <input
                type="date"
                value={place.query["since"] ?? ""}
                onChange={(event) => go(withQuery(place, { since: event.currentTarget.value }))}
              />
            </label>
            {(outlet !== "" || own !== "") && <p class="dim">{all.length - shown.size} items are hidden; the verdict counts all.</p>}
          </form>
          <Timeline answer={answer} shown={shown} choose={choose} />
          <First answer={answer} />
          <Lane title="Words" verdict={answer.verdicts.words} items={answer.words.filter(({ id }) => shown.has(id))} card={card} />
          <Lane title="Deeds" verdict={answer.verdicts.deeds} items={answer.deeds.filter(({ id }) => shown.has(id))} card={card} />
          <Reversals answer={answer} />
          <List
            title="Stated change"
            entries={answer.changes.map((change) => (
              <Change key={change.id} change={change} chosen={change.id === chosen} id={`item-${change.id}`} />
            ))}
          />
          <List
            title="What others say of it"
            entries={answer.assessments.map(({ id, speaker, day, text, reportId, start, end, source }) => (
              <li key={id} id={`item-${id}`} tabIndex={-1} class={`item other${id === chosen ? " chosen" : ""}`}>
                <p class="facts">
                  <span class="sign other">■ {speaker}</span> <Day day={day} /> · <Source reportId={reportId} start={start} end={end} {...source} />
                </p>
                <blockquote>
                  <Sentence reportId={reportId} start={start} end={end} text={text} />
                </blockquote>
              </li>
            ))}
          />
          <List
            title="Open to the actor"
            entries={answer.options.map(({ id, action, actor, status, last, blocker, backers, evidence, reportId, source }) => (
              <li key={id} class="item">
                <p class="facts">
                  {status} · {actor} · last evidence <Day day={last} /> ·{" "}
                  <Source reportId={reportId} {...source} start={evidence[0]?.start ?? 0} end={evidence[0]?.end ?? 0} />
                  {backers.length > 0 && ` · backed by ${backers.join(", ")}`}
                  {blocker !== undefined && ` · hangs on: ${blocker}`}
                </p>
                <Words text={action} />
              </li>
            ))}
          />
          {answer.struck.length > 0 && (
            <details class="more">
              <summary>Struck out ({answer.struck.length})</summary>
              <ol class="items">{answer.struck.map(card)}</ol>
            </details>
          )}
          <p class="dim">{aboutTopic(answer.counts)}. Directions are read by rules that err; each item says how it was read.</p>
        </>
      )}
    </>
  );
}

function Timeline({ answer, shown, choose }: { answer: Answer; shown: ReadonlySet<string>; choose: (id: string) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry.contentRect.width)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (width === 0) return;
    let ended = false;
    import("../parts/chart.ts").then(
      ({ drawTimeline, marksOf }) => {
        const marks = marksOf(answer, shown);
        if (!ended) box.current?.replaceChildren(...(marks.length === 0 ? [] : [drawTimeline(answer, marks, width, choose)]));
      },
      () => setFailed(true),
    );
    return () => {
      ended = true;
    };
  }, [answer, shown, width]);
  return (
    <figure class="timeline">
      <div ref={box} class="chart" />
      {failed && <p class="dim">The chart could not be loaded; the lists below hold the same items.</p>}
      <figcaption>
        <span class="sign for">▲ for</span> <span class="sign against">▼ against</span> <span class="sign none">○ no direction</span>{" "}
        <span class="sign change">◆ a change is stated</span> <span class="sign other">■ others</span>
        <span class="dim"> A bar is an uncertain date; a band, where a change lies.</span>
      </figcaption>
    </figure>
  );
}

function First({ answer }: { answer: Answer }) {
  return (
    <List
      title="Look at these first"
      entries={answer.first.map((thing) =>
        thing.kind === "change" ? (
          <Change key={thing.change.id} change={thing.change} />
        ) : (
          <li key={`${thing.pair.earlier.id}+${thing.pair.later.id}`} class="item change">
            <p class="facts">
              <span class="sign change">two items that contradict each other</span> {thing.pair.why}
            </p>
            {[thing.pair.earlier, thing.pair.later].map((item) => (
              <blockquote key={item.id}>
                <span class={`sign ${signOf(item)}`}>{signOf(item)}</span> <Day day={item.day ?? item.source.published} />{" "}
                {item.asked !== undefined && <span class="facts">Asked: {item.asked.text} </span>}
                <Sentence reportId={item.reportId} start={item.start} end={item.end} text={item.text} />
              </blockquote>
            ))}
          </li>
        ),
      )}
    />
  );
}

function Change({ change, chosen = false, id }: { change: StatedChange; chosen?: boolean; id?: string }) {
  const { type, from, to, channel, saidBy, day, text, answer, reportId, start, end, source } = change;
  const by = channel === "question" ? `asked by ${saidBy}` : channel === "own" ? "in the actor’s own words" : `says ${saidBy}`;
  return (
    <li id={id} tabIndex={-1} class={`item change${chosen ? " chosen" : ""}`}>
      <p class="facts">
        <span class="sign change">◆ {type}</span> <Day day={day} /> · {by}
        {from !== undefined && ` · was ${from} it`}
        {to !== undefined && ` · now ${to} it`} · <Source reportId={reportId} start={start} end={end} {...source} />
      </p>
      <blockquote>
        <Sentence reportId={reportId} start={start} end={end} text={text} />
      </blockquote>
      {answer !== undefined && (
        <blockquote>
          Answer: <Sentence reportId={reportId} start={answer.start} end={answer.end} text={answer.text} />
        </blockquote>
      )}
    </li>
  );
}

function Lane({
  title,
  verdict,
  items,
  card,
}: {
  title: string;
  verdict: Answer["verdicts"]["words"];
  items: readonly Item[];
  card: (item: Item) => preact.JSX.Element;
}) {
  const spoken = items.filter(({ direction }) => direction !== 0);
  const rest = items.filter(({ direction }) => direction === 0);
  if (items.length === 0) return null;
  return (
    <section>
      <h3>
        {title}: {verdict.verdict} <small>{items.length}</small>
      </h3>
      <p class="dim">{verdict.because.join("; ")}.</p>
      <ol class="items">{spoken.map(card)}</ol>
      {rest.length > 0 && (
        <details class="more" open={spoken.length === 0}>
          <summary>
            {rest.length} {spoken.length > 0 ? "more " : ""}without a direction
          </summary>
          <ol class="items">{rest.map(card)}</ol>
        </details>
      )}
    </section>
  );
}

function Reversals({ answer }: { answer: Answer }) {
  return (
    <List
      title="Done and undone"
      entries={answer.reversals.map(({ done, undone, reportId }) => (
        <li key={undone.id} class="item">
          <p class="facts">
            <a href={placeOf(reportId)}>in one report</a>
          </p>
          <p>
            <Day day={done.day} />: <Words text={done.text} />
          </p>
          <p>
            <Day day={undone.day} />: <Words text={undone.text} />
          </p>
        </li>
      ))}
    />
  );
}

function List({ title, entries }: { title: string; entries: readonly preact.JSX.Element[] }) {
  return entries.length === 0 ? null : (
    <section>
      <h3>
        {title} <small>{entries.length}</small>
      </h3>
      <ol class="items">{entries}</ol>
    </section>
  );
}
