import type { ReactNode } from "react";
import { useViewer, type SignedInViewer } from "../features/session/api/use-viewer";
import { DisplayMoneyProvider } from "../lib/display-money";
import { toFault } from "../lib/graphql-fault";
import { useText } from "../lib/i18n";
import { SettingsProvider } from "../lib/use-settings";
import { Button } from "../ui/button";
import { Message } from "./message";
import { RedirectToSignIn } from "./redirect-to-sign-in";
import { Starting } from "./starting";

/** Lets members in, sends others to sign in and back here. */
export function SignedIn({ children }: { children: (viewer: SignedInViewer) => ReactNode }) {
  const t = useText();
  const { viewer, error, refetch } = useViewer();
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
    <SettingsProvider>
      <DisplayMoneyProvider>{children(viewer)}</DisplayMoneyProvider>
    </SettingsProvider>
  );
}
