import type { DisplayRate } from "./display-rate";
import type { Language } from "./language";
import { multiplyDecimals } from "./multiply-decimals";

/**
 * Amounts come in USD, which stays the truth: cards, rows and axes may show them in another currency,
 * `moneyExact` and `usdRate` never do.
 */
export function moneyFormats(language: Language, rate: DisplayRate | null) {
  const money = currencyFormat(language, rate?.currency ?? USD);
  const minor = money.build({
    minimumFractionDigits: money.minorDigits,
    maximumFractionDigits: money.minorDigits,
  });
  const cents = money.build({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const fourDecimals = money.build({ minimumFractionDigits: 4, maximumFractionDigits: 4 });
  const threeDigits = money.build({
    minimumSignificantDigits: 3,
    maximumSignificantDigits: 3,
    maximumFractionDigits: 9,
    minimumFractionDigits: 0,
    roundingPriority: "lessPrecision",
  });
  const nine = money.build({ minimumFractionDigits: 0, maximumFractionDigits: 9 });
  const moneyAxis = axisFormat(rate?.currency ?? USD, money.build);
  const brief = compactFormat(rate?.currency ?? USD, { maximumSignificantDigits: 4, roundingMode: "trunc" });
  const shown = (amount: string): string => (rate === null ? amount : multiplyDecimals(amount, rate.perUsd));
  const row = (amount: string): string => {
    const value = shown(amount);
    const size = Math.abs(Number(value));
    if (size === 0) return nine.format(0);
    if (size < 0.000_000_000_5) return `<${nine.format(0.000_000_001)}`;
    if (size < 0.01) return threeDigits.format(decimal(value));
    if (size < 1) return fourDecimals.format(decimal(value));
    // A currency without decimals needs them while a request costs less than a hundred of it.
    return (size < 100 ? cents : minor).format(decimal(value));
  };

  return {
    /** Null where amounts are shown in USD. */
    displayRate: rate,
    /** For tiles and cards: whole cents, or whole won; what is less is told as in a row, so that it has one spelling. */
    moneyCard: (amount: string): string => (Number(amount) === 0 ? minor.format(decimal(amount)) : row(amount)),
    /** For rows: enough digits to tell small requests apart. */
    moneyRow: row,
    /** Where the digits of a card find no room: `₩3.319B`. Cut, not rounded: never more than there is. */
    moneyBrief: (amount: string): string => brief.format(decimal(shown(amount))),
    /** For axis ticks, which are round numbers of any size in the currency shown: `$0.005`, `$0.10`, `₩1.2K`. */
    moneyAxis,
    /** The length of a bar in the currency of `moneyAxis`; for pixels alone. */
    moneyPixels: (amount: string): number => Number(shown(amount)),
    ...usdFormats(language),
    /** An amount of any currency with the digits it has: `₩1,400`, `€0.92`. */
    inCurrency: (amount: string, currency: string): string =>
      currencyFormat(language, currency)
        .build({ minimumFractionDigits: 0, maximumFractionDigits: MOST_DECIMALS })
        .format(decimal(amount)),
    /** `KRW` is `South Korean Won`; a code that the platform does not know stays a code. */
    currencyName: (currency: string): string =>
      new Intl.DisplayNames(language, { type: "currency", fallback: "code" }).of(currency) ?? currency,
  };
}

/** Amounts that are never converted, because they are compared with what somebody else wrote down. */
function usdFormats(language: Language) {
  const usd = currencyFormat(language, USD);
  const exact = usd.build({ minimumFractionDigits: 0, maximumFractionDigits: MOST_DECIMALS });
  const aligned = Array.from({ length: MOST_DECIMALS + 1 }, (_, decimals) =>
    usd.build({ minimumFractionDigits: decimals, maximumFractionDigits: MOST_DECIMALS }),
  );
  const rates = usd.build({ minimumFractionDigits: 2, maximumFractionDigits: MOST_DECIMALS });
  return {
    /** Every digit the server sent, in USD, for titles, copying and explanations. */
    moneyExact: (amount: string): string => exact.format(decimal(amount)),
    /** The same with at least so many decimals, for columns that are added up by eye. */
    moneyAligned: (amount: string, decimals: number): string =>
      (aligned[Math.min(decimals, MOST_DECIMALS)] ?? exact).format(decimal(amount)),
    /** What a provider asks, in USD as it publishes it: `$2.50`, `$0.075`. */
    usdRate: (amount: string): string => rates.format(decimal(amount)),
  };
}

const USD = "USD";
const MOST_DECIMALS = 12;

/** Three capital letters, which is all that the platform asks of a currency. */
export function isCurrencyCode(text: string): boolean {
  return /^[A-Z]{3}$/.test(text);
}

/** The currencies that the platform has a name for, as codes. */
export function knownCurrencies(): readonly string[] {
  return Intl.supportedValuesOf("currency");
}

function currencyFormat(language: Language, currency: string) {
  // Korean says US$ unless asked for the narrow sign; of all others the narrow one may be a plain $ as well.
  const style = {
    style: "currency",
    currency,
    currencyDisplay: currency === USD ? "narrowSymbol" : "symbol",
  } as const;
  const build = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, { ...style, ...options });
  return { build, minorDigits: build({}).resolvedOptions().maximumFractionDigits ?? 2 };
}

/** Words of an axis: K, M and B in both languages, as for tokens. */
function axisFormat(currency: string, build: (options: Intl.NumberFormatOptions) => Intl.NumberFormat) {
  const whole = compactFormat(currency, { maximumSignificantDigits: 3 });
  // Not `$0.1` between `$0.05` and `$0.15`. Six decimals: what a float has beyond them is noise.
  const fraction = build({ minimumFractionDigits: 2, maximumFractionDigits: 6 });
  return (amount: number): string => (Number.isInteger(amount) ? whole : fraction).format(amount);
}

function compactFormat(currency: string, digits: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    notation: "compact",
    minimumFractionDigits: 0,
    ...digits,
  });
}

/** `Intl` takes decimal strings digit by digit; anything else here is a fault of ours. */
export function decimal(value: string | number): number | `${number}` {
  if (typeof value === "number") return value;
  if (isDecimal(value)) return value;
  throw new RangeError(`not a decimal number: ${value}`);
}

function isDecimal(value: string): value is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(value);
}
