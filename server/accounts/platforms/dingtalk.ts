/** 钉钉: the code that comes back is exchanged for a token of that one person, who says who they are. The token is not kept. */
import { answerOf, declined, failed, nameFrom, silent, unproven, type Opened, type Prover } from './prover.ts'

const json = { 'content-type': 'application/json' }

const post = (at: Opened, path: string, body: object) =>
  answerOf(at, new URL(path, at.platform.issuer), { method: 'POST', headers: json, body: JSON.stringify(body) })

/** Its errors have words for codes: what is wrong with the code is one thing, anything else is for the administrator. */
const faultOf = (at: Opened, { status, body }: { status: number; body: Record<string, unknown> }) => {
  const code = typeof body['code'] === 'string' ? body['code'] : ''
  const wrong = status < 500 && (/authCode|grant/i.test(code) || code === 'InvalidAuthentication')
  return failed(at, `dingtalk ${status} ${code}`, wrong ? unproven() : silent())
}

export const dingtalkProver: Prover = {
  look: async (at) => {
    const told = await post(at, '/v1.0/oauth2/accessToken', { appKey: at.platform.client, appSecret: at.secret })
    if (told.status !== 200) throw failed(at, `dingtalk ${told.status}`, silent())
  },
  sendTo: async ({ platform }, bound) => {
    const to = new URL(platform.front ?? '')
    to.search = new URLSearchParams({
      response_type: 'code',
      client_id: platform.client,
      scope: 'openid',
      redirect_uri: bound.back,
      state: bound.state,
      prompt: 'consent',
    }).toString()
    return to.href
  },
  prove: async (at, _bound, search) => {
    const code = search.get('authCode') ?? search.get('code')
    if (!code) throw failed(at, 'no code', declined())
    const told = await post(at, '/v1.0/oauth2/userAccessToken', {
      clientId: at.platform.client,
      clientSecret: at.secret,
      code,
      grantType: 'authorization_code',
    })
    const token = nameFrom(told.body['accessToken'], 600)
    if (told.status !== 200 || token === undefined) throw faultOf(at, told)
    const who = await answerOf(at, new URL('/v1.0/contact/users/me', at.platform.issuer), {
      method: 'GET',
      headers: { 'x-acs-dingtalk-access-token': token },
    })
    const name = nameFrom(who.body[at.platform.claim])
    if (who.status !== 200 || name === undefined) throw faultOf(at, who)
    return { name, counts: false }
  },
}
