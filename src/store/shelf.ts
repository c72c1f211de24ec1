/** Reports that were read for a question, kept at hand for the next: questions that follow one another mostly read the same reports. */

export interface Shelf<Report> {
  /** Empties the shelf unless the store is as it was when it was filled; `stamp` tells. */
  renew(stamp: string): void;
  get(id: string): Report | undefined;
  /** Puts a report there; those not asked for longest make room. */
  put(id: string, report: Report): void;
  clear(): void;
}

/** @param room how much it holds, in the units of `sizeOf` */
export function makeShelf<Report>(room: number, sizeOf: (report: Report) => number): Shelf<Report> {
  // A map keeps the order in which its keys came: what is asked for goes to the end.
  const kept = new Map<string, Report>();
  let filled = 0;
  let known: string | undefined;
  const clear = (): void => {
    kept.clear();
    filled = 0;
  };
  const remove = (id: string): void => {
    const report = kept.get(id);
    if (report === undefined) return;
    kept.delete(id);
    filled -= sizeOf(report);
  };
  return {
    renew(stamp) {
      if (stamp !== known) clear();
      known = stamp;
    },
    get(id) {
      const report = kept.get(id);
      if (report === undefined) return undefined;
      kept.delete(id);
      kept.set(id, report);
      return report;
    },
    put(id, report) {
      remove(id);
      const size = sizeOf(report);
      if (size > room) return;
      kept.set(id, report);
      filled += size;
      for (const oldest of kept.keys()) {
        if (filled <= room) break;
        remove(oldest);
      }
    },
    clear,
  };
}
