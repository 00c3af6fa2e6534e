import { useState } from "react";
import type { Format } from "../../../lib/format";
import { useText } from "../../../lib/i18n";
import type { TargetModel } from "../../../lib/url-state";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { SearchSelect } from "../../../ui/search-select";
import { usePriceSearch, type FoundPrice } from "../api/use-price-search";

/** Which model should have answered; searched among the prices, with what it asks for input and output. */
export function TargetSelect() {
  const t = useText();
  const format = useFormat();
  const { state, set } = useUrlState();
  const [search, setSearch] = useState("");
  const found = usePriceSearch(search);
  const { target } = state;
  const choose = (value: string): void => {
    const price = found?.find((one) => keyOf(one) === value);
    if (price !== undefined) set({ target: { provider: price.provider, model: price.model } });
  };
  return (
    <SearchSelect
      label={t("whatIf.target")}
      searchLabel={t("whatIf.target.search")}
      text={
        target === null
          ? t("whatIf.target.choose")
          : t("whatIf.target.chosen", { model: target.model, provider: target.provider })
      }
      value={target === null ? null : keyOf(target)}
      options={(found ?? []).map((price) => ({
        value: keyOf(price),
        label: `${price.model} · ${price.provider}`,
        ...hintOf(price, format),
      }))}
      emptyText={t(found === null ? "whatIf.target.loading" : "whatIf.target.none")}
      onSearch={setSearch}
      onChange={choose}
    />
  );
}

function keyOf({ provider, model }: TargetModel): string {
  return JSON.stringify([provider, model]);
}

function hintOf({ current }: FoundPrice, format: Format): { hint?: string } {
  const rate = (tokenClass: string) =>
    current?.rates.find((one) => one.tokenClass === tokenClass)?.usdPerMillion ?? null;
  const [input, output] = [rate("INPUT"), rate("OUTPUT")];
  return input === null || output === null ? {} : { hint: `${format.usdRate(input)} / ${format.usdRate(output)}` };
}
