/** Faults of the connection, not of the statement: the same request may succeed a moment later. */
const AWAY = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "08000",
  "08001",
  "08003",
  "08006",
  "53100", // disk full
  "53300", // too many connections
  "57P01", // admin shutdown
  "57P02",
  "57P03", // starting up
  "57014", // statement timeout
  "55P03", // lock timeout
  "40001",
  "40P01",
]);

const AWAY_MESSAGE =
  /Connection terminated|^timeout expired$|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Whether an error says that the database is away or overloaded, so that trying again may help. */
export function isDatabaseAway(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string" && AWAY.has(at.code)) return true;
    if (AWAY_MESSAGE.test(at.message)) return true;
    if (at instanceof AggregateError && at.errors.some(isDatabaseAway)) return true;
  }
  return false;
}
