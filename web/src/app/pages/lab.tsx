import { LabPage } from "../../features/dialect-lab/lab-page";
import { PricesNav } from "../../features/prices/components/prices-nav";

export function Lab() {
  return (
    <>
      <PricesNav />
      <LabPage />
    </>
  );
}
