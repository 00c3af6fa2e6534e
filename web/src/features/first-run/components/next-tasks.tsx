import { getLocalTimeZone } from "@internationalized/date";
import { useState } from "react";
import type { Permission } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { readPreference, writePreference } from "../../../lib/preference";
import { useSettings } from "../../../lib/use-settings";
import { cx } from "../../../ui/class-names";
import { useSetUp } from "../api/use-next-tasks";
import { nextTasks, readDismissed, type TaskName } from "../model/next-tasks";
import { NextTask } from "./next-task";
import styles from "./next-tasks.module.css";

const DISMISSED = "first-run-dismissed";

/** Three things that are better done before there is much; each goes away when it is dismissed, in this browser. */
export function NextTasks({ permissions }: { permissions: readonly Permission[] }) {
  const t = useText();
  const settings = useSettings();
  const mayAsk = permissions.includes("MANAGE_ALERTS");
  const setUp = useSetUp(!mayAsk);
  const [dismissed, setDismissed] = useState(() => readDismissed(readPreference(DISMISSED)));
  if (settings === null || setUp === undefined) return null;

  const dismiss = (name: TaskName): void => {
    const names = [...dismissed, name];
    setDismissed(names);
    writePreference(DISMISSED, names.join(","));
  };
  const zones = { reporting: settings.reportingTimezone, browser: getLocalTimeZone() };
  const tasks = nextTasks({ setUp, zones, permissions, dismissed });
  if (tasks.length === 0) return null;
  return (
    <section className={cx(styles.tasks)} aria-labelledby="first-run-tasks">
      <h2 id="first-run-tasks">{t("firstRun.tasks")}</h2>
      <ul className={cx(styles.list)}>
        {tasks.map((task) => (
          <NextTask
            key={task.name}
            task={task}
            zones={zones}
            mailConfigured={setUp.mailConfigured}
            onDismiss={() => dismiss(task.name)}
          />
        ))}
      </ul>
    </section>
  );
}
