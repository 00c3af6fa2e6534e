import { useState } from "react";
import { AuditPage } from "../../features/audit/audit-page";
import { RangeControl } from "../../features/filters/components/range-control";
import { useRangeShortcuts } from "../../features/filters/components/use-range-shortcuts";
import { Permitted } from "./permitted";

export function Audit() {
  return (
    <Permitted needs="VIEW_AUDIT">
      <AuditPage range={<Range />} />
    </Permitted>
  );
}

function Range() {
  const [isOpen, setOpen] = useState(false);
  useRangeShortcuts(() => setOpen(true));
  return <RangeControl isOpen={isOpen} onOpenChange={setOpen} />;
}
