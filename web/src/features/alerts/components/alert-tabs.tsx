import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { ALERT_TABS, type AlertTab } from "../../../lib/url-grammar";
import { toUrlSearch } from "../../../lib/url-state";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import tabs from "../../../ui/page-tabs.module.css";

interface Counts {
  open: number;
  acknowledged: number;
  snoozed: number;
  resolved: number;
}

/** Which alerts are listed, each with how many there are. */
export function AlertTabs({ counts }: { counts: Counts | undefined }) {
  const t = useText();
  const format = useFormat();
  const { state } = useUrlState();
  return (
    <nav className={cx(tabs.nav)} aria-label={t("alerts.tabs")}>
      <ul className={cx(tabs.list)}>
        {ALERT_TABS.map((tab) => (
          <li key={tab}>
            <Link
              to="/alerts"
              search={toUrlSearch({ ...state, tab })}
              className={cx(tabs.link)}
              activeProps={{}}
              {...(state.tab === tab ? { "aria-current": "page" as const } : { "aria-current": undefined })}
            >
              {counts === undefined
                ? t(`alerts.tab.${tab}`)
                : t("alerts.tab.counted", { name: t(`alerts.tab.${tab}`), count: format.exact(countOf(tab, counts)) })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function countOf(tab: AlertTab, { open, acknowledged, snoozed, resolved }: Counts): number {
  switch (tab) {
    case "open":
      return open + acknowledged;
    case "snoozed":
      return snoozed;
    case "resolved":
      return resolved;
    case "all":
      return open + acknowledged + snoozed + resolved;
  }
}
