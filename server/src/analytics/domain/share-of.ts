/** Part of a whole, 0 to 1 with six exact digits; null when there is nothing to share. */
export function shareOf(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number((part * 1_000_000n) / whole) / 1_000_000;
}
