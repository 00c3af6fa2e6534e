import type { KeyboardEvent } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import { cx } from "./class-names";
import styles from "./field.module.css";
import { isComposing } from "./is-composing";

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "email" | "password" | "url";
  name?: string;
  onSubmit?: () => void;
  error?: string | null;
  hint?: string;
  autoComplete?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
}

/** Enter in the middle of a Hangul syllable ends the syllable and nothing else. */
export function TextField({ label, error, hint, onSubmit, type = "text", ...field }: TextFieldProps) {
  const submitOnEnter = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !isComposing(event)) onSubmit?.();
  };
  const invalid = error !== undefined && error !== null;
  return (
    <AriaTextField className={cx(styles.field)} type={type} isInvalid={invalid} {...field}>
      <Label className={cx(styles.label)}>{label}</Label>
      <Input className={cx(styles.input)} {...(onSubmit ? { onKeyDown: submitOnEnter } : {})} />
      {hint === undefined ? null : (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </AriaTextField>
  );
}
