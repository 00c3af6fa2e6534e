const MOST_SECONDS = 3_600;

/**
 * How long a server wants to be left alone: seconds, or until a date of HTTP; at most an hour.
 *
 * @returns null for what is neither
 */
export function retryAfterSeconds(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const text = header.trim();
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : secondsUntil(text, now);
  return seconds === null ? null : Math.min(seconds, MOST_SECONDS);
}

function secondsUntil(date: string, now: Date): number | null {
  // Date.parse reads many more things as a date, such as -1 or 2001.
  const at = /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/.test(date) ? Date.parse(date) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
