import { NoMatches } from "../../features/filters/components/no-matches";
import { PricesNav } from "../../features/prices/components/prices-nav";
import { WhatIfPage } from "../../features/what-if/what-if-page";

export function WhatIf() {
  return (
    <>
      <PricesNav />
      <WhatIfPage noMatches={<NoMatches />} />
    </>
  );
}
