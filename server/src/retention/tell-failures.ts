import type { Pool } from "pg";
import type { Logger } from "pino";
import { MailError } from "../core/mail-error.js";
import type { Mailer } from "../core/mailer.js";
import { failureMail, type FailedMonth } from "./failure-mail.js";

export interface TellingParts {
  readonly pool: Pool;
  /** Null: no mail server is configured; metrics and the console tell. */
  readonly mailer: Mailer | null;
  /** Of the console, without a slash at its end. */
  readonly publicUrl: string;
  readonly logger: Logger;
}

/**
 * Mails every administrator what could not be archived, and which archives do not agree any more, once for each reason of a month. A mail that cannot be sent is
 * tried again after the next run.
 */
export async function tellFailures({ pool, mailer, publicUrl, logger }: TellingParts): Promise<void> {
  if (mailer === null) return;
  await pool.query("update usage_archives set failure_told = null where failure is null and failure_told is not null");
  const { rows: months } = await pool.query<FailedMonth>(
    `select to_char(month, 'YYYY-MM') as month, failure, dropped_at is not null as "isArchived" from usage_archives
     where failure is distinct from failure_told and failure is not null order by month, part`,
  );
  if (months.length === 0) return;
  const { rows: admins } = await pool.query<{ email: string }>(
    "select email from members where role = 'ADMIN' and disabled_at is null order by id",
  );
  try {
    for (const { email } of admins)
      await mailer.send(failureMail({ to: email, url: `${publicUrl}/retention`, months }));
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    logger.warn({ err: error }, "administrators could not be mailed what archives need");
    return;
  }
  await pool.query("update usage_archives set failure_told = failure where failure is not null");
}
