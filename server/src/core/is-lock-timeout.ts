/** PostgreSQL: lock_not_available. */
const LOCK_TIMEOUT = "55P03";

/** Whether somebody else held a lock for longer than it was waited for, as the driver says it or the ORM. */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === LOCK_TIMEOUT;
}
