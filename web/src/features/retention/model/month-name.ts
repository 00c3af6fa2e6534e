import type { Format } from "../../../lib/format";

/** `2026-08` as `August 2026`. */
export function monthName(month: string, format: Format): string {
  return format.bucket(`${month}-01`, "month");
}
