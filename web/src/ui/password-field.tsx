import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextField } from "react-aria-components/TextField";
import { useText } from "../lib/i18n";
import { cx } from "./class-names";
import styles from "./field.module.css";
import { IconButton } from "./icon-button";

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: "current-password" | "new-password";
  name?: string;
  isRequired?: boolean;
  autoFocus?: boolean;
  /** Says what belongs here, before anything is typed. */
  description?: string;
  /** What is wrong with it; null while nothing is. Without it the browser checks what is required. */
  error?: string | null;
}

/** Can be read while it is typed. Pasting and password managers work, because nothing is in their way. */
export function PasswordField({ label, description, error, ...field }: PasswordFieldProps) {
  const t = useText();
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      className={cx(styles.field)}
      type={isShown ? "text" : "password"}
      {...field}
      {...(error === undefined ? {} : { isInvalid: error !== null, validationBehavior: "aria" })}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <span className={cx(styles.withButton)}>
        <Input className={cx(styles.input)} spellCheck={false} autoCapitalize="none" />
        <IconButton
          label={t(isShown ? "ui.password.hide" : "ui.password.show")}
          icon={isShown ? <EyeOff /> : <Eye />}
          onPress={() => setShown(!isShown)}
        />
      </span>
      {description === undefined ? null : (
        <Text slot="description" className={cx(styles.description)}>
          {description}
        </Text>
      )}
      {error == null ? null : <FieldError className={cx(styles.error)}>{error}</FieldError>}
    </TextField>
  );
}
