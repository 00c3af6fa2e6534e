import { CircleAlert } from "lucide-react";
import type { Fault } from "../lib/graphql-fault";
import { useText } from "../lib/i18n";
import { Button } from "./button";
import { cx } from "./class-names";
import { CopyButton } from "./copy-button";
import styles from "./panel.module.css";

interface PanelFaultProps {
  fault: Fault;
  onRetry: (() => void) | undefined;
  minHeight: number;
  /** Whoever cancelled here stands where the button was. */
  takesFocus?: boolean;
}

export function PanelFault({ fault, onRetry, minHeight, takesFocus = false }: PanelFaultProps) {
  const t = useText();
  return (
    <div className={cx(styles.fault)} style={{ minHeight }} role="alert">
      <CircleAlert aria-hidden />
      <strong>{t("ui.fault.title")}</strong>
      <p className={cx(styles.cause)}>{t(`ui.fault.${fault.kind}`)}</p>
      {fault.message === null ? null : (
        <p className={cx(styles.detail)} lang="en">
          {fault.message}
        </p>
      )}
      {onRetry === undefined ? null : (
        <Button onPress={onRetry} autoFocus={takesFocus}>
          {t("ui.retry")}
        </Button>
      )}
      {fault.errorId === null ? null : (
        <span className={cx(styles.errorId)}>
          <code>{fault.errorId}</code>
          <CopyButton text={fault.errorId} label={t("ui.fault.copyId")} />
        </span>
      )}
    </div>
  );
}
