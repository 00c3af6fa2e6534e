import { randomUUID } from "node:crypto";
import type { MikroORM } from "@mikro-orm/postgresql";
import type { Statements } from "../core/statements.js";
import type { Language } from "../core/language.js";
import { readContent } from "./content/read-content.js";
import type { ReportCadence } from "./domain/report-cadence.js";
import type { ReportPeriod } from "./domain/report-period.js";
import { reportMessage } from "./messages/report-message.js";

/** A report and where it goes. */
export interface ToReport {
  readonly id: number;
  readonly name: string;
  readonly cadence: ReportCadence;
  readonly channelId: number;
  readonly language: Language;
}

export interface ReportSource {
  readonly orm: Pick<MikroORM, "em">;
  /** Of the console, without a slash at its end. */
  readonly publicUrl: string;
}

interface ReportMoment {
  readonly period: ReportPeriod;
  readonly zone: string;
  readonly now: Date;
}

/** What a message of a report is kept as: it brings its words along, so that each try says the same. */
export async function composeReport(
  { orm, publicUrl }: ReportSource,
  { id, name, cadence, language }: ToReport,
  { period, zone, now }: ReportMoment,
): Promise<{ readonly message: object }> {
  const report = { id: String(id), name, cadence };
  const content = await readContent(orm.em.fork(), { report, period, zone, now });
  return { message: reportMessage(content, language, publicUrl) };
}

const INSERT = "insert into alert_deliveries (id, channel_id, kind, content) values ($1, $2, 'REPORT', $3)";

/**
 * Puts it into the outbox.
 *
 * @returns the id of the delivery
 */
export async function insertReport(
  client: Statements,
  channelId: number,
  content: { readonly message: object },
): Promise<string> {
  const id = randomUUID();
  await client.query(INSERT, [id, channelId, JSON.stringify(content)]);
  return id;
}
