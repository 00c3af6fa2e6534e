import { useState, type FormEvent } from "react";
import { useLanguage, useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import form from "../../../ui/form.module.css";
import { Select } from "../../../ui/select";
import { TextField } from "../../../ui/text-field";
import { useUnsavedInput } from "../../../ui/unsaved-input";
import type { Channel } from "../api/use-channels";
import { draftOf, newDraft, readRecipients, type ChannelDraft } from "../model/channel-draft";
import { NoMail } from "./no-mail";
import { RecipientsField } from "./recipients-field";
import { useSaveChannel, type IssuedChannel } from "./use-save-channel";

const KINDS = ["EMAIL", "WEBHOOK", "SLACK"] as const;
const LANGUAGES = ["KO", "EN"] as const;

interface ChannelFormProps {
  /** Null for a new one. */
  channel: Channel | null;
  isMailConfigured: boolean;
  onSaved: (saved: IssuedChannel) => void;
  onCancel: () => void;
}

/** A channel as somebody types it; Enter in the field of an address adds that address. */
export default function ChannelForm({ channel, isMailConfigured, onSaved, onCancel }: ChannelFormProps) {
  const t = useText();
  const { draft, change, address } = useTyped(channel);
  const { save, busy, fault, errorOf } = useSaveChannel(channel, onSaved);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const whole = address.typed.trim() === "" ? draft : address.onAdd();
    // Enter while something is typed adds the address; the button saves it with the rest.
    const isTyping = address.typed.trim() !== "" && document.activeElement instanceof HTMLInputElement;
    if (whole !== null && !isTyping) void save(whole);
  };
  return (
    <form className={cx(form.form)} onSubmit={submit} noValidate>
      {channel === null ? (
        <Select
          label={t("channels.form.kind")}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          options={KINDS.map((kind) => ({ value: kind, label: t(`channels.kind.${kind}`) }))}
        />
      ) : null}
      {draft.kind === "EMAIL" && !isMailConfigured ? <NoMail /> : null}
      <TextField
        label={t("channels.form.name")}
        value={draft.name}
        onChange={(name) => change({ name })}
        autoComplete="off"
        error={errorOf("name")}
      />
      <WhereFields {...{ channel, draft, change, address, errorOf }} />
      <TimeFields {...{ draft, change, errorOf }} />
      {fault === null ? null : <FormFault fault={fault} />}
      <div className={cx(form.bar)}>
        <Button onPress={onCancel}>{t("ui.cancel")}</Button>
        <Button variant="primary" type="submit" isPending={busy}>
          {t("channels.save")}
        </Button>
      </div>
    </form>
  );
}

type Typed = ReturnType<typeof useTyped>;

interface WhereFieldsProps extends Typed {
  channel: Channel | null;
  errorOf: ReturnType<typeof useSaveChannel>["errorOf"];
}

/** Where messages go, by the kind of channel. */
function WhereFields({ channel, draft, change, address, errorOf }: WhereFieldsProps) {
  return draft.kind === "EMAIL" ? (
    <RecipientsField
      recipients={draft.recipients}
      onChange={(recipients) => change({ recipients })}
      {...address}
      error={errorOf("recipients")}
    />
  ) : (
    <TargetField
      kind={draft.kind}
      host={channel === null ? null : (channel.targetHost ?? "")}
      value={draft.target}
      onChange={(target) => change({ target })}
      error={errorOf("target")}
    />
  );
}

interface TargetFieldProps {
  kind: "WEBHOOK" | "SLACK";
  /** Where it posts to by now; null for a new one. */
  host: string | null;
  value: string;
  onChange: (target: string) => void;
  error: string | null;
}

function TargetField({ kind, host, ...field }: TargetFieldProps) {
  const t = useText();
  return (
    <TextField
      label={t(`channels.form.target.${kind}`)}
      type="url"
      {...field}
      autoComplete="off"
      placeholder={host === null || host === "" ? "https://" : `https://${host}/…`}
      description={t(host === null ? "channels.form.target.why" : "channels.form.target.stays")}
    />
  );
}

/** The draft, and the address that is being typed. */
function useTyped(channel: Channel | null) {
  const language = useLanguage() === "ko" ? "KO" : "EN";
  const [before] = useState(() => (channel === null ? newDraft("EMAIL", language) : draftOf(channel)));
  const [draft, setDraft] = useState(before);
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  useUnsavedInput(draft !== before || typed !== "");
  const add = (): ChannelDraft | null => {
    const addresses = readRecipients(typed);
    setWrong(addresses === null);
    if (addresses === null) return null;
    setTyped("");
    const next = { ...draft, recipients: [...new Set([...draft.recipients, ...addresses])] };
    setDraft(next);
    return next;
  };
  return {
    draft,
    change: (patch: Partial<ChannelDraft>): void => setDraft({ ...draft, ...patch }),
    address: { typed, isWrong, onType: setTyped, onAdd: add },
  };
}

interface TimeFieldsProps {
  draft: ChannelDraft;
  change: (patch: Partial<ChannelDraft>) => void;
  errorOf: (field: "quietFrom" | "mostPerHour") => string | null;
}

/** In which language, when not, and how much. */
function TimeFields({ draft, change, errorOf }: TimeFieldsProps) {
  const t = useText();
  return (
    <>
      <Select
        label={t("channels.form.language")}
        value={draft.language}
        onChange={(language) => change({ language })}
        options={LANGUAGES.map((language) => ({ value: language, label: t(`channels.language.${language}`) }))}
      />
      <fieldset className={cx(form.group)}>
        <legend>{t("channels.form.quiet")}</legend>
        <p className={cx(form.hint)}>{t("channels.form.quiet.why")}</p>
        <div className={cx(form.pair)}>
          <TextField
            label={t("channels.form.quiet.from")}
            placeholder="22:00"
            value={draft.quietFrom}
            onChange={(quietFrom) => change({ quietFrom })}
            autoComplete="off"
            error={errorOf("quietFrom")}
          />
          <TextField
            label={t("channels.form.quiet.to")}
            placeholder="07:00"
            value={draft.quietTo}
            onChange={(quietTo) => change({ quietTo })}
            autoComplete="off"
            error={null}
          />
        </div>
      </fieldset>
      <TextField
        label={t("channels.form.most")}
        inputMode="numeric"
        value={draft.mostPerHour}
        onChange={(mostPerHour) => change({ mostPerHour })}
        autoComplete="off"
        description={t("channels.form.most.why")}
        error={errorOf("mostPerHour")}
      />
      <Checkbox isSelected={draft.enabled} onChange={(enabled) => change({ enabled })}>
        {t("channels.form.enabled")}
      </Checkbox>
    </>
  );
}
