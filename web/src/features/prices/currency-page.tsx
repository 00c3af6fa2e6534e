import { PricesNav } from "./components/prices-nav";

export function CurrencyPage() {
  return <PricesNav />;
}
