import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import type { WatchedKey } from "../api/use-key-progress";
import type { StepFault as Fault } from "../model/connection-steps";
import styles from "./check-list.module.css";
import { PageLink } from "./page-link";

interface StepFaultProps {
  fault: Fault;
  /** The step is done; this came afterwards. */
  isSince: boolean;
  apiKey: WatchedKey;
}

/** Why it goes no further, and what to do. */
export function StepFault({ fault, isSince, apiKey }: StepFaultProps) {
  const t = useText();
  const tone = cx(isSince ? styles.since : styles.why);
  switch (fault) {
    case "refused":
    case "forbidden":
    case "idTaken":
      return (
        <>
          <p className={tone}>{t(isSince ? "firstRun.refused.since" : "firstRun.refused")}</p>
          <ServerWords apiKey={apiKey} className={tone} />
          <p>{t(`firstRun.fault.${fault}`)}</p>
        </>
      );
    case "noUser":
      return (
        <>
          <p className={tone}>{t("firstRun.fault.noUser")}</p>
          <p>{t("firstRun.fault.noUser.do")}</p>
        </>
      );
    case "MISSING_USAGE":
      return (
        <>
          <p className={tone}>{t("firstRun.fault.MISSING_USAGE")}</p>
          <p>{t("firstRun.fault.MISSING_USAGE.do")}</p>
        </>
      );
    case "UNKNOWN_PROVIDER":
    case "UNKNOWN_MODEL":
    case "NO_PRICE_AT_TIME":
    case "NO_PRICE_FOR_SERVICE_TIER":
    case "NO_RATE_FOR_CLASS":
      return (
        <>
          <p className={tone}>{t(`firstRun.fault.${fault}`, { detail: apiKey.lastEvent?.unpricedDetail ?? "" })}</p>
          <p>{t("firstRun.fault.unpriced.do")}</p>
          <PageLink to="/prices" hash="unpriced">
            {t("firstRun.fault.unpriced.link")}
          </PageLink>
        </>
      );
  }
}

/** As the server told the sender, but for what was sent. */
function ServerWords({ apiKey: { lastRejection }, className }: { apiKey: WatchedKey; className: string }) {
  if (lastRejection == null) return null;
  const { field, message } = lastRejection;
  return (
    <p className={className} lang="en">
      {field == null ? null : <code>{field}</code>} {message}
    </p>
  );
}
