import { Authorized, Mutation, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { DemoService } from "./demo.service.js";

@Resolver()
export class DemoResolver {
  constructor(private readonly demo: DemoService) {}

  @Authorized<Permission>(Permission.MANAGE_DEMO)
  @Mutation(() => Boolean, {
    description:
      "Starts filling 90 days of demo traffic; settings.demoProgress tells how far it is. False when it is there already or on its way.",
  })
  fillDemo(): Promise<boolean> {
    return this.demo.fill();
  }

  @Authorized<Permission>(Permission.MANAGE_DEMO)
  @Mutation(() => Boolean, { description: "Removes every row of the demo project, and nothing else." })
  async removeDemo(): Promise<boolean> {
    await this.demo.remove();
    return true;
  }
}
