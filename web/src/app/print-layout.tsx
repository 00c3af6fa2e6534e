import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import type { SignedInViewer } from "../features/session/api/use-viewer";
import { SessionExpired } from "../features/session/components/session-expired";
import { useFollowSettings } from "../lib/follow-settings";
import { useText } from "../lib/i18n";
import { holdLightTheme } from "../lib/theme";
import { Message } from "./message";
import { SignedIn } from "./signed-in";

/** Around pages for paper: nothing stands beside them, and paper is light. */
export function PrintLayout() {
  useEffect(holdLightTheme, []);
  return <SignedIn>{(viewer) => <Paper viewer={viewer} />}</SignedIn>;
}

function Paper({ viewer }: { viewer: SignedInViewer }) {
  const t = useText();
  useFollowSettings();
  return (
    <>
      {viewer.permissions.includes("VIEW_USAGE") ? (
        <Outlet />
      ) : (
        <Message isWholePage title={t("shell.noPermission")}>
          {t("shell.noPermission.text")}
        </Message>
      )}
      <SessionExpired viewer={viewer} />
    </>
  );
}
