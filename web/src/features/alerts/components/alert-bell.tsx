import { useApolloClient } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { Bell } from "lucide-react";
import { useEffect } from "react";
import { useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import { listenToAlerts } from "../api/listen-to-alerts";
import { useOpenAlerts } from "../api/use-open-alerts";
import styles from "./alert-bell.module.css";

const MOST_SHOWN = 99;

/** Leads to the alerts from every page, and hears of them for all of them. */
export default function AlertBell() {
  const t = useText();
  const client = useApolloClient();
  const carried = useCarriedSearch();
  const open = useOpenAlerts() ?? 0;
  useEffect(() => listenToAlerts(client), [client]);
  const label = t("shell.bell", { count: open });
  return (
    <>
      <Link to="/alerts" search={carried} className={cx(styles.bell)} title={label}>
        <Bell aria-hidden />
        {open === 0 ? null : (
          <span className={cx(styles.count)} aria-hidden>
            {open > MOST_SHOWN ? `${MOST_SHOWN}+` : open}
          </span>
        )}
        <VisuallyHidden>{label}</VisuallyHidden>
      </Link>
      <VisuallyHidden>
        <span role="status">{open === 0 ? null : label}</span>
      </VisuallyHidden>
    </>
  );
}
