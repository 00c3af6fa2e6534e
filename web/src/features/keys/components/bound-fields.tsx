import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import form from "../../../ui/form.module.css";
import type { ExpiryClock } from "../model/expiry";
import type { KeyDraft } from "../model/key-draft";
import { ExpiryField } from "./expiry-field";
import { LimitField } from "./limit-field";

interface BoundFieldsProps {
  draft: Pick<KeyDraft, "expiry" | "requestsPerMinute">;
  clock: ExpiryClock;
  change: (patch: Partial<KeyDraft>) => void;
  errorOf: (field: keyof KeyDraft) => string | null;
}

/** Until when and how often: what keeps a lost key from doing harm for ever. */
export function BoundFields({ draft, clock, change, errorOf }: BoundFieldsProps) {
  const t = useText();
  return (
    <fieldset className={cx(form.group)}>
      <legend>{t("keys.form.bounds")}</legend>
      <ExpiryField
        expiry={draft.expiry}
        clock={clock}
        onChange={(expiry) => change({ expiry })}
        error={errorOf("expiry")}
      />
      <LimitField
        value={draft.requestsPerMinute}
        onChange={(requestsPerMinute) => change({ requestsPerMinute })}
        error={errorOf("requestsPerMinute")}
      />
    </fieldset>
  );
}
