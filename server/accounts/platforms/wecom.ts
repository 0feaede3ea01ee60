/**
 * 企业微信 of an office: the app's own browser is let through without a question, any other by a code to scan. The code that
 * comes back is asked about with a token of the app, which is kept while it is good.
 */
import type { House } from '../../kernel/context.ts'
import { answerOf, declined, failed, nameFrom, silent, unproven, type Opened, type Prover } from './prover.ts'
import { hostOf } from '../../../domain/accounts/platform-kinds.ts'

interface Token {
  value: string
  until: number
}

/** By county, platform and version, so that another secret asks anew. */
const tokens = new WeakMap<House, Map<string, Token>>()

const keyOf = ({ county, platform }: Opened) => `${county.code} ${platform.code} ${platform.version}`
const tokensOf = (house: House) => {
  const map = tokens.get(house) ?? new Map<string, Token>()
  tokens.set(house, map)
  return map
}

/** The token is no longer good, whatever was said of its time. */
const stale = [40001, 40014, 42001]
/** The code is: nobody stands behind it. */
const wrongCode = [40029, 42003]

const ask = async (at: Opened, path: string, query: Record<string, string>) => {
  const url = new URL(path, at.platform.issuer)
  url.search = new URLSearchParams(query).toString()
  const { body } = await answerOf(at, url, { method: 'GET' })
  return { errcode: Number(body['errcode'] ?? 0), body }
}

/** @param fresh what is kept was refused */
async function tokenOf(at: Opened, fresh = false): Promise<string> {
  const map = tokensOf(at.house)
  const kept = map.get(keyOf(at))
  if (kept && !fresh && kept.until > performance.now()) return kept.value
  const { errcode, body } = await ask(at, '/cgi-bin/gettoken', { corpid: at.platform.client, corpsecret: at.secret })
  const value = nameFrom(body['access_token'], 600)
  if (errcode !== 0 || value === undefined) throw failed(at, `wecom ${errcode}`, silent())
  if (map.size > 200) map.clear()
  // A minute less than was promised: clocks and ways differ.
  map.set(keyOf(at), { value, until: performance.now() + (Number(body['expires_in'] ?? 0) - 60) * 1000 })
  return value
}

async function whoIs(at: Opened, code: string, fresh = false): Promise<Record<string, unknown>> {
  const { errcode, body } = await ask(at, '/cgi-bin/auth/getuserinfo', {
    access_token: await tokenOf(at, fresh),
    code,
  })
  if (errcode === 0) return body
  // The code was not looked at: once more, with a token of now.
  if (stale.includes(errcode) && !fresh) return whoIs(at, code, true)
  throw failed(at, `wecom ${errcode}`, wrongCode.includes(errcode) ? unproven() : silent())
}

export const wecomProver: Prover = {
  look: async (at) => void (await tokenOf(at, true)),
  sendTo: async ({ platform }, bound, agent) => {
    const within = hostOf(agent) === 'wecom'
    const to = new URL((within ? platform.inside : platform.front) ?? '')
    to.search = new URLSearchParams({
      ...(within ? { response_type: 'code', scope: 'snsapi_base' } : { login_type: 'CorpApp' }),
      appid: platform.client,
      agentid: platform.agent ?? '',
      redirect_uri: bound.back,
      state: bound.state,
    }).toString()
    if (within) to.hash = 'wechat_redirect'
    return to.href
  },
  prove: async (at, _bound, search) => {
    const code = search.get('code')
    // Who says no comes back without one.
    if (!code) throw failed(at, 'no code', declined())
    // Somebody from outside the office has an `openid` and no `userid`: nobody known.
    const name = nameFrom((await whoIs(at, code))['userid'])
    if (name === undefined) throw failed(at, 'no userid', unproven())
    return { name, counts: false }
  },
}
