import { Check, CheckCheck, Clock } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useShortcuts } from "../../../lib/shortcuts";
import { useRestEnds } from "../../../lib/use-rest-ends";
import { Button } from "../../../ui/button";
import { GuardedButton } from "../../../ui/guarded-button";
import { Menu } from "../../../ui/menu";
import type { AlertAct } from "../api/send-alert-act";
import type { Alert } from "../api/use-alerts";
import { ResolveDialog } from "./resolve-dialog";

interface AlertActionsProps {
  /** All of them are acted on together; none of them is resolved. */
  alerts: readonly Alert[];
  canManage: boolean;
  onAct: (act: AlertAct) => void;
  /** Letters act on these. */
  hasKeys: boolean;
}

/** Acknowledge, snooze and resolve, by button and by letter. */
export function AlertActions({ alerts, canManage, onAct, hasKeys }: AlertActionsProps) {
  const t = useText();
  const [isSnoozing, setSnoozing] = useState(false);
  const [isResolving, setResolving] = useState(false);
  const isWorking = canManage && alerts.length > 0;
  const isNews = alerts.some(({ status }) => status !== "ACKNOWLEDGED");
  const acknowledge = (): void => onAct({ act: "acknowledge" });
  const reason = canManage ? null : t("alerts.readOnly");
  useShortcuts(
    hasKeys && isWorking
      ? {
          ...(isNews ? { a: acknowledge } : {}),
          s: () => setSnoozing(true),
          e: () => setResolving(true),
        }
      : {},
  );
  return (
    <>
      <GuardedButton
        icon={<Check />}
        disabledBecause={reason ?? (isNews ? null : t("alerts.acknowledgedAlready"))}
        onPress={acknowledge}
      >
        {t("alerts.acknowledge")}
      </GuardedButton>
      {canManage ? (
        <SnoozeMenu isOpen={isSnoozing} onOpenChange={setSnoozing} onAct={onAct} />
      ) : (
        <GuardedButton icon={<Clock />} disabledBecause={reason} onPress={() => undefined}>
          {t("alerts.snooze")}
        </GuardedButton>
      )}
      <GuardedButton icon={<CheckCheck />} disabledBecause={reason} onPress={() => setResolving(true)}>
        {t("alerts.resolve")}
      </GuardedButton>
      {isResolving ? (
        <ResolveDialog
          count={alerts.length}
          onResolve={(note) => {
            setResolving(false);
            onAct({ act: "resolve", note });
          }}
          onClose={() => setResolving(false)}
        />
      ) : null}
    </>
  );
}

interface SnoozeMenuProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onAct: (act: AlertAct) => void;
}

function SnoozeMenu({ isOpen, onOpenChange, onAct }: SnoozeMenuProps) {
  const t = useText();
  const { inAnHour, nineTomorrow } = useRestEnds();
  const until = (instant: string | null): void => onAct({ act: "snooze", until: instant });
  const entries = [
    { id: "hour", onSelect: () => until(inAnHour()) },
    { id: "tomorrow", onSelect: () => until(nineTomorrow()) },
    { id: "period", onSelect: () => until(null) },
  ] as const;
  return (
    <Menu
      label={t("alerts.snooze")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={<Button icon={<Clock />}>{t("alerts.snooze")}</Button>}
      groups={[{ id: "until", items: entries.map((entry) => ({ ...entry, label: t(`alerts.snooze.${entry.id}`) })) }]}
    />
  );
}
