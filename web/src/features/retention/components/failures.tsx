import { X } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { IconButton } from "../../../ui/icon-button";
import { Notice } from "../../../ui/notice";
import { useDismissedRestores } from "../api/use-dismissed-restores";
import type { RetentionMonth } from "../api/use-retention";
import { monthFailures, type MonthFailure } from "../model/month-failures";
import { monthName } from "../model/month-name";

/** What went wrong and is wrong still: the reason, what it means, and what to do. A restore is nothing but an attempt: read, it may go. */
export function Failures({ months }: { months: readonly RetentionMonth[] }) {
  const { isDismissed, dismiss } = useDismissedRestores(months);
  const failures = monthFailures(months).filter(
    ({ kind, month, reason }) => kind !== "restore" || !isDismissed(month, reason),
  );
  if (failures.length === 0) return null;
  return (
    <div role="alert">
      {failures.map((failure) => (
        <Failure
          key={`${failure.kind}-${failure.month}-${failure.part ?? 0}`}
          failure={failure}
          onDismiss={failure.kind === "restore" ? () => dismiss(failure.month, failure.reason) : null}
        />
      ))}
    </div>
  );
}

interface FailureProps {
  failure: MonthFailure;
  /** Null of what stays until it is mended. */
  onDismiss: (() => void) | null;
}

function Failure({ failure: { kind, month, reason }, onDismiss }: FailureProps) {
  const t = useText();
  const format = useFormat();
  const name = monthName(month, format);
  return (
    <Notice
      tone="danger"
      label={t(`retention.failure.${kind}.label`)}
      actions={
        onDismiss === null ? null : (
          <IconButton label={t("retention.failure.dismiss", { month: name })} icon={<X />} onPress={onDismiss} />
        )
      }
    >
      <strong>{t(`retention.failure.${kind}`, { month: name })}</strong> <span lang="en">{reason}</span>{" "}
      {t(`retention.failure.${kind}.todo`)}
    </Notice>
  );
}
