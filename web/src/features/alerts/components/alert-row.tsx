import { Link } from "@tanstack/react-router";
import { useLanguage, useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { toUrlSearch } from "../../../lib/url-state";
import { useUrlState } from "../../../lib/use-url-state";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { Alert } from "../api/use-alerts";
import { standingText, subjectText } from "../model/alert-words";
import { AlertMark } from "./alert-mark";
import styles from "./alert-list.module.css";
import { LevelWords } from "./level-words";

const MINUTE_MS = 60_000;

interface AlertRowProps {
  alert: Alert;
  isOpen: boolean;
  /** Null where nothing can be chosen. */
  onChoose: ((isChosen: boolean) => void) | null;
  isChosen: boolean;
}

export function AlertRow({ alert, isOpen, isChosen, onChoose }: AlertRowProps) {
  const t = useText();
  const language = useLanguage();
  const { state } = useUrlState();
  const subject = subjectText(alert, t, language);
  return (
    <li className={cx(styles.row, isOpen && styles.open)}>
      {onChoose === null ? null : (
        <Checkbox isSelected={isChosen} onChange={onChoose}>
          <VisuallyHidden>{t("alerts.choose", { name: subject })}</VisuallyHidden>
        </Checkbox>
      )}
      <Link
        to="/alerts/$alertId"
        params={{ alertId: alert.id }}
        search={toUrlSearch(state)}
        resetScroll={false}
        className={cx(styles.link)}
        {...(isOpen ? { "aria-current": "true" as const } : {})}
      >
        <AlertFace alert={alert} />
      </Link>
    </li>
  );
}

/** The page's clock goes by minutes: seconds of what it tells would stand still for one. */
function startOfMinute(iso: string): string {
  return new Date(Math.floor(Date.parse(iso) / MINUTE_MS) * MINUTE_MS).toISOString();
}

/** What a row of any list says about an alert. */
export function AlertFace({ alert }: { alert: Alert }) {
  const t = useText();
  const language = useLanguage();
  const format = useFormat();
  const now = useMinute();
  const { crossedAt, owner, threshold, isLate } = alert;
  return (
    <>
      <span className={cx(styles.first)}>
        <AlertMark alert={alert} />
        <time dateTime={crossedAt} title={format.dateTime(crossedAt)} className={cx(styles.quiet)}>
          {format.relative(startOfMinute(crossedAt), Math.max(now, Date.parse(startOfMinute(crossedAt))))}
        </time>
      </span>
      <span className={cx(styles.subject)}>{subjectText(alert, t, language)}</span>
      <span className={cx(styles.level)}>
        <LevelWords alert={alert} />
      </span>
      <span className={cx(styles.quiet)}>
        {[
          standingText(alert, t, format),
          owner == null ? null : t("alerts.owner", { name: owner }),
          threshold.name == null || threshold.name === "" ? null : threshold.name,
          isLate ? t("alerts.late") : null,
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </span>
    </>
  );
}
