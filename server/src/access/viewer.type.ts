import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { DateTimeISO } from "../core/scalars.js";
import { Permission, Role } from "./permission.js";
import type { Viewer } from "./viewer.js";

export enum ViewerKind {
  MEMBER = "MEMBER",
  API_KEY = "API_KEY",
}

registerEnumType(ViewerKind, { name: "ViewerKind" });
registerEnumType(Role, { name: "Role" });
registerEnumType(Permission, { name: "Permission" });

@ObjectType("Viewer", { description: "Who is behind a request: a member or an API key." })
export class ViewerType {
  @Field(() => ViewerKind)
  kind!: ViewerKind;

  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: "Null for an API key." })
  email!: string | null;

  @Field(() => Role, { nullable: true, description: "Null for an API key." })
  role!: Role | null;

  @Field(() => [Permission])
  permissions!: readonly Permission[];

  @Field(() => String, { description: "Of a member as they wish to be called, may be empty; of an API key its name." })
  name!: string;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "When the member last proved who they are. Null for an API key.",
  })
  confirmedAt!: Date | null;

  @Field(() => Boolean, { description: "False for who only signs in through the provider, and for an API key." })
  hasPassword!: boolean;
}

export function toViewerType(viewer: Viewer): ViewerType {
  const { name, permissions } = viewer;
  switch (viewer.kind) {
    case "MEMBER": {
      const { memberId, email, role, confirmedAt, hasPassword } = viewer;
      return {
        kind: ViewerKind.MEMBER,
        id: String(memberId),
        email,
        role,
        permissions,
        name,
        confirmedAt,
        hasPassword,
      };
    }
    case "API_KEY":
      return {
        kind: ViewerKind.API_KEY,
        id: String(viewer.keyId),
        email: null,
        role: null,
        permissions,
        name,
        confirmedAt: null,
        hasPassword: false,
      };
  }
}
