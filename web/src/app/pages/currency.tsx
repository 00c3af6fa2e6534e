import { CurrencyPage } from "../../features/prices/currency-page";

export function Currency() {
  return <CurrencyPage />;
}
