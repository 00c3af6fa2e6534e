import type { DataHealth } from "../api/use-data-health";

/** Merging is looked after every few seconds, so this long without it is no pause. */
const STALLED_MS = 10 * 60_000;
/** As the doctor has it: a message that waits for so long does not get through. */
const OVERDUE_MS = 60 * 60_000;

/** Which parts need somebody. What is unknown raises no alarm: it is told as unknown. */
export function healthAlarms({ merging, archiving, messages }: Omit<DataHealth, "ingest">, nowMs: number) {
  const since = (at: string | null | undefined): number => (at == null ? 0 : nowMs - Date.parse(at));
  const isStalled = (merging?.waiting ?? 0) > 0 && since(merging?.mergedAt) > STALLED_MS;
  return {
    merging: isStalled || (merging?.driftDays ?? 0) > 0,
    archiving: (archiving?.failed ?? 0) > 0,
    messages: since(messages?.waitingSince) > OVERDUE_MS || (messages?.givenUp ?? 0) > 0,
  };
}
