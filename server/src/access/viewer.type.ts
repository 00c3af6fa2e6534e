import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
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
}

export function toViewerType(viewer: Viewer): ViewerType {
  const member = viewer.kind === "MEMBER";
  return {
    kind: member ? ViewerKind.MEMBER : ViewerKind.API_KEY,
    id: String(member ? viewer.memberId : viewer.keyId),
    email: member ? viewer.email : null,
    role: member ? viewer.role : null,
    permissions: viewer.permissions,
  };
}
