import { cx } from "./class-names";
import styles from "./code-block.module.css";
import { CopyButton } from "./copy-button";

interface CodeBlockProps {
  code: string;
  label: string;
  /** For what is one word and must be seen whole, such as a secret. */
  wraps?: boolean;
}

/** Text for a terminal, to be copied whole. */
export function CodeBlock({ code, label, wraps = false }: CodeBlockProps) {
  return (
    <div className={cx(styles.block)}>
      <pre className={cx(styles.code, wraps && styles.wraps)} tabIndex={0}>
        <code>{code}</code>
      </pre>
      <span className={cx(styles.copy)}>
        <CopyButton text={code} label={label} />
      </span>
    </div>
  );
}
