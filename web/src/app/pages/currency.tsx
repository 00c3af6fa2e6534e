import { CurrencyPage } from "../../features/prices/currency-page";
import { useCanManagePrices } from "./use-can-manage-prices";

export function Currency() {
  return <CurrencyPage canManage={useCanManagePrices()} />;
}
