import { useMemo } from "react";
import { useConnectionState } from "../../../lib/connection-state";
import { useText, type Translate } from "../../../lib/i18n";
import type { Format } from "../../../lib/format";
import { useShortcuts } from "../../../lib/shortcuts";
import { useStore } from "../../../lib/store";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { showToast } from "../../../ui/toast";
import { consoleFeed } from "../api/console-feed";
import { useLiveConnection } from "../api/use-live-connection";
import { liveStatus, type LiveStatus } from "../model/live-status";
import styles from "./live-indicator.module.css";
import { LiveMark } from "./live-mark";
import { useNow } from "./use-now";

const HINT = {
  past: "usage.live.past.hint",
  unavailable: "usage.live.unavailable.hint",
  paused: "usage.live.resume",
  connecting: "usage.live.pause",
  live: "usage.live.pause",
  reconnecting: "usage.live.pause",
  stale: "usage.live.pause",
} as const;

const toggle = () => consoleFeed.setPaused(!consoleFeed.state.get().isPaused);

/** For the top bar: says how fresh the numbers are, and pauses them. Mount it once; it does the listening. */
export function LiveIndicator() {
  const t = useText();
  const format = useFormat();
  const isLiveRange = useLiveConnection(() => showToast({ text: t("usage.live.caughtUp") }));
  const connection = useConnectionState();
  const { isPaused, heldRequests, heardMs, listeningSinceMs, isRefused } = useStore(consoleFeed.state);
  const status = liveStatus({
    isLiveRange,
    isPaused,
    isRefused,
    connection,
    heardMs,
    listeningSinceMs,
    nowMs: useNow(),
  });
  const isFixed = status.kind === "past" || status.kind === "unavailable";
  useShortcuts(useMemo(() => (isLiveRange ? { p: toggle } : {}), [isLiveRange]));

  return (
    <span className={cx(styles.wrap)}>
      {isPaused && heldRequests > 0 ? (
        <button type="button" className={cx(styles.pill)} onClick={toggle}>
          {t("usage.live.held", { count: heldRequests })}
        </button>
      ) : null}
      <button
        type="button"
        className={cx(styles.indicator, styles[status.kind])}
        aria-pressed={isFixed ? undefined : isPaused}
        aria-disabled={isFixed}
        title={t(HINT[status.kind])}
        onClick={isFixed ? undefined : toggle}
      >
        <LiveMark kind={status.kind} />
        <span className={cx(styles.word)}>{words(status, t, format)}</span>
      </button>
    </span>
  );
}

function words(status: LiveStatus, t: Translate, format: Format): string {
  if (status.kind === "stale")
    return t("usage.live.stale", { time: format.clock(new Date(status.sinceMs).toISOString()) });
  if (status.kind === "reconnecting") return t("usage.live.reconnecting", { attempt: status.attempt });
  return t(`usage.live.${status.kind}`);
}
