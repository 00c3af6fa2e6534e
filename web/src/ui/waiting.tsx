import { useText } from "../lib/i18n";
import { cx } from "./class-names";
import styles from "./panel.module.css";
import { SkeletonRows } from "./skeleton-rows";

/** In place of what is still to come, where there is no panel around it; as high as it will be, so that nothing moves. */
export function Waiting({ height }: { height: number }) {
  const t = useText();
  return (
    <div
      className={cx(styles.skeleton)}
      style={{ minHeight: height }}
      role="status"
      aria-busy
      aria-label={t("shell.loading")}
    >
      <SkeletonRows height={height} />
    </div>
  );
}
