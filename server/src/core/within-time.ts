/**
 * The promise's outcome, or an error after so long. An answer that arrived while this process was busy
 * counts as in time: what came in is read before it is judged.
 *
 * @throws Error `timeout expired`
 */
export async function withinTime<Result>(promise: Promise<Result>, limitMs: number): Promise<Result> {
  const { promise: expiry, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => setImmediate(() => reject(new Error("timeout expired"))), limitMs);
  try {
    return await Promise.race([promise, expiry]);
  } finally {
    clearTimeout(timer);
  }
}
