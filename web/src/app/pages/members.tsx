import { MembersPage } from "../../features/members/members-page";
import { useViewer } from "../../features/session/api/use-viewer";
import { Permitted } from "./permitted";

export function Members() {
  const { viewer } = useViewer();
  return (
    <Permitted needs="MANAGE_MEMBERS">
      <MembersPage viewerId={viewer?.id ?? ""} />
    </Permitted>
  );
}
