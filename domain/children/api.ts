/** Everything the room of children answers. */
import { harmApi } from './harm-api.ts'
import { ledgerApi } from './ledger-api.ts'

export const childrenApi = { ...harmApi, ...ledgerApi }
