import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import { cx } from "./class-names";
import styles from "./field.module.css";

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "email" | "password";
  name?: string;
  autoComplete?: string;
  isRequired?: boolean;
  autoFocus?: boolean;
}

/**
 * Stands in a form, which Enter submits. It has no key handler of its own on purpose: the browser
 * knows that Enter in the middle of a Hangul syllable ends the syllable and nothing else.
 */
export function TextField({ label, type = "text", ...field }: TextFieldProps) {
  return (
    <AriaTextField className={cx(styles.field)} type={type} {...field}>
      <Label className={cx(styles.label)}>{label}</Label>
      <Input className={cx(styles.input)} />
    </AriaTextField>
  );
}
