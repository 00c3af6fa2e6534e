import { ChevronDown } from "lucide-react";
import { useState } from "react";
import type { SuggestionStatus } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useOnline } from "../../../lib/use-online";
import { Button } from "../../../ui/button";
import { GuardedButton } from "../../../ui/guarded-button";
import { Menu } from "../../../ui/menu";
import type { Decision } from "../api/use-mark-suggestion";
import { SUGGESTION_STATUSES, WITH_REASON, type WithReason } from "../model/suggestion-statuses";
import { DecisionDialog } from "./decision-dialog";

interface StatusControlProps {
  status: SuggestionStatus;
  /** Whose status it is, for those who do not see the card. */
  title: string;
  canManage: boolean;
  onDecide: (decision: Decision) => void;
}

/** What was decided about a finding, and the ways to decide otherwise; read-only for who may not. */
export function StatusControl({ status, title, canManage, onDecide }: StatusControlProps) {
  const t = useText();
  const isOnline = useOnline();
  const [asked, setAsked] = useState<WithReason | null>(null);
  const word = t("savings.status.is", { status: t(`savings.status.${status}`) });
  if (!canManage || !isOnline) {
    return (
      <GuardedButton disabledBecause={t(canManage ? "shell.offline" : "savings.readOnly")} onPress={() => undefined}>
        {word}
      </GuardedButton>
    );
  }
  const choose = (next: SuggestionStatus): void => {
    if (next === status) return;
    const reasoned = WITH_REASON.find((one) => one === next);
    if (reasoned === undefined) onDecide({ status: next, reason: null });
    else setAsked(reasoned);
  };
  return (
    <>
      <Menu
        trigger={<Button icon={<ChevronDown aria-hidden />}>{word}</Button>}
        label={t("savings.status.of", { title })}
        groups={[
          {
            id: "status",
            selected: status,
            items: SUGGESTION_STATUSES.map((one) => ({
              id: one,
              label: t(`savings.status.${one}`),
              onSelect: () => choose(one),
            })),
          },
        ]}
      />
      {asked === null ? null : (
        <DecisionDialog
          status={asked}
          title={title}
          onConfirm={(reason) => {
            setAsked(null);
            onDecide({ status: asked, reason });
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
