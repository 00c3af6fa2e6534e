import { exactAmount } from "../../../lib/exact-amount";
import type { Meter, ThresholdKind, ThresholdScope } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import form from "../../../ui/form.module.css";
import { Select } from "../../../ui/select";
import { TextField } from "../../../ui/text-field";
import { hasSubject, type ThresholdDraft } from "../model/threshold-draft";
import { whoText } from "../model/threshold-words";
import type { FormPart } from "./form-part";
import { LimitFields } from "./limit-fields";
import { SubjectField } from "./subject-field";
import styles from "./threshold-form.module.css";

const KINDS = ["LIMIT", "ANOMALY", "NO_DATA"] as const satisfies readonly ThresholdKind[];
const SCOPES = [
  "OVERALL",
  "EACH_USER",
  "USER",
  "PROJECT",
  "MODEL",
  "FEATURE",
  "KEY",
] as const satisfies readonly ThresholdScope[];
const METERS = ["COST", "TOKENS", "INPUT_TOKENS", "OUTPUT_TOKENS", "REQUESTS"] as const satisfies readonly Meter[];

/** The sentence that all of it makes, and the fields that it is made of. */
export function WhatFields({ isNew, ...part }: FormPart & { isNew: boolean }) {
  const t = useText();
  const { draft, change, errorOf } = part;
  return (
    <fieldset className={cx(form.group)}>
      <legend>{t("thresholds.form.what")}</legend>
      <p className={cx(styles.sentence)}>
        <Sentence draft={draft} />
      </p>
      {isNew ? <Chosen {...part} /> : <p className={cx(form.hint)}>{t("thresholds.form.fixed")}</p>}
      {draft.kind === "LIMIT" ? <LimitFields {...part} /> : null}
      {draft.kind === "NO_DATA" ? (
        <TextField
          label={t("thresholds.form.silent")}
          inputMode="numeric"
          value={draft.silentMinutes}
          onChange={(silentMinutes) => change({ silentMinutes })}
          error={errorOf("silentMinutes")}
        />
      ) : null}
    </fieldset>
  );
}

/** What stays what it is once it is made. */
function Chosen(part: FormPart) {
  const t = useText();
  const { draft, change } = part;
  const chooseKind = (kind: ThresholdKind): void =>
    change({ kind, ...(kind !== "LIMIT" && draft.scope === "EACH_USER" ? { scope: "OVERALL" } : {}) });
  return (
    <>
      <Select
        label={t("thresholds.form.kind")}
        value={draft.kind}
        onChange={chooseKind}
        options={KINDS.map((value) => ({ value, label: t(`thresholds.kind.${value}`) }))}
      />
      <div className={cx(form.pair)}>
        <Select
          label={t("thresholds.form.scope")}
          value={draft.scope}
          onChange={(scope) => change({ scope, subject: null })}
          options={SCOPES.filter((scope) => draft.kind === "LIMIT" || scope !== "EACH_USER").map((value) => ({
            value,
            label: t(`thresholds.scope.${value}`),
          }))}
        />
        {hasSubject(draft) ? <SubjectField {...part} /> : null}
        {draft.kind === "NO_DATA" ? null : (
          <Select
            label={t("thresholds.form.meter")}
            value={draft.meter}
            onChange={(meter) => change({ meter })}
            options={METERS.map((value) => ({ value, label: t(`thresholds.meter.${value}`) }))}
          />
        )}
      </div>
    </>
  );
}

export function Sentence({ draft }: { draft: ThresholdDraft }) {
  const t = useText();
  const format = useFormat();
  const { kind, scope, subject, meter, period, limit, levels, silentMinutes } = draft;
  const isAmount = /^\d+(\.\d+)?$/.test(limit.trim());
  return t(`thresholds.sentence.${kind}`, {
    who: whoText(scope, subject?.label ?? null, t),
    meter: t(`thresholds.meterIn.${meter}`),
    period: t(`thresholds.in.${period}`),
    levels: t("thresholds.levels", { levels: levels.join(" · ") }),
    limit: isAmount ? exactAmount(meter, limit.trim(), format) : t("thresholds.who.open"),
    minutes: silentMinutes,
  });
}
