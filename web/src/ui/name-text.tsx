import { splitName } from "../lib/split-name";
import { cx } from "./class-names";
import styles from "./name-text.module.css";
import { VisuallyHidden } from "./visually-hidden";

/** A name that somebody else gave, of up to 128 letters: cut in the middle where it finds no room, whole in its title. */
export function NameText({ name }: { name: string }) {
  const parts = splitName(name);
  if (parts === null) return name;
  return (
    <span className={cx(styles.name)} title={name}>
      <span className={cx(styles.head)} aria-hidden="true">
        {parts.head}
      </span>
      <span className={cx(styles.tail)} aria-hidden="true">
        {parts.tail}
      </span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}
