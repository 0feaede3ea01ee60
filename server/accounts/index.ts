/** The door of the accounts room. */
import { accountsApi } from '../../domain/accounts/api.ts'
import { DeskSettings, deskSettingName } from '../../domain/accounts/contract.ts'
import {
  FieldSettings,
  SessionSettings,
  fieldSettingName,
  sessionSettingsName,
  usualField,
  usualSessions,
} from '../../domain/accounts/settings.ts'
import { room } from '../kernel/context.ts'
import { grantsInHand } from './handovers/grants.ts'
import { purgeAccounts } from './jobs.ts'
import { accountsRoutes } from './routes.ts'

export const accounts = room({
  name: 'accounts',
  api: accountsApi,
  routes: accountsRoutes,
  sealed: [
    { table: 'account_phones', column: 'sealed', key: ['account'] },
    { table: 'account_secrets', column: 'totp', key: ['account'] },
    { table: 'account_secrets', column: 'totp_next', key: ['account'], as: 'totp' },
    { table: 'account_sign_ins', column: 'phone', key: ['id'] },
  ],
  jobs: [purgeAccounts],
  inHand: [grantsInHand],
  settings: [
    { name: sessionSettingsName, shape: SessionSettings, usual: usualSessions },
    { name: fieldSettingName, shape: FieldSettings, usual: usualField },
    { name: deskSettingName, shape: DeskSettings, usual: { networks: [] } },
  ],
})

export { handoversRoom } from './handovers/index.ts'
export { lettersRoom } from './letters/index.ts'
export { passkeysRoom } from './passkeys/index.ts'
export { platformsRoom } from './platforms/index.ts'
export { auditRoom } from './trails.ts'
export { accountNames } from './account-names.ts'
export { authenticate, recall } from './sessions.ts'
export { messagesSent } from './messages.ts'
export { messageCaps } from './second.ts'
export { overLimit } from './throttle.ts'
export { demoAccountId, demoPassword, firstAdministrator, seatGrants, seedDemoAccounts } from './seed.ts'
export { phoneOfAccount, withPhone } from './own-phones.ts'
export { residentAccountOf } from './residents-by-phone.ts'
export { postsHeld } from './posts.ts'
export { sessionFor } from './letters/author.ts'
export { setPerson as linkPersonTo } from './store.ts'
