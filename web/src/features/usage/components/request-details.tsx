import { PanelFault } from "../../../ui/panel-fault";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { useRequestDetails, type RequestName } from "../api/use-request-details";
import type { RequestRow } from "../api/use-requests";
import { CorrectionMarks } from "./correction-marks";
import { ExplainCost } from "./explain-cost";
import { CallFields, OriginFields, TokenFields } from "./request-fields";
import { RequestHeadline } from "./request-headline";
import styles from "./request-panel.module.css";

interface RequestDetailsProps {
  name: RequestName;
  row: RequestRow | null;
}

/** The row of the list at once, the server's newest word when it comes. */
export function RequestDetails({ name, row }: RequestDetailsProps) {
  const t = useText();
  const { request: answered, corrections, state, retry } = useRequestDetails(name);
  const request = answered ?? row;
  if (state.face === "failed" && state.fault.kind === "not-found")
    return <EmptyState title={t("usage.request.notFound")}>{t("usage.request.notFound.text")}</EmptyState>;
  if (request === null) {
    if (state.face === "failed") return <PanelFault fault={state.fault} onRetry={retry} minHeight={240} />;
    return <p className={cx(styles.waiting)}>{t("usage.request.loading")}</p>;
  }
  return (
    <>
      <RequestHeadline request={request} isCorrected={corrections.length > 0} />
      <ExplainCost name={{ eventId: request.eventId, projectId: request.projectId }} />
      <OriginFields request={request} />
      <TokenFields request={request} estimated={answered?.estimatedInputTokens ?? null} />
      <CallFields request={request} />
      <CorrectionMarks corrections={corrections} />
    </>
  );
}
