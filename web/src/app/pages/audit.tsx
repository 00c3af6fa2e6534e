import { AuditPage } from "../../features/audit/audit-page";
import { RangeControl } from "../../features/filters/components/range-control";
import { Permitted } from "./permitted";

export function Audit() {
  return (
    <Permitted needs="VIEW_AUDIT">
      <AuditPage range={<RangeControl />} />
    </Permitted>
  );
}
