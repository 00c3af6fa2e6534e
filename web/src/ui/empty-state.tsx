import type { ReactNode } from "react";
import { cx } from "./class-names";
import styles from "./empty-state.module.css";

interface EmptyStateProps {
  title: string;
  /** Where it is the whole page. */
  isPageTitle?: boolean;
  /** Says what would fill it. */
  children?: ReactNode;
  actions?: ReactNode;
  icon?: ReactNode;
}

export function EmptyState({ title, isPageTitle = false, children, actions, icon }: EmptyStateProps) {
  return (
    <div className={cx(styles.empty)}>
      {icon}
      {isPageTitle ? <h1>{title}</h1> : <p className={cx(styles.title)}>{title}</p>}
      {children === undefined ? null : <div className={cx(styles.text)}>{children}</div>}
      {actions === undefined ? null : <div className={cx(styles.actions)}>{actions}</div>}
    </div>
  );
}
