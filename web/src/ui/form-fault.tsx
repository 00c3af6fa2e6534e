import type { Fault } from "../lib/graphql-fault";
import { useText } from "../lib/i18n";
import { cx } from "./class-names";
import { CopyButton } from "./copy-button";
import styles from "./form-fault.module.css";

/** Why a change was not made; what was typed is still there. */
export function FormFault({ fault }: { fault: Fault }) {
  const t = useText();
  const { kind, message, errorId } = fault;
  // Their own decision, and nothing to be alarmed about.
  if (kind === "not-confirmed") return <p className={cx(styles.quiet)}>{t("ui.fault.not-confirmed")}</p>;
  const cause = kind === "conflict" ? t("ui.form.conflict") : t(`ui.fault.${kind}`);
  return (
    <div className={cx(styles.fault)} role="alert">
      <p>{kind === "bad-input" && message !== null ? t("ui.form.refused") : cause}</p>
      {message === null ? null : <p lang="en">{message}</p>}
      {errorId === null ? null : (
        <p>
          <code>{errorId}</code> <CopyButton text={errorId} label={t("ui.fault.copyId")} />
        </p>
      )}
    </div>
  );
}
