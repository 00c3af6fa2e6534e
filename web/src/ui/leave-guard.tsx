import { useBlocker } from "@tanstack/react-router";
import { useText } from "../lib/i18n";
import { ConfirmDialog } from "./confirm-dialog";

/** Asks before another page is opened over what is not saved. */
export function LeaveGuard({ isUnsaved }: { isUnsaved: boolean }) {
  const t = useText();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isUnsaved && current.pathname !== next.pathname,
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      title={t("ui.discard.title")}
      isOpen={status === "blocked"}
      onClose={() => reset?.()}
      onConfirm={() => proceed?.()}
      confirmLabel={t("ui.discard.confirm")}
      cancelLabel={t("ui.discard.stay")}
      isDanger
    >
      <p>{t("ui.discard.text")}</p>
    </ConfirmDialog>
  );
}
