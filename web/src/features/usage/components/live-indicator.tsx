import { useMemo } from "react";
import { useConnectionState } from "../../../lib/connection-state";
import { useText } from "../../../lib/i18n";
import { useShortcuts } from "../../../lib/shortcuts";
import { useStore } from "../../../lib/store";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { showToast } from "../../../ui/toast";
import { consoleFeed } from "../api/console-feed";
import { useLiveConnection } from "../api/use-live-connection";
import { useLiveNews } from "../api/use-live-news";
import { liveStatus, type LiveStatus } from "../model/live-status";
import styles from "./live-indicator.module.css";
import { LiveMark } from "./live-mark";
import { useNow } from "./use-now";

const toggle = () => consoleFeed.setPaused(!consoleFeed.state.get().isPaused);

/** For the top bar: says how fresh the numbers are, and pauses them. Mount it once; it does the listening. */
export function LiveIndicator() {
  const t = useText();
  const format = useFormat();
  const isLiveRange = useLiveConnection();
  const connection = useConnectionState();
  const { isPaused, heldRequests, heardMs, listeningSinceMs } = useStore(consoleFeed.state);
  const status = liveStatus({ isLiveRange, isPaused, connection, heardMs, listeningSinceMs, nowMs: useNow() });
  useShortcuts(useMemo(() => (isLiveRange ? { p: toggle } : {}), [isLiveRange]));
  useLiveNews((news) => {
    if (news.kind === "tick" && news.tick.droppedBefore !== null) showToast({ text: t("usage.live.caughtUp") });
  });

  const words = (): string => {
    switch (status.kind) {
      case "stale":
        return t("usage.live.stale", { time: format.clock(new Date(status.sinceMs).toISOString()) });
      case "reconnecting":
        return t("usage.live.reconnecting", { attempt: status.attempt });
      default:
        return t(`usage.live.${status.kind}`);
    }
  };
  return (
    <span className={cx(styles.wrap)}>
      {isPaused && heldRequests > 0 ? (
        <button type="button" className={cx(styles.pill)} onClick={toggle}>{t("usage.live.held", { count: heldRequests })}</button>
      ) : null}
      <button
        type="button"
        className={cx(styles.indicator, styles[status.kind])}
        aria-pressed={status.kind === "past" ? undefined : isPaused}
        aria-disabled={status.kind === "past"}
        title={hint(status, t("usage.live.pause"), t("usage.live.resume"), t("usage.live.past.hint"))}
        onClick={status.kind === "past" ? undefined : toggle}
      >
        <LiveMark kind={status.kind} />
        <span className={cx(styles.word)}>{words()}</span>
      </button>
    </span>
  );
}

function hint({ kind }: LiveStatus, pause: string, resume: string, past: string): string {
  if (kind === "past") return past;
  return kind === "paused" ? resume : pause;
}
