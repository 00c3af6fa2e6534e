import { PricesNav } from "./components/prices-nav";

export function PricesPage() {
  return <PricesNav />;
}
