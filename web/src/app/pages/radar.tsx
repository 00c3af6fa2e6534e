import { PricesNav } from "../../features/prices/components/prices-nav";
import { RadarPage } from "../../features/price-radar/radar-page";

export function Radar() {
  return (
    <>
      <PricesNav />
      <RadarPage />
    </>
  );
}
