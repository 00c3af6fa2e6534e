/** A zone in which it is about noon: no midnight passes while a test runs, and any day has hours to record in. */
export function noonZone(now = new Date()): string {
  const ahead = 12 - now.getUTCHours();
  // In these names the sign is the other way round.
  return ahead === 0 ? "Etc/GMT" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

/** The local date of that zone, so many days ago. */
export function dateAgo(days: number, now = new Date()): string {
  const noon = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 12));
  return new Date(noon.getTime() - days * 86_400_000).toJSON().slice(0, 10);
}
