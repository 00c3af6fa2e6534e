import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { exactAmount } from "../../../lib/exact-amount";
import { useLanguage, useText } from "../../../lib/i18n";
import { toUrlSearch } from "../../../lib/url-state";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useFormat } from "../../../lib/use-format";
import { useLocalNow } from "../../../lib/use-local-now";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import { useAlert, type AlertDetail as Detail } from "../api/use-alert";
import type { AlertAct } from "../api/send-alert-act";
import { standingText, subjectText } from "../model/alert-words";
import { narrowedTo } from "../model/narrowed-to";
import { daysOf } from "../model/usage-of-alert";
import { AlertActions } from "./alert-actions";
import styles from "./alert-detail.module.css";
import { AlertMark } from "./alert-mark";
import { AlertTimeline } from "./alert-timeline";
import { AnomalyFacts } from "./anomaly-facts";
import { AlertUsage } from "./alert-usage";
import { LevelWords } from "./level-words";
import { PaceFacts } from "./pace-facts";

interface AlertDetailProps {
  id: string;
  canManage: boolean;
  hasKeys: boolean;
  onAct: (alert: Detail, act: AlertAct) => void;
}

/** One alert: what was crossed, what became of it, and what made it. */
export function AlertDetail({ id, canManage, hasKeys, onAct }: AlertDetailProps) {
  const t = useText();
  const language = useLanguage();
  const { state: url } = useUrlState();
  const { alert, state, reload } = useAlert(id);
  return (
    <div className={cx(styles.detail)}>
      <Link className={cx(styles.back)} to="/alerts" search={toUrlSearch(url)}>
        <ArrowLeft aria-hidden />
        {t("alerts.back")}
      </Link>
      <Panel
        title={alert == null ? t("alerts.one") : subjectText(alert, t, language)}
        state={state}
        onRetry={reload}
        skeletonHeight={320}
        isEmpty={alert == null}
        empty={<EmptyState title={t("alerts.unknown")}>{t("alerts.unknown.text")}</EmptyState>}
      >
        {alert == null ? null : <Facts alert={alert} />}
        {alert == null || alert.status === "RESOLVED" ? null : (
          <div className={cx(styles.actions)}>
            <AlertActions alerts={[alert]} {...{ canManage, hasKeys }} onAct={(act) => onAct(alert, act)} />
          </div>
        )}
        {alert == null ? null : <Ways alert={alert} />}
      </Panel>
      {alert == null ? null : (
        <>
          <Panel title={t("alerts.timeline")} state={state} onRetry={reload}>
            <AlertTimeline alert={alert} />
          </Panel>
          {alert.meter == null ? null : <AlertUsage alert={alert} meter={alert.meter} />}
        </>
      )}
    </div>
  );
}

function Facts({ alert }: { alert: Detail }) {
  const t = useText();
  const format = useFormat();
  const { meter, used, isAtLeast, periodStart, periodEnd, isLate, details } = alert;
  const { to } = daysOf({ periodStart, periodEnd }, "9999-12-31");
  return (
    <div className={cx(styles.facts)}>
      <AlertMark alert={alert} />
      <p className={cx(styles.level)}>
        <LevelWords alert={alert} />
      </p>
      {alert.type === "ARCHIVE" ? (
        <p>{t("alerts.archive.text")}</p>
      ) : (
        <p>
          {meter == null
            ? null
            : t(isAtLeast ? "alerts.used.atLeast" : "alerts.used", { used: exactAmount(meter, used, format) })}{" "}
          {t("alerts.period", { days: format.dayRange(periodStart, to), zone: alert.timezone })}
        </p>
      )}
      {details == null ? null : <AnomalyFacts details={details} meter={meter} />}
      {details == null ? null : <PaceFacts details={details} meter={meter} />}
      {details?.lastRequestAt == null ? null : (
        <p>{t("alerts.lastRequestAt", { time: format.dateTime(details.lastRequestAt) })}</p>
      )}
      <p className={cx(styles.quiet)}>
        {[
          standingText(alert, t, format),
          alert.owner == null ? null : t("alerts.owner", { name: alert.owner }),
          isLate ? t("alerts.late.text") : null,
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </p>
    </div>
  );
}

/** To what can be done about it elsewhere. */
function Ways({ alert }: { alert: Detail }) {
  const t = useText();
  const carried = useCarriedSearch();
  const { day } = useLocalNow();
  const { from, to } = daysOf(alert, day);
  const { userId, threshold } = alert;
  if (alert.type === "ARCHIVE") {
    return (
      <p className={cx(styles.ways)}>
        <Link to="/retention" search={carried}>
          {t("alerts.archive.show")}
        </Link>
      </p>
    );
  }
  return (
    <p className={cx(styles.ways)}>
      <Link to="/thresholds/$id" params={{ id: threshold.id }} search={carried}>
        {t("alerts.changeThreshold")}
      </Link>
      <Link to="/requests" search={{ range: `${from}..${to}`, ...narrowedTo(alert) }}>
        {t("alerts.showRequests")}
      </Link>
      {userId == null ? null : (
        <Link to="/users/$id" params={{ id: userId }} search={carried}>
          {t("alerts.showUser")}
        </Link>
      )}
    </p>
  );
}
