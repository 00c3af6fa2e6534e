import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import { IconButton } from "../../../ui/icon-button";
import type { ListedStatus, ListedThreshold } from "../api/use-thresholds";
import { fullTitleOf } from "../model/threshold-words";
import { ThresholdActions, type ThresholdAct } from "./threshold-actions";
import { ChannelsCell, CrossedCell, LimitCell, WhatCell } from "./threshold-cells";
import { ThresholdState } from "./threshold-state";
import styles from "./threshold-table.module.css";
import { UsedCell } from "./used-cell";

export interface ThresholdRowProps {
  threshold: ListedThreshold;
  status: ListedStatus | undefined;
  isOverride: boolean;
  canManage: boolean;
  onAct: (act: ThresholdAct, threshold: ListedThreshold) => void;
}

export function ThresholdRow({ threshold, status, isOverride, canManage, onAct }: ThresholdRowProps) {
  return (
    <tr className={cx(!threshold.enabled && styles.off)}>
      <th scope="row" className={cx(styles.name)}>
        <WhatCell {...{ threshold, isOverride }} />
      </th>
      <td className={cx(styles.limit)}>
        <LimitCell threshold={threshold} />
      </td>
      <td>
        <UsedCell {...{ threshold, status }} highest={status?.highest ?? null} />
      </td>
      <td>
        <ThresholdState threshold={threshold} />
      </td>
      <td className={cx(styles.wide)}>
        <ChannelsCell threshold={threshold} />
      </td>
      <td className={cx(styles.wide)}>
        <CrossedCell threshold={threshold} />
      </td>
      <td className={cx(cell.actions)}>
        <ThresholdActions {...{ threshold, canManage }} onAct={(act) => onAct(act, threshold)} />
      </td>
    </tr>
  );
}

/** A narrow screen has room for what and how near; the rest opens below. */
export function NarrowThresholdRow({ threshold, status, isOverride, canManage, onAct }: ThresholdRowProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tr className={cx(!threshold.enabled && styles.off)}>
        <th scope="row" className={cx(styles.name)}>
          <WhatCell {...{ threshold, isOverride }} />
        </th>
        <td className={cx(styles.usedNarrow)}>
          {status === undefined ? (
            <ThresholdState threshold={threshold} />
          ) : (
            <UsedCell {...{ threshold, status }} highest={status.highest} />
          )}
        </td>
        <td className={cx(cell.actions)}>
          <IconButton
            label={t("thresholds.more", { name: fullTitleOf(threshold, t) })}
            icon={isOpen ? <ChevronDown /> : <ChevronRight />}
            isExpanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          />
          <ThresholdActions {...{ threshold, canManage }} onAct={(act) => onAct(act, threshold)} />
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={3} className={cx(cell.details)}>
            <Details threshold={threshold} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Details({ threshold }: { threshold: ListedThreshold }) {
  const t = useText();
  return (
    <dl className={cx(cell.facts)}>
      <dt>{t("thresholds.column.limit")}</dt>
      <dd>
        <LimitCell threshold={threshold} />
      </dd>
      <dt>{t("thresholds.column.state")}</dt>
      <dd>
        <ThresholdState threshold={threshold} />
      </dd>
      <dt>{t("thresholds.column.channels")}</dt>
      <dd>
        <ChannelsCell threshold={threshold} />
      </dd>
      <dt>{t("thresholds.column.crossed")}</dt>
      <dd>
        <CrossedCell threshold={threshold} />
      </dd>
    </dl>
  );
}
