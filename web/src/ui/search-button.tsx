import { Search } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { cx } from "./class-names";
import styles from "./search-button.module.css";

interface SearchButtonProps {
  label: string;
  /** That open the same, as they stand on the keyboard. */
  keys: readonly string[];
  onPress: () => void;
}

/** Looks like what it opens, and is called as it looks. On narrow screens its icon alone is drawn. */
export function SearchButton({ label, keys, onPress }: SearchButtonProps) {
  return (
    <Button className={cx(styles.button)} aria-haspopup="dialog" onPress={onPress}>
      <Search aria-hidden />
      <span className={cx(styles.text)}>{label}</span>{" "}
      <span className={cx(styles.keys)}>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
    </Button>
  );
}
