import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Text } from "react-aria-components/Text";
import { Button } from "./button";
import { cx } from "./class-names";
import floating from "./floating.module.css";
import styles from "./search-select.module.css";
import { Popover } from "./popover";
import { SearchField } from "./search-field";

export interface SearchSelectOption {
  value: string;
  label: string;
  hint?: string;
}

interface SearchSelectProps {
  label: string;
  searchLabel: string;
  /** What is chosen, or an invitation to choose. */
  text: string;
  value: string | null;
  /** Of the last search, best first. */
  options: readonly SearchSelectOption[];
  /** Shown while there are none: loading, or nothing found. */
  emptyText: string;
  onSearch: (text: string) => void;
  onChange: (value: string) => void;
}

/** One of too many to list: whoever has them all searches, this shows what was found. */
export function SearchSelect(props: SearchSelectProps) {
  const { label, searchLabel, text, value, options, emptyText, onSearch, onChange } = props;
  const [isOpen, setOpen] = useState(false);
  const choose = (keys: "all" | Set<unknown>): void => {
    const chosen = options.find((option) => keys === "all" || keys.has(option.value));
    if (chosen === undefined) return;
    onChange(chosen.value);
    setOpen(false);
  };
  return (
    <Popover
      label={label}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button icon={<ChevronDown aria-hidden />}>{text}</Button>}
    >
      <div className={cx(styles.picker)}>
        <SearchField label={searchLabel} placeholder={searchLabel} onSearch={onSearch} autoFocus />
        <ListBox
          aria-label={label}
          className={cx(floating.list, styles.list)}
          selectionMode="single"
          selectedKeys={value === null ? [] : [value]}
          onSelectionChange={choose}
          items={options}
          renderEmptyState={() => <p className={cx(floating.empty)}>{emptyText}</p>}
        >
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className={cx(floating.option)}>
              <span />
              <Text slot="label" className={cx(styles.label)}>
                {option.label}
              </Text>
              {option.hint === undefined ? null : <span className={cx(floating.hint)}>{option.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </div>
    </Popover>
  );
}
