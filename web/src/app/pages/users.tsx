import { AppUserWays } from "../../features/app-users/components/app-user-ways";
import { ExportButton } from "../../features/exports/components/export-button";
import { NoMatches } from "../../features/filters/components/no-matches";
import { ViewWords } from "../../features/filters/components/view-words";
import { useViewer } from "../../features/session/api/use-viewer";
import { UsersPage, type RankedAppUsers } from "../../features/usage/users-page";
import { UsageGate } from "./usage-gate";

export function Users() {
  const { viewer } = useViewer();
  return (
    <UsageGate>
      <UsersPage
        search={<AppUserWays permissions={viewer?.permissions ?? []} />}
        noMatches={<NoMatches />}
        Exporting={ExportOfRanking}
      />
    </UsageGate>
  );
}

function ExportOfRanking({ rows, sort, compare }: RankedAppUsers) {
  return (
    <ExportButton
      subject={{ of: "breakdown", rows, groupBy: "USER", sort, compare }}
      conditions={<ViewWords others={[]} />}
    />
  );
}
