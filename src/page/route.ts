/** Where the reader is: the address is the whole state of a view, so that a link shows the same. */

import { useEffect, useState } from "preact/hooks";
import { addressOf } from "./api.ts";

export interface Place {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

function here(): Place {
  return { path: location.pathname, query: Object.fromEntries(new URLSearchParams(location.search)) };
}

/** Goes to an address of the page; `replace` leaves no step to go back to. */
export function go(address: string, replace = false): void {
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** The place with some of its query changed. */
export function withQuery({ path, query }: Place, change: Readonly<Record<string, string | undefined>>): string {
  return addressOf(path, { ...query, ...change });
}

export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const moved = (): void => setPlace(here());
    addEventListener("popstate", moved);
    return () => removeEventListener("popstate", moved);
  }, []);
  useEffect(() => {
    // Links of the page change the address, and nothing is loaded anew.
    const clicked = (event: MouseEvent): void => {
      const link = (event.target as Element | null)?.closest("a");
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      if (!link || link.target !== "" || link.hasAttribute("download") || link.origin !== location.origin) return;
      if (link.pathname === "/docs" || link.pathname === "/openapi.json" || link.pathname.startsWith("/api/") || link.pathname.endsWith(".html"))
        return;
      if (link.pathname === location.pathname && link.hash !== "") return;
      event.preventDefault();
      go(link.pathname + link.search);
      scrollTo(0, 0);
    };
    document.addEventListener("click", clicked);
    return () => document.removeEventListener("click", clicked);
  }, []);
  return place;
}
