import { Search } from "lucide-react";
import { useEffect, useRef, useState, type CompositionEvent } from "react";
import { Input } from "react-aria-components/Input";
import { SearchField as AriaSearchField } from "react-aria-components/SearchField";
import { cx } from "./class-names";
import styles from "./field.module.css";

const SETTLE_MS = 250;

interface SearchFieldProps {
  label: string;
  placeholder?: string;
  /** What was typed, once it rests: never half a syllable. */
  onSearch: (text: string) => void;
  autoFocus?: boolean;
  /** What stands in it at first, such as from a link. */
  defaultValue?: string;
}

export function SearchField({ label, placeholder, onSearch, autoFocus = false, defaultValue = "" }: SearchFieldProps) {
  const [draft, setDraft] = useState(defaultValue);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  const report = (text: string): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(text), SETTLE_MS);
  };
  const change = (text: string): void => {
    setDraft(text);
    if (!composing.current) report(text);
  };
  const endComposition = (event: CompositionEvent<HTMLInputElement>): void => {
    composing.current = false;
    report(event.currentTarget.value);
  };

  return (
    <AriaSearchField
      className={cx(styles.field)}
      aria-label={label}
      value={draft}
      onChange={change}
      autoFocus={autoFocus}
    >
      <div className={cx(styles.withIcon)}>
        <Search aria-hidden />
        <Input
          className={cx(styles.input)}
          {...(placeholder === undefined ? {} : { placeholder })}
          onCompositionStart={() => {
            composing.current = true;
            clearTimeout(timer.current);
          }}
          onCompositionEnd={endComposition}
        />
      </div>
    </AriaSearchField>
  );
}
