/** A permission is `<room>.<what>`. Roles (domain/accounts) are lists of them; routes name one each. */
export type Permission = `${string}.${string}`
