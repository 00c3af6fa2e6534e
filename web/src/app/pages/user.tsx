import { useParams } from "@tanstack/react-router";
import { Suspense } from "react";
import { UserAlerts } from "../../features/alerts/components/user-alerts";
import { AppUserPage } from "../../features/app-users/app-user-page";
import { NoMatches } from "../../features/filters/components/no-matches";
import { SavingsTeaser } from "../../features/savings/components/savings-teaser";
import { useViewer } from "../../features/session/api/use-viewer";
import { UserUsage } from "../../features/usage/user-usage";
import { latePart } from "../../ui/late-part";
import { UsageGate } from "./usage-gate";

/** Pixels that the card takes until it is drawn. */
const LIMITS_HEIGHT = 168;

const { Part: UserLimits } = latePart(() => import("../../features/thresholds/components/user-limits"));

export function User() {
  const { id } = useParams({ from: "/usage/users/$id" });
  const permissions = useViewer().viewer?.permissions ?? [];
  // By id: whose identity is shown must not outlive the way to somebody else.
  return (
    <UsageGate>
      <AppUserPage
        key={id}
        id={id}
        permissions={permissions}
        limits={
          <Suspense fallback={<div style={{ height: LIMITS_HEIGHT }} />}>
            <UserLimits userId={id} canManage={permissions.includes("MANAGE_ALERTS")} />
          </Suspense>
        }
        alerts={<UserAlerts userId={id} />}
        usage={<UserUsage userId={id} noMatches={<NoMatches />} savings={<SavingsTeaser userId={id} />} />}
      />
    </UsageGate>
  );
}
