import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { Notice } from "../../../ui/notice";
import type { ThresholdDetails } from "../api/use-threshold";
import { draftChanges } from "../model/draft-changes";
import { fieldLabel } from "../model/field-text";
import { draftOf, NEW_DRAFT } from "../model/threshold-draft";
import { useFieldText } from "./use-field-text";
import styles from "./threshold-form.module.css";
import table from "./threshold-table.module.css";
import { Sentence } from "./what-fields";

/** For who may look and not change. */
export function ThresholdFacts({ threshold }: { threshold: ThresholdDetails }) {
  const t = useText();
  const textOf = useFieldText(threshold.meter, threshold.channels);
  const draft = draftOf(threshold);
  const facts = draftChanges({ ...NEW_DRAFT, kind: draft.kind, scope: draft.scope, levels: [], enabled: false }, draft);
  return (
    <div className={cx(styles.stack)}>
      <Notice label={t("thresholds.title")}>{t("thresholds.readOnly")}</Notice>
      <p className={cx(styles.sentence)}>
        <Sentence draft={draft} />
      </p>
      <dl className={cx(table.facts)}>
        {facts.map(({ field, after }) => (
          <Fact key={field} label={fieldLabel(field, t)} text={textOf(field, after)} />
        ))}
      </dl>
    </div>
  );
}

function Fact({ label, text }: { label: string; text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </>
  );
}
