import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./class-names";
import styles from "./job-card.module.css";

interface JobCardProps {
  Icon: LucideIcon;
  tone: "moving" | "done" | "failed" | "ended";
  /** How it stands, in a word. */
  state: string;
  /** When it was asked for, and by whom. */
  when: ReactNode;
  children: ReactNode;
  /** Why it came to nothing; null when it did not. */
  error?: ReactNode;
  actions: ReactNode;
}

/** An entry of a list of what the server does, or did, by itself. */
export function JobCard({ Icon, tone, state, when, children, error, actions }: JobCardProps) {
  return (
    <li className={cx(styles.card)}>
      <div className={cx(styles.head)}>
        <span className={cx(styles.state, styles[tone])}>
          <Icon aria-hidden />
          {state}
        </span>
        <span className={cx(styles.quiet)}>{when}</span>
      </div>
      {children}
      {error ? <p className={cx(styles.failed)}>{error}</p> : null}
      {actions}
    </li>
  );
}
