import { useLocation, useNavigate } from "@tanstack/react-router";
import { useText } from "../lib/i18n";
import { Button } from "../ui/button";
import { Message } from "./message";

export function NotFound() {
  const t = useText();
  const navigate = useNavigate();
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <main>
      <Message
        isWholePage
        title={t("shell.notFound")}
        actions={
          <Button variant="primary" onPress={() => void navigate({ to: "/" })}>
            {t("shell.notFound.home")}
          </Button>
        }
      >
        {t("shell.notFound.text", { path })}
      </Message>
    </main>
  );
}
