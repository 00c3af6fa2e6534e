import { RadarPage } from "../../features/price-radar/radar-page";
import { PricePage } from "./price-page";

export function Radar() {
  return (
    <PricePage>
      <RadarPage />
    </PricePage>
  );
}
