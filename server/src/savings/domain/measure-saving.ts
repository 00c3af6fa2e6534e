/** What is compared before and after a suggestion was applied. */
export enum SavingMeasure {
  COST_PER_SUCCESS = "COST_PER_SUCCESS",
  WASTE_SHARE = "WASTE_SHARE",
}
