import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { RetentionMonth } from "../api/use-retention";
import { monthName } from "../model/month-name";
import { toMonthBars, type MonthBar } from "../model/month-bars";
import styles from "./month-diagram.module.css";
import { StateMark } from "./state-mark";

const TALLEST_PX = 72;
const SHORTEST_PX = 4;

/** Each month as a bar of what it takes on disk, filled by where its requests are. */
export function MonthDiagram({ months }: { months: readonly RetentionMonth[] }) {
  const t = useText();
  return (
    <div className={cx(styles.region)} role="region" aria-label={t("retention.diagram")} tabIndex={0}>
      <ol className={cx(styles.months)}>
        {toMonthBars(months).map((bar) => (
          <Month key={bar.month} bar={bar} />
        ))}
      </ol>
    </div>
  );
}

function Month({ bar: { month, state, bytes, share } }: { bar: MonthBar }) {
  const format = useFormat();
  const height = Math.max(SHORTEST_PX, Math.round(share * TALLEST_PX));
  return (
    <li className={cx(styles.month)}>
      <span className={cx(styles.room)} style={{ height: TALLEST_PX }}>
        <span className={cx(styles.bar, styles[state])} style={{ height }} />
      </span>
      <span className={cx(styles.name)}>{monthName(month, format)}</span>
      <StateMark state={state} />
      <span className={cx(styles.size)}>{format.bytes(bytes)}</span>
    </li>
  );
}
