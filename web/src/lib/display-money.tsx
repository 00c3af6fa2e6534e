import { createContext, use, useMemo, type ReactNode } from "react";
import { lastDayOf, rateOn, type DisplayRate } from "./display-rate";
import { useLocalNow } from "./use-local-now";
import { useSettings } from "./use-settings";
import { useUrlState } from "./use-url-state";

export interface DisplayMoney {
  /** What an administrator chose; `USD` unless they did. */
  currency: string;
  /** Null for USD, and where no rate is dated on or before the range's end: amounts are in USD then. */
  rate: DisplayRate | null;
  /** The day whose rate counts: the last of the range. */
  day: string;
}

const USD: DisplayMoney = { currency: "USD", rate: null, day: "" };
const Context = createContext(USD);

/** In which currency amounts are shown below it. One place, because every cell asks. */
export function DisplayMoneyProvider({ children }: { children: ReactNode }) {
  const settings = useSettings();
  const now = useLocalNow();
  const { state } = useUrlState();
  const currency = settings?.displayCurrency ?? USD.currency;
  const rates = settings?.displayRates;
  const day = lastDayOf(state.range, now);
  const money = useMemo(
    () => (rates === undefined || currency === USD.currency ? USD : { currency, rate: rateOn(day, rates), day }),
    [currency, rates, day],
  );
  return <Context value={money}>{children}</Context>;
}

export function useDisplayMoney(): DisplayMoney {
  return use(Context);
}
