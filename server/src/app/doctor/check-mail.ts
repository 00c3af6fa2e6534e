import { MailError } from "../../core/mail-error.js";
import { Mailer } from "../../core/mailer.js";
import { fine, lookAt, mustDo, type Finding } from "./finding.js";
import type { Patient, ReachedPatient } from "./patient.js";

const GREET_WITHIN_MS = 10_000;

/** Greets the mail server, signs in, and sends nothing. */
export async function checkMail({ config: { smtpUrl, mailFrom } }: Patient): Promise<readonly Finding[]> {
  if (smtpUrl === null || mailFrom === null) {
    const says =
      "SMTP_URL is not set: invitations are handed over as links, and alerts leave by webhook and Slack alone.";
    return [fine("mail", says)];
  }
  const { host } = new URL(smtpUrl);
  try {
    await new Mailer({ smtpUrl, from: mailFrom, withinMs: GREET_WITHIN_MS }).greet();
    return [fine("mail", `The mail server ${host} greets and takes the sign-in.`)];
  } catch (error) {
    const reason =
      error instanceof MailError ? [error.code, error.response, error.socketCode].filter(Boolean).join(" ") : "";
    const says = `The mail server ${host} cannot be used (${reason}): invitations and alerts by mail do not leave.`;
    return [
      mustDo("mail", says, "Correct SMTP_URL, or the mail server; messages of alerts wait and are tried for a day."),
    ];
  }
}

interface MessagesRow {
  readonly dead: number;
  readonly overdue: number;
  readonly mailChannels: number;
}

/** What became of messages of alerts within the last week. */
export async function checkMessages({ client, config }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<MessagesRow>(`
    select (select count(*)::int from alert_deliveries where status = 'DEAD' and created_at > now() - interval '7 days') as dead,
      (select count(*)::int from alert_deliveries where status = 'WAITING' and created_at < now() - interval '1 hour') as overdue,
      (select count(*)::int from alert_channels where kind = 'EMAIL' and deleted_at is null) as "mailChannels"`);
  const { dead, overdue, mailChannels } = rows[0] ?? { dead: 0, overdue: 0, mailChannels: 0 };
  if (config.smtpUrl === null && mailChannels > 0) {
    const says = `${mailChannels} channels send by mail, and SMTP_URL is not set here.`;
    return [mustDo("messages", says, "Set SMTP_URL and MAIL_FROM, or move the alerts to another channel.")];
  }
  if (dead + overdue === 0)
    return [fine("messages", "No message of an alert was given up within 7 days or waits for an hour.")];
  const says = `${dead} messages of alerts were given up within 7 days, ${overdue} wait for more than an hour.`;
  return [lookAt("messages", says, "Thresholds → Channels shows each with what the receiver answered.")];
}
