import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { cx } from "./class-names";
import styles from "./toggle-group.module.css";

interface ToggleGroupProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string }[];
  isDisabled?: boolean;
}

/** One of a few, all visible. */
export function ToggleGroup<T extends string>({
  label,
  value,
  onChange,
  options,
  isDisabled = false,
}: ToggleGroupProps<T>) {
  return (
    <ToggleButtonGroup
      className={cx(styles.group)}
      aria-label={label}
      selectedKeys={[value]}
      isDisabled={isDisabled}
      disallowEmptySelection
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value));
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className={cx(styles.button)}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
