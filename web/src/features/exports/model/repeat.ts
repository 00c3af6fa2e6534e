import type { ReportCadence } from "../../../lib/graphql/graphql";

/** How often a view leaves: now, or by itself of each period. */
export type Repeat = "ONCE" | ReportCadence;

export const REPEATS: readonly Repeat[] = ["ONCE", "DAY", "WEEK", "MONTH"];

/** A schedule that is being asked for. */
export interface Scheduling {
  repeat: Repeat;
  name: string;
}

/** Whether what is chosen can be asked for. */
export function isNamed({ repeat, name }: Scheduling): boolean {
  return repeat === "ONCE" || name.trim() !== "";
}
