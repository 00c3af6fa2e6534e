import { PricesNav } from "../../features/prices/components/prices-nav";
import { RecostPage } from "../../features/recost/recost-page";
import { useViewer } from "../../features/session/api/use-viewer";

export function Recost() {
  const { viewer } = useViewer();
  return (
    <>
      <PricesNav />
      <RecostPage canManage={viewer?.permissions.includes("MANAGE_PRICES") ?? false} />
    </>
  );
}
