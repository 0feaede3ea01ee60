/** A way out that did not take a message over: a code that may be logged, neither number nor address nor words. */
export class GatewayFault extends Error {
  readonly code: string
  constructor(way: 'sms' | 'mail', code: string) {
    super(`${way}: ${code}`)
    this.code = code
  }
}

/** What a log may say; of any other error only its name, since a library may put an address into the rest. */
export const whyNot = (error: unknown): string =>
  error instanceof GatewayFault ? error.message : (error as Error).name

/** The same without the way, for a column and a label. */
export const faultCode = (error: unknown): string =>
  error instanceof GatewayFault ? error.code : (error as Error).name
