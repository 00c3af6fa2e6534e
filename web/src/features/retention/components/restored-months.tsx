import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { Notice } from "../../../ui/notice";
import type { ArchivedView } from "../api/use-archived-view";
import { monthName } from "../model/month-name";
import styles from "./archived.module.css";
import { RestoredPanel } from "./restored-panel";

/** Archived months of the range that are back: their requests, for who may read them. */
export default function RestoredMonths({ view: { restored, mayRead } }: { view: ArchivedView }) {
  const t = useText();
  const format = useFormat();
  const panels = restored.map(({ month, until }) =>
    mayRead ? (
      <RestoredPanel key={month} month={month} until={until} />
    ) : (
      <Notice key={month} label={t("retention.restored", { month: monthName(month, format) })}>
        {t("retention.restored.others", { month: monthName(month, format), time: format.dateTime(until) })}
      </Notice>
    ),
  );
  return <div className={cx(styles.below)}>{panels}</div>;
}
