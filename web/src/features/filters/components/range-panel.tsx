import { Suspense } from "react";
import type { RangeToken } from "../../../lib/date-range";
import { cx } from "../../../ui/class-names";
import { latePart } from "../../../ui/late-part";
import { PresetList } from "./preset-list";
import styles from "./range-panel.module.css";

/** The calendar is dear, and most people take a preset. */
const { Part: CustomRange } = latePart(() => import("./custom-range"));

interface RangePanelProps {
  range: RangeToken;
  onChoose: (range: RangeToken) => void;
  onCancel: () => void;
}

/** Presets act at once; days and times wait for Apply. */
export function RangePanel({ range, onChoose, onCancel }: RangePanelProps) {
  return (
    <div className={cx(styles.panel)}>
      <PresetList range={range} onChoose={onChoose} />
      <Suspense fallback={<div className={cx(styles.waiting)} aria-busy />}>
        <CustomRange range={range} onChoose={onChoose} onCancel={onCancel} />
      </Suspense>
    </div>
  );
}
