import { CircleCheck, CircleDollarSign, CircleSlash } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { SavingsReport } from "../api/use-savings-report";
import { skippedKey } from "../model/code-keys";
import styles from "./checked-list.module.css";

/** What was looked for, with what came of it: nothing found is a result as well. */
export function CheckedList({ checked }: Pick<SavingsReport, "checked">) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className={cx(styles.list)}>
      {checked.map(({ kind, found, skipped }) => {
        const Icon = skipped !== null ? CircleSlash : found > 0 ? CircleDollarSign : CircleCheck;
        const result =
          skipped !== null
            ? (wordsOf(skippedKey(skipped)) ?? skipped)
            : t("savings.checked.found", { count: found, shown: format.exact(found) });
        return (
          <li key={kind} className={cx(skipped !== null && styles.skipped)}>
            <Icon aria-hidden />
            <span className={cx(styles.kind)}>{t(`savings.kind.${kind}`)}</span>
            <span className={cx(styles.result)}>{result}</span>
          </li>
        );
      })}
    </ul>
  );

  function wordsOf(key: ReturnType<typeof skippedKey>): string | null {
    return key === null ? null : t(key);
  }
}
