import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup as AriaRadioGroup } from "react-aria-components/RadioGroup";
import { cx } from "./class-names";
import styles from "./radio-group.module.css";

interface RadioGroupProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string; description: string }[];
}

/** One of a few whose consequences take a sentence each. */
export function RadioGroup<T extends string>({ label, value, onChange, options }: RadioGroupProps<T>) {
  const choose = (chosen: string): void => {
    const option = options.find((one) => one.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <AriaRadioGroup className={cx(styles.group)} value={value} onChange={choose}>
      <Label className={cx(styles.label)}>{label}</Label>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className={cx(styles.radio)}>
          <span className={cx(styles.dot)} aria-hidden />
          <span>
            <span className={cx(styles.name)}>{option.label}</span>
            <span className={cx(styles.description)}>{option.description}</span>
          </span>
        </Radio>
      ))}
    </AriaRadioGroup>
  );
}
