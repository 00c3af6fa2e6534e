import { useText, type Translate } from "../../../lib/i18n";
import type { PanelState } from "../../../lib/panel-state";
import { useChosenState } from "../../../lib/url-state-context";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { StatTile } from "../../../ui/stat-tile";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { ForecastAnswer } from "../model/usage-answer";
import styles from "./forecast-tile.module.css";

interface ForecastTileProps {
  forecast: ForecastAnswer | undefined;
  state: PanelState;
}

/** What the month will cost, how sure that is, and how far off it was before; draws it in the chart. */
export function ForecastTile({ forecast, state }: ForecastTileProps) {
  const t = useText();
  const format = useFormat();
  const { set } = useUrlState();
  const chosen = useChosenState();
  const label = t("overview.forecast.month");
  if (forecast === undefined) {
    const hasFailed = state.face === "failed";
    return (
      <StatTile
        label={label}
        value={hasFailed ? format.unknown : "\u00a0"}
        note={hasFailed ? t("overview.forecast.failed") : undefined}
      />
    );
  }
  const { point, low, high } = forecast;
  const isShown = chosen.range === "mtd" && chosen.meter === "cost";
  return (
    <StatTile
      label={label}
      value={point === null ? format.unknown : format.moneyCard(point)}
      {...(point === null ? {} : { title: format.moneyExact(point) })}
      note={
        low === null || high === null ? (
          lackOfData(forecast, t)
        ) : (
          <Interval
            text={t("overview.forecast.between", { low: format.moneyCard(low), high: format.moneyCard(high) })}
          />
        )
      }
      {...(point === null
        ? {}
        : { onPress: () => set({ range: "mtd", meter: "cost", grain: "auto", hide: [] }), isPressed: isShown })}
    >
      <BackTest forecast={forecast} />
    </StatTile>
  );
}

function lackOfData({ notEnoughData, historyDays, neededDays }: ForecastAnswer, t: Translate): string {
  if (notEnoughData === "NO_USAGE") return t("overview.forecast.noUsage");
  return t("overview.forecast.tooFewDays", { days: historyDays, needed: neededDays });
}

/** From and to in one line; what that means is in the title. */
function Interval({ text }: { text: string }) {
  const t = useText();
  const meaning = t("overview.forecast.eightOfTen");
  return (
    <span title={meaning}>
      {text} <VisuallyHidden>{meaning}</VisuallyHidden>
    </span>
  );
}

/** How far off the same method was on months that are over. */
function BackTest({ forecast: { point, backtestError, backtests } }: { forecast: ForecastAnswer }) {
  const t = useText();
  const format = useFormat();
  if (point === null) return null;
  if (backtestError === null) return <span className={cx(styles.error)}>{t("overview.forecast.untested")}</span>;
  const meaning = t("overview.forecast.error.title", { count: backtests });
  return (
    <span className={cx(styles.error)} title={meaning}>
      {t("overview.forecast.error", { error: format.percent(backtestError) })}{" "}
      <VisuallyHidden>{meaning}</VisuallyHidden>
    </span>
  );
}
