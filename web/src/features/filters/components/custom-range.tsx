import { useState } from "react";
import { freezeRange, rangeEnds, type DaySpan, type RangeToken } from "../../../lib/date-range";
import { localDate } from "../../../lib/format";
import { useText } from "../../../lib/i18n";
import { useLocalNow } from "../../../lib/use-local-now";
import { useMediaQuery } from "../../../lib/use-media-query";
import { useTimeZone } from "../../../lib/use-time-zone";
import type { MessageKey } from "../../../locales/message-key";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { DateRangePicker } from "../../../ui/date-range-picker";
import { useUsageExtent } from "../../../lib/use-usage-extent";
import { hasTimes, isInOrder, withTimes } from "../model/picked-range";
import { toWeekday } from "../model/weekday";
import styles from "./range-panel.module.css";
import { useCalendarWords } from "./use-calendar-words";

/** Days hold both ends; times end before their last minute, as the server counts them. */
function noteKey(picked: DaySpan): MessageKey {
  if (!isInOrder(picked)) return "filters.range.invalid";
  return hasTimes(picked) ? "filters.range.zoneOfTimes" : "filters.range.zone";
}

interface CustomRangeProps {
  /** Where the choice begins. */
  range: RangeToken;
  onChoose: (range: RangeToken) => void;
  onCancel: () => void;
}

export default function CustomRange({ range, onChoose, onCancel }: CustomRangeProps) {
  const t = useText();
  const now = useLocalNow();
  const zone = useTimeZone();
  const extent = useUsageExtent(true);
  const isWide = useMediaQuery("(min-width: 768px)");
  const words = useCalendarWords();
  const [picked, setPicked] = useState(() => rangeEnds(freezeRange(range, now)) ?? { from: now.day, to: now.day });

  return (
    <div className={cx(styles.custom)}>
      <DateRangePicker
        value={picked}
        onChange={setPicked}
        min={extent === null ? null : localDate(Date.parse(extent.firstAt), zone)}
        max={now.day}
        withTime={hasTimes(picked)}
        months={isWide ? 2 : 1}
        firstDayOfWeek={toWeekday(now.weekStart)}
        words={words}
      />
      <div className={cx(styles.actions)}>
        <Checkbox isSelected={hasTimes(picked)} onChange={(wanted) => setPicked(withTimes(picked, wanted))}>
          {t("filters.range.withTime")}
        </Checkbox>
        <span className={cx(styles.buttons)}>
          <Button variant="quiet" onPress={onCancel}>
            {t("ui.cancel")}
          </Button>
          <Button
            variant="primary"
            isDisabled={!isInOrder(picked)}
            onPress={() => onChoose(`${picked.from}..${picked.to}`)}
          >
            {t("ui.apply")}
          </Button>
        </span>
      </div>
      <p className={cx(styles.note)} role="status">
        {t(noteKey(picked), { zone })}
      </p>
    </div>
  );
}
