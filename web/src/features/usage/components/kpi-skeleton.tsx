import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import styles from "./kpi-skeleton.module.css";
import tiles from "./kpi-tiles.module.css";

/** The tiles' size before their numbers, so that nothing moves when they come. */
export function KpiSkeleton() {
  const t = useText();
  return (
    <div className={cx(tiles.tiles)} aria-busy="true">
      {["cost", "tokens", "requests", "users", "perRequest"].map((tile) => (
        <div key={tile} className={cx(styles.tile, tile === "cost" && tiles.cost)}>
          <span className={cx(styles.label)} />
          <span className={cx(styles.value)} />
        </div>
      ))}
      <VisuallyHidden>{t("usage.loading")}</VisuallyHidden>
    </div>
  );
}
