/** What this room sends to phones. No message asks for anything, and none carries a link. */
import type { Ctx, County, House } from '../kernel/context.ts'
import { signature, tableGateway, type SmsMessage } from '../kernel/gateways/sms.ts'

type Template = 'accounts.code' | 'accounts.factor' | 'accounts.forgotten' | 'accounts.phone-changed' | 'accounts.reset'

const texts: Record<Template, (p: Record<string, string>) => string> = {
  'accounts.code': (p) => `登录验证码 ${p.code}，${p.minutes} 分钟内有效。请勿告诉任何人，工作人员不会索要。`,
  'accounts.factor': (p) => `第二重验证码 ${p.code}，${p.minutes} 分钟内有效。请勿告诉任何人，管理员也不会索要。`,
  'accounts.forgotten': (p) =>
    `一次性登录码 ${p.code}，${p.minutes} 分钟内有效，用后请重设口令。不是您本人操作请忽略并告知管理员。`,
  'accounts.phone-changed': () => '您登录用的手机号已在服务窗口更换。不是您本人办理的，请尽快到社区或拨打服务热线。',
  'accounts.reset': () => '您账号的第二重验证已由两名管理人员重置。不是您本人申请的，请立即联系管理员。',
}

export const messageOf = (
  county: County,
  template: Template,
  phone: string,
  params: Record<string, string> = {},
): SmsMessage => ({
  phone,
  template,
  params,
  text: signature(county) + texts[template](params),
})

const gatewayOf = (house: House) => house.sms ?? tableGateway(house)

export const send = (
  ctx: Pick<Ctx, 'house' | 'county'>,
  template: Template,
  phone: string,
  params?: Record<string, string>,
) => gatewayOf(ctx.house).send(ctx.county, messageOf(ctx.county, template, phone, params))

const underway = new Set<Promise<void>>()

/** Sent after the answer, so that the time an answer takes says nothing about whether there was anybody to send to. */
export function sendLater(
  ctx: Pick<Ctx, 'house' | 'county'>,
  template: Template,
  phone: string,
  params?: Record<string, string>,
): void {
  const sending = send(ctx, template, phone, params)
    .catch((error: unknown) => ctx.house.log.warn({ template, reason: (error as Error).message }, 'message not sent'))
    .finally(() => underway.delete(sending))
  underway.add(sending)
}

/** Resolves when nothing is on its way any more. */
export const messagesSent = async () => void (await Promise.all(underway))
