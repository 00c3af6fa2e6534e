import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { CopyButton } from "../../../ui/copy-button";

/** A conflict is another repair: waiting is all that it takes, and reloading would not help. */
export function RepairFault({ fault }: { fault: Fault }) {
  const t = useText();
  return (
    <div role="alert">
      <p>{fault.kind === "conflict" ? t("ledger.repair.conflict") : t(`ui.fault.${fault.kind}`)}</p>
      {fault.errorId === null ? null : (
        <p>
          <code>{fault.errorId}</code> <CopyButton text={fault.errorId} label={t("ui.fault.copyId")} />
        </p>
      )}
    </div>
  );
}
