import { useText, type Translate } from "../../../lib/i18n";
import type { PanelState } from "../../../lib/panel-state";
import { useChosenState } from "../../../lib/url-state-context";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { Amount } from "../../../ui/amount";
import { StatTile } from "../../../ui/stat-tile";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { ForecastAnswer } from "../model/usage-answer";
import styles from "./forecast-tile.module.css";

/** In characters, of an amount of which a line of the tile holds two. */
const LONGEST = 12;

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
      {...(point === null ? {} : { brief: format.moneyBrief(point), title: format.moneyExact(point) })}
      note={low === null || high === null ? lackOfData(forecast, t) : <Interval low={low} high={high} />}
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
function Interval({ low, high }: { low: string; high: string }) {
  const t = useText();
  const { moneyCard, moneyBrief } = useFormat();
  const meaning = t("overview.forecast.eightOfTen");
  const between = (money: (amount: string) => string) =>
    t("overview.forecast.between", { low: money(low), high: money(high) });
  const isLong = moneyCard(high).length > LONGEST;
  return (
    <span title={isLong ? `${between(moneyCard)} ${meaning}` : meaning}>
      <Amount text={between(moneyCard)} brief={isLong ? between(moneyBrief) : undefined} />{" "}
      <VisuallyHidden>{meaning}</VisuallyHidden>
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
