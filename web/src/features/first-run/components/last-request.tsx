import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Notice } from "../../../ui/notice";
import type { KeyEvent } from "../model/connection-steps";
import { PageLink } from "./page-link";

interface LastRequestProps {
  event: KeyEvent["event"];
  /** Every step is done. */
  isDone: boolean;
}

/** The request that arrived last, in numbers, and the way to where all of them are. */
export function LastRequest({ event: { totalTokens, cost }, isDone }: LastRequestProps) {
  const t = useText();
  const format = useFormat();
  return (
    <Notice
      tone={isDone ? "ok" : "info"}
      label={t("firstRun.arrived.label")}
      actions={
        <PageLink to="/" isPrimary>
          {t("firstRun.toOverview")}
        </PageLink>
      }
    >
      <strong>
        {t("firstRun.arrived", {
          tokens:
            totalTokens == null
              ? t("firstRun.arrived.noTokens")
              : t("firstRun.arrived.tokens", { count: totalTokens, shown: format.exact(totalTokens) }),
          cost: cost == null ? t("firstRun.arrived.noCost") : format.moneyExact(cost),
        })}
      </strong>
    </Notice>
  );
}
