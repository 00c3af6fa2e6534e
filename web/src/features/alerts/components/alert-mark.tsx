import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import type { Alert } from "../api/use-alerts";
import { severityOf } from "../model/severity";
import styles from "./alert-mark.module.css";

const ICONS = { reached: CircleAlert, failed: CircleAlert, warning: TriangleAlert, done: CircleCheck };

/** How much an alert asks for attention: an icon and a word. */
export function AlertMark({ alert }: { alert: Alert }) {
  const t = useText();
  const severity = severityOf(alert);
  const Icon = ICONS[severity];
  return (
    <span className={cx(styles.mark, styles[severity])}>
      <Icon aria-hidden />
      {t(`alerts.severity.${severity}`)}
    </span>
  );
}
