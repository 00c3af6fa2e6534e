import { cx } from "./class-names";
import styles from "./code-block.module.css";
import { CopyButton } from "./copy-button";

/** Text for a terminal, to be copied whole. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className={cx(styles.block)}>
      <pre className={cx(styles.code)} tabIndex={0}>
        <code>{code}</code>
      </pre>
      <span className={cx(styles.copy)}>
        <CopyButton text={code} label={label} />
      </span>
    </div>
  );
}
