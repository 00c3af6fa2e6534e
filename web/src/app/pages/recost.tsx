import { RecostPage } from "../../features/recost/recost-page";
import { PricePage } from "./price-page";
import { useCanManagePrices } from "./use-can-manage-prices";

export function Recost() {
  return (
    <PricePage>
      <RecostPage canManage={useCanManagePrices()} />
    </PricePage>
  );
}
