/** What a turn is bound to, the keys of names, and where the browser comes back. */
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { County, Ctx, House } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { blindIndex, open, seal, type Spot } from '../../kernel/vault.ts'
import type { Bound, Opened, Prover } from './prover.ts'
import { openidProver } from './openid.ts'
import { wecomProver } from './wecom.ts'
import { dingtalkProver } from './dingtalk.ts'
import { platformBy, type PlatformRow } from './store.ts'

type At = Pick<Ctx, 'house' | 'county'>

const provers: Record<PlatformRow['kind'], Prover> = {
  openid: openidProver,
  wecom: wecomProver,
  dingtalk: dingtalkProver,
}

export const proverOf = (platform: PlatformRow): Prover => provers[platform.kind]

/** Nonce and verifier follow from the state by a key that only the house has: a copied state is worth nothing elsewhere. */
const derived = ({ house, county }: At, what: string, state: string) =>
  blindIndex(house.keys, county.code, `platform ${what}`, state).toString('base64url')

export const boundTo = (at: At, platform: string, field: boolean, state: string): Bound => ({
  state,
  nonce: derived(at, 'nonce', state),
  verifier: derived(at, 'verifier', state),
  back: returnAddress(at, platform, field),
})

/** Each platform has an address of its own, so an answer of one is never taken for that of another. */
export function returnAddress({ house, county }: At, platform: string, field: boolean): string {
  const origin = house.publicUrl ?? house.address
  if (!origin) throw new Refusal('unavailable', { reason: 'platform-silent' })
  return `${origin}/${county.code}/${field ? 'field' : 'staff'}/arrive/${platform}`
}

/** The same name at the same platform gives the same key. 企业微信 tells no capitals from small letters. */
export const nameKey = (
  { house, county }: At,
  { code, kind }: Pick<PlatformRow, 'code' | 'kind'>,
  name: string,
): Buffer => blindIndex(house.keys, county.code, `platform name ${code}`, kind === 'wecom' ? name.toLowerCase() : name)

const nameSpot = (county: County, id: string): Spot => ({
  county: county.code,
  table: 'account_platform_links',
  column: 'name',
  row: id,
})
export const sealName = ({ house, county }: At, id: string, name: string) =>
  seal(house.keys, name, nameSpot(county, id))
export const openName = ({ house, county }: At, link: { id: string; name: string }) =>
  open(house.keys, link.name, nameSpot(county, link.id))

const secretSpot = (county: County, code: string): Spot => ({
  county: county.code,
  table: 'account_platforms',
  column: 'secret',
  row: code,
})
export const sealSecret = (house: House, county: County, code: string, secret: string) =>
  seal(house.keys, secret, secretSpot(county, code))

export const opened = ({ house, county }: At, platform: PlatformRow): Opened => ({
  house,
  county,
  platform,
  secret: open(house.keys, platform.secret, secretSpot(county, platform.code)),
})

/** One that may be used now. @throws when there is none of that name */
export async function platformNow(ctx: Pick<Ctx, 'read'>, code: string): Promise<PlatformRow> {
  const row = await ctx.read((tx: Tx) => tx.one<PlatformRow>(platformBy(code)))
  if (!row?.active) throw new Refusal('not-found')
  return row
}
