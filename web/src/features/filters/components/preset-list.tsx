import type { RangeToken } from "../../../lib/date-range";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { PRESET_GROUPS, PRESET_LETTERS } from "../model/presets";
import styles from "./range-panel.module.css";

export function PresetList({ range, onChoose }: { range: RangeToken; onChoose: (range: RangeToken) => void }) {
  const t = useText();
  return (
    <div className={cx(styles.presets)}>
      {PRESET_GROUPS.map((group) => (
        <div key={group[0]} className={cx(styles.group)}>
          {group.map((preset) => (
            <button
              key={preset}
              type="button"
              className={cx(styles.preset)}
              aria-pressed={range === preset}
              onClick={() => onChoose(preset)}
            >
              {t(`filters.range.${preset}`)}
              {PRESET_LETTERS[preset] === undefined ? null : <kbd aria-hidden>{PRESET_LETTERS[preset]}</kbd>}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
