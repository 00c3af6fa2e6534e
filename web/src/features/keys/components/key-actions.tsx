import { Ban, Ellipsis, History, Pencil, RefreshCw, Scissors } from "lucide-react";
import { useNavigate } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { IconButton } from "../../../ui/icon-button";
import { Menu, type MenuEntry } from "../../../ui/menu";
import type { ApiKey } from "../api/use-api-keys";

export type KeyAct = "rotate" | "endFormer" | "edit" | "revoke";

interface KeyActionsProps {
  apiKey: ApiKey;
  onAct: (act: KeyAct) => void;
}

/** What can be done with a key as it is now. */
export function KeyActions({ apiKey, onAct }: KeyActionsProps) {
  const t = useText();
  const navigate = useNavigate();
  const { id, name, state, previous } = apiKey;
  const label = t("keys.actions", { name });
  const history = (): void => void navigate({ to: "/audit", search: { range: "90d", about: `apiKey,${id}` } });

  const acts: MenuEntry[] = [];
  if (state === "ACTIVE" && previous == null) {
    acts.push({ id: "rotate", label: t("keys.rotate"), icon: <RefreshCw />, onSelect: () => onAct("rotate") });
  }
  if (state === "ACTIVE" && previous != null) {
    acts.push({ id: "endFormer", label: t("keys.endFormer"), icon: <Scissors />, onSelect: () => onAct("endFormer") });
  }
  if (state !== "REVOKED") {
    acts.push({ id: "edit", label: t("keys.edit"), icon: <Pencil />, onSelect: () => onAct("edit") });
  }
  acts.push({ id: "history", label: t("keys.history"), icon: <History />, onSelect: history });
  const final: MenuEntry[] =
    state === "REVOKED"
      ? []
      : [{ id: "revoke", label: t("keys.revoke"), icon: <Ban />, isDanger: true, onSelect: () => onAct("revoke") }];
  return (
    <Menu
      label={label}
      trigger={<IconButton label={label} icon={<Ellipsis />} />}
      groups={[{ id: "acts", items: acts }, ...(final.length === 0 ? [] : [{ id: "final", items: final }])]}
    />
  );
}
