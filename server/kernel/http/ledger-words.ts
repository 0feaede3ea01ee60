/** Of the ledger, and of the time bank. */
import { titled, type Reason } from './reason.ts'

export const ledgerWords: Readonly<Record<string, Reason>> = {
  // the ledger
  'ledger-short': titled(
    ['余额不够', '余额没有这么多，可能刚被用掉了。请刷新后再看。'],
    ['There is not that much left', 'Somebody may have used it a moment ago. Look again.'],
  ),
  'ledger-frozen': titled(
    ['时间已冻结', '正在核实，弄清楚之前不能动用；有疑问请问社区。'],
    [
      'The account is frozen',
      'It is being looked into; until a person has decided nothing goes out. Ask the community.',
    ],
  ),
  // time bank
  'timebank-off': titled(
    ['本县没有开时间银行', '要开，请管理员在设置里打开。'],
    ['There is no time bank here', 'The administrator turns it on among the settings.'],
  ),
  'order-no-account': titled(['还没有开户', '先开户，才能用时间请人帮忙。'], ['No account yet', 'Open one first.']),
  'order-not-of-pool': titled(
    ['公益池暂时帮不上这位', '公益池先服务规则里写明的困难老人。社区一样会帮忙，请打电话说一声。'],
    ['The pool does not pay for this', 'It serves whom the rules name. Your community helps all the same: call them.'],
  ),
  'order-pool-month': titled(
    ['本月由公益池付的时间已经用完', '下个月还有；急的话请打电话，社区照样帮忙。'],
    ['This month’s minutes of the pool are used', 'There are more next month; call if it cannot wait.'],
  ),
  'order-own': titled(
    ['不能自己给自己服务', '请另一位志愿者来。'],
    ['Nobody serves themselves', 'Somebody else comes.'],
  ),
  'order-not-yet': titled(
    ['还不能接这一单', '要先登记成志愿者，并满足这项服务的要求。'],
    ['Not yet', 'Be registered as a volunteer first, with what this service asks for.'],
  ),
  'order-open': titled(
    ['还没有人接', '有人接了、服务了，再做这一步。'],
    ['Nobody took it yet', 'Wait until somebody did.'],
  ),
  'order-taken': titled(
    ['已经有人接了', '看看别的单子，谢谢您。'],
    ['Somebody took it', 'Look at the others, and thank you.'],
  ),
  'order-told': titled(
    ['志愿者说已经服务过', '请确认；不是这样的，请告诉社区。'],
    ['The volunteer says it was done', 'Confirm it, or tell your community that it was not so.'],
  ),
  'order-served': titled(['已经服务完了', '这一单已经办完。'], ['It was served', 'Nothing is left to do.']),
  'order-cancelled': titled(['已经撤了', '留出的时间都退回去了。'], ['It was called off', 'The minutes went back.']),
  'order-lapsed': titled(
    ['没人接，已经自动撤了', '留出的时间都退回去了，可以再下一单。'],
    ['Nobody took it in time', 'The minutes went back; ask again.'],
  ),
  'gift-cap': titled(
    ['对方已经存到上限', '少转一些，或者捐给公益池。'],
    ['They have as much as one may keep', 'Give less, or give it to the pool.'],
  ),
  'frozen-already': titled(['已经暂停使用', '不用再做一次。'], ['It is frozen', 'That was done already.']),
  'frozen-not': titled(['没有暂停使用', '不用恢复。'], ['It is not frozen', 'Nothing is to be settled.']),
  'proposal-own': titled(
    ['要另一位同事来定', '提的人、当事人都不能自己定。'],
    ['Somebody else decides', 'Not who proposed it, nor whom it concerns.'],
  ),
  'proposal-decided': titled(['已经定了', '不用再定。'], ['It is decided', 'Nothing is left to do.']),
  'goods-off': titled(
    ['本县的时间银行不换日用品', '按现在的规则，时间只用来请人帮忙。'],
    ['No goods for minutes here', 'By the rules in force minutes are for help alone.'],
  ),
  'goods-gone': titled(
    ['没有这么多了', '少领几件，或者换一样。'],
    ['Not that many are left', 'Take fewer, or another.'],
  ),
  'undone-already': titled(['已经冲回', '一笔只冲回一次。'], ['It was undone', 'Each is undone once.']),
  'undo-elsewhere': titled(
    ['这一笔不在这里冲回', '服务时长请更正服务记录；订单请撤单。'],
    ['It is not undone here', 'Correct the service record, or call the order off.'],
  ),
}
