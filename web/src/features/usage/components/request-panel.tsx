import type { ReactNode } from "react";
import { useLanguage, useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { CopyButton } from "../../../ui/copy-button";
import { Drawer } from "../../../ui/drawer";
import type { RequestRow } from "../api/use-requests";
import { pseudonymName } from "../../../lib/pseudonym-name";
import styles from "./request-panel.module.css";
import { StatusMark } from "./status-mark";

interface RequestPanelProps {
  /** Null while the request is not among those that are loaded. */
  request: RequestRow | null;
  isOpen: boolean;
  onClose: () => void;
}

/** Everything recorded about one request. */
export function RequestPanel({ request, isOpen, onClose }: RequestPanelProps) {
  const t = useText();
  return (
    <Drawer title={t("usage.request.title")} closeLabel={t("usage.request.close")} isOpen={isOpen} onClose={onClose}>
      {request === null ? <p className={cx(styles.privacy)}>{t("usage.request.notLoaded")}</p> : <RequestFields request={request} />}
    </Drawer>
  );
}

function RequestFields({ request }: { request: RequestRow }) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const count = (value: number | null) => (value === null ? format.unknown : format.exact(value));
  const optional = (value: string | null) => value ?? format.unknown;
  const { user, cost, costState, reportedCost, durationMs } = request;
  return (
    <>
      <p className={cx(styles.headline)}>
        <strong>{cost === null ? format.unknown : format.moneyExact(cost)}</strong>
        <span>{t(`usage.cost.${costState}`)}</span>
        <StatusMark status={request.status} />
      </p>
      {costState === "UNPRICED" ? <p className={cx(styles.why)}>{t("usage.cost.UNPRICED.why")}</p> : null}
      <dl className={cx(styles.fields)}>
        <Field name={t("usage.column.time")}>{format.dateTime(request.time)}</Field>
        <Field name={t("usage.column.user")}>{user === null ? format.unknown : pseudonymName(user.pseudonym, language)}</Field>
        <Field name={t("usage.column.feature")}>{request.feature}</Field>
        <Field name={t("usage.field.operation")}>{request.operation}</Field>
        <Field name={t("usage.field.provider")}>{request.provider}</Field>
        <Field name={t("usage.column.model")}>{request.model}</Field>
        <Field name={t("usage.field.requestedModel")}>{optional(request.requestedModel)}</Field>
        <Field name={t("usage.column.note")}>{optional(request.noteId)}</Field>
      </dl>
      <dl className={cx(styles.fields)}>
        <Field name={t("usage.column.input")}>{count(request.inputTokens)}</Field>
        <Field name={t("usage.column.cached")}>{count(request.cachedInputTokens)}</Field>
        <Field name={t("usage.field.cacheWrite")}>{count(request.cacheWriteTokens)}</Field>
        <Field name={t("usage.column.output")}>{count(request.outputTokens)}</Field>
        <Field name={t("usage.column.reasoning")}>{count(request.reasoningTokens)}</Field>
        <Field name={t("usage.field.total")}>{count(request.totalTokens)}</Field>
        <Field name={t("usage.field.usageState")}>{t(`usage.state.${request.usageState}`)}</Field>
        <Field name={t("usage.field.reportedCost")}>{reportedCost === null ? format.unknown : format.moneyExact(reportedCost)}</Field>
      </dl>
      <dl className={cx(styles.fields)}>
        <Field name={t("usage.column.duration")}>{durationMs === null ? format.unknown : format.duration(durationMs)}</Field>
        <Field name={t("usage.field.attempt")}>{format.exact(request.attempt)}</Field>
        <Field name={t("usage.field.serviceTier")}>{optional(request.serviceTier)}</Field>
        <Field name={t("usage.field.requestId")}>{optional(request.requestId)}</Field>
        <Field name={t("usage.field.eventId")}>
          <code>{request.eventId}</code>
          <CopyButton text={request.eventId} label={t("usage.request.copyId")} />
        </Field>
        {request.tags.map(({ key, value }) => <Field key={key} name={key}>{value}</Field>)}
      </dl>
      <p className={cx(styles.privacy)}>{t("usage.request.privacy")}</p>
    </>
  );
}

function Field({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={cx(styles.field)}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
