import type { EntityManager } from "@mikro-orm/postgresql";
import { Temporal } from "temporal-polyfill";
import { inZone, startOfDate, toDate } from "../../core/domain/zoned-time.js";
import type { WindowQuestion } from "../domain/threshold-window.js";

/** What days and weeks are, as usage is counted. */
export interface Calendar extends WindowQuestion {
  readonly now: Date;
  readonly zone: string;
}

/** In the zone that days are counted in: that of the settings, but while a change of it is being counted. */
export async function readCalendar(em: EntityManager, now: Date): Promise<Calendar> {
  const [row] = await em.execute<{ zone: string | null; week_start: number | null }[]>(
    `select (select value #>> '{}' from settings where key = 'countersTimezone') as zone,
            (select (value #>> '{}')::int from settings where key = 'weekStart') as week_start`,
  );
  const zone = row?.zone ?? "UTC";
  return { now, zone, today: inZone(now, zone).toPlainDate(), weekStart: row?.week_start ?? 1 };
}

/** When a local date begins. */
export function startOf(date: string, zone: string): Date {
  return toDate(startOfDate(Temporal.PlainDate.from(date), zone));
}
