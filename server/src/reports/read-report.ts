import { AppError } from "../core/errors.js";
import { readId } from "../core/read-id.js";
import { readLine } from "../core/read-line.js";
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
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** @throws AppError BAD_INPUT naming the field */
export function readReport({ name, cadence, sendAt, channelId, enabled }: ReportRequest): CheckedReport {
  const line = readLine("name", name, LONGEST_NAME);
  if (!CLOCK.test(sendAt)) throw AppError.badInput("sendAt", "a time like 09:00", sendAt);
  return { name: line, cadence, sendAt, channelId: readId("channelId", "channel", channelId), enabled };
}
