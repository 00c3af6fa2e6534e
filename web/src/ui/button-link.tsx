import type { ReactNode } from "react";
import styles from "./button.module.css";
import { cx } from "./class-names";

interface ButtonLinkProps {
  href: string;
  children: ReactNode;
  icon?: ReactNode;
  /** Leaves this page and what is typed in it open. */
  inNewTab?: boolean;
  /** Beside what the link does by itself. */
  onPress?: () => void;
}

/** Leads out of the console's pages, to an address that the server answers itself. */
export function ButtonLink({ href, children, icon, inNewTab = false, onPress }: ButtonLinkProps) {
  return (
    <a
      className={cx(styles.button, styles.link)}
      href={href}
      onClick={onPress}
      {...(inNewTab ? { target: "_blank", rel: "noopener" } : {})}
    >
      {icon}
      <span>{children}</span>
    </a>
  );
}
