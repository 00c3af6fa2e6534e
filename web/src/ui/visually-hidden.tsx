import type { ReactNode } from "react";
import { cx } from "./class-names";
import styles from "./visually-hidden.module.css";

/** Read aloud, not drawn. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={cx(styles.hidden)}>{children}</span>;
}
