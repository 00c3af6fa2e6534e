import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { StatTile } from "../../../ui/stat-tile";
import { shareOf } from "../model/exact-sum";
import { CostTile, PerRequestTile, RequestsTile, TokensTile, type TileProps } from "./kpi-figures";
import styles from "./kpi-tiles.module.css";
import { useKpiParts } from "./use-kpi-parts";

/** The five figures of one app user; those that are a meter choose what the chart shows. */
export function UserTiles(figures: TileProps) {
  const t = useText();
  return (
    <div className={cx(styles.tiles)} role="group" aria-label={t("usage.kpi.title")}>
      <CostTile {...figures} />
      <div className={cx(styles.tile)}>
        <TokensTile {...figures} />
      </div>
      <div className={cx(styles.tile)}>
        <RequestsTile {...figures} tellsFailed={false} />
      </div>
      <div className={cx(styles.tile)}>
        <FailedTile {...figures} />
      </div>
      <div className={cx(styles.tile)}>
        <PerRequestTile {...figures} />
      </div>
    </div>
  );
}

function FailedTile({ overview: { totals }, isTicking }: TileProps) {
  const t = useText();
  const format = useFormat();
  const { delta } = useKpiParts(totals);
  const share = shareOf(String(totals.failedRequests), String(totals.requests));
  return (
    <StatTile
      label={t("usage.kpi.failedRequests")}
      value={format.exact(totals.failedRequests)}
      isLive={isTicking}
      delta={delta(({ failedRequests }) => failedRequests)}
      note={share === null ? undefined : t("usage.kpi.failedShare", { share: format.percent(share) })}
    />
  );
}
