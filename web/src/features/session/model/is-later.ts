/** Whether a proof is newer than the one that was not new enough; null where there is none. */
export function isLater(proof: string | null | undefined, than: string | null | undefined): boolean {
  if (proof == null) return false;
  return than == null || Date.parse(proof) > Date.parse(than);
}
