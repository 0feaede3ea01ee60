/** What this room says to residents in its own name; everything else goes through the templates of the packs. */

/** What a matter is called while nobody has put it under an item. */
export const unsorted = { zh: '您反映的事', en: 'Your matter' }

/** A code is told, never asked for; whoever gets it is told so. */
export const codeText = (code: string, minutes: number) =>
  `办理验证码 ${code}，${minutes} 分钟内有效。请勿告诉任何人，工作人员不会索要。`

/** Into the history of a matter whose place is no more; a county writes Chinese. */
export const splitText = (old: string, heirs: readonly string[]) =>
  `所在的“${old}”已拆分为${heirs.map((h) => `“${h}”`).join('、')}，没有住址能说明属于哪一个。请派单员核实后改到新的地方。`

/** Into the history of a matter whose hand has left; a county writes Chinese. */
export const handOverText = (from: string, to: string) => `“${from}”工作交接，由“${to}”接着办理。`

/** Only to whoever asked for it by message. */
export const linkText = (address: string, day: string) =>
  `请您帮忙办一件事：${address} 。${day} 前有效，打开后用本机号码验证，不收费，不要密码。`
