import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { toneToken, type SeriesTone } from "../../../charts/palette";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { cx } from "../../../ui/class-names";
import { Amount } from "../../../ui/amount";
import { InlineBar } from "../../../ui/inline-bar";
import { NameText } from "../../../ui/name-text";
import { Sparkline } from "../../../ui/sparkline";
import type { Movement } from "../model/movement";
import styles from "./breakdown-list.module.css";
import { PlaceChange, RowDelta } from "./row-movement";

export interface BreakdownEntry {
  key: string;
  name: string;
  valueText: string;
  /** The same, where it is too long for a list. */
  valueBrief?: string | undefined;
  valueExact: string;
  /** 0 to 1; null when there is no total. */
  share: number | null;
  /** What the value lacks; null when it is whole. */
  lack: string | null;
  /** Against the period compared with; null without a comparison. */
  movement: Movement | null;
  /** Over the range, for pixels; null until it is known. */
  trend: readonly number[] | null;
}

interface BreakdownListProps {
  entries: readonly BreakdownEntry[];
  toneOf: (key: string) => SeriesTone;
  /** How many there are in all, when more than are listed. */
  totalCount: number;
  /** What pressing a row does, in words; the name is filled in. */
  onChoose: (key: string) => void;
  chooseLabel: (name: string) => string;
  /** The app user whose page a row leads to instead; null for a row that is of nobody. */
  userOf?: (key: string) => string | null;
  /** Under the list: which share of it has a price. */
  coverage?: ReactNode;
  /** The days compared with, in words; null without a comparison. */
  against: string | null;
}

/** Names with value and share, largest first; a row adds its filter, or leads to who it is about. */
export function BreakdownList({ entries, totalCount, coverage, ...rows }: BreakdownListProps) {
  const { against } = rows;
  const t = useText();
  const hiddenCount = totalCount - entries.length;
  return (
    <>
      <ul className={cx(styles.list)}>
        {entries.map((entry) => (
          <li key={entry.key}>
            <Row entry={entry} {...rows} />
          </li>
        ))}
      </ul>
      <p className={cx(styles.more)}>
        {hiddenCount > 0 ? t("usage.breakdown.more", { count: hiddenCount }) : null}
        {coverage}
        {against === null ? null : <span>{t("usage.delta.against", { range: against })}</span>}
      </p>
    </>
  );
}

type RowProps = Pick<BreakdownListProps, "toneOf" | "onChoose" | "chooseLabel" | "userOf" | "against"> & {
  entry: BreakdownEntry;
};

function Row({ entry, toneOf, onChoose, chooseLabel, userOf, against }: RowProps) {
  const carried = useCarriedSearch();
  const { key, name } = entry;
  const content = <RowContent entry={entry} color={`var(${toneToken(toneOf(key))})`} against={against} />;
  const id = userOf?.(key) ?? null;
  if (id !== null) {
    return (
      <Link to="/users/$id" params={{ id }} search={carried} className={cx(styles.row)}>
        {content}
      </Link>
    );
  }
  return (
    <button type="button" className={cx(styles.row)} title={chooseLabel(name)} onClick={() => onChoose(key)}>
      {content}
    </button>
  );
}

function RowContent({ entry, color, against }: { entry: BreakdownEntry; color: string; against: string | null }) {
  const format = useFormat();
  const { name, valueText, valueBrief, valueExact, share, lack, movement, trend } = entry;
  return (
    <>
      <span className={cx(styles.name)}>
        <NameText name={name} /> {movement === null ? null : <PlaceChange places={movement.places} />}
        {lack === null ? null : <small className={cx(styles.lack)}>{lack}</small>}
      </span>
      <span className={cx(styles.trend)}>
        {trend === null ? null : <Sparkline values={trend} height={24} color={color} />}
      </span>
      <span className={cx(styles.value)} title={valueExact}>
        <Amount text={valueText} brief={valueBrief} />
      </span>
      <span className={cx(styles.part)}>
        <InlineBar share={share} color={color} />
        <span className={cx(styles.share)}>{share === null ? format.unknown : format.percentAligned(share)}</span>
      </span>
      {movement === null || movement.delta === null || against === null ? null : (
        <RowDelta delta={movement.delta} against={against} />
      )}
    </>
  );
}
