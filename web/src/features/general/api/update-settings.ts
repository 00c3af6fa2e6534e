import { graphql } from "../../../lib/graphql/gql";

export const UPDATE_SETTINGS = graphql(`
  mutation UpdateSettings($input: SettingsInput!) {
    updateSettings(input: $input) {
      organisationName
      reportingTimezone
      weekStart
      defaultLanguage
      minimumGroupSize
    }
  }
`);
