import { useMemo, useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { ProseField } from "../../../ui/prose-field";
import { TextField } from "../../../ui/text-field";
import { FormFault } from "../../../ui/form-fault";
import { useUnsavedInput } from "../../../ui/unsaved-input";
import { CREATE_PRICE } from "../api/price-acts";
import { usePriceAct } from "../api/use-price-act";
import { useProjects } from "../api/use-projects";
import { faultField } from "../model/fault-field";
import type { PriceDraft } from "../model/price-draft";
import { readPrice } from "../model/price-input";
import type { PriceVersion } from "../model/price-version";
import { wallInstant } from "../../../lib/wall-instant";
import type { FieldErrors, FormPart } from "./form-part";
import { PeriodFields } from "./period-fields";
import styles from "../../../ui/form.module.css";
import { RateFields } from "./rate-fields";
import { TargetFields } from "./target-fields";
import { useFocusFault } from "../../../ui/use-focus-fault";

interface PriceFormProps {
  initial: PriceDraft;
  /** Offered while typing. */
  providers: readonly string[];
  onSaved: (price: PriceVersion) => void;
  onCancel: () => void;
}

export default function PriceForm({ initial, providers, onSaved, onCancel }: PriceFormProps) {
  const t = useText();
  const [draft, setDraft] = useState(initial);
  useUnsavedInput(draft !== initial);
  const projects = useProjects();
  const { save, busy, fault, errorOf, faultIsShown, failures } = useSaving(draft, onSaved);
  const form = useFocusFault(failures);
  const part: FormPart = { draft, errorOf, change: (patch) => setDraft((current) => ({ ...current, ...patch })) };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <form ref={form} className={cx(styles.form)} onSubmit={submit} noValidate>
      <TargetFields {...part} providers={providers} projects={projects} />
      <RateFields {...part} />
      <PeriodFields {...part} />
      <fieldset className={cx(styles.group)}>
        <legend>{t("prices.form.source")}</legend>
        <TextField
          label={t("prices.form.sourceUrl")}
          type="url"
          inputMode="url"
          value={draft.sourceUrl}
          onChange={(sourceUrl) => part.change({ sourceUrl })}
          error={errorOf("sourceUrl")}
        />
        <ProseField
          label={t("prices.form.note")}
          value={draft.note}
          onChange={(note) => part.change({ note })}
          error={errorOf("note")}
        />
      </fieldset>
      <div className={cx(styles.bar)}>
        {fault === null || faultIsShown ? null : <FormFault fault={fault} />}
        <Button onPress={onCancel}>{t("ui.cancel")}</Button>
        <Button variant="primary" type="submit" isPending={busy}>
          {t("prices.form.save")}
        </Button>
      </div>
    </form>
  );
}

/** Errors stand from the first attempt to save on, and follow what is typed. */
function useSaving(draft: PriceDraft, onSaved: (price: PriceVersion) => void) {
  const t = useText();
  const { timeZone } = useFormat();
  const { act, busy, fault } = usePriceAct(CREATE_PRICE);
  const [tried, setTried] = useState(false);
  const read = useMemo(() => readPrice(draft, (wall) => wallInstant(wall, timeZone)), [draft, timeZone]);
  const [refused, setRefused] = useState<PriceDraft | null>(null);
  const [failures, setFailures] = useState(0);
  const fieldOfFault =
    fault === null || !("input" in read) || refused !== draft ? null : faultField(fault.field, read.input);

  const save = async (): Promise<void> => {
    setTried(true);
    setRefused(draft);
    const answer = "input" in read ? await act({ input: read.input }) : null;
    if (answer === null) setFailures((count) => count + 1);
    else onSaved(answer.createPrice);
  };
  const errorOf: FieldErrors = (key) => {
    const problem = tried && "problems" in read ? read.problems.get(key) : undefined;
    if (problem !== undefined) return t(`prices.problem.${problem}`);
    return key === fieldOfFault ? (fault?.message ?? null) : null;
  };
  return {
    save,
    busy,
    fault: refused === draft ? fault : null,
    errorOf,
    faultIsShown: isField(fieldOfFault, draft),
    failures,
  };
}

/** Whether the form has a place for it; what has none is told at the button. */
function isField(key: string | null, draft: PriceDraft): boolean {
  return key !== null && (key in draft || key.startsWith("rates.") || key.startsWith("tiers."));
}
