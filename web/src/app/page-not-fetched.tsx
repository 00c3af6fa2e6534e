import { useEffect } from "react";
import { useText } from "../lib/i18n";
import { useOnline } from "../lib/use-online";
import { Button } from "../ui/button";
import { Message } from "./message";
import { reloadOnce } from "./reload-once";

/** In the place of a page whose code does not come; the shell around it works on. */
export function PageNotFetched({ needsReload }: { needsReload: boolean }) {
  const t = useText();
  const isOnline = useOnline();
  useEffect(() => {
    // There is nothing here yet that a reload could lose.
    if (needsReload) reloadOnce();
  }, [needsReload]);
  // Whatever the member does makes late code try again, so also this button; a reload remains where that is in vain.
  const tryAgain = (): void => (needsReload ? window.location.reload() : undefined);
  return (
    <Message title={t("shell.notFetched")} actions={<Button onPress={tryAgain}>{t("shell.notFetched.again")}</Button>}>
      {t(isOnline ? "shell.notFetched.server" : "shell.notFetched.offline")}
    </Message>
  );
}
