import { Arg, Authorized, Ctx, Field, Float, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { SettingsInput } from "../access/settings/settings.input.js";
import { updateSettings } from "../access/settings/update-settings.js";
import { inSnapshot } from "../analytics/question.js";
import { scopeOf } from "../analytics/scope.js";
import { usagePresence } from "../analytics/usage-presence.query.js";
import { Language } from "../core/language.js";
import { readSettings } from "../core/settings.js";
import type { DemoService } from "../demo/demo.service.js";
import { displayCurrency } from "../pricing/exchange/display-currency.query.js";
import { ExchangeRateType } from "../pricing/exchange/exchange-rate.type.js";
import { setDisplayCurrency } from "../pricing/exchange/set-display-currency.js";
import { countProposedLists } from "../pricing/lists/price-lists.query.js";
import { priceScopeOf } from "../pricing/price-scope.js";

@ObjectType({ description: "What every page of the console needs to know of the installation." })
export class Settings {
  @Field(() => String, { description: "IANA zone that decides days, weeks and months." })
  reportingTimezone!: string;

  @Field(() => Int, { description: "1 = Monday … 7 = Sunday." })
  weekStart!: number;

  @Field(() => String, { description: "Whose installation it is; may be empty." })
  organisationName!: string;

  @Field(() => Language, { description: "Of who has not chosen one." })
  defaultLanguage!: Language;

  @Field(() => Int, {
    description: "Groups of fewer app users are not told apart to viewers who may not reveal identities.",
  })
  minimumGroupSize!: number;

  @Field(() => String)
  currency!: string;

  @Field(() => Boolean, { description: "Demo data exists that the viewer may see." })
  demo!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: "A demo fill is under way: 0 to 1; null otherwise, and for an API key.",
  })
  demoProgress!: number | null;

  @Field(() => Boolean, { description: "Usage of real (not demo) projects exists that the viewer may see." })
  hasRealUsage!: boolean;

  @Field(() => String, { description: "What amounts are shown in: USD, or a currency with at least one rate." })
  displayCurrency!: string;

  @Field(() => [ExchangeRateType], { description: "Of the display currency, newest first; none for USD." })
  displayRates!: ExchangeRateType[];

  @Field(() => Int, { description: "Price lists that wait for a decision." })
  proposedPriceLists!: number;
}

@Resolver()
export class SettingsResolver {
  constructor(private readonly demo: DemoService) {}

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => Settings)
  settings(@Ctx() { em, viewer }: RequestContext): Promise<Settings> {
    const scope = scopeOf(viewer);
    return inSnapshot(em, async (db, fork) => ({
      ...(await readSettings(fork)),
      ...(await usagePresence(db, scope)),
      currency: "USD",
      demoProgress: scope.kind === "all" ? this.demo.progress : null,
      ...(await displayCurrency(fork, priceScopeOf(viewer))),
      proposedPriceLists: await countProposedLists(fork),
    }));
  }

  @Authorized<Permission>(Permission.MANAGE_PRICES)
  @Mutation(() => Settings, { description: "Changes what amounts are shown in; USD, or a currency with a rate." })
  async setDisplayCurrency(
    @Arg("currency", () => String) currency: string,
    @Ctx() context: RequestContext,
  ): Promise<Settings> {
    await setDisplayCurrency(context, currency);
    return this.settings(context);
  }

  @Authorized<Permission>(Permission.MANAGE_SETTINGS)
  @Mutation(() => Settings, { description: "Every server uses the change within 5 seconds." })
  async updateSettings(
    @Arg("input", () => SettingsInput) input: SettingsInput,
    @Ctx() context: RequestContext,
  ): Promise<Settings> {
    await updateSettings(context, input);
    return this.settings(context);
  }
}
