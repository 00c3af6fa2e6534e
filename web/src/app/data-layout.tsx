import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { useViewer } from "../features/session/api/use-viewer";
import { toFault } from "../lib/graphql-fault";
import { DisplayMoneyProvider } from "../lib/display-money";
import { droppedParams } from "../lib/dropped-params";
import { useText } from "../lib/i18n";
import { Message } from "./message";
import { RedirectToSignIn } from "./redirect-to-sign-in";
import { Shell } from "./shell";
import { Button } from "../ui/button";
import { showToast } from "../ui/toast";
import { Starting } from "./starting";

/** Lets members in, sends others to sign in and back here. */
export function DataLayout() {
  const t = useText();
  const { viewer, error, refetch } = useViewer();
  useDroppedNotice();

  if (viewer === undefined) {
    if (error === undefined) return <Starting />;
    const fault = toFault(error);
    return (
      <Message
        isWholePage
        title={t("shell.unreachable")}
        actions={<Button onPress={() => void refetch()}>{t("ui.retry")}</Button>}
      >
        {t(`ui.fault.${fault.kind}`)}
      </Message>
    );
  }
  if (viewer === null) return <RedirectToSignIn />;
  return (
    <DisplayMoneyProvider>
      {/* What one member typed and opened is not for another. */}
      <Shell key={viewer.id} viewer={viewer}>
        {viewer.permissions.includes("VIEW_USAGE") ? (
          <Outlet />
        ) : (
          <Message title={t("shell.noPermission")}>{t("shell.noPermission.text")}</Message>
        )}
      </Shell>
    </DisplayMoneyProvider>
  );
}

/** A link that was understood in part still opens; what was left out is said once. */
function useDroppedNotice(): void {
  const t = useText();
  useEffect(() => {
    const parts = droppedParams.get();
    if (parts.length === 0) return;
    droppedParams.set([]);
    showToast({ text: t("shell.dropped", { parts: parts.join(", ") }), tone: "warning" });
  }, [t]);
}
