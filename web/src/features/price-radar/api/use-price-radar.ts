import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { PriceRadarQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";

const PRICE_RADAR = graphql(`
  query PriceRadar {
    priceRadar {
      range {
        from
        to
        timezone
      }
      changes {
        provider
        model
        effectiveFrom
        current {
          ...AnnouncedPriceFields
        }
        next {
          ...AnnouncedPriceFields
        }
        requests
        cost
        costThen
        difference
        affectedUsers {
          user {
            id
            pseudonym
          }
          cost
          costThen
          difference
        }
      }
      cost
      costThen
      difference
    }
  }

  fragment AnnouncedPriceFields on Price {
    ...AppliedPriceFields
    rates {
      tokenClass
      usdPerMillion
      tiers {
        above
        usdPerMillion
      }
    }
  }
`);

export type PriceRadar = PriceRadarQuery["priceRadar"];
export type AnnouncedChange = PriceRadar["changes"][number];

/** Announced changes, applied to the last 30 days; soonest first. */
export function usePriceRadar(): { radar: PriceRadar | undefined; state: PanelState; retry: () => void } {
  const { data, previousData, error, loading, refetch } = useQuery(PRICE_RADAR, {
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const radar = (data ?? previousData)?.priceRadar;
  return { radar, state: panelState({ data: radar, loading, error }), retry: () => void refetch() };
}
