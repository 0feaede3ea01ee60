/** A real OpenID Connect provider on loopback: whoever comes is signed in there at once, as the person it was told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose'
import Provider, { type OidcContext } from 'oidc-provider'

export interface OpenProvider {
  issuer: string
  /** The key its tokens are signed with, for what only a thief could do. */
  key: CryptoKey
  publicKey: JWK
  client: { id: string; secret: string }
  /** Who is signed in there from now on. */
  is: (sub: string) => void
  /** What a browser does that is sent there; answers the address it is sent back to, or what the provider says instead. */
  visit: (to: string) => Promise<URL | string>
  close: () => Promise<void>
}

/** @param returns the addresses it sends back to */
export async function openProvider(name: string, returns: string[]): Promise<OpenProvider> {
  const server = createServer()
  await new Promise<void>((on) => server.listen(0, '127.0.0.1', on))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const pair = await generateKeyPair('RS256', { extractable: true })
  const kid = `key-of-${name}`
  const client = { id: `linli-at-${name}`, secret: `secret-of-linli-at-${name}-0123456789` }
  let who = 'nobody'
  const seconds = { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 }
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: returns, response_types: ['code'] }],
    jwks: { keys: [{ ...(await exportJWK(pair.privateKey)), kid, alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [`cookies of ${name}`] },
    ttl: seconds,
    features: { devInteractions: { enabled: false } },
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    pkce: { required: () => true },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, preferred_username: `name of ${id}` }),
    }),
    interactions: { url: (_: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    loadExistingGrant: async ({ oidc }: OidcContext) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const login = { login: { accountId: who, remember: false } }
    void (request.url!.startsWith('/interaction/')
      ? provider.interactionFinished(request, response, login)
      : callback(request, response))
  })
  return {
    issuer,
    key: pair.privateKey,
    publicKey: { ...(await exportJWK(pair.publicKey)), kid },
    client,
    is: (sub) => (who = sub),
    visit: (to) => visit(to, issuer),
    close: () =>
      new Promise((on) => {
        server.close(() => on())
        server.closeAllConnections()
      }),
  }
}

async function visit(to: string, issuer: string): Promise<URL | string> {
  const jar = new Map<string, string>()
  let at = new URL(to)
  while (at.origin === issuer) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const next = answer.headers.get('location')
    if (!next) return answer.text()
    at = new URL(next, at)
  }
  return at
}
