import { exactAmount } from "../../../lib/exact-amount";
import type { ThresholdInput } from "../../../lib/graphql/graphql";
import type { Format } from "../../../lib/format";
import { useLanguage, useText, type Translate } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Notice } from "../../../ui/notice";
import type { PreviewResult, ThresholdPreview } from "../api/use-threshold-preview";
import { EvidenceChart } from "./evidence-chart";
import styles from "./evidence.module.css";

interface EvidenceProps extends PreviewResult {
  /** Null while the limit cannot be read. */
  input: ThresholdInput | null;
  onUse: (limit: string) => void;
}

/** When it would have fired in the last 30 days, while it is typed. */
export function Evidence({ input, preview, isCurrent, hasFailed, onUse }: EvidenceProps) {
  const t = useText();
  const waiting = t(hasFailed && input !== null ? "thresholds.evidence.failed" : "thresholds.evidence.waiting");
  return (
    <section
      className={cx(styles.evidence)}
      aria-label={t("thresholds.evidence")}
      aria-live="polite"
      aria-busy={input !== null && !isCurrent && !hasFailed}
    >
      <h3>{t("thresholds.evidence")}</h3>
      {preview === null || input === null ? (
        <p className={cx(styles.waiting)}>{waiting}</p>
      ) : (
        <Found {...{ preview, input, onUse }} />
      )}
    </section>
  );
}

function Found({
  preview,
  input,
  onUse,
}: { preview: ThresholdPreview; input: ThresholdInput } & Pick<EvidenceProps, "onUse">) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const { crossings, perWeek, isNoisy, subjects, affected, suggestedLimit, reachedNow, days } = preview;
  const [most] = subjects;
  return (
    <>
      <EvidenceChart {...{ preview, input }} />
      <p>
        {crossings === 0
          ? t("thresholds.evidence.none", { days })
          : t("thresholds.evidence.fired", {
              count: crossings,
              days,
              when: whenText(preview, input, { t, format }),
            })}{" "}
        {most === undefined || crossings === 0 || input.scope !== "EACH_USER"
          ? null
          : `${t("thresholds.evidence.most", { name: pseudonymName(most.subject.label, language), count: most.crossings })} ${t("thresholds.evidence.affected", { count: affected })}`}
      </p>
      {suggestedLimit == null ? null : (
        <p className={cx(styles.suggested)}>
          {t("thresholds.evidence.suggested", { amount: exactAmount(input.meter, suggestedLimit, format) })}{" "}
          {suggestedLimit === input.limit ? null : (
            <Button variant="quiet" onPress={() => onUse(suggestedLimit)}>
              {t("thresholds.evidence.use")}
            </Button>
          )}
        </p>
      )}
      {isNoisy ? (
        <Notice tone="warning" label={t("thresholds.evidence.noise")}>
          {t("thresholds.evidence.noisy", { count: format.exact(perWeek) })}
        </Notice>
      ) : null}
      {reachedNow === 0 ? null : (
        <Notice tone="warning" label={t("thresholds.evidence.noise")}>
          {t("thresholds.evidence.now", { count: reachedNow })}
        </Notice>
      )}
    </>
  );
}

const SHOWN = 6;

/** The periods in which it would have fired, the last ones by name. */
function whenText(
  { periods }: ThresholdPreview,
  { period }: ThresholdInput,
  { t, format }: { t: Translate; format: Format },
): string {
  const grain = period === "MONTH" ? "month" : period === "WEEK" ? "week" : "day";
  const fired = periods.filter(({ crossings }) => crossings > 0).map(({ start }) => format.bucket(start, grain));
  const list = fired.slice(-SHOWN).join(" · ");
  return fired.length > SHOWN ? t("thresholds.evidence.rest", { list, count: fired.length - SHOWN }) : list;
}
