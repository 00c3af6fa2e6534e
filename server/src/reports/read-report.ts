import { AppError } from "../core/errors.js";
import { readId } from "../core/read-id.js";
import { readText } from "../core/read-text.js";
import type { ReportCadence } from "./domain/report-cadence.js";

/** A report as somebody asks for it. */
export interface ReportRequest {
  readonly name: string;
  readonly cadence: ReportCadence;
  readonly sendAt: string;
  readonly channelId: string;
  readonly enabled: boolean;
}

export interface CheckedReport extends Omit<ReportRequest, "channelId"> {
  readonly channelId: number;
}

const LONGEST_NAME = 60;
/** Ends of lines among them: a name stands in subjects and in the audit log. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** @throws AppError BAD_INPUT naming the field */
export function readReport({ name: given, cadence, sendAt, channelId, enabled }: ReportRequest): CheckedReport {
  const name = readText("name", given, LONGEST_NAME);
  if (CONTROL.test(name)) throw AppError.badInput("name", "one line without control characters", given);
  if (!CLOCK.test(sendAt)) throw AppError.badInput("sendAt", "a time like 09:00", sendAt);
  return { name, cadence, sendAt, channelId: readId("channelId", "channel", channelId), enabled };
}
