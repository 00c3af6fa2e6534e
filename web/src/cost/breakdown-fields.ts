import { graphql } from "../lib/graphql/gql";
import type { AppliedPriceFieldsFragment, CostBreakdownFieldsFragment } from "../lib/graphql/graphql";

export type Breakdown = CostBreakdownFieldsFragment;
export type AppliedPrice = AppliedPriceFieldsFragment;

/** What a cost is made of; spread by every operation that shows one. */
graphql(`
  fragment CostBreakdownFields on CostBreakdown {
    costState
    cost
    lines {
      kind
      tokenClass
      soldAs
      quantity
      rate
      amount
    }
    listTotal
    discount {
      id
      factor
      note
      amount
    }
    price {
      ...AppliedPriceFields
    }
    totalInputTokens
    contextTierAbove
    reasons {
      code
      detail
    }
    unpricedReason
    unpricedDetail
  }

  fragment AppliedPriceFields on Price {
    id
    provider
    model
    origin
    projectId
    serviceTier
    effectiveFrom
    effectiveTo
    dailyFrom
    dailyTo
    source
    sourceUrl
    checkedOn
    note
  }
`);
