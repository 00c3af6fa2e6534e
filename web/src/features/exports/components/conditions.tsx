import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import type { Export } from "../api/use-exports";
import styles from "./export-card.module.css";

/** What restricts an export, as it was asked for. */
export function Conditions({ conditions }: Pick<Export, "conditions">) {
  const t = useText();
  if (conditions.length === 0) return null;
  return (
    <ul className={cx(styles.conditions)} aria-label={t("exports.summary.conditions")}>
      {conditions.map(({ name, values }) => (
        <li key={name} lang="en">{`${name}: ${values.join(", ")}`}</li>
      ))}
    </ul>
  );
}
