import { useState } from "react";
import { useText } from "../../lib/i18n";
import { cx } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { Panel } from "../../ui/panel";
import { PanelFault } from "../../ui/panel-fault";
import { useNormalizeUsage } from "./api/use-normalize-usage";
import { LabForm } from "./components/lab-form";
import { ReadingView } from "./components/reading-view";
import styles from "./components/lab.module.css";
import { EMPTY_DRAFT, missingField, toInput, type LabDraft } from "./model/lab-draft";

const READY = { face: "ready", refreshing: false, fault: null } as const;

/** Paste what a provider sent, and see what recording would make of it. */
export function LabPage() {
  const t = useText();
  const [draft, setDraft] = useState<LabDraft>(EMPTY_DRAFT);
  const { read, reading, fault, isReading } = useNormalizeUsage();
  const readDraft = (given: LabDraft): void => {
    setDraft(given);
    if (missingField(given) === null) read(toInput(given));
  };
  const isFieldFault = fault?.kind === "bad-input";
  return (
    <div className={cx(styles.page)}>
      <Panel title={t("lab.title")} state={READY}>
        <LabForm
          draft={draft}
          fault={isFieldFault ? fault : null}
          isReading={isReading}
          onChange={setDraft}
          onRead={readDraft}
        />
      </Panel>
      <Panel
        title={t("lab.reading")}
        state={{ ...READY, refreshing: isReading }}
        isEmpty={reading === undefined && (fault === null || isFieldFault)}
        empty={<EmptyState title={t("lab.reading.empty")}>{t("lab.reading.empty.text")}</EmptyState>}
      >
        {fault === null || isFieldFault ? null : (
          <PanelFault fault={fault} onRetry={() => readDraft(draft)} minHeight={160} />
        )}
        {reading === undefined ? null : <ReadingView reading={reading} />}
      </Panel>
    </div>
  );
}
