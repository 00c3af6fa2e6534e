import { Eye } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { clockLeft } from "../model/shown-for";
import styles from "./identity-capsule.module.css";
import type { Revealed } from "./use-reveal";

interface IdentityCapsuleProps {
  revealed: Revealed;
  onHide: () => void;
  /** To what the audit log says of it. */
  auditLink: ReactNode;
}

/** Who the app user is outside, for as long as it may be seen. Never printed. */
export function IdentityCapsule({ revealed: { externalId, endsAtMs }, onHide, auditLink }: IdentityCapsuleProps) {
  const t = useText();
  return (
    <section className={cx(styles.capsule)} aria-label={t("appUsers.shown")}>
      <Eye aria-hidden />
      <span className={cx(styles.text)} role="status">
        {t("appUsers.shown")}
        <code className={cx(styles.id)}>{externalId}</code>
      </span>
      <Left endsAtMs={endsAtMs} />
      <span className={cx(styles.end)}>
        {auditLink}
        <Button onPress={onHide}>{t("appUsers.hide")}</Button>
      </span>
    </section>
  );
}

/** Counts down for the eye; who listens is not told every second. */
function Left({ endsAtMs }: { endsAtMs: number }) {
  const t = useText();
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const left = clockLeft(endsAtMs - nowMs);
  return (
    <span className={cx(styles.left)} role="timer" aria-label={t("appUsers.left", { left })}>
      {left}
    </span>
  );
}
