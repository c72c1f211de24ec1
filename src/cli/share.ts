/** Calls shared out among several that answer. */

/**
 * Hands each call, in the order they come, to the one with the fewest before it: behind a long call none waits that another could answer.
 *
 * @param atOnce calls that one may have before it; more wait for whichever is done first
 */
export function shareOut<R>(answerers: readonly R[], atOnce: number): <T>(call: (answerer: R) => Promise<T>) => Promise<T> {
  const before = answerers.map(() => 0);
  const queue: ((place: number) => void)[] = [];
  return async (call) => {
    let place = before.indexOf(Math.min(...before));
    if (before[place] < atOnce) before[place]++;
    else place = await new Promise<number>((resolve) => queue.push(resolve));
    try {
      return await call(answerers[place]);
    } finally {
      const next = queue.shift();
      if (next === undefined) before[place]--;
      else next(place);
    }
  };
}
