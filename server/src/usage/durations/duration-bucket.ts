/**
 * Buckets of durations: each millisecond below 64 is one, and from there on each doubling is divided into 32. The middle
 * of a bucket is at most 1/64 away from any duration in it, 1.6 percent; below 64 milliseconds it is the duration.
 */

/** How many times a duration of 64 milliseconds or more has to be halved to be below 64. The logarithm may be off by one at a power of two: both numbers lead to the same bucket there. */
const halvings = (duration: string) => `(floor(ln(${duration}::float8) / ln(2::float8))::int - 5)`;

/** The bucket of a duration, a column of whole milliseconds. */
export function durationBucket(duration: string): string {
  return `(case when ${duration} < 64 then ${duration}
    else 32 * ${halvings(duration)} + (${duration} >> ${halvings(duration)}) end)::smallint`;
}

/** The whole milliseconds in the middle of a bucket. */
export function middleOfBucket(bucket: string): string {
  const halved = `(${bucket} / 32 - 1)`;
  return `(case when ${bucket} < 64 then ${bucket}::bigint
    else ((32 + ${bucket} % 32)::bigint << ${halved}) + ((1::bigint << ${halved}) - 1) / 2 end)`;
}
