import { CircleCheck, X } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { IconButton } from "../../../ui/icon-button";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { NextTask as Task } from "../model/next-tasks";
import styles from "./next-tasks.module.css";
import { PageLink } from "./page-link";

interface NextTaskProps {
  task: Task;
  /** IANA. */
  zones: { reporting: string; browser: string };
  mailConfigured: boolean;
  onDismiss: () => void;
}

/** The pages on which they are done. */
const PAGES = { timezone: "/settings/general", budget: "/thresholds/new", email: "/thresholds/channels" };

export function NextTask({ task: { name, isDone }, zones, mailConfigured, onDismiss }: NextTaskProps) {
  const t = useText();
  const title = t(`firstRun.task.${name}`);
  const isUnsendable = name === "email" && !mailConfigured;
  return (
    <li className={cx(styles.task)}>
      <h3>
        {isDone ? <CircleCheck aria-hidden /> : null}
        {title}
        {isDone ? <VisuallyHidden>{t("firstRun.state.done")}</VisuallyHidden> : null}
      </h3>
      <IconButton label={t("firstRun.task.dismiss", { task: title })} icon={<X />} onPress={onDismiss} />
      <p>
        {t(
          isDone
            ? `firstRun.task.${name}.done`
            : isUnsendable
              ? "firstRun.task.email.noServer"
              : `firstRun.task.${name}.text`,
          zones,
        )}
      </p>
      {isDone ? null : (
        <div className={cx(styles.action)}>
          <PageLink to={PAGES[name]}>{t(`firstRun.task.${name}.link`)}</PageLink>
        </div>
      )}
    </li>
  );
}
