export const MOST_MONTHS = 120;

/** A typed number of months that requests can be kept; null for anything else. */
export function readMonths(text: string): number | null {
  if (!/^\d{1,3}$/.test(text.trim())) return null;
  const months = Number(text.trim());
  return months >= 1 && months <= MOST_MONTHS ? months : null;
}
