import { NoMatches } from "../../features/filters/components/no-matches";
import { WhatIfPage } from "../../features/what-if/what-if-page";
import { PricePage } from "./price-page";

export function WhatIf() {
  return (
    <PricePage>
      <WhatIfPage noMatches={<NoMatches />} />
    </PricePage>
  );
}
