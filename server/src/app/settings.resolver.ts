import { Authorized, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { readSettings } from "../core/settings.js";
import type { DemoService } from "../demo/demo.service.js";
import { readUsagePresence } from "./usage-presence.js";

@ObjectType({ description: "What every page of the console needs to know of the installation." })
export class Settings {
  @Field(() => String, { description: "IANA zone that decides days, weeks and months." })
  reportingTimezone!: string;

  @Field(() => Int, { description: "1 = Monday … 7 = Sunday." })
  weekStart!: number;

  @Field(() => String)
  currency!: string;

  @Field(() => Boolean, { description: "Demo data exists." })
  demo!: boolean;

  @Field(() => Float, { nullable: true, description: "A demo fill is under way: 0 to 1; null otherwise." })
  demoProgress!: number | null;

  @Field(() => Boolean, { description: "Usage of real (not demo) projects exists." })
  hasRealUsage!: boolean;
}

@Resolver()
export class SettingsResolver {
  constructor(private readonly demo: DemoService) {}

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => Settings)
  async settings(@Ctx() { em }: RequestContext): Promise<Settings> {
    const [stored, presence] = await Promise.all([readSettings(em), readUsagePresence(em.fork())]);
    return { ...stored, ...presence, currency: "USD", demoProgress: this.demo.progress };
  }
}
