import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import type { MessageKey } from "../../../locales/message-key";
import { cx } from "../../../ui/class-names";
import styles from "./prices-nav.module.css";

/** `to` is plain text, because the router knows a page where it is built. */
const PAGES: readonly { to: string; title: MessageKey }[] = [
  { to: "/prices", title: "prices.nav.prices" },
  { to: "/prices/discounts", title: "prices.nav.discounts" },
  { to: "/prices/currency", title: "prices.nav.currency" },
  { to: "/prices/recost", title: "prices.nav.recost" },
  { to: "/prices/what-if", title: "prices.nav.whatIf" },
  { to: "/prices/radar", title: "prices.nav.radar" },
  { to: "/prices/lab", title: "prices.nav.lab" },
];

/** A phone has not the room for all of them. */
function showCurrent(list: HTMLUListElement | null): void {
  list?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** The pages about prices. */
export function PricesNav() {
  const t = useText();
  const carried = useCarriedSearch();
  return (
    <nav className={cx(styles.nav)} aria-label={t("prices.nav")}>
      <ul ref={showCurrent} className={cx(styles.list)}>
        {PAGES.map(({ to, title }) => (
          <li key={to}>
            <Link
              to={to}
              search={carried}
              className={cx(styles.link)}
              activeOptions={{ exact: true, includeSearch: false }}
            >
              {t(title)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
