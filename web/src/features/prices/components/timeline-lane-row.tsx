import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { periodText } from "../model/period-text";
import type { PriceVersion } from "../model/price-version";
import type { TimeTick } from "../model/time-ticks";
import type { TimelineBar, TimelineLane } from "../model/timeline";
import { rateOf } from "../model/token-classes";
import { scopeText } from "../model/scope-text";
import styles from "./timeline-chart.module.css";

const ROW_PX = 34;

interface TimelineLaneRowProps {
  lane: TimelineLane;
  ticks: readonly TimeTick[];
  now: number;
  projectName: (id: string) => string;
  onChoose: (price: PriceVersion) => void;
}

export function TimelineLaneRow({ lane, ticks, now, projectName, onChoose }: TimelineLaneRowProps) {
  const t = useText();
  return (
    <li className={cx(styles.lane)}>
      <span className={cx(styles.laneName)}>
        {t(`prices.origin.${lane.price.origin}`)}
        <span className={cx(styles.laneScope)}>{scopeText(lane.price, t, projectName)}</span>
      </span>
      <div className={cx(styles.track)} style={{ height: lane.rows * ROW_PX }}>
        {ticks.map(({ at, day }) => (
          <span key={day} className={cx(styles.line)} style={{ insetInlineStart: `${at * 100}%` }} />
        ))}
        <span className={cx(styles.nowLine)} style={{ insetInlineStart: `${now * 100}%` }} />
        {lane.bars.map((bar) => (
          <Bar key={bar.price.id} bar={bar} onChoose={onChoose} />
        ))}
      </div>
    </li>
  );
}

function Bar({ bar, onChoose }: { bar: TimelineBar; onChoose: (price: PriceVersion) => void }) {
  const t = useText();
  const format = useFormat();
  const { price, start, end, row, isOpenStart, isOpenEnd } = bar;
  const amounts = (["INPUT", "OUTPUT"] as const).map((tokenClass) => {
    const found = rateOf(tokenClass, price.rates);
    return found === null ? format.unknown : format.usdRate(found.rate.usdPerMillion);
  });
  const text = amounts.join(" / ");
  const words = t("prices.timeline.bar", {
    amounts: text,
    period: periodText(price, t, format),
    state: t(`prices.state.${price.state}`),
  });
  return (
    <button
      type="button"
      className={cx(styles.bar, isOpenStart && styles.openStart, isOpenEnd && styles.openEnd)}
      data-state={price.state}
      style={{
        insetInlineStart: `${start * 100}%`,
        width: `max(6px, ${(end - start) * 100}% - 2px)`,
        insetBlockStart: row * ROW_PX,
      }}
      title={words}
      aria-label={words}
      onClick={() => onChoose(price)}
    >
      <span>{text}</span>
    </button>
  );
}
