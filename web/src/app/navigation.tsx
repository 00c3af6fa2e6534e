import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import type { Permission } from "../lib/graphql/graphql";
import { afterPaint } from "../lib/after-paint";
import { useText } from "../lib/i18n";
import { useShortcuts } from "../lib/shortcuts";
import { useCarriedSearch } from "../lib/use-carried-search";
import { cx } from "../ui/class-names";
import { DESTINATIONS } from "./destinations";
import { Logo } from "./logo";
import { MoreMenu } from "./more-menu";
import styles from "./navigation.module.css";

/** As many as a phone can show side by side. */
const BAR_PLACES = 5;

/** A rail, its icons, or a bar at the bottom: by width. Range and filters go along. */
export function Navigation({ permissions }: { permissions: readonly Permission[] }) {
  const t = useText();
  const navigate = useNavigate();
  const carried = useCarriedSearch();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const shown = DESTINATIONS.filter(({ needs }) => needs === undefined || permissions.includes(needs));
  const inBar = shown.length > BAR_PLACES ? BAR_PLACES - 1 : BAR_PLACES;
  const more = shown.slice(inBar);
  // Another page takes longer to draw than the answer to a key may.
  const go = (to: string): void => afterPaint(() => void navigate({ to, search: carried }));
  useShortcuts(Object.fromEntries(shown.map(({ key, to }) => [`g ${key}`, () => go(to)])));
  return (
    <nav className={cx(styles.rail)} aria-label={t("shell.nav")}>
      <span className={cx(styles.brand)}>
        <Logo />
        <span className={cx(styles.word)}>{t("shell.product")}</span>
      </span>
      <ul className={cx(styles.list)}>
        {shown.map(({ to, title, Icon }, place) => (
          <li key={to} className={cx(place >= inBar && styles.notInBar)}>
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
        {more.length === 0 ? null : (
          <li className={cx(styles.onlyInBar)}>
            <MoreMenu
              isCurrent={more.some(({ to }) => path.startsWith(to))}
              entries={more.map(({ to, title, Icon }) => ({
                id: to,
                label: t(title),
                icon: <Icon />,
                onSelect: () => go(to),
              }))}
            />
          </li>
        )}
      </ul>
    </nav>
  );
}
