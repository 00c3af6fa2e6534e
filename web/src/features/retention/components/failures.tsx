import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Notice } from "../../../ui/notice";
import type { RetentionMonth } from "../api/use-retention";
import { monthName } from "../model/month-name";

/** What went wrong and is wrong still: the reason, what it means, and what to do. */
export function Failures({ months }: { months: readonly RetentionMonth[] }) {
  const failed = months.filter(({ failure, restoreFailure }) => (failure ?? restoreFailure) != null);
  if (failed.length === 0) return null;
  return (
    <div role="alert">
      {failed.map((month) => (
        <Failure key={`${month.month}-${month.part ?? 0}`} month={month} />
      ))}
    </div>
  );
}

function Failure({ month: { month, state, failure, restoreFailure } }: { month: RetentionMonth }) {
  const t = useText();
  const format = useFormat();
  const name = monthName(month, format);
  const kind = failure == null ? "restore" : state === "ARCHIVED" ? "differs" : "failed";
  return (
    <Notice tone="danger" label={t("retention.failure")}>
      <strong>{t(`retention.failure.${kind}`, { month: name })}</strong>{" "}
      <span lang="en">{failure ?? restoreFailure}</span> {t(`retention.failure.${kind}.todo`)}
    </Notice>
  );
}
