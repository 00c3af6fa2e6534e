import { Link } from "@tanstack/react-router";
import { exactAmount } from "../../../lib/exact-amount";
import { useText } from "../../../lib/i18n";
import { useMinute } from "../../../lib/use-local-now";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { ListedThreshold } from "../api/use-thresholds";
import { titleOf, whoText } from "../model/threshold-words";
import styles from "./threshold-table.module.css";

interface CellProps {
  threshold: ListedThreshold;
}

/** What is watched, which leads to it. */
export function WhatCell({ threshold, isOverride }: CellProps & { isOverride: boolean }) {
  const t = useText();
  const carried = useCarriedSearch();
  const { id, name, scope, meter, kind, overrides } = threshold;
  const below = [
    name == null || name === "" ? (threshold.subject == null ? null : t(`thresholds.scope.${scope}`)) : scopeText(),
    meter == null ? null : t(`thresholds.meter.${meter}`),
    kind === "LIMIT" && threshold.period != null
      ? t(`thresholds.per.${threshold.period}`)
      : t(`thresholds.kind.${kind}`),
  ];
  return (
    <span className={cx(styles.what, isOverride && styles.override)}>
      <Link
        to="/thresholds/$id"
        params={{ id }}
        search={carried}
        resetScroll={false}
        data-threshold={id}
        className={cx(styles.link)}
      >
        {titleOf(threshold, t)}
      </Link>
      <span className={cx(cell.below)}>{below.filter((part) => part !== null).join(" · ")}</span>
      {isOverride ? <span className={cx(cell.below)}>{t("thresholds.override")}</span> : null}
      {overrides > 0 ? <span className={cx(cell.below)}>{t("thresholds.overrides", { count: overrides })}</span> : null}
    </span>
  );

  function scopeText(): string {
    const { subject } = threshold;
    return subject == null ? t(`thresholds.scope.${scope}`) : whoText(scope, subject.label, t);
  }
}

export function LimitCell({ threshold }: CellProps) {
  const t = useText();
  const format = useFormat();
  const { kind, limit, levels, meter, silentMinutes, startsOn, endsOn } = threshold;
  if (kind === "ANOMALY") return t("thresholds.unusual");
  if (kind === "NO_DATA") return t("thresholds.silent", { minutes: format.exact(silentMinutes ?? 0) });
  return (
    <>
      {limit == null ? format.unknown : exactAmount(meter, limit, format)}
      <span className={cx(cell.below)}>{t("thresholds.levels", { levels: levels.join(" · ") })}</span>
      {startsOn == null || endsOn == null ? null : (
        <span className={cx(cell.below)}>{format.dayRange(startsOn, endsOn)}</span>
      )}
    </>
  );
}

export function ChannelsCell({ threshold: { channels } }: CellProps) {
  const t = useText();
  if (channels.length === 0) return <span className={cx(styles.quiet)}>{t("thresholds.noChannels")}</span>;
  return channels.map(({ id, name, failingSince }) => (
    <span key={id} className={cx(styles.channel, failingSince != null && styles.failing)}>
      {failingSince != null ? t("thresholds.failing", { name }) : name}
    </span>
  ));
}

export function CrossedCell({ threshold: { lastCrossedAt } }: CellProps) {
  const t = useText();
  const format = useFormat();
  const now = useMinute();
  if (lastCrossedAt == null) return <span className={cx(styles.quiet)}>{t("thresholds.never")}</span>;
  return (
    <time dateTime={lastCrossedAt} title={format.dateTime(lastCrossedAt)}>
      {format.relative(lastCrossedAt, Math.max(now, Date.parse(lastCrossedAt)))}
    </time>
  );
}
