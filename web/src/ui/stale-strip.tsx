import { useEffect, useState } from "react";
import { useText } from "../lib/i18n";
import { useFormat } from "../lib/use-format";
import { Button } from "./button";
import { cx } from "./class-names";
import styles from "./panel.module.css";

const WAITS_S = [2, 4, 8, 30] as const;

/** Tells that what is shown is old, and tries again by itself, ever more slowly. */
export function StaleStrip({ onRetry }: { onRetry: () => void }) {
  const t = useText();
  const format = useFormat();
  const [since] = useState(() => new Date().toISOString());
  const [attempt, setAttempt] = useState(0);
  const [left, setLeft] = useState<number>(WAITS_S[0]);

  useEffect(() => {
    const timer = setTimeout(() => {
      if (left > 1) {
        setLeft(left - 1);
        return;
      }
      const next = attempt + 1;
      setAttempt(next);
      setLeft(WAITS_S[Math.min(next, WAITS_S.length - 1)] ?? 30);
      onRetry();
    }, 1000);
    return () => clearTimeout(timer);
  }, [attempt, left, onRetry]);

  return (
    <div className={cx(styles.strip)}>
      <span role="status">{t("ui.stale.since", { time: format.clock(since) })}</span>
      <Button variant="quiet" onPress={onRetry}>
        {t("ui.stale.retry", { seconds: left })}
      </Button>
    </div>
  );
}
