/** Requests of all months together; whole numbers as text, which may be beyond what a number holds exactly. */
export function countDue(due: readonly { requests: string }[]): string {
  return due.reduce((sum, { requests }) => sum + BigInt(requests), 0n).toString();
}
