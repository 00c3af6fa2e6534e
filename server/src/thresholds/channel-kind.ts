/** By what way somebody is told. */
export enum ChannelKind {
  EMAIL = "EMAIL",
  /** Posts JSON that is signed as Standard Webhooks say. */
  WEBHOOK = "WEBHOOK",
  /** Posts what Slack's incoming webhooks take, and those of others who take the same. */
  SLACK = "SLACK",
}
