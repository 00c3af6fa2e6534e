import { AppUserWays } from "../../features/app-users/components/app-user-ways";
import { NoMatches } from "../../features/filters/components/no-matches";
import { useViewer } from "../../features/session/api/use-viewer";
import { UsersPage } from "../../features/usage/users-page";
import { UsageGate } from "./usage-gate";

export function Users() {
  const { viewer } = useViewer();
  return (
    <UsageGate>
      <UsersPage search={<AppUserWays permissions={viewer?.permissions ?? []} />} noMatches={<NoMatches />} />
    </UsageGate>
  );
}
