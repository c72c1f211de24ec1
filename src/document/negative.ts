/** Whether a commitment is not to do something: "never to raise it". */
export function isNegative(action: string): boolean {
  return /^(?:to )?(?:not|never)\b/i.test(action);
}
