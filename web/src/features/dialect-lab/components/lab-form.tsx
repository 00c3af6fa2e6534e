import { useState, type FormEvent } from "react";
import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Select } from "../../../ui/select";
import { TextArea } from "../../../ui/text-area";
import { TextField } from "../../../ui/text-field";
import { useLabChoices } from "../api/use-lab-choices";
import { EXAMPLES } from "../model/examples";
import { faultyField, missingField, type LabDraft, type LabField } from "../model/lab-draft";
import styles from "./lab.module.css";

interface LabFormProps {
  draft: LabDraft;
  /** What the server could not read. */
  fault: Fault | null;
  isReading: boolean;
  onChange: (draft: LabDraft) => void;
  onRead: (draft: LabDraft) => void;
}

/** Usage, provider and model, perhaps the dialect; faults stand at their field. */
export function LabForm({ draft, fault, isReading, onChange, onRead }: LabFormProps) {
  const t = useText();
  const [missing, setMissing] = useState<LabField | null>(null);
  const change = (part: Partial<LabDraft>): void => {
    setMissing(null);
    onChange({ ...draft, ...part });
  };
  const errorAt = (field: LabField): string | null => {
    if (missing === field) return t(`lab.missing.${field}`);
    return fault !== null && faultyField(fault.field) === field ? (fault.message ?? t("ui.fault.bad-input")) : null;
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(missingField(draft));
    onRead(draft);
  };
  return (
    <form className={cx(styles.form)} onSubmit={submit}>
      <Examples onRead={onRead} />
      <TextArea
        label={t("lab.usage")}
        description={t("lab.usage.hint")}
        value={draft.usage}
        onChange={(usage) => change({ usage })}
        rows={14}
        error={errorAt("usage")}
      />
      <Names draft={draft} change={change} errorAt={errorAt} />
      <div>
        <Button type="submit" variant="primary" isPending={isReading}>
          {t("lab.read")}
        </Button>
      </div>
    </form>
  );
}

interface NamesProps {
  draft: LabDraft;
  change: (part: Partial<LabDraft>) => void;
  errorAt: (field: LabField) => string | null;
}

function Names({ draft, change, errorAt }: NamesProps) {
  const t = useText();
  const { dialects, providers } = useLabChoices();
  const dialectError = errorAt("dialect");
  return (
    <div className={cx(styles.fields)}>
      <TextField
        label={t("lab.provider")}
        value={draft.provider}
        onChange={(provider) => change({ provider })}
        suggestions={providers}
        error={errorAt("provider")}
      />
      <TextField
        label={t("lab.model")}
        value={draft.model}
        onChange={(model) => change({ model })}
        error={errorAt("model")}
      />
      <div>
        <Select
          label={t("lab.dialect")}
          value={draft.dialect}
          onChange={(dialect) => change({ dialect })}
          options={[
            { value: "", label: t("lab.dialect.detect") },
            ...dialects.map((dialect) => ({ value: dialect, label: dialect })),
          ]}
        />
        {dialectError === null ? null : (
          <p className={cx(styles.error)} role="alert">
            {dialectError}
          </p>
        )}
      </div>
    </div>
  );
}

function Examples({ onRead }: Pick<LabFormProps, "onRead">) {
  const t = useText();
  return (
    <div className={cx(styles.examples)} role="group" aria-label={t("lab.examples")}>
      <span>{t("lab.examples")}</span>
      {EXAMPLES.map(({ key, provider, model, usage }) => (
        <Button key={key} onPress={() => onRead({ provider, model, usage, dialect: "" })}>
          {t(`lab.example.${key}`)}
        </Button>
      ))}
    </div>
  );
}
