import { Link } from "@tanstack/react-router";
import { CHANNELS_PAGE } from "../../../lib/channels-page";
import { useText } from "../../../lib/i18n";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import form from "../../../ui/form.module.css";
import { TextField } from "../../../ui/text-field";
import { useChannelChoices } from "../api/use-channel-choices";
import type { FormPart } from "./form-part";
import styles from "./threshold-form.module.css";

/** Who is told beside the console, and of what. */
export function HearsFields(part: FormPart) {
  const t = useText();
  const { draft, change, errorOf } = part;
  return (
    <fieldset className={cx(form.group)}>
      <legend>{t("thresholds.form.hears")}</legend>
      <p className={cx(form.hint)}>{t("thresholds.form.hears.why")}</p>
      <ChannelChoices {...part} />
      {draft.kind === "LIMIT" ? (
        <Checkbox isSelected={draft.tellsRecovery} onChange={(tellsRecovery) => change({ tellsRecovery })}>
          {t("thresholds.form.recovery")}
        </Checkbox>
      ) : null}
      <TextField
        label={t("thresholds.form.name")}
        description={t("thresholds.form.name.why")}
        value={draft.name}
        onChange={(name) => change({ name })}
        autoComplete="off"
        error={errorOf("name")}
      />
      <Checkbox isSelected={draft.enabled} onChange={(enabled) => change({ enabled })}>
        {t("thresholds.form.enabled")}
      </Checkbox>
    </fieldset>
  );
}

function ChannelChoices({ draft, change }: FormPart) {
  const t = useText();
  const known = useChannelChoices();
  const chosen = draft.channels;
  const toggle = (channel: { id: string; name: string }, isSelected: boolean): void => {
    const others = chosen.filter(({ id }) => id !== channel.id);
    change({ channels: isSelected ? [...others, channel] : others });
  };
  return (
    <div className={cx(styles.labelled)} role="group" aria-label={t("thresholds.form.channels")}>
      {known?.length === 0 ? <p>{t("thresholds.form.noChannels")}</p> : null}
      {(known ?? []).map(({ id, name, enabled }) => (
        <Checkbox
          key={id}
          isSelected={chosen.some((one) => one.id === id)}
          onChange={(isSelected) => toggle({ id, name }, isSelected)}
        >
          {enabled ? name : t("thresholds.form.channelOff", { name })}
        </Checkbox>
      ))}
      <Link to={CHANNELS_PAGE} className={cx(styles.makeChannel)}>
        {t("thresholds.form.makeChannel")}
      </Link>
    </div>
  );
}
