import { lazy, Suspense, useState } from "react";
import { daySpan, freezeRange, rangeEnds, type RangeToken } from "../../../lib/date-range";
import { localDate } from "../../../lib/format";
import { useText } from "../../../lib/i18n";
import { useLocalNow } from "../../../lib/use-local-now";
import { useMediaQuery } from "../../../lib/use-media-query";
import { useTimeZone } from "../../../lib/use-time-zone";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { useUsageExtent } from "../api/use-usage-extent";
import { toWeekday } from "../model/weekday";
import { PresetList } from "./preset-list";
import styles from "./range-panel.module.css";

const DateRangePicker = lazy(() => import("../../../ui/date-range-picker"));

interface RangePanelProps {
  range: RangeToken;
  onChoose: (range: RangeToken) => void;
  onCancel: () => void;
}

/** Presets act at once; days and times wait for Apply. */
export function RangePanel({ range, onChoose, onCancel }: RangePanelProps) {
  const t = useText();
  const now = useLocalNow();
  const timeZone = useTimeZone();
  const extent = useUsageExtent(true);
  const wide = useMediaQuery("(min-width: 768px)");
  const [picked, setPicked] = useState(() => rangeEnds(freezeRange(range, now)) ?? { from: now.day, to: now.day });
  const withTime = picked.from.length > 10;
  const isValid = withTime ? picked.from < picked.to : picked.from <= picked.to;

  const setWithTime = (wanted: boolean): void =>
    setPicked(({ from, to }) =>
      wanted
        ? { from: `${from.slice(0, 10)}T00:00`, to: `${to.slice(0, 10)}T23:59` }
        : { from: from.slice(0, 10), to: to.slice(0, 10) },
    );

  return (
    <div className={cx(styles.panel)}>
      <PresetList range={range} onChoose={onChoose} />
      <div className={cx(styles.custom)}>
        <Suspense fallback={<div className={cx(styles.waiting)} aria-busy />}>
          <DateRangePicker
            value={picked}
            onChange={setPicked}
            min={extent === null ? null : localDate(Date.parse(extent.firstAt), timeZone)}
            max={daySpan("today", now)?.to ?? now.day}
            withTime={withTime}
            months={wide ? 2 : 1}
            firstDayOfWeek={toWeekday(now.weekStart)}
            words={{
              calendar: t("filters.range.calendar"),
              from: t("filters.range.from"),
              to: t("filters.range.to"),
              previousMonth: t("filters.range.previousMonth"),
              nextMonth: t("filters.range.nextMonth"),
            }}
          />
        </Suspense>
        <div className={cx(styles.actions)}>
          <Checkbox isSelected={withTime} onChange={setWithTime}>
            {t("filters.range.withTime")}
          </Checkbox>
          <span className={cx(styles.buttons)}>
            <Button variant="quiet" onPress={onCancel}>
              {t("ui.cancel")}
            </Button>
            <Button variant="primary" isDisabled={!isValid} onPress={() => onChoose(`${picked.from}..${picked.to}`)}>
              {t("ui.apply")}
            </Button>
          </span>
        </div>
        <p className={cx(styles.note)} role="status">
          {isValid ? t("filters.range.zone", { zone: timeZone }) : t("filters.range.invalid")}
        </p>
      </div>
    </div>
  );
}
