import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import { stepRange } from "../../../lib/date-range";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useLocalNow } from "../../../lib/use-local-now";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { IconButton } from "../../../ui/icon-button";
import { Popover } from "../../../ui/popover";
import { rangeLabel } from "../model/range-label";
import styles from "./filter-bar.module.css";
import { RangePanel } from "./range-panel";

interface RangeControlProps {
  /** Whether ranges are offered. */
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** ◀ range ▶; its keys are `useRangeShortcuts`. */
export function RangeControl({ isOpen, onOpenChange }: RangeControlProps) {
  const t = useText();
  const format = useFormat();
  const now = useLocalNow();
  const { state, set } = useUrlState();
  const earlier = stepRange(state.range, -1, now);
  const later = stepRange(state.range, 1, now);

  const step = (range: string | null): void => {
    if (range !== null) set({ range });
  };
  const choose = (range: string): void => {
    set({ range });
    onOpenChange(false);
  };
  return (
    <span className={cx(styles.range)}>
      <IconButton
        label={t("filters.range.earlier")}
        icon={<ChevronLeft />}
        onPress={() => step(earlier)}
        isDisabled={earlier === null}
      />
      <Popover
        label={t("filters.range")}
        isOpen={isOpen}
        onOpenChange={onOpenChange}
        trigger={<Button icon={<CalendarDays aria-hidden />}>{rangeLabel(state.range, t, format)}</Button>}
      >
        <RangePanel range={state.range} onChoose={choose} onCancel={() => onOpenChange(false)} />
      </Popover>
      <IconButton
        label={t("filters.range.later")}
        icon={<ChevronRight />}
        onPress={() => step(later)}
        isDisabled={later === null}
      />
    </span>
  );
}
