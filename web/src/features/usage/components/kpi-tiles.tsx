import { memo } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { PanelState } from "../../../lib/panel-state";
import { useSettings } from "../../../lib/use-settings";
import { cx } from "../../../ui/class-names";
import { StatTile } from "../../../ui/stat-tile";
import type { ForecastAnswer } from "../model/usage-answer";
import { ForecastTile } from "./forecast-tile";
import { CostTile, PerRequestTile, RequestsTile, TokensTile, type TileProps } from "./kpi-figures";
import styles from "./kpi-tiles.module.css";
import { useKpiParts } from "./use-kpi-parts";

interface KpiTilesProps extends TileProps {
  /** Of the month's cost; undefined until it is known. */
  forecast: ForecastAnswer | undefined;
  forecastState: PanelState;
}

/** The six figures; those that are a meter choose what the chart shows. */
export const KpiTiles = memo(function KpiTiles({ forecast, forecastState, ...figures }: KpiTilesProps) {
  const t = useText();
  return (
    <div className={cx(styles.tiles, styles.six)} role="group" aria-label={t("usage.kpi.title")}>
      <CostTile {...figures} />
      <div className={cx(styles.tile)}>
        <TokensTile {...figures} />
      </div>
      <div className={cx(styles.tile)}>
        <RequestsTile {...figures} tellsFailed />
      </div>
      <div className={cx(styles.tile)}>
        <UsersTile {...figures} />
      </div>
      <div className={cx(styles.tile)}>
        <PerRequestTile {...figures} />
      </div>
      <div className={cx(styles.tile)}>
        <ForecastTile forecast={forecast} state={forecastState} />
      </div>
    </div>
  );
});

function UsersTile({ overview: { totals }, isTicking }: TileProps) {
  const t = useText();
  const format = useFormat();
  const settings = useSettings();
  const { delta } = useKpiParts(totals);
  const { activeUsers, requests } = totals;
  if (activeUsers === null) {
    // Too few to tell this viewer how many; of how few, the settings say.
    const few = settings === null ? format.unknown : t("usage.kpi.fewUsers", { count: settings.minimumGroupSize });
    return <StatTile label={t("usage.kpi.users")} value={few} />;
  }
  return (
    <StatTile
      label={t("usage.kpi.users")}
      value={format.exact(activeUsers)}
      isLive={isTicking}
      delta={delta((of) => of.activeUsers)}
      note={activeUsers === 0 ? undefined : t("usage.kpi.perUser", { count: format.compact(requests / activeUsers) })}
    />
  );
}
