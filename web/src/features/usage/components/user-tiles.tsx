import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { StatTile } from "../../../ui/stat-tile";
import { shareOf } from "../model/exact-sum";
import { CostTile, PerRequestTile, RequestsTile, TokensTile, type TileProps } from "./kpi-figures";
import styles from "./kpi-tiles.module.css";
import { useKpiParts } from "./use-kpi-parts";

/** The five figures of one app user; those that are a meter choose what the chart shows. */
export function UserTiles({ overview }: TileProps) {
  const t = useText();
  return (
    <div className={cx(styles.tiles)} role="group" aria-label={t("usage.kpi.title")}>
      <CostTile overview={overview} />
      <div className={cx(styles.tile)}>
        <TokensTile overview={overview} />
      </div>
      <div className={cx(styles.tile)}>
        <RequestsTile overview={overview} tellsFailed={false} />
      </div>
      <div className={cx(styles.tile)}>
        <FailedTile overview={overview} />
      </div>
      <div className={cx(styles.tile)}>
        <PerRequestTile overview={overview} />
      </div>
    </div>
  );
}

function FailedTile({ overview: { totals } }: TileProps) {
  const t = useText();
  const format = useFormat();
  const { delta } = useKpiParts(totals);
  const share = shareOf(String(totals.failedRequests), String(totals.requests));
  return (
    <StatTile
      label={t("usage.kpi.failedRequests")}
      value={format.exact(totals.failedRequests)}
      delta={delta(({ failedRequests }) => failedRequests)}
      note={share === null ? undefined : t("usage.kpi.failedShare", { share: format.percent(share) })}
    />
  );
}
