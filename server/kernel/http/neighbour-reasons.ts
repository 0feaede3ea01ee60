/** Reasons of the board of neighbours. */
import { only, titled, type Reason } from './reason.ts'

export const neighbourReasons: Readonly<Record<string, Reason>> = {
  'neighbours-off': titled(
    ['本县没有开邻里互助板', '有事请找社区，或者直接提诉求。'],
    ['There is no board of neighbours here', 'Ask your community, or report what you need.'],
  ),
  'neighbours-untied': titled(
    ['手机还没有和居民登记对上', '带上身份证到社区，几分钟就好。'],
    ['This phone is not tied to the register yet', 'Bring your card to the community office; it takes minutes.'],
  ),
  'neighbours-adults': titled(
    ['满 18 岁才能用互助板', '有事请家里的大人来发，或者找社区。'],
    ['The board is for adults', 'Ask a grown-up of your home, or your community.'],
  ),
  'neighbours-many': titled(
    ['同时最多 10 条', '先把用不着的撤下来，再发新的。'],
    ['Ten at a time', 'Take one off the board first.'],
  ),
  'neighbours-own': only('这是您自己发的。', 'This is your own.'),
  'neighbours-over': titled(
    ['这一条已经结束', '已经有人帮了，或者到期了。'],
    ['This is over', 'Somebody else helps already, or its time is up.'],
  ),
  'neighbours-answered': only('您已经回应过这一条。', 'You have answered this already.'),
  'neighbours-no-unit': titled(
    ['这里还没有登记居（村）委会', '请告诉社区。'],
    ['No committee is registered here', 'Please tell your community.'],
  ),
}
