/** Whether one of the periods is over: what is known of it is about a time that no longer runs. @param now ms since 1970 */
export function hasReset(resets: readonly string[], now: number): boolean {
  return resets.some((resetsAt) => Date.parse(resetsAt) <= now);
}
