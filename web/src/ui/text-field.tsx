import { useId } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import { cx } from "./class-names";
import styles from "./field.module.css";

interface TextFieldProps {
  label: string;
  value: string;
  onChange?: (value: string) => void;
  type?: "text" | "email" | "password" | "url";
  name?: string;
  autoComplete?: string;
  isRequired?: boolean;
  autoFocus?: boolean;
  isDisabled?: boolean;
  /** Shown and copied, never changed. */
  isReadOnly?: boolean;
  /** Which keys a phone offers. */
  inputMode?: "text" | "decimal" | "numeric" | "url";
  placeholder?: string;
  /** Says what belongs here. */
  description?: string;
  /** What is wrong with it; null while nothing is. Without it the browser checks what is required. */
  error?: string | null;
  /** Stands after the value, such as its unit. */
  suffix?: string;
  /** Offered while typing; anything else can be written as well. */
  suggestions?: readonly string[];
}

/**
 * Stands in a form, which Enter submits. It has no key handler of its own on purpose: the browser
 * knows that Enter in the middle of a Hangul syllable ends the syllable and nothing else.
 */
export function TextField(props: TextFieldProps) {
  const { label, type = "text", inputMode, placeholder, description, error, suffix, suggestions, ...field } = props;
  const listId = useId();
  return (
    <AriaTextField
      className={cx(styles.field)}
      type={type}
      {...field}
      {...(error === undefined ? {} : { isInvalid: error !== null, validationBehavior: "aria" })}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <span className={cx(styles.withSuffix)}>
        <Input
          className={cx(styles.input)}
          {...(inputMode === undefined ? {} : { inputMode })}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(suggestions === undefined ? {} : { list: listId })}
        />
        {suffix === undefined ? null : (
          <span className={cx(styles.suffix)} aria-hidden>
            {suffix}
          </span>
        )}
      </span>
      {suggestions === undefined ? null : (
        <datalist id={listId}>
          {suggestions.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </datalist>
      )}
      {description === undefined ? null : (
        <Text slot="description" className={cx(styles.description)}>
          {description}
        </Text>
      )}
      {error == null ? null : <FieldError className={cx(styles.error)}>{error}</FieldError>}
    </AriaTextField>
  );
}
