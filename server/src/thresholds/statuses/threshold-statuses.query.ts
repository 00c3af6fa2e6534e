import type { EntityManager } from "@mikro-orm/postgresql";
import type { RequestContext } from "../../access/request-context.js";
import { inSnapshot } from "../../analytics/question.js";
import { AppError } from "../../core/errors.js";
import { readId } from "../../core/read-id.js";
import { isAppUserId } from "../../appusers/domain/app-user-id.js";
import type { ThresholdWindow } from "../domain/threshold-window.js";
import { ThresholdScope } from "../domain/threshold-words.js";
import { labelOf } from "../label-of.js";
import type { ThresholdSubject } from "../threshold.js";
import { readCalendar } from "./read-calendar.js";
import type { RunningLimit } from "./running-limit.js";
import { selectRunningLimits } from "./select-running-limits.js";
import { selectUsedByEverybody, type Watched } from "./select-used-by-everybody.js";
import { selectUsedByUsers } from "./select-used-by-users.js";
import { selectUsedOfLimits } from "./select-used-of-limits.js";
import { selectUsersWithMost } from "./select-users-with-most.js";
import type { ThresholdStatus } from "./threshold-status.js";
import { toStatus } from "./to-status.js";
import type { UsedAmount } from "./used-amounts.js";

const MOST_IDS = 200;
const MOST_TOP = 50;

export interface StatusesRequest {
  /** Null: all limits that are switched on and whose period runs. */
  readonly ids: readonly string[] | null;
  /** Null: whoever they are about; otherwise those that are about this app user. */
  readonly userId: string | null;
  /** App users to tell of each threshold on each of them. */
  readonly top: number;
}

/**
 * How near usage is to limits: of all of them from one snapshot, in which everything is that was acknowledged.
 * Without projections.
 *
 * @throws AppError BAD_INPUT naming `ids`, `userId` or `top`
 */
export async function thresholdStatuses(
  { em, clock }: Pick<RequestContext, "em" | "clock">,
  request: StatusesRequest,
): Promise<ThresholdStatus[]> {
  const { ids, userId, top } = checked(request);
  return inSnapshot(em, async (_, fork) => {
    const calendar = await readCalendar(fork, clock());
    const limits = await selectRunningLimits(fork, { ids, userId, calendar });
    const asked = {
      usedByEverybody: remembering(fork),
      usedByUser: await selectUsedOfLimits(fork, limits, userId),
      user: userId === null ? null : { key: userId, label: await labelOf(fork, ThresholdScope.USER, userId) },
      top,
    };
    const statuses: ThresholdStatus[] = [];
    for (const limit of limits) statuses.push(...(await statusesOf(fork, limit, asked)));
    return statuses;
  });
}

interface Asked {
  readonly usedByEverybody: (window: ThresholdWindow, watched: Watched) => Promise<UsedAmount>;
  readonly usedByUser: (limit: RunningLimit) => UsedAmount;
  /** Null: whoever limits are about. */
  readonly user: ThresholdSubject | null;
  readonly top: number;
}

async function statusesOf(em: EntityManager, limit: RunningLimit, asked: Asked): Promise<ThresholdStatus[]> {
  const { meter, window } = limit;
  const { scope, subject } = limit.threshold;
  switch (scope) {
    case ThresholdScope.EACH_USER:
      if (asked.user === null) return eachUser(em, limit, asked.top);
      return [toStatus(limit, { subject: asked.user, ...asked.usedByUser(limit) })];
    case ThresholdScope.USER:
      return [toStatus(limit, { subject, ...asked.usedByUser(limit) })];
    case ThresholdScope.OVERALL:
    case ThresholdScope.PROJECT:
    case ThresholdScope.MODEL:
    case ThresholdScope.FEATURE:
    case ThresholdScope.KEY: {
      const amount = await asked.usedByEverybody(window, { scope, subject: subject?.key ?? null, meter });
      return [toStatus(limit, { subject, ...amount })];
    }
  }
}

/** One for all of them, with the usage of the one with most, then those with most. */
async function eachUser(em: EntityManager, limit: RunningLimit, top: number): Promise<ThresholdStatus[]> {
  const { meter, period, window, units } = limit;
  const { startsOn, endsOn } = limit.threshold;
  const most = await selectUsersWithMost(em, { meter, period, startsOn, endsOn, window, limit: units, top });
  const amountOf = await selectUsedByUsers(em, { userIds: most.users.map(({ id }) => id), meter, window });
  const statuses = most.users.map(({ id, pseudonym, used }) =>
    toStatus(limit, { subject: { key: id, label: pseudonym }, used, isAtLeast: amountOf(id).isAtLeast }),
  );
  const used = most.users[0]?.used ?? 0n;
  const isAtLeast = statuses.some((status) => status.isAtLeast);
  const whole = toStatus(limit, { subject: null, used, isAtLeast });
  return [{ ...whole, subjects: most.subjects, over: most.over }, ...statuses];
}

/** Each window is read once. */
function remembering(em: EntityManager): Asked["usedByEverybody"] {
  const read = new Map<string, Awaited<ReturnType<typeof selectUsedByEverybody>>>();
  return async (window, watched) => {
    const key = `${window.start} ${window.end}`;
    const amountOf = read.get(key) ?? (await selectUsedByEverybody(em, window));
    read.set(key, amountOf);
    return amountOf(watched);
  };
}

function checked({ ids, userId, top }: StatusesRequest) {
  if (top < 1 || top > MOST_TOP) throw AppError.badInput("top", `a number from 1 to ${MOST_TOP}`, top);
  if (ids !== null && ids.length > MOST_IDS) throw AppError.badInput("ids", `at most ${MOST_IDS}`, `${ids.length} ids`);
  if (userId !== null && !isAppUserId(userId))
    throw AppError.badPrivateInput("userId", "the id of an app user", userId);
  return { ids: ids === null ? null : ids.map((id) => readId("ids", "threshold", id)), userId, top };
}
