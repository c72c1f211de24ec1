import { expect, test } from "vitest";
import { shareOut } from "../../src/cli/share.ts";

test("a call waits behind a long one only where all are busy, and all are answered in order", async () => {
  const given: Record<string, number[]> = { a: [], b: [] };
  const turn = shareOut(["a", "b"], 2);
  const ends = new Map<number, () => void>();
  const call = (n: number): Promise<number> =>
    turn((answerer) => {
      given[answerer].push(n);
      return new Promise((resolve) => ends.set(n, () => resolve(n)));
    });
  const end = async (n: number): Promise<void> => {
    ends.get(n)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const long = call(0);
  for (const n of [1, 2, 3]) {
    const quick = call(n);
    await end(n);
    expect(await quick).toBe(n);
  }
  expect(given).toEqual({ a: [0], b: [1, 2, 3] });
  const many = [4, 5, 6, 7, 8].map(call);
  expect(given).toEqual({ a: [0, 5], b: [1, 2, 3, 4, 6] });
  await end(6);
  expect(given["b"]).toEqual([1, 2, 3, 4, 6, 7]);
  for (const n of [0, 4, 5, 7, 8]) await end(n);
  expect(await Promise.all([long, ...many])).toEqual([0, 4, 5, 6, 7, 8]);
});

test("a call that fails leaves its place to the next", async () => {
  const turn = shareOut(["a"], 1);
  const failed = turn(() => Promise.reject(new Error("broken")));
  const next = turn((answerer) => Promise.resolve(answerer));
  await expect(failed).rejects.toThrow("broken");
  expect(await next).toBe("a");
});
