/**
 * Whether what is used reaches a level: exactly at it does.
 *
 * @param hundredfold limit times level, exact; a limit may be of parts of a unit, what is used is whole
 */
export function reaches(used: bigint, hundredfold: string): boolean {
  const [whole = "0", part = ""] = hundredfold.split(".");
  const least = BigInt(whole) + (/[1-9]/.test(part) ? 1n : 0n);
  return used * 100n >= least;
}
