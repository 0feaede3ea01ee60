/** New ids are made where the thing is made: on this device. Works without a secure context too. */
import { uuidv7, type Id } from '../../domain/kernel/id.ts'

export const mint = (): Id => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
