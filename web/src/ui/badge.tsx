import type { ReactNode } from "react";
import styles from "./badge.module.css";
import { cx } from "./class-names";

interface BadgeProps {
  children: ReactNode;
  tone?: "neutral" | "ok" | "warning" | "danger" | "info";
  icon?: ReactNode;
}

export function Badge({ children, tone = "neutral", icon }: BadgeProps) {
  return (
    <span className={cx(styles.badge, styles[tone])}>
      {icon}
      {children}
    </span>
  );
}
