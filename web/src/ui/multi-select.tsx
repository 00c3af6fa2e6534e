import { Square, SquareCheck } from "lucide-react";
import { useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Text } from "react-aria-components/Text";
import { cx } from "./class-names";
import floating from "./floating.module.css";
import styles from "./multi-select.module.css";
import { SearchField } from "./search-field";

export interface MultiSelectOption {
  value: string;
  label: string;
  hint?: string;
}

interface MultiSelectProps {
  label: string;
  searchLabel: string;
  /** Shown when the search matches nothing. */
  emptyText: string;
  options: readonly MultiSelectOption[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

export function MultiSelect({ label, searchLabel, emptyText, options, selected, onChange }: MultiSelectProps) {
  const [search, setSearch] = useState("");
  const needle = search.trim().toLowerCase();
  const shown = options.filter((option) => option.label.toLowerCase().includes(needle));

  const change = (keys: "all" | Set<unknown>): void => {
    const visible = new Set(shown.map((option) => option.value));
    const chosen = shown.filter((option) => keys === "all" || keys.has(option.value)).map((option) => option.value);
    // What the search hides keeps its state.
    onChange([...selected.filter((value) => !visible.has(value)), ...chosen]);
  };

  return (
    <div className={cx(styles.picker)}>
      <SearchField label={searchLabel} placeholder={searchLabel} onSearch={setSearch} autoFocus />
      <ListBox
        aria-label={label}
        className={cx(floating.list, styles.list)}
        selectionMode="multiple"
        // Escape closes what the list stands in; it must not undo every choice on the way.
        escapeKeyBehavior="none"
        selectedKeys={selected}
        onSelectionChange={change}
        items={shown}
        renderEmptyState={() => <p className={cx(floating.empty)}>{emptyText}</p>}
      >
        {(option) => (
          <ListBoxItem id={option.value} textValue={option.label} className={cx(floating.option)}>
            {({ isSelected }) => (
              <>
                {isSelected ? <SquareCheck className={cx(styles.checked)} aria-hidden /> : <Square aria-hidden />}
                <Text slot="label" className={cx(styles.label)}>
                  {option.label}
                </Text>
                {option.hint === undefined ? null : <span className={cx(floating.hint)}>{option.hint}</span>}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  );
}
