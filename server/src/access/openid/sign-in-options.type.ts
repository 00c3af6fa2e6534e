import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "What the sign-in page needs to know." })
export class SignInOptions {
  @Field(() => String, {
    nullable: true,
    description: "Name of the OpenID provider to offer; null when there is none.",
  })
  oidcName!: string | null;
}
