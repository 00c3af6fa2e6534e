import { PricesPage } from "../../features/prices/prices-page";

export function Prices() {
  return <PricesPage />;
}
