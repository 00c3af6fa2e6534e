import type { ReportCadence } from "./domain/report-cadence.js";
import type { ChannelName } from "../thresholds/threshold.js";

/** A report that is sent by itself, as it is shown. */
export interface ScheduledReport {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly cadence: ReportCadence;
  /** `09:00`, on the clock of the reporting timezone. */
  readonly sendAt: string;
  readonly channel: ChannelName;
  readonly enabled: boolean;
  /** Local date; null before the first. */
  readonly reportedUntil: string | null;
  /** Past where it is due and about to be sent; null while it is off. */
  readonly nextAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
