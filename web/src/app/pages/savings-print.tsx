import { useFilterWords } from "../../features/filters/components/use-filter-words";
import { SavingsPrintPage } from "../../features/savings/savings-print-page";

export function SavingsPrint() {
  return <SavingsPrintPage narrowedTo={useFilterWords().map(({ text }) => text)} />;
}
