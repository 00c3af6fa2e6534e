/** App users whose bits lie in one row of `usage_active_users`; as the column's type says. */
const USERS_PER_BLOCK = 8192;

/** No app user of a block. */
export const NO_USERS = `repeat('0', ${USERS_PER_BLOCK})::bit(${USERS_PER_BLOCK})`;

/** The row that an app user is in. */
export function blockOf(userId: string): string {
  return `(${userId} / ${USERS_PER_BLOCK})::int`;
}

/** Aggregates app users of one block to their bits; none to no bit, never to null. */
export function bitsOf(userId: string, condition = "true"): string {
  return `usage_user_bits((${userId} % ${USERS_PER_BLOCK})::int, 1) filter (where ${condition})`;
}

/** Requests whose cost is known, of a row of sums of which a null adds nothing. */
export const KNOWN_REQUESTS = "coalesce(requests, 0) - coalesce(unpriced_requests, 0)";

/** A difference that can end that an app user was active, or had a request of known cost. */
export const TAKES_AWAY = `(coalesce(requests, 0) < 0 or ${KNOWN_REQUESTS} < 0)`;
