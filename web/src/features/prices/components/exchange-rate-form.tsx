import { useState, type FormEvent } from "react";
import { knownCurrencies } from "../../../lib/format-money";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { DateTimeField } from "../../../ui/date-time-field";
import { TextField } from "../../../ui/text-field";
import { FormFault } from "../../../ui/form-fault";
import { useUnsavedInput } from "../../../ui/unsaved-input";
import { SET_EXCHANGE_RATE } from "../api/price-acts";
import { usePriceAct } from "../api/use-price-act";
import { readRate, type RateDraft } from "../model/rate-input";
import styles from "../../../ui/form.module.css";
import { useFocusFault } from "../../../ui/use-focus-fault";

const FIELDS = ["currency", "validOn", "perUsd", "source"];

interface ExchangeRateFormProps {
  currency: string;
  today: string;
  onSaved: (currency: string) => void;
  onCancel: () => void;
}

export default function ExchangeRateForm({ currency, today, onSaved, onCancel }: ExchangeRateFormProps) {
  const t = useText();
  const [initial] = useState<RateDraft>({ currency, validOn: today, perUsd: "", source: "" });
  const [draft, setDraft] = useState(initial);
  useUnsavedInput(draft !== initial);
  const [failures, setFailures] = useState(0);
  const form = useFocusFault(failures);
  const { act, busy, fault } = usePriceAct(SET_EXCHANGE_RATE);
  const read = readRate(draft);
  const problems = failures > 0 && "problems" in read ? read.problems : null;

  const errorOf = (key: string): string | null => {
    const problem = problems?.get(key);
    if (problem !== undefined) return t(`prices.problem.${problem}`);
    return fault?.field === key ? fault.message : null;
  };
  const save = async (): Promise<void> => {
    if ("input" in read && (await act({ input: read.input })) !== null) onSaved(read.input.currency);
    else setFailures((count) => count + 1);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <form ref={form} className={cx(styles.form)} onSubmit={submit} noValidate>
      <div className={cx(styles.group)}>
        <RateFields draft={draft} errorOf={errorOf} change={(patch) => setDraft({ ...draft, ...patch })} />
      </div>
      <div className={cx(styles.bar)}>
        {fault === null || FIELDS.includes(fault.field ?? "") ? null : <FormFault fault={fault} />}
        <Button onPress={onCancel}>{t("ui.cancel")}</Button>
        <Button variant="primary" type="submit" isPending={busy}>
          {t("prices.rateForm.save")}
        </Button>
      </div>
    </form>
  );
}

interface RateFieldsProps {
  draft: RateDraft;
  change: (patch: Partial<RateDraft>) => void;
  errorOf: (key: string) => string | null;
}

function RateFields({ draft, change, errorOf }: RateFieldsProps) {
  const t = useText();
  const format = useFormat();
  const code = draft.currency.trim().toUpperCase();
  const isKnown = knownCurrencies().includes(code);
  return (
    <>
      <TextField
        label={t("prices.rateForm.currency")}
        {...(isKnown ? { description: format.currencyName(code) } : {})}
        placeholder={t("prices.rateForm.currency.example")}
        value={draft.currency}
        onChange={(currency) => change({ currency })}
        suggestions={knownCurrencies()}
        error={errorOf("currency")}
      />
      <DateTimeField
        label={t("prices.rateForm.validOn")}
        description={t("prices.rateForm.validOn.why")}
        withTime={false}
        value={draft.validOn}
        onChange={(validOn) => change({ validOn })}
        error={errorOf("validOn")}
      />
      <TextField
        label={t("prices.rateForm.perUsd")}
        inputMode="decimal"
        suffix={code}
        placeholder="1391.70"
        value={draft.perUsd}
        onChange={(perUsd) => change({ perUsd })}
        error={errorOf("perUsd")}
      />
      <TextField
        label={t("prices.rateForm.source")}
        description={t("prices.rateForm.source.why")}
        value={draft.source}
        onChange={(source) => change({ source })}
        error={errorOf("source")}
      />
    </>
  );
}
