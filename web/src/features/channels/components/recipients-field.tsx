import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { cx } from "../../../ui/class-names";
import form from "../../../ui/form.module.css";
import { TextField } from "../../../ui/text-field";
import styles from "./channel-form.module.css";

interface RecipientsFieldProps {
  recipients: readonly string[];
  onChange: (recipients: readonly string[]) => void;
  /** An address that is typed and not added yet. */
  typed: string;
  onType: (typed: string) => void;
  onAdd: () => void;
  /** What was typed is no address. */
  isWrong: boolean;
  error: string | null;
}

/** Who gets the mail, as chips. Enter in the field adds, as its form says. */
export function RecipientsField({ recipients, onChange, typed, onType, onAdd, isWrong, error }: RecipientsFieldProps) {
  const t = useText();
  return (
    <div className={cx(styles.recipients)} role="group" aria-label={t("channels.form.recipients")}>
      <span className={cx(styles.label)}>{t("channels.form.recipients")}</span>
      {recipients.length === 0 ? null : (
        <div className={cx(styles.chips)}>
          {recipients.map((recipient) => (
            <Chip
              key={recipient}
              onRemove={() => onChange(recipients.filter((other) => other !== recipient))}
              removeLabel={t("channels.form.recipient.remove", { address: recipient })}
            >
              {recipient}
            </Chip>
          ))}
        </div>
      )}
      {error === null ? null : <p className={cx(form.problem)}>{error}</p>}
      <div className={cx(styles.adding)}>
        <TextField
          label={t("channels.form.recipient")}
          type="text"
          inputMode="text"
          value={typed}
          onChange={onType}
          autoComplete="off"
          description={t("channels.form.recipient.why")}
          error={isWrong ? t("channels.problem.recipient") : null}
        />
        <Button onPress={onAdd}>{t("channels.form.recipient.add")}</Button>
      </div>
    </div>
  );
}
