/** New ids are made where the thing is made: on this device. Works without a secure context too. */
import type { Id } from '../../domain/kernel/id.ts'
import { uuidv7 } from '../../domain/kernel/uuid.ts'

export const mint = (): Id => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

const inAddresses: Readonly<Record<string, string>> = { '+': '-', '/': '_' }

/** 32 random bytes as base64url: a key that this device makes and keeps. */
export const newKey = () =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))).replace(/\W/g, (c) => inAddresses[c] ?? '')
