/** 企业微信 and 钉钉 on loopback as their documents describe them: pages that send a browser back, interfaces with their own errors, codes good once, tokens that end, limits. */
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Office {
  origin: string
  /** Who is before the screen there: the id inside the office; somebody from outside it; or somebody who says no. */
  is: (who: { inside: string } | { outside: string } | 'no') => void
  /** Every token given so far has ended. */
  tokensEnd: () => void
  /** How many calls are answered from now on. */
  answers: (calls: number) => void
  /** Which interfaces were called. */
  called: string[]
  /** What a browser does that is sent there: the address it is sent back to, or what the page says instead. */
  visit: (to: string) => Promise<URL | string>
  close: () => Promise<void>
}

interface Call {
  url: URL
  method: string
  headers: IncomingMessage['headers']
  body: Record<string, unknown>
}
interface Said {
  status?: number
  to?: URL
  text?: string
  json?: object
}
type Who = Parameters<Office['is']>[0]

interface State {
  who: Who
  codes: Map<string, Who>
  tokens: Set<string>
  left: number
}

const fresh = () => randomBytes(24).toString('base64url')

async function open(answer: (call: Call, state: State) => Said | undefined, limited: () => Said): Promise<Office> {
  const state: State = { who: 'no', codes: new Map(), tokens: new Set(), left: Infinity }
  const called: string[] = []
  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const text = Buffer.concat(parts).toString()
    const url = new URL(request.url!, 'http://office')
    const pages = /^\/(connect|wwlogin|oauth2)\//.test(url.pathname)
    if (!pages) called.push(url.pathname)
    const body = text ? (JSON.parse(text) as Record<string, unknown>) : {}
    const call = { url, method: request.method!, headers: request.headers, body }
    const said = (!pages && --state.left < 0 ? limited() : answer(call, state)) ?? { status: 404, text: 'Not Found' }
    if (said.to) return response.writeHead(302, { location: said.to.href }).end()
    const type = said.json ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8'
    return response
      .writeHead(said.status ?? 200, { 'content-type': type })
      .end(said.json ? JSON.stringify(said.json) : (said.text ?? ''))
  }
  const server = createServer((request, response) => void reply(request, response))
  await new Promise<void>((on) => server.listen(0, '127.0.0.1', on))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    is: (who) => (state.who = who),
    tokensEnd: () => state.tokens.clear(),
    answers: (calls) => (state.left = calls),
    called,
    visit: async (to) => {
      const answered = await fetch(to, { redirect: 'manual' })
      const next = answered.headers.get('location')
      return next ? new URL(next) : answered.text()
    },
    close: () =>
      new Promise((on) => {
        server.close(() => on())
        server.closeAllConnections()
      }),
  }
}

/** Sends the browser back with a code, or without one when the person said no. */
function back(state: State, redirect: string, parameters: Record<string, string>, codeAs: string[]): Said {
  const to = new URL(redirect)
  if (state.who !== 'no') {
    const code = fresh()
    state.codes.set(code, state.who)
    for (const name of codeAs) to.searchParams.set(name, code)
  }
  for (const [name, value] of Object.entries(parameters)) to.searchParams.set(name, value)
  return { to }
}

/** Good once. */
function spent(state: State, code: unknown): Who | undefined {
  const who = state.codes.get(String(code))
  state.codes.delete(String(code))
  return who
}

export const corp = { id: 'ww0123456789abcdef', secret: 'corp-secret-0123456789', agent: '1000002' }

/** @param host the trusted domain of the app */
export function openWecom(host: string): Promise<Office> {
  const err = (errcode: number, errmsg: string): Said => ({
    json: {
      errcode,
      errmsg: `${errmsg}, hint: [1700000000_1_0123456789abcdef], from ip: 203.0.113.9, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`,
    },
  })
  const page = (url: URL, state: State): Said => {
    const q = Object.fromEntries(url.searchParams)
    const mayReturn = q['redirect_uri'] && new URL(q['redirect_uri']).host === host
    if (q['appid'] !== corp.id || q['agentid'] !== corp.agent) return { text: '该链接无法访问 appid' }
    if (!mayReturn) return { text: '该链接无法访问 redirect_uri 需使用应用可信域名' }
    if (!/^[a-zA-Z0-9]{1,128}$/.test(q['state'] ?? '')) return { text: '该链接无法访问 state' }
    return back(state, q['redirect_uri']!, { state: q['state']! }, ['code'])
  }
  return open(
    ({ url, method }, state) => {
      const q = url.searchParams
      if (url.pathname === '/connect/oauth2/authorize')
        return q.get('scope') === 'snsapi_base' && q.get('response_type') === 'code'
          ? page(url, state)
          : { text: 'scope' }
      if (url.pathname === '/wwlogin/sso/login')
        return q.get('login_type') === 'CorpApp' ? page(url, state) : { text: 'login_type' }
      if (method !== 'GET') return undefined
      if (url.pathname === '/cgi-bin/gettoken') {
        if (q.get('corpid') !== corp.id) return err(40013, 'invalid corpid')
        if (q.get('corpsecret') !== corp.secret) return err(40001, 'invalid credential')
        const token = fresh()
        state.tokens.add(token)
        return { json: { errcode: 0, errmsg: 'ok', access_token: token, expires_in: 7200 } }
      }
      if (url.pathname !== '/cgi-bin/auth/getuserinfo') return undefined
      if (!state.tokens.has(q.get('access_token') ?? '')) return err(42001, 'access_token expired')
      const who = spent(state, q.get('code'))
      if (!who || who === 'no') return err(40029, 'invalid code')
      return {
        json: {
          errcode: 0,
          errmsg: 'ok',
          ...('inside' in who ? { userid: who.inside, user_ticket: fresh() } : { openid: who.outside }),
        },
      }
    },
    () => err(45009, 'api freq out of limit'),
  )
}

export const suite = { key: 'dingoa0123456789abcd', secret: 'suite-secret-0123456789' }

const fault = (status: number, code: string, message: string): Said => ({
  status,
  json: { code, requestid: 'EFCA3ED1-6893-7CAF-8C8D-A5AEC89C85FC', message },
})
const notSuite = () => fault(400, 'invalidClientIdOrSecret', '无效的clientId或者clientSecret')

/** @param returns the addresses that were registered */
export function openDingtalk(returns: string[]): Promise<Office> {
  const persons = new Map<string, Who>()
  type Way = (call: Call, state: State) => Said
  const page: Way = ({ url }, state) => {
    const q = Object.fromEntries(url.searchParams)
    if (q['client_id'] !== suite.key || q['scope'] !== 'openid' || q['response_type'] !== 'code')
      return { text: '对不起，你无权限查看该页面' }
    if (!returns.includes(q['redirect_uri'] ?? '')) return { text: 'url不在白名单' }
    return back(state, q['redirect_uri']!, { state: q['state'] ?? '' }, ['authCode', 'code'])
  }
  const ofApp: Way = ({ body }) =>
    body['appKey'] === suite.key && body['appSecret'] === suite.secret
      ? { json: { accessToken: fresh(), expireIn: 7200 } }
      : notSuite()
  const ofPerson: Way = ({ body }, state) => {
    if (body['clientId'] !== suite.key || body['clientSecret'] !== suite.secret) return notSuite()
    const who = body['grantType'] === 'authorization_code' ? spent(state, body['code']) : undefined
    if (!who) return fault(400, 'invalidParameter.authCode.notFound', '不存在的authCode')
    const token = fresh()
    persons.set(token, who)
    state.tokens.add(token)
    return { json: { accessToken: token, refreshToken: fresh(), expireIn: 7200, corpId: 'ding0123' } }
  }
  const whoIs: Way = ({ headers }, state) => {
    const token = String(headers['x-acs-dingtalk-access-token'])
    const who = state.tokens.has(token) ? persons.get(token) : undefined
    if (!who || who === 'no') return fault(400, 'InvalidAuthentication', '不合法的access_token')
    const id = 'inside' in who ? who.inside : who.outside
    return { json: { nick: '某人', openId: `open-${id}`, unionId: id, stateCode: '86' } }
  }
  const ways: Record<string, Way> = {
    'GET /oauth2/auth': page,
    'POST /v1.0/oauth2/accessToken': ofApp,
    'POST /v1.0/oauth2/userAccessToken': ofPerson,
    'GET /v1.0/contact/users/me': whoIs,
  }
  return open(
    (call, state) =>
      call.method === 'POST' && call.headers['content-type'] !== 'application/json'
        ? fault(400, 'Missingbody', 'body is mandatory for this action.')
        : ways[`${call.method} ${call.url.pathname}`]?.(call, state),
    () => fault(403, 'Forbidden.AccessDenied.QpsLimitForApi', '您的流量超过接口频率限制'),
  )
}
