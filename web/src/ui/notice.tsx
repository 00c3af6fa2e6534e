import { CircleAlert, CircleCheck, CircleX, Info } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./class-names";
import styles from "./notice.module.css";

const ICONS = { info: Info, warning: CircleAlert, ok: CircleCheck, danger: CircleX };

interface NoticeProps {
  children: ReactNode;
  tone?: "info" | "warning" | "ok" | "danger";
  actions?: ReactNode;
  label: string;
}

/** Something to know or to do, inside a page; what stands over every page is a banner. */
export function Notice({ children, tone = "info", actions, label }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <section className={cx(styles.notice, styles[tone])} aria-label={label}>
      <Icon aria-hidden />
      <div className={cx(styles.text)}>{children}</div>
      {actions == null ? null : <div className={cx(styles.actions)}>{actions}</div>}
    </section>
  );
}
