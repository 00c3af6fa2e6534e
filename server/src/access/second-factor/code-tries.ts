import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import { hashSecret } from "../secret-token.js";

const WINDOW_SECONDS = 15 * 60;
/** Of a million codes three are right at any time. */
const TRIES = 10;

/**
 * Counts a code before it is looked at, over all replicas and from wherever it comes: who may try one knows
 * the password already, and must not guess the rest from a thousand addresses.
 *
 * @param now whose window of 15 minutes begins with the first try
 * @throws AppError UNAVAILABLE, saying when to try again, from the eleventh try on
 */
export async function countCodeTry(em: EntityManager, memberId: number, now: Date): Promise<void> {
  // Not in the transaction of who asks: what is rolled back was tried all the same.
  const [row] = await em.fork().execute<{ tries: number; seconds: number }[]>(
    `insert into sign_in_tries as t (key, tries, until) values (?, 1, ?::timestamptz + ? * interval '1 second')
     on conflict (key) do update set
       tries = case when t.until <= ?::timestamptz then 1 else t.tries + 1 end,
       until = case when t.until <= ?::timestamptz then excluded.until else t.until end
     returning tries, ceil(extract(epoch from until - ?::timestamptz))::int as seconds`,
    [keyOf(memberId), now, WINDOW_SECONDS, now, now, now],
  );
  if (row === undefined || row.tries <= TRIES) return;
  throw AppError.tooMany(`Too many wrong codes. Try again in ${Math.ceil(row.seconds / 60)} minutes.`, row.seconds);
}

/** The member gave a right one. */
export async function forgetCodeTries(em: EntityManager, memberId: number): Promise<void> {
  await em.execute("delete from sign_in_tries where key = ?", [keyOf(memberId)]);
}

function keyOf(memberId: number): Buffer {
  return hashSecret(`second factor ${memberId}`);
}
