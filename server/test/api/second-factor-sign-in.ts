/** Answers whether there is a second factor; with one, needs its code. */
export const SIGN_IN = `mutation ($email: String!, $password: String!, $code: String) {
  signIn(email: $email, password: $password, code: $code) { email hasSecondFactor }
}`;
