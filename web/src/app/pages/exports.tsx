import { ExportsPage } from "../../features/exports/exports-page";
import { Permitted } from "./permitted";

export function Exports() {
  return (
    <Permitted needs="EXPORT_USAGE">
      <ExportsPage />
    </Permitted>
  );
}
