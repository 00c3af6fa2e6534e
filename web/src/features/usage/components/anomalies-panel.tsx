import { localDateTime } from "../../../lib/format";
import { useText } from "../../../lib/i18n";
import type { PanelState } from "../../../lib/panel-state";
import { toMeter } from "../../../lib/to-usage-filter";
import { useFormat } from "../../../lib/use-format";
import { useTimeZone } from "../../../lib/use-time-zone";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import type { Anomaly } from "../api/use-user-patterns";
import { meterWords } from "../model/meter-words";
import { sliceRange } from "../model/slice-range";
import styles from "./fact-list.module.css";
import { RequestsLink } from "./requests-link";

interface AnomaliesPanelProps {
  anomalies: readonly Anomaly[] | undefined;
  state: PanelState;
  onRetry: () => void;
}

/** So many contributors say why; more of them say nothing. */
const NAMED = 2;

/** Days and hours far from what was usual; each leads to its requests. */
export function AnomaliesPanel({ anomalies = [], state, onRetry }: AnomaliesPanelProps) {
  const t = useText();
  return (
    <Panel
      title={t("user.anomalies.title")}
      state={state}
      onRetry={onRetry}
      skeletonHeight={120}
      isEmpty={anomalies.length === 0}
      empty={<EmptyState title={t("user.anomalies.none")}>{t("user.anomalies.needs")}</EmptyState>}
    >
      <ul className={cx(styles.list)}>
        {anomalies.map((anomaly) => (
          <li key={`${anomaly.grain} ${anomaly.start}`}>
            <OneAnomaly anomaly={anomaly} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function OneAnomaly({ anomaly: { start, grain, value, expected, contributors } }: { anomaly: Anomaly }) {
  const t = useText();
  const format = useFormat();
  const timeZone = useTimeZone();
  const { meter } = useUrlState().state;
  const words = meterWords(format, toMeter(meter));
  const isHour = grain === "HOUR";
  const local = localDateTime(Date.parse(start), timeZone);
  const label = isHour ? local : local.slice(0, 10);
  // That it is of this app user is what the page is about.
  const causes = contributors
    .filter(({ dimension }) => dimension !== "USER")
    .slice(0, NAMED)
    .map((cause) => cause.label);
  return (
    <>
      <RequestsLink patch={{ range: sliceRange(label, isHour ? "HOUR" : "DAY") }}>
        {format.bucket(label, isHour ? "hour" : "day")}
      </RequestsLink>
      <span className={cx(styles.figures)} title={words.exact(value)}>
        {t("user.anomalies.figures", { value: words.value(value), expected: words.value(expected) })}
      </span>
      {causes.length === 0 ? null : (
        <small className={cx(styles.causes)}>{t("user.anomalies.causes", { causes: causes.join(", ") })}</small>
      )}
    </>
  );
}
