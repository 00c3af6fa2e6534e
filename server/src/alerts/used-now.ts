import type { EntityManager } from "@mikro-orm/postgresql";
import { Temporal } from "temporal-polyfill";
import type { Meter } from "../analytics/domain/question-words.js";
import type { ThresholdScope } from "../thresholds/domain/threshold-words.js";
import { startOf } from "../thresholds/statuses/read-calendar.js";
import { selectUsedByEverybody } from "../thresholds/statuses/select-used-by-everybody.js";
import { selectUsedByUsers } from "../thresholds/statuses/select-used-by-users.js";
import type { UsedAmount } from "../thresholds/statuses/used-amounts.js";
import type { UserWindow } from "../thresholds/statuses/user-window.js";

/** An alert on usage of a period, as far as it decides what is counted. */
export interface CountedAlert {
  readonly id: string;
  readonly scope: ThresholdScope;
  readonly subject: string | null;
  readonly userId: string | null;
  readonly meter: Meter;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly timezone: string;
}

/**
 * What is used by now in the periods of alerts, by the alert's id: the sums that crossings are decided by, those that
 * wait to be merged included.
 *
 * @param em in one snapshot
 */
export async function usedNow(
  em: EntityManager,
  alerts: readonly CountedAlert[],
): Promise<ReadonlyMap<string, UsedAmount>> {
  const used = new Map<string, UsedAmount>();
  for (const ofWindow of Map.groupBy(alerts, windowKey).values()) {
    const [{ periodStart, periodEnd, timezone } = never()] = ofWindow;
    const window = windowOf(periodStart, periodEnd, timezone);
    const others = ofWindow.filter(({ userId }) => userId === null);
    const amountOf = others.length === 0 ? null : await selectUsedByEverybody(em, window);
    for (const alert of others) if (amountOf !== null) used.set(alert.id, amountOf(alert));
    const ofUsers = Map.groupBy(
      ofWindow.filter(({ userId }) => userId !== null),
      ({ meter }) => meter,
    );
    for (const [meter, own] of ofUsers) {
      const amountOfUser = await selectUsedByUsers(em, { userIds: own.map(userOf), meter, window });
      for (const alert of own) used.set(alert.id, amountOfUser(userOf(alert)));
    }
  }
  return used;
}

function windowKey({ periodStart, periodEnd, timezone }: CountedAlert): string {
  return `${periodStart} ${periodEnd} ${timezone}`;
}

function userOf({ userId }: CountedAlert): string {
  return userId ?? "0";
}

function windowOf(start: string, end: string, timezone: string): UserWindow {
  const first = Temporal.PlainDate.from(start);
  const isMonth = first.day === 1 && first.add({ months: 1 }).equals(Temporal.PlainDate.from(end));
  return { start, end, counted: isMonth ? "month" : "day", from: startOf(start, timezone), to: startOf(end, timezone) };
}

function never(): never {
  throw new Error("a group has a member");
}
