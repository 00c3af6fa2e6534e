/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation FillDemo {\n    fillDemo\n  }\n": typeof types.FillDemoDocument,
    "\n  mutation RemoveDemo {\n    removeDemo\n  }\n": typeof types.RemoveDemoDocument,
    "\n  query FilterOptions {\n    usageFilterOptions {\n      projects {\n        id\n        name\n        isDemo\n      }\n      models\n      providers\n      features\n      operations\n    }\n  }\n": typeof types.FilterOptionsDocument,
    "\n  query UsageExtent {\n    usageExtent {\n      firstAt\n      lastAt\n    }\n  }\n": typeof types.UsageExtentDocument,
    "\n  query FilteredUsers($filter: UsageFilterInput!, $first: Int!) {\n    usageBreakdown(filter: $filter, groupBy: USER, sort: KEY, first: $first) {\n      nodes {\n        key\n        label\n      }\n    }\n  }\n": typeof types.FilteredUsersDocument,
    "\n  mutation RepairRollups {\n    repairRollups {\n      day\n    }\n  }\n": typeof types.RepairRollupsDocument,
    "\n  query RollupDrifts {\n    rollupDrifts {\n      day\n    }\n  }\n": typeof types.RollupDriftsDocument,
    "\n  mutation CreatePrice($input: PriceInput!) {\n    createPrice(input: $input) {\n      ...PriceFields\n    }\n  }\n": typeof types.CreatePriceDocument,
    "\n  mutation RetirePrice($id: ID!, $reason: String!) {\n    retirePrice(id: $id, reason: $reason) {\n      ...PriceFields\n    }\n  }\n": typeof types.RetirePriceDocument,
    "\n  mutation CreateDiscount($input: DiscountInput!) {\n    createDiscount(input: $input) {\n      id\n    }\n  }\n": typeof types.CreateDiscountDocument,
    "\n  mutation RetireDiscount($id: ID!, $reason: String!) {\n    retireDiscount(id: $id, reason: $reason) {\n      id\n      retiredAt\n    }\n  }\n": typeof types.RetireDiscountDocument,
    "\n  mutation AcceptPriceList($id: ID!) {\n    acceptPriceList(id: $id) {\n      id\n      state\n    }\n  }\n": typeof types.AcceptPriceListDocument,
    "\n  mutation DeclinePriceList($id: ID!, $reason: String!) {\n    declinePriceList(id: $id, reason: $reason) {\n      id\n      state\n    }\n  }\n": typeof types.DeclinePriceListDocument,
    "\n  mutation SetExchangeRate($input: ExchangeRateInput!) {\n    setExchangeRate(input: $input) {\n      id\n    }\n  }\n": typeof types.SetExchangeRateDocument,
    "\n  mutation RemoveExchangeRate($id: ID!, $reason: String!) {\n    removeExchangeRate(id: $id, reason: $reason)\n  }\n": typeof types.RemoveExchangeRateDocument,
    "\n  mutation SetDisplayCurrency($currency: String!) {\n    setDisplayCurrency(currency: $currency) {\n      displayCurrency\n      displayRates {\n        id\n        currency\n        perUsd\n        validOn\n        source\n      }\n    }\n  }\n": typeof types.SetDisplayCurrencyDocument,
    "\n  query Discounts {\n    discounts {\n      id\n      projectId\n      provider\n      model\n      factor\n      effectiveFrom\n      effectiveTo\n      note\n      createdAt\n      createdBy\n      retiredAt\n    }\n  }\n": typeof types.DiscountsDocument,
    "\n  query ExchangeRates {\n    exchangeRates {\n      id\n      currency\n      validOn\n      perUsd\n      source\n      createdAt\n      createdBy\n    }\n  }\n": typeof types.ExchangeRatesDocument,
    "\n  query ModelPrices($provider: String!, $model: String!) {\n    modelPrices(provider: $provider, model: $model) {\n      ...PriceFields\n    }\n  }\n\n  fragment PriceFields on Price {\n    id\n    provider\n    model\n    matches\n    origin\n    state\n    projectId\n    serviceTier\n    rates {\n      tokenClass\n      usdPerMillion\n      tiers {\n        above\n        usdPerMillion\n      }\n    }\n    requestFee\n    webSearchFee\n    effectiveFrom\n    effectiveTo\n    dailyFrom\n    dailyTo\n    source\n    sourceUrl\n    checkedOn\n    note\n    createdAt\n    createdBy\n    retiredAt\n  }\n": typeof types.ModelPricesDocument,
    "\n  query PriceListChanges($listId: ID!, $first: Int!, $after: String) {\n    priceListChanges(listId: $listId, first: $first, after: $after) {\n      nodes {\n        kind\n        provider\n        model\n        before {\n          ...PriceFields\n        }\n        after {\n          ...PriceFields\n        }\n        requests30d\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n      added\n      removed\n      changed\n      used\n    }\n  }\n": typeof types.PriceListChangesDocument,
    "\n  query PriceLists {\n    priceLists {\n      id\n      source\n      checkedOn\n      state\n      createdAt\n      decidedAt\n      decidedBy\n      priceCount\n    }\n  }\n": typeof types.PriceListsDocument,
    "\n  query PriceProviders {\n    priceProviders\n  }\n": typeof types.PriceProvidersDocument,
    "\n  query Prices($search: String, $provider: String, $usedOnly: Boolean!, $after: String) {\n    prices(search: $search, provider: $provider, usedOnly: $usedOnly, first: 50, after: $after) {\n      nodes {\n        provider\n        model\n        current {\n          ...PriceFields\n        }\n        next {\n          ...PriceFields\n        }\n        versionCount\n        requests30d\n        cost30d\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n    }\n  }\n": typeof types.PricesDocument,
    "\n  query PriceProjects {\n    usageFilterOptions {\n      projects {\n        id\n        name\n      }\n    }\n  }\n": typeof types.PriceProjectsDocument,
    "\n  query UnpricedModels {\n    unpricedModels {\n      provider\n      model\n      serviceTier\n      requests\n      totalTokens\n      firstAt\n      lastAt\n      reason\n      detail\n      suggestion {\n        ...PriceFields\n      }\n    }\n  }\n": typeof types.UnpricedModelsDocument,
    "\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n": typeof types.SignInDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": typeof types.SignOutDocument,
    "\n  query CurrentViewer {\n    viewer {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n": typeof types.CurrentViewerDocument,
    "\n  query OverviewDetails(\n    $filter: UsageFilterInput!\n    $sort: BreakdownSort!\n    $today: UsageFilterInput!\n    $recent: UsageFilterInput!\n  ) {\n    models: usageBreakdown(filter: $filter, groupBy: MODEL, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    features: usageBreakdown(filter: $filter, groupBy: FEATURE, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    users: usageBreakdown(filter: $filter, groupBy: USER, sort: COST, first: 5) {\n      ...BreakdownFields\n    }\n    today: usageTotals(filter: $today) {\n      ...TotalsFields\n    }\n    recent: usageEvents(filter: $recent, first: 8) {\n      nodes {\n        ...RequestFields\n      }\n    }\n    minutes: usageEvents(filter: $recent, first: 500) {\n      nodes {\n        time\n        totalTokens\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n\n  fragment BreakdownFields on UsageBreakdown {\n    nodes {\n      key\n      label\n      requests\n      inputTokens\n      outputTokens\n      totalTokens\n      cost\n      coverage {\n        requests\n        pricedRequests\n        freeRequests\n        unpricedRequests\n        pricedShare\n      }\n      share\n    }\n    totalCount\n  }\n": typeof types.OverviewDetailsDocument,
    "\n  query Overview(\n    $filter: UsageFilterInput!\n    $compare: Compare!\n    $meter: Meter!\n    $groupBy: UsageDimension!\n    $grain: Grain!\n  ) {\n    totals: usageTotals(filter: $filter, compare: $compare) {\n      ...TotalsFields\n      previous {\n        ...TotalsFields\n      }\n    }\n    series: usageSeries(filter: $filter, meter: $meter, groupBy: $groupBy, grain: $grain, top: 6) {\n      meter\n      groupBy\n      grain\n      groupCount\n      buckets {\n        start\n        end\n        complete\n        label\n      }\n      series {\n        key\n        label\n        values\n        sum\n        requests\n        unpricedRequests\n        memberCount\n      }\n      total\n    }\n    costTrend: usageSeries(filter: $filter, meter: COST) {\n      ...TrendFields\n    }\n    tokensTrend: usageSeries(filter: $filter, meter: TOKENS) {\n      ...TrendFields\n    }\n    requestsTrend: usageSeries(filter: $filter, meter: REQUESTS) {\n      ...TrendFields\n    }\n  }\n\n  fragment TotalsFields on UsageTotals {\n    requests\n    failedRequests\n    inputTokens\n    outputTokens\n    totalTokens\n    cost\n    activeUsers\n    coverage {\n      requests\n      pricedRequests\n      freeRequests\n      unpricedRequests\n      pricedShare\n    }\n    range {\n      from\n      to\n      timezone\n    }\n  }\n\n  fragment TrendFields on UsageSeries {\n    total\n    buckets {\n      complete\n    }\n  }\n": typeof types.OverviewDocument,
    "\n  query Requests($filter: UsageFilterInput!, $after: String, $asOf: DateTimeISO) {\n    usageEvents(filter: $filter, first: 100, after: $after, asOf: $asOf) {\n      nodes {\n        ...RequestFields\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n      totalCost\n      coverage {\n        requests\n        unpricedRequests\n      }\n      asOf\n    }\n  }\n\n  fragment RequestFields on UsageEvent {\n    id\n    eventId\n    time\n    projectId\n    user {\n      id\n      pseudonym\n    }\n    noteId\n    feature\n    operation\n    provider\n    model\n    requestedModel\n    status\n    inputTokens\n    cachedInputTokens\n    cacheWriteTokens\n    outputTokens\n    reasoningTokens\n    totalTokens\n    cost\n    currency\n    costState\n    usageState\n    reportedCost\n    durationMs\n    attempt\n    requestId\n    serviceTier\n    tags {\n      key\n      value\n    }\n  }\n": typeof types.RequestsDocument,
    "\n  subscription UsageRecorded($filter: UsageFilterInput!, $since: String) {\n    usageRecorded(filter: $filter, since: $since) {\n      cursor\n      droppedBefore\n      at\n      requests\n      slices {\n        bucketStart\n        projectId\n        provider\n        model\n        feature\n        operation\n        status\n        requests\n        inputTokens\n        outputTokens\n        totalTokens\n        cost\n        unpricedRequests\n      }\n    }\n  }\n": typeof types.UsageRecordedDocument,
    "\n  query ConsoleSettings {\n    settings {\n      reportingTimezone\n      weekStart\n      currency\n      demo\n      demoProgress\n      hasRealUsage\n      displayCurrency\n      displayRates {\n        id\n        currency\n        perUsd\n        validOn\n        source\n      }\n      proposedPriceLists\n    }\n  }\n": typeof types.ConsoleSettingsDocument,
};
const documents: Documents = {
    "\n  mutation FillDemo {\n    fillDemo\n  }\n": types.FillDemoDocument,
    "\n  mutation RemoveDemo {\n    removeDemo\n  }\n": types.RemoveDemoDocument,
    "\n  query FilterOptions {\n    usageFilterOptions {\n      projects {\n        id\n        name\n        isDemo\n      }\n      models\n      providers\n      features\n      operations\n    }\n  }\n": types.FilterOptionsDocument,
    "\n  query UsageExtent {\n    usageExtent {\n      firstAt\n      lastAt\n    }\n  }\n": types.UsageExtentDocument,
    "\n  query FilteredUsers($filter: UsageFilterInput!, $first: Int!) {\n    usageBreakdown(filter: $filter, groupBy: USER, sort: KEY, first: $first) {\n      nodes {\n        key\n        label\n      }\n    }\n  }\n": types.FilteredUsersDocument,
    "\n  mutation RepairRollups {\n    repairRollups {\n      day\n    }\n  }\n": types.RepairRollupsDocument,
    "\n  query RollupDrifts {\n    rollupDrifts {\n      day\n    }\n  }\n": types.RollupDriftsDocument,
    "\n  mutation CreatePrice($input: PriceInput!) {\n    createPrice(input: $input) {\n      ...PriceFields\n    }\n  }\n": types.CreatePriceDocument,
    "\n  mutation RetirePrice($id: ID!, $reason: String!) {\n    retirePrice(id: $id, reason: $reason) {\n      ...PriceFields\n    }\n  }\n": types.RetirePriceDocument,
    "\n  mutation CreateDiscount($input: DiscountInput!) {\n    createDiscount(input: $input) {\n      id\n    }\n  }\n": types.CreateDiscountDocument,
    "\n  mutation RetireDiscount($id: ID!, $reason: String!) {\n    retireDiscount(id: $id, reason: $reason) {\n      id\n      retiredAt\n    }\n  }\n": types.RetireDiscountDocument,
    "\n  mutation AcceptPriceList($id: ID!) {\n    acceptPriceList(id: $id) {\n      id\n      state\n    }\n  }\n": types.AcceptPriceListDocument,
    "\n  mutation DeclinePriceList($id: ID!, $reason: String!) {\n    declinePriceList(id: $id, reason: $reason) {\n      id\n      state\n    }\n  }\n": types.DeclinePriceListDocument,
    "\n  mutation SetExchangeRate($input: ExchangeRateInput!) {\n    setExchangeRate(input: $input) {\n      id\n    }\n  }\n": types.SetExchangeRateDocument,
    "\n  mutation RemoveExchangeRate($id: ID!, $reason: String!) {\n    removeExchangeRate(id: $id, reason: $reason)\n  }\n": types.RemoveExchangeRateDocument,
    "\n  mutation SetDisplayCurrency($currency: String!) {\n    setDisplayCurrency(currency: $currency) {\n      displayCurrency\n      displayRates {\n        id\n        currency\n        perUsd\n        validOn\n        source\n      }\n    }\n  }\n": types.SetDisplayCurrencyDocument,
    "\n  query Discounts {\n    discounts {\n      id\n      projectId\n      provider\n      model\n      factor\n      effectiveFrom\n      effectiveTo\n      note\n      createdAt\n      createdBy\n      retiredAt\n    }\n  }\n": types.DiscountsDocument,
    "\n  query ExchangeRates {\n    exchangeRates {\n      id\n      currency\n      validOn\n      perUsd\n      source\n      createdAt\n      createdBy\n    }\n  }\n": types.ExchangeRatesDocument,
    "\n  query ModelPrices($provider: String!, $model: String!) {\n    modelPrices(provider: $provider, model: $model) {\n      ...PriceFields\n    }\n  }\n\n  fragment PriceFields on Price {\n    id\n    provider\n    model\n    matches\n    origin\n    state\n    projectId\n    serviceTier\n    rates {\n      tokenClass\n      usdPerMillion\n      tiers {\n        above\n        usdPerMillion\n      }\n    }\n    requestFee\n    webSearchFee\n    effectiveFrom\n    effectiveTo\n    dailyFrom\n    dailyTo\n    source\n    sourceUrl\n    checkedOn\n    note\n    createdAt\n    createdBy\n    retiredAt\n  }\n": types.ModelPricesDocument,
    "\n  query PriceListChanges($listId: ID!, $first: Int!, $after: String) {\n    priceListChanges(listId: $listId, first: $first, after: $after) {\n      nodes {\n        kind\n        provider\n        model\n        before {\n          ...PriceFields\n        }\n        after {\n          ...PriceFields\n        }\n        requests30d\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n      added\n      removed\n      changed\n      used\n    }\n  }\n": types.PriceListChangesDocument,
    "\n  query PriceLists {\n    priceLists {\n      id\n      source\n      checkedOn\n      state\n      createdAt\n      decidedAt\n      decidedBy\n      priceCount\n    }\n  }\n": types.PriceListsDocument,
    "\n  query PriceProviders {\n    priceProviders\n  }\n": types.PriceProvidersDocument,
    "\n  query Prices($search: String, $provider: String, $usedOnly: Boolean!, $after: String) {\n    prices(search: $search, provider: $provider, usedOnly: $usedOnly, first: 50, after: $after) {\n      nodes {\n        provider\n        model\n        current {\n          ...PriceFields\n        }\n        next {\n          ...PriceFields\n        }\n        versionCount\n        requests30d\n        cost30d\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n    }\n  }\n": types.PricesDocument,
    "\n  query PriceProjects {\n    usageFilterOptions {\n      projects {\n        id\n        name\n      }\n    }\n  }\n": types.PriceProjectsDocument,
    "\n  query UnpricedModels {\n    unpricedModels {\n      provider\n      model\n      serviceTier\n      requests\n      totalTokens\n      firstAt\n      lastAt\n      reason\n      detail\n      suggestion {\n        ...PriceFields\n      }\n    }\n  }\n": types.UnpricedModelsDocument,
    "\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n": types.SignInDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  query CurrentViewer {\n    viewer {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n": types.CurrentViewerDocument,
    "\n  query OverviewDetails(\n    $filter: UsageFilterInput!\n    $sort: BreakdownSort!\n    $today: UsageFilterInput!\n    $recent: UsageFilterInput!\n  ) {\n    models: usageBreakdown(filter: $filter, groupBy: MODEL, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    features: usageBreakdown(filter: $filter, groupBy: FEATURE, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    users: usageBreakdown(filter: $filter, groupBy: USER, sort: COST, first: 5) {\n      ...BreakdownFields\n    }\n    today: usageTotals(filter: $today) {\n      ...TotalsFields\n    }\n    recent: usageEvents(filter: $recent, first: 8) {\n      nodes {\n        ...RequestFields\n      }\n    }\n    minutes: usageEvents(filter: $recent, first: 500) {\n      nodes {\n        time\n        totalTokens\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n\n  fragment BreakdownFields on UsageBreakdown {\n    nodes {\n      key\n      label\n      requests\n      inputTokens\n      outputTokens\n      totalTokens\n      cost\n      coverage {\n        requests\n        pricedRequests\n        freeRequests\n        unpricedRequests\n        pricedShare\n      }\n      share\n    }\n    totalCount\n  }\n": types.OverviewDetailsDocument,
    "\n  query Overview(\n    $filter: UsageFilterInput!\n    $compare: Compare!\n    $meter: Meter!\n    $groupBy: UsageDimension!\n    $grain: Grain!\n  ) {\n    totals: usageTotals(filter: $filter, compare: $compare) {\n      ...TotalsFields\n      previous {\n        ...TotalsFields\n      }\n    }\n    series: usageSeries(filter: $filter, meter: $meter, groupBy: $groupBy, grain: $grain, top: 6) {\n      meter\n      groupBy\n      grain\n      groupCount\n      buckets {\n        start\n        end\n        complete\n        label\n      }\n      series {\n        key\n        label\n        values\n        sum\n        requests\n        unpricedRequests\n        memberCount\n      }\n      total\n    }\n    costTrend: usageSeries(filter: $filter, meter: COST) {\n      ...TrendFields\n    }\n    tokensTrend: usageSeries(filter: $filter, meter: TOKENS) {\n      ...TrendFields\n    }\n    requestsTrend: usageSeries(filter: $filter, meter: REQUESTS) {\n      ...TrendFields\n    }\n  }\n\n  fragment TotalsFields on UsageTotals {\n    requests\n    failedRequests\n    inputTokens\n    outputTokens\n    totalTokens\n    cost\n    activeUsers\n    coverage {\n      requests\n      pricedRequests\n      freeRequests\n      unpricedRequests\n      pricedShare\n    }\n    range {\n      from\n      to\n      timezone\n    }\n  }\n\n  fragment TrendFields on UsageSeries {\n    total\n    buckets {\n      complete\n    }\n  }\n": types.OverviewDocument,
    "\n  query Requests($filter: UsageFilterInput!, $after: String, $asOf: DateTimeISO) {\n    usageEvents(filter: $filter, first: 100, after: $after, asOf: $asOf) {\n      nodes {\n        ...RequestFields\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n      totalCost\n      coverage {\n        requests\n        unpricedRequests\n      }\n      asOf\n    }\n  }\n\n  fragment RequestFields on UsageEvent {\n    id\n    eventId\n    time\n    projectId\n    user {\n      id\n      pseudonym\n    }\n    noteId\n    feature\n    operation\n    provider\n    model\n    requestedModel\n    status\n    inputTokens\n    cachedInputTokens\n    cacheWriteTokens\n    outputTokens\n    reasoningTokens\n    totalTokens\n    cost\n    currency\n    costState\n    usageState\n    reportedCost\n    durationMs\n    attempt\n    requestId\n    serviceTier\n    tags {\n      key\n      value\n    }\n  }\n": types.RequestsDocument,
    "\n  subscription UsageRecorded($filter: UsageFilterInput!, $since: String) {\n    usageRecorded(filter: $filter, since: $since) {\n      cursor\n      droppedBefore\n      at\n      requests\n      slices {\n        bucketStart\n        projectId\n        provider\n        model\n        feature\n        operation\n        status\n        requests\n        inputTokens\n        outputTokens\n        totalTokens\n        cost\n        unpricedRequests\n      }\n    }\n  }\n": types.UsageRecordedDocument,
    "\n  query ConsoleSettings {\n    settings {\n      reportingTimezone\n      weekStart\n      currency\n      demo\n      demoProgress\n      hasRealUsage\n      displayCurrency\n      displayRates {\n        id\n        currency\n        perUsd\n        validOn\n        source\n      }\n      proposedPriceLists\n    }\n  }\n": types.ConsoleSettingsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FillDemo {\n    fillDemo\n  }\n"): (typeof documents)["\n  mutation FillDemo {\n    fillDemo\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveDemo {\n    removeDemo\n  }\n"): (typeof documents)["\n  mutation RemoveDemo {\n    removeDemo\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FilterOptions {\n    usageFilterOptions {\n      projects {\n        id\n        name\n        isDemo\n      }\n      models\n      providers\n      features\n      operations\n    }\n  }\n"): (typeof documents)["\n  query FilterOptions {\n    usageFilterOptions {\n      projects {\n        id\n        name\n        isDemo\n      }\n      models\n      providers\n      features\n      operations\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UsageExtent {\n    usageExtent {\n      firstAt\n      lastAt\n    }\n  }\n"): (typeof documents)["\n  query UsageExtent {\n    usageExtent {\n      firstAt\n      lastAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FilteredUsers($filter: UsageFilterInput!, $first: Int!) {\n    usageBreakdown(filter: $filter, groupBy: USER, sort: KEY, first: $first) {\n      nodes {\n        key\n        label\n      }\n    }\n  }\n"): (typeof documents)["\n  query FilteredUsers($filter: UsageFilterInput!, $first: Int!) {\n    usageBreakdown(filter: $filter, groupBy: USER, sort: KEY, first: $first) {\n      nodes {\n        key\n        label\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RepairRollups {\n    repairRollups {\n      day\n    }\n  }\n"): (typeof documents)["\n  mutation RepairRollups {\n    repairRollups {\n      day\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RollupDrifts {\n    rollupDrifts {\n      day\n    }\n  }\n"): (typeof documents)["\n  query RollupDrifts {\n    rollupDrifts {\n      day\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePrice($input: PriceInput!) {\n    createPrice(input: $input) {\n      ...PriceFields\n    }\n  }\n"): (typeof documents)["\n  mutation CreatePrice($input: PriceInput!) {\n    createPrice(input: $input) {\n      ...PriceFields\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetirePrice($id: ID!, $reason: String!) {\n    retirePrice(id: $id, reason: $reason) {\n      ...PriceFields\n    }\n  }\n"): (typeof documents)["\n  mutation RetirePrice($id: ID!, $reason: String!) {\n    retirePrice(id: $id, reason: $reason) {\n      ...PriceFields\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateDiscount($input: DiscountInput!) {\n    createDiscount(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation CreateDiscount($input: DiscountInput!) {\n    createDiscount(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetireDiscount($id: ID!, $reason: String!) {\n    retireDiscount(id: $id, reason: $reason) {\n      id\n      retiredAt\n    }\n  }\n"): (typeof documents)["\n  mutation RetireDiscount($id: ID!, $reason: String!) {\n    retireDiscount(id: $id, reason: $reason) {\n      id\n      retiredAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptPriceList($id: ID!) {\n    acceptPriceList(id: $id) {\n      id\n      state\n    }\n  }\n"): (typeof documents)["\n  mutation AcceptPriceList($id: ID!) {\n    acceptPriceList(id: $id) {\n      id\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclinePriceList($id: ID!, $reason: String!) {\n    declinePriceList(id: $id, reason: $reason) {\n      id\n      state\n    }\n  }\n"): (typeof documents)["\n  mutation DeclinePriceList($id: ID!, $reason: String!) {\n    declinePriceList(id: $id, reason: $reason) {\n      id\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetExchangeRate($input: ExchangeRateInput!) {\n    setExchangeRate(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation SetExchangeRate($input: ExchangeRateInput!) {\n    setExchangeRate(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveExchangeRate($id: ID!, $reason: String!) {\n    removeExchangeRate(id: $id, reason: $reason)\n  }\n"): (typeof documents)["\n  mutation RemoveExchangeRate($id: ID!, $reason: String!) {\n    removeExchangeRate(id: $id, reason: $reason)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetDisplayCurrency($currency: String!) {\n    setDisplayCurrency(currency: $currency) {\n      displayCurrency\n      displayRates {\n        id\n        currency\n        perUsd\n        validOn\n        source\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetDisplayCurrency($currency: String!) {\n    setDisplayCurrency(currency: $currency) {\n      displayCurrency\n      displayRates {\n        id\n        currency\n        perUsd\n        validOn\n        source\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Discounts {\n    discounts {\n      id\n      projectId\n      provider\n      model\n      factor\n      effectiveFrom\n      effectiveTo\n      note\n      createdAt\n      createdBy\n      retiredAt\n    }\n  }\n"): (typeof documents)["\n  query Discounts {\n    discounts {\n      id\n      projectId\n      provider\n      model\n      factor\n      effectiveFrom\n      effectiveTo\n      note\n      createdAt\n      createdBy\n      retiredAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExchangeRates {\n    exchangeRates {\n      id\n      currency\n      validOn\n      perUsd\n      source\n      createdAt\n      createdBy\n    }\n  }\n"): (typeof documents)["\n  query ExchangeRates {\n    exchangeRates {\n      id\n      currency\n      validOn\n      perUsd\n      source\n      createdAt\n      createdBy\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ModelPrices($provider: String!, $model: String!) {\n    modelPrices(provider: $provider, model: $model) {\n      ...PriceFields\n    }\n  }\n\n  fragment PriceFields on Price {\n    id\n    provider\n    model\n    matches\n    origin\n    state\n    projectId\n    serviceTier\n    rates {\n      tokenClass\n      usdPerMillion\n      tiers {\n        above\n        usdPerMillion\n      }\n    }\n    requestFee\n    webSearchFee\n    effectiveFrom\n    effectiveTo\n    dailyFrom\n    dailyTo\n    source\n    sourceUrl\n    checkedOn\n    note\n    createdAt\n    createdBy\n    retiredAt\n  }\n"): (typeof documents)["\n  query ModelPrices($provider: String!, $model: String!) {\n    modelPrices(provider: $provider, model: $model) {\n      ...PriceFields\n    }\n  }\n\n  fragment PriceFields on Price {\n    id\n    provider\n    model\n    matches\n    origin\n    state\n    projectId\n    serviceTier\n    rates {\n      tokenClass\n      usdPerMillion\n      tiers {\n        above\n        usdPerMillion\n      }\n    }\n    requestFee\n    webSearchFee\n    effectiveFrom\n    effectiveTo\n    dailyFrom\n    dailyTo\n    source\n    sourceUrl\n    checkedOn\n    note\n    createdAt\n    createdBy\n    retiredAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PriceListChanges($listId: ID!, $first: Int!, $after: String) {\n    priceListChanges(listId: $listId, first: $first, after: $after) {\n      nodes {\n        kind\n        provider\n        model\n        before {\n          ...PriceFields\n        }\n        after {\n          ...PriceFields\n        }\n        requests30d\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n      added\n      removed\n      changed\n      used\n    }\n  }\n"): (typeof documents)["\n  query PriceListChanges($listId: ID!, $first: Int!, $after: String) {\n    priceListChanges(listId: $listId, first: $first, after: $after) {\n      nodes {\n        kind\n        provider\n        model\n        before {\n          ...PriceFields\n        }\n        after {\n          ...PriceFields\n        }\n        requests30d\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n      added\n      removed\n      changed\n      used\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PriceLists {\n    priceLists {\n      id\n      source\n      checkedOn\n      state\n      createdAt\n      decidedAt\n      decidedBy\n      priceCount\n    }\n  }\n"): (typeof documents)["\n  query PriceLists {\n    priceLists {\n      id\n      source\n      checkedOn\n      state\n      createdAt\n      decidedAt\n      decidedBy\n      priceCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PriceProviders {\n    priceProviders\n  }\n"): (typeof documents)["\n  query PriceProviders {\n    priceProviders\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Prices($search: String, $provider: String, $usedOnly: Boolean!, $after: String) {\n    prices(search: $search, provider: $provider, usedOnly: $usedOnly, first: 50, after: $after) {\n      nodes {\n        provider\n        model\n        current {\n          ...PriceFields\n        }\n        next {\n          ...PriceFields\n        }\n        versionCount\n        requests30d\n        cost30d\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Prices($search: String, $provider: String, $usedOnly: Boolean!, $after: String) {\n    prices(search: $search, provider: $provider, usedOnly: $usedOnly, first: 50, after: $after) {\n      nodes {\n        provider\n        model\n        current {\n          ...PriceFields\n        }\n        next {\n          ...PriceFields\n        }\n        versionCount\n        requests30d\n        cost30d\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PriceProjects {\n    usageFilterOptions {\n      projects {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query PriceProjects {\n    usageFilterOptions {\n      projects {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnpricedModels {\n    unpricedModels {\n      provider\n      model\n      serviceTier\n      requests\n      totalTokens\n      firstAt\n      lastAt\n      reason\n      detail\n      suggestion {\n        ...PriceFields\n      }\n    }\n  }\n"): (typeof documents)["\n  query UnpricedModels {\n    unpricedModels {\n      provider\n      model\n      serviceTier\n      requests\n      totalTokens\n      firstAt\n      lastAt\n      reason\n      detail\n      suggestion {\n        ...PriceFields\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CurrentViewer {\n    viewer {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n"): (typeof documents)["\n  query CurrentViewer {\n    viewer {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OverviewDetails(\n    $filter: UsageFilterInput!\n    $sort: BreakdownSort!\n    $today: UsageFilterInput!\n    $recent: UsageFilterInput!\n  ) {\n    models: usageBreakdown(filter: $filter, groupBy: MODEL, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    features: usageBreakdown(filter: $filter, groupBy: FEATURE, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    users: usageBreakdown(filter: $filter, groupBy: USER, sort: COST, first: 5) {\n      ...BreakdownFields\n    }\n    today: usageTotals(filter: $today) {\n      ...TotalsFields\n    }\n    recent: usageEvents(filter: $recent, first: 8) {\n      nodes {\n        ...RequestFields\n      }\n    }\n    minutes: usageEvents(filter: $recent, first: 500) {\n      nodes {\n        time\n        totalTokens\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n\n  fragment BreakdownFields on UsageBreakdown {\n    nodes {\n      key\n      label\n      requests\n      inputTokens\n      outputTokens\n      totalTokens\n      cost\n      coverage {\n        requests\n        pricedRequests\n        freeRequests\n        unpricedRequests\n        pricedShare\n      }\n      share\n    }\n    totalCount\n  }\n"): (typeof documents)["\n  query OverviewDetails(\n    $filter: UsageFilterInput!\n    $sort: BreakdownSort!\n    $today: UsageFilterInput!\n    $recent: UsageFilterInput!\n  ) {\n    models: usageBreakdown(filter: $filter, groupBy: MODEL, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    features: usageBreakdown(filter: $filter, groupBy: FEATURE, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    users: usageBreakdown(filter: $filter, groupBy: USER, sort: COST, first: 5) {\n      ...BreakdownFields\n    }\n    today: usageTotals(filter: $today) {\n      ...TotalsFields\n    }\n    recent: usageEvents(filter: $recent, first: 8) {\n      nodes {\n        ...RequestFields\n      }\n    }\n    minutes: usageEvents(filter: $recent, first: 500) {\n      nodes {\n        time\n        totalTokens\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n\n  fragment BreakdownFields on UsageBreakdown {\n    nodes {\n      key\n      label\n      requests\n      inputTokens\n      outputTokens\n      totalTokens\n      cost\n      coverage {\n        requests\n        pricedRequests\n        freeRequests\n        unpricedRequests\n        pricedShare\n      }\n      share\n    }\n    totalCount\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Overview(\n    $filter: UsageFilterInput!\n    $compare: Compare!\n    $meter: Meter!\n    $groupBy: UsageDimension!\n    $grain: Grain!\n  ) {\n    totals: usageTotals(filter: $filter, compare: $compare) {\n      ...TotalsFields\n      previous {\n        ...TotalsFields\n      }\n    }\n    series: usageSeries(filter: $filter, meter: $meter, groupBy: $groupBy, grain: $grain, top: 6) {\n      meter\n      groupBy\n      grain\n      groupCount\n      buckets {\n        start\n        end\n        complete\n        label\n      }\n      series {\n        key\n        label\n        values\n        sum\n        requests\n        unpricedRequests\n        memberCount\n      }\n      total\n    }\n    costTrend: usageSeries(filter: $filter, meter: COST) {\n      ...TrendFields\n    }\n    tokensTrend: usageSeries(filter: $filter, meter: TOKENS) {\n      ...TrendFields\n    }\n    requestsTrend: usageSeries(filter: $filter, meter: REQUESTS) {\n      ...TrendFields\n    }\n  }\n\n  fragment TotalsFields on UsageTotals {\n    requests\n    failedRequests\n    inputTokens\n    outputTokens\n    totalTokens\n    cost\n    activeUsers\n    coverage {\n      requests\n      pricedRequests\n      freeRequests\n      unpricedRequests\n      pricedShare\n    }\n    range {\n      from\n      to\n      timezone\n    }\n  }\n\n  fragment TrendFields on UsageSeries {\n    total\n    buckets {\n      complete\n    }\n  }\n"): (typeof documents)["\n  query Overview(\n    $filter: UsageFilterInput!\n    $compare: Compare!\n    $meter: Meter!\n    $groupBy: UsageDimension!\n    $grain: Grain!\n  ) {\n    totals: usageTotals(filter: $filter, compare: $compare) {\n      ...TotalsFields\n      previous {\n        ...TotalsFields\n      }\n    }\n    series: usageSeries(filter: $filter, meter: $meter, groupBy: $groupBy, grain: $grain, top: 6) {\n      meter\n      groupBy\n      grain\n      groupCount\n      buckets {\n        start\n        end\n        complete\n        label\n      }\n      series {\n        key\n        label\n        values\n        sum\n        requests\n        unpricedRequests\n        memberCount\n      }\n      total\n    }\n    costTrend: usageSeries(filter: $filter, meter: COST) {\n      ...TrendFields\n    }\n    tokensTrend: usageSeries(filter: $filter, meter: TOKENS) {\n      ...TrendFields\n    }\n    requestsTrend: usageSeries(filter: $filter, meter: REQUESTS) {\n      ...TrendFields\n    }\n  }\n\n  fragment TotalsFields on UsageTotals {\n    requests\n    failedRequests\n    inputTokens\n    outputTokens\n    totalTokens\n    cost\n    activeUsers\n    coverage {\n      requests\n      pricedRequests\n      freeRequests\n      unpricedRequests\n      pricedShare\n    }\n    range {\n      from\n      to\n      timezone\n    }\n  }\n\n  fragment TrendFields on UsageSeries {\n    total\n    buckets {\n      complete\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Requests($filter: UsageFilterInput!, $after: String, $asOf: DateTimeISO) {\n    usageEvents(filter: $filter, first: 100, after: $after, asOf: $asOf) {\n      nodes {\n        ...RequestFields\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n      totalCost\n      coverage {\n        requests\n        unpricedRequests\n      }\n      asOf\n    }\n  }\n\n  fragment RequestFields on UsageEvent {\n    id\n    eventId\n    time\n    projectId\n    user {\n      id\n      pseudonym\n    }\n    noteId\n    feature\n    operation\n    provider\n    model\n    requestedModel\n    status\n    inputTokens\n    cachedInputTokens\n    cacheWriteTokens\n    outputTokens\n    reasoningTokens\n    totalTokens\n    cost\n    currency\n    costState\n    usageState\n    reportedCost\n    durationMs\n    attempt\n    requestId\n    serviceTier\n    tags {\n      key\n      value\n    }\n  }\n"): (typeof documents)["\n  query Requests($filter: UsageFilterInput!, $after: String, $asOf: DateTimeISO) {\n    usageEvents(filter: $filter, first: 100, after: $after, asOf: $asOf) {\n      nodes {\n        ...RequestFields\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n      totalCost\n      coverage {\n        requests\n        unpricedRequests\n      }\n      asOf\n    }\n  }\n\n  fragment RequestFields on UsageEvent {\n    id\n    eventId\n    time\n    projectId\n    user {\n      id\n      pseudonym\n    }\n    noteId\n    feature\n    operation\n    provider\n    model\n    requestedModel\n    status\n    inputTokens\n    cachedInputTokens\n    cacheWriteTokens\n    outputTokens\n    reasoningTokens\n    totalTokens\n    cost\n    currency\n    costState\n    usageState\n    reportedCost\n    durationMs\n    attempt\n    requestId\n    serviceTier\n    tags {\n      key\n      value\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription UsageRecorded($filter: UsageFilterInput!, $since: String) {\n    usageRecorded(filter: $filter, since: $since) {\n      cursor\n      droppedBefore\n      at\n      requests\n      slices {\n        bucketStart\n        projectId\n        provider\n        model\n        feature\n        operation\n        status\n        requests\n        inputTokens\n        outputTokens\n        totalTokens\n        cost\n        unpricedRequests\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription UsageRecorded($filter: UsageFilterInput!, $since: String) {\n    usageRecorded(filter: $filter, since: $since) {\n      cursor\n      droppedBefore\n      at\n      requests\n      slices {\n        bucketStart\n        projectId\n        provider\n        model\n        feature\n        operation\n        status\n        requests\n        inputTokens\n        outputTokens\n        totalTokens\n        cost\n        unpricedRequests\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConsoleSettings {\n    settings {\n      reportingTimezone\n      weekStart\n      currency\n      demo\n      demoProgress\n      hasRealUsage\n      displayCurrency\n      displayRates {\n        id\n        currency\n        perUsd\n        validOn\n        source\n      }\n      proposedPriceLists\n    }\n  }\n"): (typeof documents)["\n  query ConsoleSettings {\n    settings {\n      reportingTimezone\n      weekStart\n      currency\n      demo\n      demoProgress\n      hasRealUsage\n      displayCurrency\n      displayRates {\n        id\n        currency\n        perUsd\n        validOn\n        source\n      }\n      proposedPriceLists\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;