import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { CodeBlock } from "../../../ui/code-block";
import styles from "./request-panel.module.css";

/** The provider's own words, as they came. */
export function RawUsage({ usage, dialect }: { usage: unknown; dialect: string }) {
  const t = useText();
  if (usage === null || usage === undefined) return <p className={cx(styles.aside)}>{t("usage.explain.noUsage")}</p>;
  return (
    <details className={cx(styles.disclosure)}>
      <summary>{t("usage.explain.usage", { dialect })}</summary>
      <CodeBlock code={JSON.stringify(usage, null, 2)} label={t("usage.explain.copyUsage")} />
    </details>
  );
}
