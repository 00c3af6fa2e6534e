import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { DateTimeField } from "../../../ui/date-time-field";
import { Select } from "../../../ui/select";
import { ProseField } from "../../../ui/prose-field";
import { TextField } from "../../../ui/text-field";
import { FormFault } from "../../../ui/form-fault";
import { useUnsavedInput } from "../../../ui/unsaved-input";
import { CREATE_DISCOUNT } from "../api/price-acts";
import { usePriceAct } from "../api/use-price-act";
import { usePriceProviders } from "../api/use-price-providers";
import { useProjects } from "../api/use-projects";
import { readDiscount, type DiscountDraft } from "../model/discount-input";
import { wallInstant } from "../../../lib/wall-instant";
import styles from "../../../ui/form.module.css";
import { useFocusFault } from "../../../ui/use-focus-fault";

interface DiscountFormProps {
  /** Wall clock of now. */
  now: string;
  onSaved: () => void;
  onCancel: () => void;
}

const FIELDS = ["projectId", "provider", "model", "factor", "effectiveFrom", "effectiveTo", "note"];

export default function DiscountForm({ now, onSaved, onCancel }: DiscountFormProps) {
  const t = useText();
  const { timeZone } = useFormat();
  const [initial] = useState<DiscountDraft>({ ...NOTHING, effectiveFrom: now });
  const [draft, setDraft] = useState(initial);
  useUnsavedInput(draft !== initial);
  const [failures, setFailures] = useState(0);
  const form = useFocusFault(failures);
  const { act, busy, fault } = usePriceAct(CREATE_DISCOUNT);
  const read = readDiscount(draft, (wall) => wallInstant(wall, timeZone));
  const problems = failures > 0 && "problems" in read ? read.problems : null;

  const errorOf = (key: string): string | null => {
    const problem = problems?.get(key);
    if (problem !== undefined) return t(`prices.problem.${problem}`);
    return fault?.field === key ? fault.message : null;
  };
  const part: DiscountFieldsProps = { draft, errorOf, change: (patch) => setDraft({ ...draft, ...patch }) };
  const save = async (): Promise<void> => {
    if ("input" in read && (await act({ input: read.input })) !== null) onSaved();
    else setFailures((count) => count + 1);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <form ref={form} className={cx(styles.form)} onSubmit={submit} noValidate>
      <DiscountTarget {...part} />
      <DiscountTerms {...part} />
      <div className={cx(styles.bar)}>
        {fault === null || FIELDS.includes(fault.field ?? "") ? null : <FormFault fault={fault} />}
        <Button onPress={onCancel}>{t("ui.cancel")}</Button>
        <Button variant="primary" type="submit" isPending={busy}>
          {t("prices.discount.save")}
        </Button>
      </div>
    </form>
  );
}

const NOTHING = { projectId: "", provider: "", model: "", percentOff: "", effectiveTo: null, note: "" };

interface DiscountFieldsProps {
  draft: DiscountDraft;
  change: (patch: Partial<DiscountDraft>) => void;
  errorOf: (key: string) => string | null;
}

function DiscountTarget({ draft, change, errorOf }: DiscountFieldsProps) {
  const t = useText();
  const projects = useProjects();
  const providers = usePriceProviders();
  return (
    <fieldset className={cx(styles.group)}>
      <legend>{t("prices.discount.target")}</legend>
      <p className={cx(styles.hint)}>{t("prices.discount.target.why")}</p>
      <Select
        label={t("prices.form.project")}
        value={draft.projectId}
        onChange={(projectId) => change({ projectId })}
        options={[
          { value: "", label: t("prices.project.all") },
          ...projects.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <div className={cx(styles.pair)}>
        <TextField
          label={t("prices.discount.provider")}
          placeholder={t("prices.provider.all")}
          value={draft.provider}
          onChange={(provider) => change({ provider })}
          suggestions={providers}
          error={errorOf("provider")}
        />
        <TextField
          label={t("prices.discount.model")}
          placeholder={t("prices.model.all")}
          value={draft.model}
          onChange={(model) => change({ model })}
          error={errorOf("model")}
        />
      </div>
    </fieldset>
  );
}

function DiscountTerms(props: DiscountFieldsProps) {
  const { draft, change, errorOf } = props;
  const t = useText();
  return (
    <fieldset className={cx(styles.group)}>
      <legend>{t("prices.discount.terms")}</legend>
      <TextField
        label={t("prices.discount.percent")}
        description={t("prices.discount.percent.why")}
        inputMode="decimal"
        suffix="%"
        value={draft.percentOff}
        onChange={(percentOff) => change({ percentOff })}
        error={errorOf("factor")}
      />
      <DiscountPeriod {...props} />
      <ProseField
        label={t("prices.discount.note")}
        description={t("prices.discount.note.why")}
        value={draft.note}
        onChange={(note) => change({ note })}
        error={errorOf("note")}
      />
    </fieldset>
  );
}

function DiscountPeriod({ draft, change, errorOf }: DiscountFieldsProps) {
  const t = useText();
  const { timeZone } = useFormat();
  const { effectiveFrom: from, effectiveTo: to } = draft;
  return (
    <>
      <DateTimeField
        label={t("prices.form.from", { zone: timeZone })}
        withTime
        value={from}
        onChange={(wall) => (wall === null ? undefined : change({ effectiveFrom: wall }))}
        error={errorOf("effectiveFrom")}
      />
      <Checkbox isSelected={to !== null} onChange={(ends) => change({ effectiveTo: ends ? from : null })}>
        {t("prices.form.ends")}
      </Checkbox>
      {to === null ? null : (
        <DateTimeField
          label={t("prices.form.to", { zone: timeZone })}
          withTime
          value={to}
          onChange={(wall) => (wall === null ? undefined : change({ effectiveTo: wall }))}
          error={errorOf("effectiveTo")}
        />
      )}
    </>
  );
}
