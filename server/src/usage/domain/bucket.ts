/** Length of a rollup bucket: a day of any IANA zone is a whole number of them. */
export const BUCKET_MS = 15 * 60_000;

/** Start of the 15-minute UTC bucket that contains the instant. */
export function bucketStart(time: Date): Date {
  return new Date(Math.floor(time.getTime() / BUCKET_MS) * BUCKET_MS);
}
