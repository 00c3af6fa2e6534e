import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { StatTile } from "../../../ui/stat-tile";
import styles from "./kpi-skeleton.module.css";
import tiles from "./kpi-tiles.module.css";

const FIRST = ["usage.meter.cost", "usage.meter.tokens", "usage.meter.requests"] as const;
const OF_ALL = [...FIRST, "usage.kpi.users", "usage.kpi.perRequest", "overview.forecast.month"] as const;
const OF_ONE_USER = [...FIRST, "usage.kpi.failedRequests", "usage.kpi.perRequest"] as const;

interface KpiSkeletonProps {
  hasFailed: boolean;
  isOfOneUser?: boolean;
}

/** The tiles before their numbers, in their size, so that nothing moves; a dash when the numbers failed to come. */
export function KpiSkeleton({ hasFailed, isOfOneUser = false }: KpiSkeletonProps) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={cx(tiles.tiles, !isOfOneUser && tiles.six)} aria-busy={!hasFailed}>
      {(isOfOneUser ? OF_ONE_USER : OF_ALL).map((label, index) => (
        <div key={label} className={cx(tiles.tile, index === 0 && tiles.cost, !hasFailed && styles.waiting)}>
          <StatTile label={t(label)} value={hasFailed ? format.unknown : "\u00a0"} />
        </div>
      ))}
    </div>
  );
}
