import type { ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { CopyButton } from "../../../ui/copy-button";
import type { RequestRow } from "../api/use-requests";
import { AppUserLink } from "./app-user-link";
import { EstimatedInput } from "./estimated-input";
import styles from "./request-panel.module.css";

interface FieldsProps {
  request: RequestRow;
}

/** Who asked which model for what. */
export function OriginFields({ request }: FieldsProps) {
  const t = useText();
  const format = useFormat();
  const { user, requestedModel, noteId } = request;
  return (
    <dl className={cx(styles.fields)}>
      <Field name={t("usage.column.time")}>{format.dateTime(request.time)}</Field>
      <Field name={t("usage.column.user")}>{user === null ? format.unknown : <AppUserLink user={user} />}</Field>
      <Field name={t("usage.column.feature")}>{request.feature}</Field>
      <Field name={t("usage.field.operation")}>{request.operation}</Field>
      <Field name={t("usage.field.provider")}>{request.provider}</Field>
      <Field name={t("usage.column.model")}>{request.model}</Field>
      <Field name={t("usage.field.requestedModel")}>{requestedModel ?? format.unknown}</Field>
      <Field name={t("usage.column.note")}>{noteId ?? format.unknown}</Field>
    </dl>
  );
}

/** Tokens as reported, and what the input was reckoned to be before the call. */
export function TokenFields({ request, estimated }: FieldsProps & { estimated: number | null }) {
  const t = useText();
  const format = useFormat();
  const count = (value: number | null) => (value === null ? format.unknown : format.exact(value));
  return (
    <dl className={cx(styles.fields)}>
      <Field name={t("usage.column.input")}>{count(request.inputTokens)}</Field>
      {estimated === null ? null : (
        <Field name={t("usage.field.estimatedInput")}>
          <EstimatedInput estimated={estimated} request={request} />
        </Field>
      )}
      <Field name={t("usage.column.cached")}>{count(request.cachedInputTokens)}</Field>
      <Field name={t("usage.field.cacheWrite")}>{count(request.cacheWriteTokens)}</Field>
      <Field name={t("usage.column.output")}>{count(request.outputTokens)}</Field>
      <Field name={t("usage.column.reasoning")}>{count(request.reasoningTokens)}</Field>
      <Field name={t("usage.field.total")}>{count(request.totalTokens)}</Field>
      <Field name={t("usage.field.usageState")}>{t(`usage.state.${request.usageState}`)}</Field>
    </dl>
  );
}

/** How the call went, and how to find it again. */
export function CallFields({ request }: FieldsProps) {
  const t = useText();
  const format = useFormat();
  const { durationMs, serviceTier, requestId, eventId, tags } = request;
  return (
    <dl className={cx(styles.fields)}>
      <Field name={t("usage.column.duration")}>
        {durationMs === null ? format.unknown : format.duration(durationMs)}
      </Field>
      <Field name={t("usage.field.attempt")}>{format.exact(request.attempt)}</Field>
      <Field name={t("usage.field.serviceTier")}>{serviceTier ?? format.unknown}</Field>
      <Field name={t("usage.field.requestId")}>{requestId ?? format.unknown}</Field>
      <Field name={t("usage.field.eventId")}>
        <code>{eventId}</code>
        <CopyButton text={eventId} label={t("usage.request.copyId")} />
      </Field>
      {tags.map(({ key, value }) => (
        <Field key={key} name={key}>
          {value}
        </Field>
      ))}
    </dl>
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
