import { PricesPage } from "../../features/prices/prices-page";
import { useCanManagePrices } from "./use-can-manage-prices";

export function Prices() {
  return <PricesPage canManage={useCanManagePrices()} />;
}
