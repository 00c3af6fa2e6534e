import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import styles from "../../../ui/button.module.css";
import { cx } from "../../../ui/class-names";

interface PageLinkProps {
  /** Plain text, because the router knows a page where it is built. */
  to: string;
  hash?: string;
  isPrimary?: boolean;
  children: ReactNode;
}

/** To a page of the console, as what is to be done next. */
export function PageLink({ to, hash, isPrimary = false, children }: PageLinkProps) {
  return (
    <Link
      to={to}
      {...(hash === undefined ? {} : { hash })}
      search={useCarriedSearch()}
      className={cx(styles.button, styles.link, isPrimary && styles.primary)}
    >
      {children}
    </Link>
  );
}
