import { memo } from "react";
import type { PanelState } from "../../../lib/panel-state";
import { useLanguage, useText } from "../../../lib/i18n";
import { toMeter } from "../../../lib/to-usage-filter";
import { useFormat } from "../../../lib/use-format";
import { useTimeZone } from "../../../lib/use-time-zone";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import { anomalyWords } from "../model/anomaly-words";
import { instantRange } from "../model/slice-range";
import type { AnomalyAnswer } from "../model/usage-answer";
import { RequestsLink } from "./requests-link";
import styles from "./unusual-panel.module.css";

interface UnusualPanelProps {
  /** Whole days of usage before now; undefined until it is known. */
  historyDays: number | undefined;
  anomalies: readonly AnomalyAnswer[] | undefined;
  state: PanelState;
  onRetry: () => void;
}

const SHOWN = 4;
/** Below four weeks the server compares with nothing. */
const NEEDED_DAYS = 28;

/** What stands far from what is usual, in words, with who explains it and the way to its requests. */
export const UnusualPanel = memo(function UnusualPanel({
  anomalies,
  historyDays = 0,
  state,
  onRetry,
}: UnusualPanelProps) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const timeZone = useTimeZone();
  const meter = toMeter(useUrlState().state.meter);
  const shown = anomalies?.slice(0, SHOWN) ?? [];
  return (
    <Panel
      title={t("overview.unusual.title")}
      state={state}
      onRetry={onRetry}
      skeletonHeight={168}
      isEmpty={shown.length === 0}
      empty={
        historyDays < NEEDED_DAYS ? (
          <EmptyState title={t("overview.unusual.young")}>{t("overview.unusual.young.text")}</EmptyState>
        ) : (
          <EmptyState title={t("overview.unusual.none")}>{t("overview.unusual.none.text")}</EmptyState>
        )
      }
    >
      <ul className={cx(styles.list)}>
        {shown.map((anomaly) => {
          const { when, what, why } = anomalyWords(anomaly, { meter, format, language, t });
          return (
            <li key={`${anomaly.start} ${anomaly.grain}`}>
              <strong>{when}</strong>
              <p>
                {what} {why}
              </p>
              <RequestsLink patch={{ range: instantRange(anomaly, timeZone) }} className={cx(styles.link)}>
                {t("overview.unusual.requests", { when })}
              </RequestsLink>
            </li>
          );
        })}
      </ul>
      {anomalies !== undefined && anomalies.length > shown.length ? (
        <p className={cx(styles.more)}>{t("overview.unusual.more", { count: anomalies.length - shown.length })}</p>
      ) : null}
    </Panel>
  );
});
