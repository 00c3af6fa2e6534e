import type { ReactNode } from "react";
import { toneToken, type SeriesTone } from "../../../charts/palette";
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
  /** What the value lacks; null when it is whole. */
  lack: string | null;
}

interface BreakdownListProps {
  entries: readonly BreakdownEntry[];
  toneOf: (key: string) => SeriesTone;
  /** How many there are in all, when more than are listed. */
  totalCount: number;
  /** What pressing a row does, in words; the name is filled in. */
  onChoose: (key: string) => void;
  chooseLabel: (name: string) => string;
  /** Under the list: which share of it has a price. */
  coverage?: ReactNode;
}

/** Names with value and share, largest first; a row adds its filter. */
export function BreakdownList({ entries, toneOf, totalCount, onChoose, chooseLabel, coverage }: BreakdownListProps) {
  const t = useText();
  const format = useFormat();
  const hiddenCount = totalCount - entries.length;
  return (
    <>
      <ul className={cx(styles.list)}>
        {entries.map(({ key, name, valueText, valueExact, share, lack }) => (
          <li key={key}>
            <button type="button" className={cx(styles.row)} title={chooseLabel(name)} onClick={() => onChoose(key)}>
              <span className={cx(styles.name)}>
                {name}
                {lack === null ? null : <small className={cx(styles.lack)}>{lack}</small>}
              </span>
              <span className={cx(styles.value)} title={valueExact}>
                {valueText}
              </span>
              <InlineBar share={share} color={`var(${toneToken(toneOf(key))})`} />
              <span className={cx(styles.share)}>{share === null ? format.unknown : format.percent(share)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={cx(styles.more)}>
        {hiddenCount > 0 ? t("usage.breakdown.more", { count: hiddenCount }) : null}
        {coverage}
      </p>
    </>
  );
}
