import { Link, useNavigate } from "@tanstack/react-router";
import { ChartColumnStacked, List, Tags } from "lucide-react";
import { useText } from "../lib/i18n";
import { useShortcuts } from "../lib/shortcuts";
import { useCarriedSearch } from "../lib/use-carried-search";
import { cx } from "../ui/class-names";
import { Logo } from "./logo";
import styles from "./navigation.module.css";

const DESTINATIONS = [
  { to: "/", title: "shell.overview", Icon: ChartColumnStacked },
  { to: "/requests", title: "shell.requests", Icon: List },
  { to: "/prices", title: "shell.prices", Icon: Tags },
] as const;

/** A rail, its icons, or a bar at the bottom: by width. Range and filters go along. */
export function Navigation() {
  const t = useText();
  const navigate = useNavigate();
  const carried = useCarriedSearch();
  useShortcuts({
    "g o": () => void navigate({ to: "/", search: carried }),
    "g r": () => void navigate({ to: "/requests", search: carried }),
    "g p": () => void navigate({ to: "/prices", search: carried }),
  });
  return (
    <nav className={cx(styles.rail)} aria-label={t("shell.nav")}>
      <span className={cx(styles.brand)}>
        <Logo />
        <span className={cx(styles.word)}>{t("shell.product")}</span>
      </span>
      <ul className={cx(styles.list)}>
        {DESTINATIONS.map(({ to, title, Icon }) => (
          <li key={to}>
            <Link
              to={to}
              search={carried}
              className={cx(styles.link)}
              activeOptions={{ exact: to === "/", includeSearch: false }}
              title={t(title)}
            >
              <Icon aria-hidden />
              <span className={cx(styles.word)}>{t(title)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
