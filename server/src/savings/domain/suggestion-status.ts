/** What was decided about a finding. */
export enum SuggestionStatus {
  OPEN = "OPEN",
  PLANNED = "PLANNED",
  APPLIED = "APPLIED",
  DISMISSED = "DISMISSED",
}
