import type { ReactNode } from "react";
import { useViewer } from "../../features/session/api/use-viewer";
import type { Permission } from "../../lib/graphql/graphql";
import { useText } from "../../lib/i18n";
import { Message } from "../message";

/** A page for those who may open it; the others learn which role may, not who has it. */
export function Permitted({ needs, children }: { needs: Permission; children: ReactNode }) {
  const t = useText();
  const { viewer } = useViewer();
  if (viewer?.permissions.includes(needs) === true) return children;
  const text = t(needs === "VIEW_AUDIT" ? "shell.noPermission.auditors" : "shell.noPermission.admins");
  return <Message title={t("shell.noPermission")}>{text}</Message>;
}
