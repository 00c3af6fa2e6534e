import type { ReactNode } from "react";
import styles from "./banner.module.css";
import { cx } from "./class-names";

interface BannerProps {
  children: ReactNode;
  tone?: "info" | "warning" | "danger";
  actions?: ReactNode;
  /** For what is not the real thing, such as demo data. */
  striped?: boolean;
  label?: string;
}

export function Banner({ children, tone = "info", actions, striped = false, label }: BannerProps) {
  return (
    <div
      className={cx(styles.banner, styles[tone], striped && styles.striped)}
      {...(label === undefined ? { role: "status" } : { role: "region", "aria-label": label })}
    >
      <div className={cx(styles.text)}>{children}</div>
      {actions}
    </div>
  );
}
