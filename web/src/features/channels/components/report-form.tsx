import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useSettings } from "../../../lib/use-settings";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import form from "../../../ui/form.module.css";
import { Select } from "../../../ui/select";
import { TextField } from "../../../ui/text-field";
import { useUnsavedInput } from "../../../ui/unsaved-input";
import type { Channel } from "../api/use-channels";
import type { ScheduledReport } from "../api/use-reports";
import { draftOfReport, newReport, type ReportDraft } from "../model/report-draft";
import styles from "./channel-form.module.css";
import { useSaveReport } from "./use-save-report";
import { Whereto } from "./whereto";

const CADENCES = ["DAY", "WEEK", "MONTH"] as const;

interface ReportFormProps {
  /** Null for a new one. */
  report: ScheduledReport | null;
  channels: readonly Channel[];
  onSaved: (saved: ScheduledReport) => void;
  onCancel: () => void;
}

/** A report as somebody types it. Who gets it, in which language, is its channel's. */
export default function ReportForm({ report, channels, onSaved, onCancel }: ReportFormProps) {
  const t = useText();
  const [before] = useState(() => (report === null ? newReport(channels[0]?.id ?? "") : draftOfReport(report)));
  const [draft, setDraft] = useState(before);
  const change = (patch: Partial<ReportDraft>): void => setDraft({ ...draft, ...patch });
  const { save, busy, fault, errorOf } = useSaveReport(report, onSaved);
  useUnsavedInput(draft !== before);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(draft);
  };
  return (
    <form className={cx(form.form)} onSubmit={submit} noValidate>
      <TextField
        label={t("channels.form.name")}
        description={t("reports.form.name.why")}
        value={draft.name}
        onChange={(name) => change({ name })}
        autoComplete="off"
        error={errorOf("name")}
      />
      <TimeFields {...{ draft, change }} error={errorOf("sendAt")} />
      <ChannelField channels={channels} value={draft.channelId} onChange={(channelId) => change({ channelId })} />
      <Checkbox isSelected={draft.enabled} onChange={(enabled) => change({ enabled })}>
        {t("channels.form.enabled")}
      </Checkbox>
      {fault === null ? null : <FormFault fault={fault} />}
      <div className={cx(form.bar)}>
        <Button onPress={onCancel}>{t("ui.cancel")}</Button>
        <Button variant="primary" type="submit" isPending={busy}>
          {t("reports.save")}
        </Button>
      </div>
    </form>
  );
}

interface TimeFieldsProps {
  draft: ReportDraft;
  change: (patch: Partial<ReportDraft>) => void;
  error: string | null;
}

/** How often, and when. */
function TimeFields({ draft, change, error }: TimeFieldsProps) {
  const t = useText();
  const zone = useSettings()?.reportingTimezone ?? "";
  return (
    <>
      <Select
        label={t("reports.form.cadence")}
        value={draft.cadence}
        onChange={(cadence) => change({ cadence })}
        options={CADENCES.map((cadence) => ({ value: cadence, label: t(`reports.cadence.${cadence}`) }))}
      />
      <TextField
        label={t("reports.form.sendAt")}
        description={t("reports.form.sendAt.why", { zone })}
        placeholder="09:00"
        value={draft.sendAt}
        onChange={(sendAt) => change({ sendAt })}
        autoComplete="off"
        error={error}
      />
    </>
  );
}

interface ChannelFieldProps {
  channels: readonly Channel[];
  value: string;
  onChange: (channelId: string) => void;
}

/** The channel, and who is behind it. */
function ChannelField({ channels, value, onChange }: ChannelFieldProps) {
  const t = useText();
  const chosen = channels.find(({ id }) => id === value);
  return (
    <div className={cx(styles.recipients)}>
      <Select
        label={t("reports.form.channel")}
        value={value}
        onChange={onChange}
        options={channels.map(({ id, name, kind }) => ({ value: id, label: name, hint: t(`channels.kind.${kind}`) }))}
      />
      <p className={cx(form.hint)}>
        {t("reports.form.channel.why")}
        {chosen === undefined ? null : ` ${t(`channels.language.${chosen.language}`)}`}
      </p>
      {chosen === undefined ? null : <Whereto channel={chosen} />}
    </div>
  );
}
