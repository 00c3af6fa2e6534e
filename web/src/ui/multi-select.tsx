import { Square, SquareCheck } from "lucide-react";
import { useState, type KeyboardEvent, type MouseEvent, type SyntheticEvent } from "react";
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
  /** Names what leaves one option chosen and no other, by pointer or Alt+Enter; without it there is no such act. */
  onlyText?: string;
}

export function MultiSelect(props: MultiSelectProps) {
  const { label, searchLabel, emptyText, options, selected, onChange, onlyText } = props;
  const [search, setSearch] = useState("");
  const needle = search.trim().toLowerCase();
  const shown = options.filter((option) => option.label.toLowerCase().includes(needle));

  const change = (keys: "all" | Set<unknown>): void => {
    const visible = new Set(shown.map((option) => option.value));
    const chosen = shown.filter((option) => keys === "all" || keys.has(option.value)).map((option) => option.value);
    // What the search hides keeps its state.
    onChange([...selected.filter((value) => !visible.has(value)), ...chosen]);
  };

  const chooseFocused = (event: KeyboardEvent): void => {
    if (onlyText === undefined || event.key !== "Enter" || !event.altKey || !(event.target instanceof HTMLElement))
      return;
    const value = event.target.dataset["key"];
    if (value === undefined) return;
    event.stopPropagation();
    onChange([value]);
  };

  return (
    <div className={cx(styles.picker)} onKeyDownCapture={chooseFocused}>
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
        {(option) => <Option {...{ option, onlyText }} onOnly={() => onChange([option.value])} />}
      </ListBox>
    </div>
  );
}

interface OptionProps {
  option: MultiSelectOption;
  onlyText: string | undefined;
  onOnly: () => void;
}

function Option({ option: { value, label, hint }, onlyText, onOnly }: OptionProps) {
  return (
    <ListBoxItem id={value} textValue={label} className={cx(floating.option)}>
      {({ isSelected }) => (
        <>
          {isSelected ? <SquareCheck className={cx(styles.checked)} aria-hidden /> : <Square aria-hidden />}
          <Text slot="label" className={cx(styles.label)}>
            {label}
          </Text>
          <span className={cx(styles.end)}>
            {hint === undefined ? null : <span className={cx(floating.hint)}>{hint}</span>}
            {onlyText === undefined ? null : <Only text={onlyText} onPress={onOnly} />}
          </span>
        </>
      )}
    </ListBoxItem>
  );
}

/** Else the option would be pressed as well. */
const keepFromOption = (event: SyntheticEvent): void => event.stopPropagation();

/** For the pointer alone, which has Alt+Enter beside it: an option can hold nothing that takes the focus. */
function Only({ text, onPress }: { text: string; onPress: () => void }) {
  const press = (event: MouseEvent): void => {
    event.stopPropagation();
    onPress();
  };
  return (
    <span className={cx(styles.only)} aria-hidden onPointerDown={keepFromOption} onClick={press}>
      {text}
    </span>
  );
}
