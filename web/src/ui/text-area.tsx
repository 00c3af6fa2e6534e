import { FieldError } from "react-aria-components/FieldError";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextArea as AriaTextArea } from "react-aria-components/TextArea";
import { TextField } from "react-aria-components/TextField";
import { cx } from "./class-names";
import field from "./field.module.css";
import styles from "./text-area.module.css";

interface TextAreaProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  rows: number;
  placeholder?: string;
  description?: string;
  /** What is wrong with it; null while nothing is. */
  error: string | null;
}

/** Text of many lines that a machine wrote: nothing corrects its spelling. */
export function TextArea({ label, value, onChange, rows, placeholder, description, error }: TextAreaProps) {
  return (
    <TextField
      className={cx(field.field)}
      value={value}
      onChange={onChange}
      isInvalid={error !== null}
      validationBehavior="aria"
      spellCheck="false"
    >
      <Label className={cx(field.label)}>{label}</Label>
      <AriaTextArea
        className={cx(field.input, styles.area)}
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      {description === undefined ? null : (
        <Text slot="description" className={cx(field.description)}>
          {description}
        </Text>
      )}
      {error === null ? null : <FieldError className={cx(field.error)}>{error}</FieldError>}
    </TextField>
  );
}
