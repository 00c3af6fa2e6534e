import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { shareOf } from "../model/exact-sum";
import styles from "./token-split.module.css";

interface TokenSplitProps {
  input: string;
  output: string;
  total: string;
}

/** Tokens in and out as one bar; the words below say the same. */
export function TokenSplit({ input, output, total }: TokenSplitProps) {
  const t = useText();
  const format = useFormat();
  return (
    <span className={cx(styles.split)}>
      <span className={cx(styles.track)} aria-hidden>
        <span className={cx(styles.input)} style={{ width: `${(shareOf(input, total) ?? 0) * 100}%` }} />
        <span className={cx(styles.output)} style={{ width: `${(shareOf(output, total) ?? 0) * 100}%` }} />
      </span>
      <span className={cx(styles.words)}>
        <span title={format.exact(input)}>{t("usage.kpi.tokensIn", { count: format.compact(input) })}</span>
        <span title={format.exact(output)}>{t("usage.kpi.tokensOut", { count: format.compact(output) })}</span>
      </span>
    </span>
  );
}
