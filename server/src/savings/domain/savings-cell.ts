/** Requests of one project, feature and model: what findings are compared within. */
export interface SavingsCell {
  readonly projectId: number;
  readonly feature: string;
  readonly provider: string;
  readonly model: string;
}

/** What a finding is about: a feature, with every model or with one. */
export interface SavingsSubject {
  readonly projectId: number;
  readonly feature: string;
  readonly provider: string | null;
  readonly model: string | null;
}

export function cellKey({ projectId, feature, provider, model }: SavingsCell): string {
  return JSON.stringify([projectId, feature, provider, model]);
}

export function isSameCell(one: SavingsCell, other: SavingsCell): boolean {
  return cellKey(one) === cellKey(other);
}
