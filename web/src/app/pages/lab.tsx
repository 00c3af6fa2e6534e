import { LabPage } from "../../features/dialect-lab/lab-page";
import { PricePage } from "./price-page";

export function Lab() {
  return (
    <PricePage>
      <LabPage />
    </PricePage>
  );
}
