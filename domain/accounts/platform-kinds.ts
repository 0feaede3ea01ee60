/** The kinds of sign-in platforms, and in whose app a page stands; without shapes, for the phones of the field ask it too. */

/** OpenID Connect, 企业微信, 钉钉. */
export const platformKinds = ['openid', 'wecom', 'dingtalk'] as const
export type PlatformKind = (typeof platformKinds)[number]

/** Where the public ones answer, and what names people there. A private one answers elsewhere in the same way. */
export const usualOf = {
  openid: { issuer: 'https://', front: null, inside: null, claim: 'sub', claims: null },
  wecom: {
    issuer: 'https://qyapi.weixin.qq.com',
    front: 'https://login.work.weixin.qq.com/wwlogin/sso/login',
    inside: 'https://open.weixin.qq.com/connect/oauth2/authorize',
    claim: 'userid',
    claims: ['userid'],
  },
  dingtalk: {
    issuer: 'https://api.dingtalk.com',
    front: 'https://login.dingtalk.com/oauth2/auth',
    inside: null,
    claim: 'unionId',
    claims: ['unionId', 'openId'],
  },
} as const satisfies Record<PlatformKind, object>

/** What an app calls itself that carries our pages in a browser of its own. */
const hosts: readonly (readonly [RegExp, PlatformKind])[] = [
  [/\bwxwork\b/i, 'wecom'],
  [/\bDingTalk\b/i, 'dingtalk'],
]

/** Pure: the kind of platform in whose app this page stands. */
export const hostOf = (agent: string): PlatformKind | undefined => hosts.find(([mark]) => mark.test(agent))?.[1]
