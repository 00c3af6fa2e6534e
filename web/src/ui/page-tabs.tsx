import { Link } from "@tanstack/react-router";
import { useCarriedSearch } from "../lib/use-carried-search";
import { cx } from "./class-names";
import styles from "./page-tabs.module.css";

export interface PageTab {
  /** Plain text, because the router knows a page where it is built. */
  to: string;
  title: string;
}

/** A phone has not the room for all of them. */
function showCurrent(list: HTMLUListElement | null): void {
  list?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** Pages that belong together, as links over each of them. Range and filters go along. */
export function PageTabs({ label, pages }: { label: string; pages: readonly PageTab[] }) {
  const carried = useCarriedSearch();
  return (
    <nav className={cx(styles.nav)} aria-label={label}>
      <ul ref={showCurrent} className={cx(styles.list)}>
        {pages.map(({ to, title }) => (
          <li key={to}>
            <Link
              to={to}
              search={carried}
              className={cx(styles.link)}
              activeOptions={{ exact: true, includeSearch: false }}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
