import type { MouseEvent, ReactNode } from "react";
import styles from "./button.module.css";
import { cx } from "./class-names";

interface ButtonLinkProps {
  href: string;
  children: ReactNode;
  icon?: ReactNode;
  /** Leaves this page and what is typed in it open. */
  inNewTab?: boolean;
  /** What it leads to is being fetched. */
  isPending?: boolean;
  /** Beside what the link does by itself, unless it prevents that. */
  onPress?: (event: MouseEvent) => void;
}

/** Leads out of the console's pages, to an address that the server answers itself. */
export function ButtonLink({ href, children, icon, inNewTab = false, isPending = false, onPress }: ButtonLinkProps) {
  return (
    <a
      className={cx(styles.button, styles.link)}
      href={href}
      onClick={onPress}
      {...(isPending ? { "aria-busy": true, "data-pending": true } : {})}
      {...(inNewTab ? { target: "_blank", rel: "noopener" } : {})}
    >
      {icon}
      <span>{children}</span>
    </a>
  );
}
