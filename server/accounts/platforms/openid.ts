/**
 * OpenID Connect 1.0: authorization code with PKCE, state and nonce. The signature of the ID token is checked with the keys
 * of its own issuer, by asymmetric algorithms alone; `iss` of the answer too, where the platform sends it (RFC 9207).
 */
import * as openid from 'openid-client'
import type { Refusal } from '../../../domain/kernel/errors.ts'
import { CallFault } from '../../kernel/gateways/caller.ts'
import {
  callerOf,
  declined,
  failed,
  nameFrom,
  silent,
  unproven,
  type Bound,
  type Opened,
  type Prover,
} from './prover.ts'

/** Never `none`, and never one whose key we share: what we could sign ourselves proves nothing. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

const fetchBy =
  ({ house }: Opened): openid.CustomFetch =>
  (url, { method, headers, body }) =>
    callerOf(house)(url, {
      method,
      headers,
      ...(body !== undefined &&
        body !== null && { body: body instanceof URLSearchParams ? body.toString() : text(body) }),
    })

function text(body: unknown): string {
  if (typeof body !== 'string') throw new CallFault('unreachable')
  return body
}

interface Known {
  at: number
  config: Promise<openid.Configuration>
}

/** What a platform says of itself, for a quarter of an hour. */
const known = new WeakMap<Opened['house'], Map<string, Known>>()
const freshFor = 15 * 60_000

function configOf(at: Opened): Promise<openid.Configuration> {
  const map = known.get(at.house) ?? new Map<string, Known>()
  known.set(at.house, map)
  const key = `${at.county.code} ${at.platform.code} ${at.platform.version}`
  const now = performance.now()
  const there = map.get(key)
  if (there && now - there.at < freshFor) return there.config
  if (map.size > 200) map.clear()
  const config = discover(at)
  config.catch(() => map.delete(key))
  map.set(key, { at: now, config })
  return config
}

async function discover(at: Opened): Promise<openid.Configuration> {
  const { issuer, client } = at.platform
  const url = new URL(issuer)
  // Plain http is refused by the way out unless the operator opened that address.
  const plain = url.protocol === 'http:' ? [openid.allowInsecureRequests] : []
  const { supportsPKCE: _, ...found } = (
    await openid.discovery(url, client, undefined, openid.None(), {
      [openid.customFetch]: fetchBy(at),
      execute: plain,
      timeout: 10,
    })
  ).serverMetadata()
  // Letter by letter: a slash more is another issuer.
  if (found.issuer !== issuer) throw new CallFault('other-issuer')
  const offered = found.id_token_signing_alg_values_supported?.filter((a) => algorithms.includes(a)) ?? ['RS256']
  const basic = found.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true
  const config = new openid.Configuration(
    { ...found, id_token_signing_alg_values_supported: offered },
    client,
    {},
    (basic ? openid.ClientSecretBasic : openid.ClientSecretPost)(at.secret),
  )
  config[openid.customFetch] = fetchBy(at)
  config.timeout = 10
  for (const each of plain) each(config)
  openid.enableNonRepudiationChecks(config)
  return config
}

/** The log names the fault, never what was sent. */
function refusalOf(at: Opened, error: unknown): Refusal {
  const cause = (error as { cause?: unknown }).cause
  const call = error instanceof CallFault ? error : cause instanceof CallFault ? cause : undefined
  const because = call?.code ?? (error as { code?: string }).code ?? (error as Error).name
  const quiet = call !== undefined || because === 'OAUTH_TIMEOUT' || because === 'OAUTH_RESPONSE_IS_NOT_CONFORM'
  const no = error instanceof openid.AuthorizationResponseError
  return failed(at, because, no ? declined() : quiet ? silent() : unproven())
}

const listed = (claim: unknown): unknown[] => (Array.isArray(claim) ? claim : [claim])

async function prove(at: Opened, bound: Bound, search: URLSearchParams) {
  const config = await configOf(at)
  const tokens = await openid.authorizationCodeGrant(config, new URL(`${bound.back}?${search}`), {
    expectedState: bound.state,
    expectedNonce: bound.nonce,
    pkceCodeVerifier: bound.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw unproven()
  const { claim, counts } = at.platform
  const more = claims[claim] === undefined ? await openid.fetchUserInfo(config, tokens.access_token, claims.sub) : {}
  const name = nameFrom(claims[claim] ?? (more as Record<string, unknown>)[claim])
  if (name === undefined) throw unproven()
  const given = [...listed(claims['acr']), ...listed(claims['amr'])]
  return { name, counts: counts.some((value) => given.includes(value)) }
}

async function faced<T>(at: Opened, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw refusalOf(at, error)
  }
}

export const openidProver: Prover = {
  look: (at) =>
    faced(at, async () => {
      await configOf(at)
    }),
  sendTo: (at, bound) =>
    faced(at, async () => {
      const to = openid.buildAuthorizationUrl(await configOf(at), {
        redirect_uri: bound.back,
        scope: at.platform.scope,
        state: bound.state,
        nonce: bound.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(bound.verifier),
        code_challenge_method: 'S256',
      })
      return to.href
    }),
  prove: (at, bound, search) => faced(at, () => prove(at, bound, search)),
}
