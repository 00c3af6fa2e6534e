import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "A secret for an authenticator app; counts once a code made with it was given." })
export class SecondFactorSetup {
  @Field(() => String, { description: "otpauth:// address for the QR code." })
  uri!: string;

  @Field(() => String, { description: "The same in base32, to be typed." })
  secret!: string;
}
