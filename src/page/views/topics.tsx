/** Topics: those that are kept, those the record proposes; one of them with its words, to be set by a person. */

import { useState } from "preact/hooks";
import { addressOf, author, get, post, type TopicDetails, type TopicFields, type TopicList } from "../api.ts";
import { Failed, Shown, useLoaded } from "../parts/bits.tsx";
import type { Place } from "../route.ts";

export default function Topics({ place }: { place: Place }) {
  const name = place.path.split("/").slice(2).join("/");
  return name === "" ? <List /> : <One key={name} topic={decodeURIComponent(name)} />;
}

function List() {
  const [found] = useLoaded("topics", (signal) => get<TopicList>("/topics", { limit: 60 }, signal));
  return (
    <>
      <h1>Topics</h1>
      <Shown of={found} what="the topics">
        {({ known, proposed }) => (
          <>
            {known.length > 0 && (
              <section>
                <h2>Kept</h2>
                <ul class="plain">
                  {known.map(({ topic }) => (
                    <li key={topic}>
                      <a href={`/topics/${encodeURIComponent(topic)}`}>{topic}</a>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <section>
              <h2>Proposed from the record</h2>
              {proposed.length === 0 ? (
                <p class="dim">Nothing in this record takes a stance on anything twice.</p>
              ) : (
                <ul class="plain">
                  {proposed.map(({ topic, reports, holders }) => (
                    <li key={topic}>
                      <a href={`/topics/${encodeURIComponent(topic)}`}>{topic}</a>{" "}
                      <small>
                        {reports} {reports === 1 ? "report" : "reports"};{" "}
                        {holders.map(({ name, count }) => `${name === "" ? "not named" : name} ${count}`).join(", ")}
                      </small>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          </>
        )}
      </Shown>
    </>
  );
}

const FIELDS: readonly { readonly key: Exclude<keyof TopicFields, "topic">; readonly label: string }[] = [
  { key: "terms", label: "Phrases that stand for it" },
  { key: "aliases", label: "Other names of it" },
  { key: "raises", label: "Acts whose supporters are for it" },
  { key: "lowers", label: "Acts whose supporters are against it" },
  { key: "exclude", label: "Phrases in which its words mean something else" },
];

function One({ topic }: { topic: string }) {
  const [found, again] = useLoaded(topic, (signal) => get<TopicDetails>(`/topics/${encodeURIComponent(topic)}`, {}, signal));
  return (
    <>
      <h1>“{topic}”</h1>
      <Shown of={found} what="the topic">
        {({ fields, wordings, terms, aliases, speakers, actor, matches, neighbours }) => (
          <>
            <section>
              <h2>Its words</h2>
              <ul class="plain">
                {wordings.map(({ text, words }) => (
                  <li key={text}>
                    {text}: {words.map((word) => `${word.text}${word.act ? " (act)" : ""}`).join(" + ")}
                  </li>
                ))}
                {terms.map(({ text, act, polarity }) => (
                  <li key={text}>
                    phrase: {text}
                    {act && (polarity > 0 ? " (raises)" : " (lowers)")}
                  </li>
                ))}
                {aliases.map(({ short, full, reports }) => (
                  <li key={short}>
                    also called {short}, for {full.join(" ")} ({reports} reports)
                  </li>
                ))}
              </ul>
              {actor !== undefined && (
                <p class="dim">
                  In reports that name {actor}:{" "}
                  {Object.entries(matches)
                    .map(([kind, count]) => `${count} by ${kind}`)
                    .join(", ") || "no sentence"}
                  .
                </p>
              )}
            </section>
            <section>
              <h2>Who speaks of it</h2>
              {speakers.length === 0 ? (
                <p class="dim">Nobody in this record.</p>
              ) : (
                <ul class="plain chips">
                  {speakers.map(({ id, name, reports }) => (
                    <li key={id}>
                      <a href={addressOf("/ask", { actor: name, topic })}>{name}</a> <small>{reports}</small>
                    </li>
                  ))}
                </ul>
              )}
            </section>
            {neighbours.length > 0 && (
              <p class="dim">
                Often beside it, and no part of it unless you add them: {neighbours.map(({ text, count }) => `${text} ${count}`).join(", ")}.
              </p>
            )}
            <Edit fields={fields} onSet={again} />
          </>
        )}
      </Shown>
    </>
  );
}

function Edit({ fields, onSet }: { fields: TopicFields; onSet: () => void }) {
  const [error, setError] = useState<Error>();
  const [said, setSaid] = useState("");
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const lists = FIELDS.map(({ key }) => [
      key,
      String(form.get(key) ?? "")
        .split(",")
        .map((phrase) => phrase.trim())
        .filter((phrase) => phrase !== ""),
    ]);
    setError(undefined);
    try {
      await post("/topics", { fields: { topic: fields.topic, ...Object.fromEntries(lists) }, author: author() });
      setSaid("Kept.");
      onSet();
    } catch (failed) {
      setError(failed as Error);
    }
  };
  return (
    <section>
      <h2>Set what it is made of</h2>
      <form class="stack" onSubmit={submit}>
        {FIELDS.map(({ key, label }) => (
          <label key={key} class="field wide">
            <span>{label}, with commas</span>
            <input name={key} defaultValue={(fields[key] ?? []).join(", ")} />
          </label>
        ))}
        <button type="submit">Keep</button>
        <p role="status" class="dim">
          {said}
        </p>
      </form>
      {error !== undefined && <Failed error={error} />}
    </section>
  );
}
