import type { ErrorComponentProps } from "@tanstack/react-router";
import { useText } from "../lib/i18n";
import { Button } from "../ui/button";
import { Message } from "./message";

/** What is left when a page throws: the cause for a report, and a way on. */
export function Crashed({ error }: ErrorComponentProps) {
  const t = useText();
  return (
    <Message
      title={t("shell.crashed")}
      actions={
        <Button variant="primary" onPress={() => window.location.reload()}>
          {t("shell.crashed.reload")}
        </Button>
      }
    >
      <p>{t("shell.crashed.text")}</p>
      <code>{error instanceof Error ? error.message : String(error)}</code>
    </Message>
  );
}
