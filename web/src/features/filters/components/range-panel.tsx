import type { RangeToken } from "../../../lib/date-range";
import { cx } from "../../../ui/class-names";
import { CustomRange } from "./custom-range";
import { PresetList } from "./preset-list";
import styles from "./range-panel.module.css";

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
      <CustomRange range={range} onChoose={onChoose} onCancel={onCancel} />
    </div>
  );
}
