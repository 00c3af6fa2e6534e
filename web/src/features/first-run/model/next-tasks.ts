import type { Permission } from "../../../lib/graphql/graphql";
import type { SetUp } from "../api/use-next-tasks";

export const TASKS = ["timezone", "budget", "email"] as const;
export type TaskName = (typeof TASKS)[number];

export interface NextTask {
  name: TaskName;
  isDone: boolean;
}

interface Surroundings {
  setUp: SetUp;
  /** Of the installation, and of the browser; IANA. */
  zones: { reporting: string; browser: string };
  permissions: readonly Permission[];
  /** By whoever looks, in this browser. */
  dismissed: readonly TaskName[];
}

const NEEDS: Readonly<Record<TaskName, Permission>> = {
  timezone: "MANAGE_SETTINGS",
  budget: "MANAGE_ALERTS",
  email: "MANAGE_ALERTS",
};

/** What is worth doing once requests arrive, for who may do it. What is done says so by itself. */
export function nextTasks({ setUp, zones, permissions, dismissed }: Surroundings): readonly NextTask[] {
  const done: Readonly<Record<TaskName, boolean>> = {
    timezone: zones.reporting === zones.browser,
    budget: setUp.thresholds.some(({ kind, scope }) => kind === "LIMIT" && scope === "EACH_USER"),
    email: setUp.channels.some(
      ({ kind, enabled, lastDelivery }) => kind === "EMAIL" && enabled && lastDelivery?.status === "SENT",
    ),
  };
  return TASKS.filter((name) => permissions.includes(NEEDS[name]) && !dismissed.includes(name)).map((name) => ({
    name,
    isDone: done[name],
  }));
}

/** As it is kept; names that no task has are forgotten. */
export function readDismissed(kept: string | null): readonly TaskName[] {
  const names = (kept ?? "").split(",");
  return TASKS.filter((name) => names.includes(name));
}
