import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { droppedParams } from "../lib/dropped-params";
import { useText } from "../lib/i18n";
import { showToast } from "../ui/toast";
import { Message } from "./message";
import { Shell } from "./shell";
import { SignedIn } from "./signed-in";

/** Around every page about usage. */
export function DataLayout() {
  const t = useText();
  useDroppedNotice();
  return (
    <SignedIn>
      {(viewer) => (
        // What one member typed and opened is not for another.
        <Shell key={viewer.id} viewer={viewer}>
          {viewer.permissions.includes("VIEW_USAGE") ? (
            <Outlet />
          ) : (
            <Message title={t("shell.noPermission")}>{t("shell.noPermission.text")}</Message>
          )}
        </Shell>
      )}
    </SignedIn>
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
