import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { MeterChoice } from "../../../lib/url-grammar";
import { toMeter } from "../../../lib/to-usage-filter";
import { useSettings } from "../../../lib/use-settings";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { StatTile } from "../../../ui/stat-tile";
import type { UserSpread } from "../api/use-user-spread";
import type { UserRanking } from "../api/use-users";
import { meterWords } from "../model/meter-words";
import { DeltaChip } from "./delta-chip";
import styles from "./spread-tiles.module.css";

interface SpreadTilesProps {
  spread: UserSpread | undefined;
  totals: UserRanking["grandTotal"] | undefined;
  meter: MeterChoice;
}

/** How many app users there are, what a usual one comes to, and how much the top tenth make up. */
export function SpreadTiles({ spread, totals, meter }: SpreadTilesProps) {
  const t = useText();
  const format = useFormat();
  const { value, brief, exact } = meterWords(format, toMeter(meter));
  const amount = (text: string | null | undefined) =>
    text == null ? { value: format.unknown } : { value: value(text), brief: brief?.(text), title: exact(text) };
  const words = { meter: t(`usage.meter.${meter}`) };
  const share = spread?.topTenthShare ?? null;
  return (
    <div className={cx(styles.tiles)} role="group" aria-label={t("users.spread.title")}>
      <ActiveTile totals={totals} />
      <StatTile
        label={t("users.spread.median", words)}
        {...amount(spread?.median)}
        note={t("users.spread.median.note")}
      />
      <StatTile label={t("users.spread.p95", words)} {...amount(spread?.p95)} note={t("users.spread.p95.note")} />
      <StatTile
        label={t("users.spread.tenth")}
        value={share === null ? format.unknown : format.percent(share)}
        note={
          spread?.topTenthUsers == null
            ? undefined
            : t("users.spread.tenth.note", { ...words, count: spread.topTenthUsers })
        }
      />
    </div>
  );
}

function ActiveTile({ totals }: Pick<SpreadTilesProps, "totals">) {
  const t = useText();
  const format = useFormat();
  const settings = useSettings();
  const { state } = useUrlState();
  const label = t("usage.kpi.users");
  if (totals === undefined) return <StatTile label={label} value={format.unknown} />;
  const { activeUsers, previous } = totals;
  if (activeUsers === null) {
    // Too few to tell this viewer how many; of how few, the settings say.
    const few = settings === null ? format.unknown : t("usage.kpi.fewUsers", { count: settings.minimumGroupSize });
    return <StatTile label={label} value={few} />;
  }
  const before = state.cmp === "off" ? null : (previous?.activeUsers ?? null);
  return (
    <StatTile
      label={label}
      value={format.exact(activeUsers)}
      {...(before === null || previous === null
        ? {}
        : {
            delta: (
              <DeltaChip
                delta={format.delta(activeUsers, before)}
                against={format.range(previous.range.from, previous.range.to)}
              />
            ),
          })}
    />
  );
}
