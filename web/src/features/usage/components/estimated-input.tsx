import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { RequestRow } from "../api/use-requests";
import styles from "./request-panel.module.css";

interface EstimatedInputProps {
  estimated: number;
  request: Pick<RequestRow, "inputTokens" | "usageState">;
}

/** What was reckoned before the call, and how far it is from what the provider counted. */
export function EstimatedInput({ estimated, request: { inputTokens, usageState } }: EstimatedInputProps) {
  const t = useText();
  const format = useFormat();
  const reported = usageState === "REPORTED" && inputTokens !== 0 ? inputTokens : null;
  return (
    <>
      {format.exact(estimated)}
      <span className={cx(styles.aside)}>
        {reported === null ? t("usage.estimate.incomparable") : difference(estimated - reported, reported)}
      </span>
    </>
  );

  function difference(by: number, of: number): string {
    if (by === 0) return t("usage.estimate.same");
    const words = { count: format.exact(Math.abs(by)), share: format.percent(Math.abs(by) / of) };
    return t(by > 0 ? "usage.estimate.above" : "usage.estimate.below", words);
  }
}
