import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../permission.js";
import type { RequestContext } from "../request-context.js";
import { createProject, renameProject } from "./name-project.js";
import { ProjectType } from "./project.type.js";
import { project, projects } from "./projects.query.js";

@Resolver()
export class ProjectResolver {
  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @Query(() => [ProjectType], { description: "By name." })
  projects(@Ctx() { em }: RequestContext): Promise<ProjectType[]> {
    return projects(em);
  }

  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @Mutation(() => ProjectType, { description: "`name`: 1 to 64 characters, and of no other project." })
  async createProject(@Arg("name", () => String) name: string, @Ctx() context: RequestContext): Promise<ProjectType> {
    return project(context.em, await createProject(context, name));
  }

  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @Mutation(() => ProjectType, { description: "What it recorded is shown under the new name from then on." })
  async renameProject(
    @Arg("id", () => ID) id: string,
    @Arg("name", () => String) name: string,
    @Ctx() context: RequestContext,
  ): Promise<ProjectType> {
    return project(context.em, await renameProject(context, id, name));
  }
}
