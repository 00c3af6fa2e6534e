/** Length of a rollup bucket: a day of any IANA zone is a whole number of them. */
export const BUCKET_MS = 15 * 60_000;

/** Start of the 15-minute UTC bucket that contains the instant. */
export function bucketStart(time: Date): Date {
  return new Date(Math.floor(time.getTime() / BUCKET_MS) * BUCKET_MS);
}

/** The same, one object for each bucket: the events of a batch lie in few, and each of them holds on to its own. */
export class SharedBuckets {
  private readonly starts = new Map<number, Date>();

  startOf(time: Date): Date {
    const bucket = Math.floor(time.getTime() / BUCKET_MS);
    let start = this.starts.get(bucket);
    if (start === undefined) {
      start = bucketStart(time);
      this.starts.set(bucket, start);
    }
    return start;
  }
}
