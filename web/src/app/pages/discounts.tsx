import { DiscountsPage } from "../../features/prices/discounts-page";
import { useCanManagePrices } from "./use-can-manage-prices";

export function Discounts() {
  return <DiscountsPage canManage={useCanManagePrices()} />;
}
