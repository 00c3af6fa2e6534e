import { useText } from "../lib/i18n";
import { MIN_PASSWORD_LENGTH, passwordStrength, type PasswordStrength } from "../lib/password-strength";
import { cx } from "./class-names";
import styles from "./new-password-field.module.css";
import { PasswordField } from "./password-field";

interface NewPasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
  error: string | null;
}

const FILLED: Readonly<Record<PasswordStrength, number>> = { short: 1, fair: 2, good: 3, strong: 4 };

/** Tells the rule before anything is typed, and how long it is while it is typed. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const t = useText();
  const strength = passwordStrength(props.value);
  return (
    <div className={cx(styles.field)}>
      <PasswordField
        {...props}
        name="new-password"
        autoComplete="new-password"
        isRequired
        description={t("ui.password.rule", { count: MIN_PASSWORD_LENGTH })}
      />
      {props.value === "" ? null : (
        <div className={cx(styles.strength, styles[strength])}>
          <span className={cx(styles.bars)} aria-hidden>
            {[1, 2, 3, 4].map((bar) => (
              <span key={bar} className={cx(bar <= FILLED[strength] && styles.filled)} />
            ))}
          </span>
          <span role="status">{t(`ui.password.strength.${strength}`)}</span>
        </div>
      )}
    </div>
  );
}
