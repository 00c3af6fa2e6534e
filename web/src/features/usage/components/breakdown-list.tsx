import type { ReactNode } from "react";
import { toneToken, type SlotMemory } from "../../../charts/palette";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { InlineBar } from "../../../ui/inline-bar";
import styles from "./breakdown-list.module.css";

export interface BreakdownEntry {
  key: string;
  name: string;
  valueText: string;
  valueExact: string;
  /** 0 to 1; null when there is no total. */
  share: number | null;
  /** Beside the name, such as a missing price. */
  note?: ReactNode;
}

interface BreakdownListProps {
  entries: readonly BreakdownEntry[];
  slots: SlotMemory;
  /** How many there are in all, when more than are listed. */
  totalCount: number;
  /** What pressing a row does, in words; the name is filled in. */
  onChoose: (key: string) => void;
  chooseLabel: (name: string) => string;
}

/** Names with value and share, largest first; a row adds its filter. */
export function BreakdownList({ entries, slots, totalCount, onChoose, chooseLabel }: BreakdownListProps) {
  const t = useText();
  const format = useFormat();
  const hiddenCount = totalCount - entries.length;
  return (
    <>
      <ul className={cx(styles.list)}>
        {entries.map(({ key, name, valueText, valueExact, share, note }) => {
          const slot = slots[key];
          return (
            <li key={key}>
              <button type="button" className={cx(styles.row)} title={chooseLabel(name)} onClick={() => onChoose(key)}>
                <span className={cx(styles.name)}>
                  <span className={cx(styles.text)}>{name}</span>
                  {note}
                </span>
                <span className={cx(styles.value)} title={valueExact}>{valueText}</span>
                <InlineBar share={share} color={`var(${toneToken(slot ?? "other")})`} />
                <span className={cx(styles.share)}>{share === null ? format.unknown : format.percent(share)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {hiddenCount > 0 ? <p className={cx(styles.more)}>{t("usage.breakdown.more", { count: hiddenCount })}</p> : null}
    </>
  );
}
