import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Notice } from "../../../ui/notice";
import type { RetentionMonth } from "../api/use-retention";
import { monthFailures, type MonthFailure } from "../model/month-failures";
import { monthName } from "../model/month-name";

/** What went wrong and is wrong still: the reason, what it means, and what to do. */
export function Failures({ months }: { months: readonly RetentionMonth[] }) {
  const failures = monthFailures(months);
  if (failures.length === 0) return null;
  return (
    <div role="alert">
      {failures.map((failure) => (
        <Failure key={`${failure.kind}-${failure.month}-${failure.part ?? 0}`} failure={failure} />
      ))}
    </div>
  );
}

function Failure({ failure: { kind, month, reason } }: { failure: MonthFailure }) {
  const t = useText();
  const format = useFormat();
  return (
    <Notice tone="danger" label={t(`retention.failure.${kind}.label`)}>
      <strong>{t(`retention.failure.${kind}`, { month: monthName(month, format) })}</strong>{" "}
      <span lang="en">{reason}</span> {t(`retention.failure.${kind}.todo`)}
    </Notice>
  );
}
