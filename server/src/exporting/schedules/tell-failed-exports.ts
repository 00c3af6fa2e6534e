import type { Pool } from "pg";
import type { Logger } from "pino";
import { MailError } from "../../core/mail-error.js";
import type { Mailer } from "../../core/mailer.js";
import type { ExportFailureCode } from "../domain/export-failure-code.js";
import { failureMail } from "./failure-mail.js";

export interface TellingParts {
  readonly pool: Pool;
  /** Null: no mail server is configured; the console tells. */
  readonly mailer: Mailer | null;
  /** Of the console, without a slash at its end. */
  readonly publicUrl: string;
  readonly logger: Logger;
}

interface Failed {
  readonly id: number;
  readonly schedule: string;
  readonly email: string;
  readonly error: string;
  readonly code: ExportFailureCode | null;
}

/**
 * Mails who made a schedule that one of its files could not be written, once for each. A mail that cannot be sent is
 * tried again at the next run.
 */
export async function tellFailedExports({ pool, mailer, publicUrl, logger }: TellingParts): Promise<void> {
  if (mailer === null) return;
  const { rows } = await pool.query<Failed>(
    `select e.id, s.name as schedule, m.email, coalesce(e.error, '') as error, e.failure_code as code
     from exports e join export_schedules s on s.id = e.schedule_id join members m on m.id = e.member_id
     where e.state = 'failed' and not e.failure_told and m.disabled_at is null order by e.id`,
  );
  for (const { id, schedule, email, error, code } of rows) {
    try {
      await mailer.send(failureMail({ to: email, url: `${publicUrl}/exports`, schedule, error, code }));
    } catch (fault) {
      if (!(fault instanceof MailError)) throw fault;
      logger.warn({ err: fault, export: id }, "nobody could be mailed that a scheduled export failed");
      return;
    }
    await pool.query("update exports set failure_told = true where id = $1", [id]);
  }
}
