/** `+$1.20`, `−$0.30`, `$0`: a difference, whose direction is said and not left to colour. */
export function signedMoney(difference: string, money: (amount: string) => string): string {
  const size = difference.replace(/^-/, "");
  if (/^0*(\.0*)?$/.test(size)) return money("0");
  return `${difference.startsWith("-") ? "−" : "+"}${money(size)}`;
}
