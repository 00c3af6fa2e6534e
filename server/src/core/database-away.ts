/** Faults of the connection, by Node's codes. */
const SYSTEM_CODES: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "EHOSTDOWN",
  "ENETUNREACH",
  "ENETDOWN",
  "ENETRESET",
  "EADDRNOTAVAIL", // no local port left
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/**
 * Whole classes of SQLSTATE: connection, out of resources, stopped or starting. Not 08P01: what we sent broke
 * the protocol, and does so again.
 */
const SQL_CLASS = /^(?:08(?!P01)...|53...|57P..)$/;

const SQL_CODES: ReadonlySet<string> = new Set([
  "25006", // read-only: a standby, or a server that protects its last disk space
  "25P03", // idle in transaction for too long
  "25P04", // transaction timeout
  "40001", // serialisation failure
  "40P01", // deadlock
  "55P03", // lock timeout
  "57014", // statement timeout
  "58030", // the disk failed
]);

/** What the driver says without a code. */
const DRIVER_MESSAGE =
  /Connection terminated|Query read timeout|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed and is not queryable|Cannot use a pool after calling end/;

/** Whether an error says that the database is away or overloaded, so that trying again may help. */
export function isDatabaseAway(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string" && isAwayCode(at.code)) return true;
    if (DRIVER_MESSAGE.test(at.message)) return true;
    if (at instanceof AggregateError && at.errors.some(isDatabaseAway)) return true;
  }
  return false;
}

function isAwayCode(code: string): boolean {
  return SYSTEM_CODES.has(code) || SQL_CODES.has(code) || SQL_CLASS.test(code);
}
