import { Check, ChevronDown } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import { Text } from "react-aria-components/Text";
import { cx } from "./class-names";
import floating from "./floating.module.css";
import styles from "./select.module.css";

export interface SelectOption<T extends string> {
  value: T;
  label: string;
  /** Second line, such as why it is disabled. */
  hint?: string;
  isDisabled?: boolean;
}

interface SelectProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly SelectOption<T>[];
  /** Puts the label inside the control, as in "by Model". */
  hideLabel?: boolean;
  prefix?: string;
}

export function Select<T extends string>({
  label,
  value,
  onChange,
  options,
  hideLabel = false,
  prefix,
}: SelectProps<T>) {
  const choose = (key: unknown): void => {
    const chosen = options.find((option) => option.value === key);
    if (chosen) onChange(chosen.value);
  };
  return (
    <AriaSelect
      className={cx(styles.select)}
      value={value}
      onChange={choose}
      {...(hideLabel ? { "aria-label": label } : {})}
    >
      {hideLabel ? null : <Label className={cx(styles.label)}>{label}</Label>}
      <Button className={cx(styles.button)}>
        {prefix === undefined ? null : <span className={cx(styles.prefix)} data-text={prefix} />}
        <SelectValue className={cx(styles.value)}>
          {options.find((option) => option.value === value)?.label}
        </SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={cx(floating.popover)} offset={4}>
        {/* Without an id of its own an option is known by its place, which it must not change. */}
        <ListBox className={cx(floating.list)} items={options.map((option) => ({ ...option, id: option.value }))}>
          {(option) => <Option option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

function Option({ option }: { option: SelectOption<string> }) {
  const { value, label, hint, isDisabled = false } = option;
  return (
    <ListBoxItem id={value} textValue={label} className={cx(floating.option)} isDisabled={isDisabled}>
      {({ isSelected }) => (
        <>
          {isSelected ? <Check aria-hidden /> : <span />}
          <Text slot="label">{label}</Text>
          {hint === undefined ? null : (
            <Text slot="description" className={cx(floating.hint)}>
              {hint}
            </Text>
          )}
        </>
      )}
    </ListBoxItem>
  );
}
