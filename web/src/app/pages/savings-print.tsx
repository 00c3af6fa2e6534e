import { SavingsPrintPage } from "../../features/savings/savings-print-page";

export function SavingsPrint() {
  return <SavingsPrintPage />;
}
