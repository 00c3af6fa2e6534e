import { useParams } from "@tanstack/react-router";
import { UserAlerts } from "../../features/alerts/components/user-alerts";
import { AppUserPage } from "../../features/app-users/app-user-page";
import { NoMatches } from "../../features/filters/components/no-matches";
import { SavingsTeaser } from "../../features/savings/components/savings-teaser";
import { useViewer } from "../../features/session/api/use-viewer";
import { UserUsage } from "../../features/usage/user-usage";
import { UsageGate } from "./usage-gate";

export function User() {
  const { id } = useParams({ from: "/usage/users/$id" });
  const { viewer } = useViewer();
  // By id: whose identity is shown must not outlive the way to somebody else.
  return (
    <UsageGate>
      <AppUserPage
        key={id}
        id={id}
        permissions={viewer?.permissions ?? []}
        alerts={<UserAlerts userId={id} />}
        usage={<UserUsage userId={id} noMatches={<NoMatches />} savings={<SavingsTeaser userId={id} />} />}
      />
    </UsageGate>
  );
}
