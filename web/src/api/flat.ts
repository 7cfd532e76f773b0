/**
 * The API document shows the words of a list's query as one object, which is how they reach the server's code;
 * on the wire each is a parameter of its own.
 */
export function flat<Query>(parameters: Record<string, string | number | undefined>): Query {
  return parameters as Query;
}
