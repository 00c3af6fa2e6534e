import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import type { DueMonth } from "../api/use-retention-preview";
import { countDue } from "../model/count-due";
import { monthName } from "../model/month-name";
import styles from "./due-months.module.css";

/** What leaves with the next run: how many requests, of which months. */
export function DueMonths({ due, fault }: { due: readonly DueMonth[] | null; fault: Fault | null }) {
  const t = useText();
  const format = useFormat();
  if (fault !== null) return <FormFault fault={fault} />;
  if (due === null) return <p role="status">{t("retention.due.counting")}</p>;
  const requests = countDue(due);
  return (
    <div role="status" className={cx(styles.due)}>
      <p>
        {due.length === 0
          ? t("retention.due.none")
          : t("retention.due", { count: due.length, requests: Number(requests), shown: format.exact(requests) })}
      </p>
      <ul>
        {due.map(({ month, requests: ofMonth }) => (
          <li key={month}>
            {t("retention.due.month", { month: monthName(month, format), requests: format.exact(ofMonth) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
