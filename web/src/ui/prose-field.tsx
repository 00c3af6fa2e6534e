import { FieldError } from "react-aria-components/FieldError";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextArea } from "react-aria-components/TextArea";
import { TextField } from "react-aria-components/TextField";
import { cx } from "./class-names";
import field from "./field.module.css";
import styles from "./prose-field.module.css";

interface ProseFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
  description?: string;
  /** What is wrong with it; null while nothing is. */
  error: string | null;
}

/** A sentence or two that a person writes, such as a reason. */
export function ProseField({ label, description, error, ...text }: ProseFieldProps) {
  return (
    <TextField className={cx(field.field)} {...text} isInvalid={error !== null} validationBehavior="aria">
      <Label className={cx(field.label)}>{label}</Label>
      <TextArea className={cx(field.input, styles.area)} rows={2} />
      {description === undefined ? null : (
        <Text slot="description" className={cx(field.description)}>
          {description}
        </Text>
      )}
      {error === null ? null : <FieldError className={cx(field.error)}>{error}</FieldError>}
    </TextField>
  );
}
