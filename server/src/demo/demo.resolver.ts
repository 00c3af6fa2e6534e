import { Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { DEMO_DAYS, type DemoService } from "./demo.service.js";

@Resolver()
export class DemoResolver {
  constructor(private readonly demo: DemoService) {}

  @Authorized<Permission>(Permission.MANAGE_DEMO)
  @Mutation(() => Boolean, {
    description:
      "Starts filling 90 days of demo traffic; settings.demoProgress tells how far it is. False when it is there already or on its way.",
  })
  fillDemo(@Ctx() context: RequestContext): Promise<boolean> {
    return this.demo.fill(DEMO_DAYS, context);
  }

  @Authorized<Permission>(Permission.MANAGE_DEMO)
  @Mutation(() => Boolean, { description: "Removes every row of the demo project, and nothing else." })
  async removeDemo(@Ctx() context: RequestContext): Promise<boolean> {
    await this.demo.remove(context);
    return true;
  }
}
